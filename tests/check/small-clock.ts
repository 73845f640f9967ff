import { type Day, factId, type Origin, type Range, sourceId } from '../../src/domain/index.ts';

/** Local midnight of Monday 2 March 2026 in Asia/Kathmandu. */
export const MIDNIGHT = 1_772_388_900;
export const DAY = 86_400;
export const hour = (day: number, hours: number): number => MIDNIGHT + day * DAY + Math.round(hours * 3600);
/** Plans are made as of 05:00 on the first day. */
export const AS_OF = hour(0, 5);

const SUN: readonly (readonly [number, number])[] = [
  [1_772_411_400, 1_772_455_020],
  [1_772_497_800, 1_772_541_420],
  [1_772_584_200, 1_772_627_820],
];

export const DATES = ['2026-03-02', '2026-03-03', '2026-03-04'] as const;

export const days: readonly Day[] = DATES.map((date, d) => ({
  date,
  startsAt: hour(d, 0),
  endsAt: hour(d + 1, 0),
  offsetSeconds: 20_700,
  sunriseAt: SUN[d]![0],
  sunsetAt: SUN[d]![1],
}));

export function origin(id: string, changes: Partial<Origin> = {}): Origin {
  return {
    factId: factId(id),
    sourceId: sourceId('survey'),
    credibility: 2,
    knownAt: AS_OF - 3600,
    lastVerifiedAt: AS_OF - 7200,
    countingPoint: null,
    assumption: null,
    ...changes,
  };
}

export const exactly = (count: number): Range => ({ low: count, best: count, high: count });
