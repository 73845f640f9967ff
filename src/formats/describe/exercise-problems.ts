import type { ProblemSection } from './problem-catalogue.ts';

/** Problems of drawing an exercise. */
export const EXERCISE_PROBLEMS: ProblemSection = {
  title: 'Exercises',
  about: 'The options of `exercise`, its roads and its folder; docs/exercises.md says what is drawn.',
  codes: {
    'exercise.bad-option': [
      'An option is no number of its kind, or more states are wanted than the days have room for.',
      'Use a number of the range named.',
    ],
    'exercise.too-few-junctions': [
      'There are not enough junctions that the vehicles can drive between.',
      'Ask for fewer places or take a larger extract.',
    ],
    'exercise.cut-off': [
      'However often it was drawn, some site or crossing was cut off in every access state, or the states could not be made.',
      'Take another seed, fewer places or a larger extract.',
    ],
    'exercise.folder': [
      'The folder holds something already, or cannot be written.',
      'Name another with --into; nothing is ever overwritten.',
    ],
    'exercise.roads-kind': [
      'The ending of the roads is not known.',
      'Give .osm.pbf, .osm, .osm.gz or .geojson.',
    ],
    'exercise.roads-not-readable': [
      'The roads are not there, no plain file, too large, or may not be read.',
      'Check the path; cut a larger extract to the area of the exercise.',
    ],
  },
};
