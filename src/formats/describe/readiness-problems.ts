import type { ProblemSection } from './problem-catalogue.ts';

/** What `validate` says of an operation that is sound and would still make a poor plan. */
export const READINESS_PROBLEMS: ProblemSection = {
  title: 'Before a plan',
  about: 'Warnings of `validate` about an operation whose files are right: what a plan of it would lack.',
  codes: {
    'operation.nothing-yet': [
      'Warning: the operation has no roads, places, people, goods, supply or vehicles yet. A plan of it would bring nobody anything.',
      'Bring it in with import, or write the file as docs/formats.md shows it.',
    ],
    'capacity.crossing-unused': [
      'Warning: supply comes in at a crossing of which no row of capacity.csv says how many trucks a day it takes. Nothing is planned through it.',
      'Add a row for it to capacity.csv.',
    ],
    'places.cut-off': [
      'Warning: the road or the links at a place do not join it to supply and people, or one way only. No vehicle can go there and come home, so nothing is loaded or brought there.',
      'Move the place to the road that vehicles take there, or name the way in links.csv with overrides no. A link without it takes both its places off the roads of the map.',
    ],
  },
};
