import { QUICK_NEEDS } from './quick-needs.ts';

/** One of the ten questions: its key in a file of answers, and what is asked of a person. */
export interface QuickQuestion {
  readonly key: string;
  readonly ask: string;
  /** How to answer, with an example. */
  readonly hint: string;
  /** What an empty answer means: a default (which is then an assumption), not known, or that it must be answered. */
  readonly empty:
    | { readonly kind: 'default'; readonly text: string; readonly source: string }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'needed' };
}

const PRODUCT = 'assumption of Throughline, no standard gives one';
const known = QUICK_NEEDS.map((need) => need.id).join(', ');

/** The ten questions, in the order in which they are asked. */
export const QUICK_QUESTIONS: readonly QuickQuestion[] = [
  {
    key: 'people',
    ask: 'How many people?',
    hint: 'One figure, or low-best-high: 9000-12000-15000.',
    empty: { kind: 'needed' },
  },
  {
    key: 'household_size',
    ask: 'How many of them live in one household?',
    hint: 'A whole number.',
    empty: { kind: 'default', text: '5', source: 'assumption of Throughline; household surveys replace it' },
  },
  {
    key: 'needs',
    ask: 'What do they need?',
    hint: `Any of ${known}. A standard of your own stands behind the word: food 0.4; water 7.5 (kilograms, litres or pieces).`,
    empty: { kind: 'default', text: 'food; water', source: PRODUCT },
  },
  {
    key: 'stock_t',
    ask: 'How many tonnes of each are in the warehouse?',
    hint: 'food 120; water 0. What is left out is not known; 0 is none.',
    empty: { kind: 'unknown' },
  },
  {
    key: 'arrivals_t_per_day',
    ask: 'How many tonnes of each come in a day?',
    hint: 'food 5-8-10; water 0. What is left out is not known; 0 is none.',
    empty: { kind: 'unknown' },
  },
  {
    key: 'trucks',
    ask: 'How many trucks, of how many tonnes each?',
    hint: '6 x 10, or 4-6-8 x 10. ? x 10 where their number is not known.',
    empty: { kind: 'unknown' },
  },
  {
    key: 'round_trip_hours',
    ask: 'How many hours does a round trip take, loading and unloading included?',
    hint: '4-5-7.',
    empty: { kind: 'needed' },
  },
  {
    key: 'working_hours',
    ask: 'How many hours a day can a truck work?',
    hint: '10.',
    empty: { kind: 'default', text: '10', source: PRODUCT },
  },
  {
    key: 'days',
    ask: 'How many days must it be for?',
    hint: 'A whole number.',
    empty: { kind: 'default', text: '7', source: PRODUCT },
  },
  {
    key: 'lost_percent',
    ask: 'Of a hundred tonnes sent, how many will not get through?',
    hint: '10-20-40.',
    empty: { kind: 'default', text: '0-10-30', source: PRODUCT },
  },
];

/** Tonnes of a truck where an answer gives none. */
export const DEFAULT_TRUCK_TONNES = {
  text: '10',
  source: 'assumption of Throughline: a common size',
} as const;
