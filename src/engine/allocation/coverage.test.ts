import { describe, expect, it } from 'vitest';
import { type Tiny, tinySituation } from '../../../tests/support/tiny-operation.ts';
import type { CoverageLine } from '../../domain/index.ts';
import { compareCoverage, computeCoverage, toPpm } from './coverage.ts';
import type { HandOut } from './flow.ts';

const tiny: Tiny = {
  days: 3,
  places: [
    { id: 'hub', kind: 'hub' },
    { id: 'site', kind: 'site', people: 3, peoplePerDay: 2 },
  ],
  goods: [{ id: 'parcel', grams: 1000, serves: { food: 7, wash: 5 } }],
  needs: [
    { id: 'food', amount: 10, floor: 4, periodDays: 2 },
    { id: 'wash', amount: 10, periodDays: 1, tier: 2 },
  ],
  lots: [{ place: 'site', good: 'parcel', packs: 100 }],
  fleet: [],
};

const handOut = (firstDay: number, packs: number): HandOut =>
  ({ placeId: 'site', goodId: 'parcel', lotId: 'lot-00', firstDay, lastDay: firstDay, packs }) as never;

describe('computeCoverage', () => {
  it('adds up the usage periods inside an element, up to what the place can hand out, rounded down', () => {
    const lines = computeCoverage(tinySituation(tiny), [handOut(0, 2), handOut(1, 1), handOut(2, 100)]);
    expect(
      lines.map((line) => [line.needId, line.fromDate, line.receivedAmount, line.floorPpm, line.targetPpm]),
    ).toEqual([
      // Food, days 0-1: 3 packs x 7 of 60, floor 24. Day 2: target 30, but only 2 of 3 people can be served: 20.
      ['food', '2025-03-03', 21, 875_000, 350_000],
      ['food', '2025-03-05', 20, 1_000_000, 666_666],
      ['wash', '2025-03-03', 10, 1_000_000, 333_333],
      ['wash', '2025-03-04', 5, 1_000_000, 166_666],
      ['wash', '2025-03-05', 20, 1_000_000, 666_666],
    ]);
  });

  it('is exact for amounts whose millionfold no double holds', () => {
    expect(toPpm(3_000_000_000_000_001, 9_000_000_000_000_003)).toBe(333_333);
    expect(toPpm(9_000_000_000_000_000, 9_000_000_000_000_000)).toBe(1_000_000);
  });
});

describe('compareCoverage', () => {
  const line = (
    tier: number,
    floorPpm: number,
    targetPpm: number,
    verified = true,
    weight = 1,
  ): CoverageLine => ({ tier, floorPpm, targetPpm, floorAmount: 1, verified, weight }) as never;

  it('looks at the worst floor of the first tier first, whoever has it', () => {
    const fair = [line(1, 500, 300), line(1, 500, 300), line(2, 0, 0)];
    const unfair = [line(1, 900, 900), line(1, 499, 300), line(2, 999, 999)];
    expect(compareCoverage(fair, unfair)).toBeGreaterThan(0);
    expect(compareCoverage([unfair[1]!, unfair[0]!, unfair[2]!], unfair)).toBe(0);
  });

  it('looks at floors of the second tier before targets of the first', () => {
    expect(
      compareCoverage([line(1, 500, 300), line(2, 2, 2)], [line(1, 500, 900), line(2, 1, 1)]),
    ).toBeGreaterThan(0);
  });

  it('prefers verified people where the sorted vectors are equal', () => {
    const verifiedFirst = [line(1, 1000, 800, true, 5), line(1, 1000, 300, false, 5)];
    const otherFirst = [line(1, 1000, 300, true, 5), line(1, 1000, 800, false, 5)];
    expect(compareCoverage(verifiedFirst, otherFirst)).toBeGreaterThan(0);
  });

  it('leaves elements without a floor out of the floor stage', () => {
    const none = { ...line(1, 1_000_000, 100), floorAmount: 0 };
    expect(compareCoverage([none, line(1, 400, 100)], [none, line(1, 300, 200)])).toBeGreaterThan(0);
  });
});
