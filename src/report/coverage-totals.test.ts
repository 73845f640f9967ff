import { describe, expect, it } from 'vitest';
import { type CoverageLine, needId, placeId } from '../domain/index.ts';
import { computeCoverageTotal } from './coverage-totals.ts';

const line = (place: string, day: number, people: number, targetPpm: number): CoverageLine => ({
  placeId: placeId(place),
  needId: needId('water'),
  tier: 1,
  fromDate: `2025-03-0${day}`,
  toDate: `2025-03-0${day + 1}`,
  people,
  weight: people * 2,
  floorAmount: 1,
  targetAmount: 100,
  receivedAmount: targetPpm / 1e4,
  floorPpm: 1_000_000,
  targetPpm,
  verified: true,
});

describe('computeCoverageTotal', () => {
  it('weights by people and rounds down', () => {
    const total = computeCoverageTotal([line('a', 1, 100, 0), line('b', 1, 200, 1_000_000)])!;
    expect(total.targetMeanPpm).toBe(666_666);
    expect(total.targetMinPpm).toBe(0);
    expect(total.people).toBe(300);
  });

  it('counts nobody twice who moves from one place to another', () => {
    // 100 people move from a to b after two days: never more than 300 in all.
    const lines = [line('a', 1, 200, 0), line('a', 3, 100, 0), line('b', 1, 100, 0), line('b', 3, 200, 0)];
    expect(computeCoverageTotal(lines)!.people).toBe(300);
  });

  it('says nothing of no lines', () => {
    expect(computeCoverageTotal([])).toBeNull();
  });
});
