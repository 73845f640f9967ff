import type { Source } from '../domain/index.ts';
import { EXERCISE_SOURCE, type ExerciseWorld, OSM_SOURCE } from './exercise-world.ts';

/**
 * The generator, and OpenStreetMap where the roads are its. B: within the exercise its facts are taken as those of a usual
 * source, each with a credibility of its own; otherwise nothing in it could ever be called verified.
 */
export function listExerciseSources(world: ExerciseWorld, roadCredit: string | null): readonly Source[] {
  const publishedAt = world.startOf(-30);
  const generator: Source = {
    id: EXERCISE_SOURCE,
    title: 'Exercise generator: made-up facts, drawn at random',
    publisher: 'Exercise generator',
    url: null,
    publishedAt,
    reliability: 'B',
    licence: null,
    credit: null,
    note: 'EXERCISE. Nobody was counted and nothing is there. Reliability B holds within the exercise only.',
  };
  if (roadCredit === null) return [generator];
  return [
    generator,
    {
      id: OSM_SOURCE,
      title: 'Roads of the map extract',
      publisher: 'OpenStreetMap contributors',
      url: 'https://www.openstreetmap.org/copyright',
      publishedAt,
      reliability: 'B',
      licence: 'ODbL 1.0',
      credit: roadCredit,
      note: 'The roads are real; everything else of the exercise is made up.',
    },
  ];
}
