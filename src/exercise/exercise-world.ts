import { randomStream } from '../base/index.ts';
import {
  type Credibility,
  type Day,
  factId,
  type Instant,
  type LocalDate,
  type Origin,
  type SourceId,
  sourceId,
} from '../domain/index.ts';
import type { ExerciseOptions } from './exercise-options.ts';
import { drawBetween, drawOne } from './random-draws.ts';

/** What all draws of one exercise share: options, calendar and the making of origins. */
export interface ExerciseWorld {
  readonly options: ExerciseOptions;
  readonly timeZone: string;
  readonly days: readonly Day[];
  readonly asOf: Instant;
  /** A stream of its own for each thing, so that more of one thing changes no other. */
  readonly random: (...labels: readonly (string | number)[]) => ReturnType<typeof randomStream>;
  /** The local date of day `number`; negative numbers lie before the horizon. */
  readonly dateOf: (number: number) => LocalDate;
  readonly startOf: (number: number) => Instant;
  readonly originOf: (id: string, more?: Partial<Origin>) => Origin;
}

export const EXERCISE_SOURCE: SourceId = sourceId('exercise-generator');
export const OSM_SOURCE: SourceId = sourceId('osm');

/** Monday, about the equinox: day and night are of like length everywhere. In years to come: never mistaken for a record. */
const FIRST_DAY = Date.UTC(2030, 2, 18) / 1000;
const DAY = 86_400;
const HOUR = 3600;

/** `lonE7` decides the time zone: whole hours by the sun, without summer time. */
export function createExerciseWorld(options: ExerciseOptions, lonE7: number): ExerciseWorld {
  const offsetHours = Math.max(-12, Math.min(12, Math.round(lonE7 / 1e7 / 15)));
  const startOf = (number: number): Instant => FIRST_DAY - offsetHours * HOUR + number * DAY;
  const dateOf = (number: number): LocalDate =>
    new Date((FIRST_DAY + number * DAY) * 1000).toISOString().slice(0, 10);
  // The lead of 24 hours ends before the sun of the first day is up.
  const asOf = startOf(-1) + 5 * HOUR;
  const random: ExerciseWorld['random'] = (...labels) => randomStream(options.seed, 'exercise', ...labels);
  return {
    options,
    timeZone: offsetHours === 0 ? 'Etc/GMT' : `Etc/GMT${offsetHours > 0 ? '-' : '+'}${Math.abs(offsetHours)}`,
    days: Array.from({ length: options.days }, (_, number) => ({
      date: dateOf(number),
      startsAt: startOf(number),
      endsAt: startOf(number + 1),
      offsetSeconds: offsetHours * HOUR,
      sunriseAt: null,
      sunsetAt: null,
    })),
    asOf,
    random,
    dateOf,
    startOf,
    originOf(id, more = {}) {
      const draw = random('origin', id);
      // Between a quarter of a day and nine days ago: some facts are fresh, many are stale.
      const ageHours = Math.floor(drawBetween(draw, 6, 9 * 24));
      const knownAt = asOf - ageHours * HOUR;
      const verifiedHours = Math.floor(ageHours * draw.nextFloat());
      const credibility = drawOne(draw, [1, 2, 2, 2, 3, 3, 4] as const satisfies readonly Credibility[]);
      return {
        factId: factId(id),
        sourceId: EXERCISE_SOURCE,
        credibility,
        knownAt,
        lastVerifiedAt: asOf - verifiedHours * HOUR,
        countingPoint: null,
        assumption: null,
        ...more,
      };
    },
  };
}
