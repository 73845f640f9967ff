import type { ProblemSection } from './problem-catalogue.ts';

/** What is said of fuel, of what the response itself uses up, of days of stock, and of people reached. */
export const STOCK_PROBLEMS: ProblemSection = {
  title: 'Fuel, days of stock, rations, and people reached',
  about: 'Columns of goods.csv and consumption.csv, and the commands `stock`, `rations` and `reached`.',
  codes: {
    'goods.two-fuels': [
      'Two goods say that vehicles take them as fuel.',
      'Leave fuel_litres empty for fuel that only others use, or count all in one good with conversions.csv.',
    ],
    'goods.fuel-serves': [
      'The fuel that vehicles take also serves a need: what is burnt cannot be handed out.',
      'Write nothing under serves, and name fuel for households as a good of its own.',
    ],
    'rations.no-need': [
      'No need is named, and none of tier 1 is counted in kcal and has stock and people.',
      'Name a need with --need.',
    ],
    'rations.unknown-need': [
      'There is no such need, or it is not used up, or it has no stock or nobody counted.',
      'Name one of those listed.',
    ],
    'rations.until': ['The last day on reduced rations is no day of the plan.', 'Give a day of the plan.'],
    'days.over': [
      'No day of the operation ends after the as-of instant, so no day is left to look at.',
      'Give an earlier --as-of, or a later horizon in operation.yaml.',
    ],
    'reached.no-ledger': [
      'The folder has no ledger: nothing is known of what was handed out.',
      'Roll the operation on with what happened, and give the folder that roll has written.',
    ],
    'reached.no-days': [
      'No day of the operation lies from --from to --to.',
      'Give dates within those of the ledger, which the problem names.',
    ],
  },
};
