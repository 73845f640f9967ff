import type { Problem } from '../domain/index.ts';

/** What an exercise is to be like. docs/exercises.md says what each number does. */
export interface ExerciseOptions {
  readonly sites: number;
  readonly hubs: number;
  readonly crossings: number;
  readonly days: number;
  /** Kinds of vehicle that roads can tell apart. */
  readonly classes: number;
  /** Distinct access states over the horizon. */
  readonly states: number;
  /** 1: a little more than all need; 3: a third of that. In thousandths. */
  readonly tightnessThousandths: number;
  readonly seed: number;
}

/** The options as they were typed. */
export type ExerciseTexts = Readonly<Record<keyof typeof LIMITS | 'tightness', string>>;

/** The options, or all that is wrong with them (`exercise.bad-option`). */
export function parseExerciseOptions(texts: ExerciseTexts): {
  readonly options: ExerciseOptions | null;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const report = (name: string, expected: string, remedy: string): number => {
    const got = JSON.stringify(texts[name as keyof ExerciseTexts]);
    problems.push({
      code: 'exercise.bad-option',
      severity: 'error',
      at: { file: `--${name}` },
      expected,
      got,
      remedy,
    });
    return Number.NaN;
  };
  const whole = (name: keyof typeof LIMITS): number => {
    const { least, most, about } = LIMITS[name];
    const value = Number(texts[name]);
    if (/^\d{1,16}$/.test(texts[name]) && value >= least && value <= most) return value;
    return report(name, `a whole number from ${least} to ${most}`, `It says ${about}.`);
  };
  const [sites, hubs, crossings, days, classes, states, seed] = [
    whole('sites'),
    whole('hubs'),
    whole('crossings'),
    whole('days'),
    whole('classes'),
    whole('states'),
    whole('seed'),
  ];
  const most = days * STATES_PER_DAY;
  if (states > most)
    report(
      'states',
      `at most ${most}, ${STATES_PER_DAY} for each of ${days} days`,
      'Ask for fewer states or more days: a state that lasts less than two hours is no test of a plan.',
    );
  const tightness = /^\d{1,3}(\.\d{1,3})?$/.test(texts.tightness)
    ? Math.round(Number(texts.tightness) * 1000)
    : Number.NaN;
  if (!(tightness >= LEAST_TIGHTNESS && tightness <= MOST_TIGHTNESS))
    report(
      'tightness',
      'a number from 0.1 to 100 with at most three decimals',
      'At 1 there is a little more than all need, at 3 a third of that.',
    );
  return {
    options:
      problems.length > 0
        ? null
        : { sites, hubs, crossings, days, classes, states, seed, tightnessThousandths: tightness },
    problems,
  };
}

const LIMITS = {
  sites: { least: 1, most: 5000, about: 'at how many places people are served' },
  hubs: { least: 1, most: 100, about: 'how many warehouses there are' },
  crossings: { least: 0, most: 50, about: 'at how many places supply comes in; with 0 it comes to the hubs' },
  days: { least: 1, most: 60, about: 'how many days are planned' },
  classes: { least: 1, most: 6, about: 'how many kinds of vehicle there are' },
  states: {
    least: 1,
    most: 720,
    about: 'how many different states access is in; with 1 it is the same throughout',
  },
  seed: { least: 0, most: Number.MAX_SAFE_INTEGER, about: 'which of all exercises of this kind is drawn' },
} as const;

const STATES_PER_DAY = 12;
const LEAST_TIGHTNESS = 100;
const MOST_TIGHTNESS = 100_000;
