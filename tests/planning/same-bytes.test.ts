import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/domain/index.ts';
import { formatPlan } from '../../src/formats/index.ts';
import { makePlan, makeStopFlag } from '../../src/services/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const planOn = async (operation: Operation, threads: number, seed: number): Promise<string> => {
  const made = await makePlan({
    operation,
    asOf: operation.defaultAsOf,
    seed,
    iterations: 5,
    threads,
    searchSeconds: null,
    stop: makeStopFlag(),
    observer: () => {},
  });
  if (made.kind !== 'planned') throw new Error(made.kind);
  return formatPlan(made.plan);
};

describe('the plan file', () => {
  it('has the same bytes in two runs and on one, two and three threads', { timeout: 300_000 }, async () => {
    const operation = randomOperation(11, SMALL);
    const once = await planOn(operation, 1, 3);
    expect(await planOn(operation, 1, 3)).toBe(once);
    expect(await planOn(operation, 2, 3)).toBe(once);
    expect(await planOn(operation, 3, 3)).toBe(once);
    expect(JSON.parse(once).sensitivity).toHaveLength(5);
  });

  it('does not change by a byte through anything known later', { timeout: 300_000 }, async () => {
    for (let seed = 21; seed <= 26; seed++) {
      const operation = randomOperation(seed, SMALL);
      const later = addLaterFacts(operation);
      expect(later.people.length).toBeGreaterThan(operation.people.length);
      expect(formatPlan(await planInThread(later)), `seed ${seed}`).toBe(
        formatPlan(await planInThread(operation)),
      );
    }
  });

  it('does change when the same facts were known in time', { timeout: 300_000 }, async () => {
    const operation = randomOperation(21, SMALL);
    const inTime = addLaterFacts(operation, operation.defaultAsOf);
    expect(formatPlan(await planInThread(inTime))).not.toBe(formatPlan(await planInThread(operation)));
  });
});

/** A second fact of every kind, better graded and very different, but known only after the as-of instant. */
const addLaterFacts = (operation: Operation, knownAt = operation.defaultAsOf + 1): Operation => {
  const again = <T extends { readonly origin: Operation['people'][number]['origin'] }>(
    rows: readonly T[],
    change: (row: T) => T,
  ): readonly T[] => [
    ...rows,
    ...rows.map((row) => ({
      ...change(row),
      origin: {
        ...row.origin,
        factId: `${row.origin.factId}-later` as never,
        knownAt,
        credibility: 1 as const,
      },
    })),
  ];
  const triple = (range: { low: number; best: number; high: number }) => ({
    low: range.low * 3,
    best: range.best * 3,
    high: range.high * 3,
  });
  return {
    ...operation,
    people: again(operation.people, (row) => ({ ...row, count: triple(row.count) })),
    stock: again(operation.stock, (row) => ({ ...row, count: triple(row.count) })),
    arrivals: again(operation.arrivals, (row) => ({ ...row, count: triple(row.count) })),
    capacities: again(operation.capacities, (row) => ({
      ...row,
      trucksPerDay: { low: 1, best: 1, high: 1 },
    })),
    conversions: again(operation.conversions, (row) => ({ ...row, factorPpm: triple(row.factorPpm) })),
    access: again(operation.access, (row) => ({
      ...row,
      id: `${row.id}-later` as never,
      kind: 'closed',
      from: null,
      to: null,
    })),
    fleet: again(operation.fleet, (row) => ({ ...row, id: `${row.id}-later` as never })),
  };
};
