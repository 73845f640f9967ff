import type { ProblemList } from '../../problem-list.ts';
import { quote } from '../../problem-list.ts';

/** current: as it was found. Projections say what was expected, as of the analysis. */
export type IpcPeriod = 'current' | 'first projection' | 'second projection';

const WORDS: ReadonlyMap<string, IpcPeriod> = new Map([
  ['current', 'current'],
  ['c', 'current'],
  ['first projection', 'first projection'],
  ['projected', 'first projection'],
  ['projection', 'first projection'],
  ['p', 'first projection'],
  ['second projection', 'second projection'],
  ['a', 'second projection'],
]);

export const findIpcPeriod = (word: string): IpcPeriod | undefined => WORDS.get(word.trim().toLowerCase());

/**
 * The period to take: that of `--set period=`, else the current one. Null, with the problem import.preset-choice, where
 * the word is unknown or the file holds other periods only.
 */
export function choosePeriod(
  set: ReadonlyMap<string, string>,
  present: ReadonlySet<IpcPeriod>,
  file: string,
  problems: ProblemList,
): IpcPeriod | null {
  const word = set.get('period');
  const period = word === undefined ? 'current' : findIpcPeriod(word);
  if (period !== undefined && present.has(period)) return period;
  const first = [...present].sort()[0] ?? 'current';
  problems.error(
    'import.preset-choice',
    { file },
    word === undefined ? 'the current period' : [...present].sort().join(' or '),
    word === undefined ? `only: ${[...present].sort().join(', ')}` : quote(word),
    `Give --set period="${first}" if that is meant; a projection is marked as an assumption.`,
  );
  return null;
}

/** Empty for the current period. */
export const describePeriod = (period: IpcPeriod): string =>
  period === 'current' ? '' : `IPC ${period}: what the analysis expected, not what was found`;

export const IPC_GROUP = 'ipc-3-plus';
export const IPC_NOTE =
  'Group ipc-3-plus: people in phase 3 or worse. It counts in a plan only through conversions.csv.';
