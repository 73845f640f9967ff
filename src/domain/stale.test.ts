import { describe, expect, it } from 'vitest';
import { randomOperation, SMALL } from '../../tests/support/random-operation.ts';
import type { Operation } from './operation.ts';
import { resolveSituation } from './resolve-situation.ts';
import { countStale, widenStale } from './stale.ts';

const base = randomOperation(5, SMALL);
const asOf = base.defaultAsOf;
const HOUR = 3600;

/** The operation with all rows verified `hours` before the as-of instant. */
const aged = (operation: Operation, hours: number): Operation => {
  const age = <T extends { readonly origin: Operation['people'][number]['origin'] }>(row: T): T => ({
    ...row,
    origin: { ...row.origin, lastVerifiedAt: asOf - hours * HOUR },
  });
  return {
    ...operation,
    people: operation.people.map(age),
    stock: operation.stock.map(age),
    fleet: operation.fleet.map(age),
    capacities: operation.capacities.map(age),
    links: operation.links.map(age),
    access: operation.access.map(age),
  };
};
const withLimit = (hours: number): Operation => ({
  ...base,
  rules: { ...base.rules, staleAfterSeconds: { ...base.rules.staleAfterSeconds, people: hours * HOUR } },
});

describe('rows that nobody verified', () => {
  it('are stale from the moment on at which their limit has passed', () => {
    const { rules } = withLimit(10);
    const origin = { ...base.people[0]!.origin, lastVerifiedAt: asOf - 10 * HOUR };
    expect(countStale(origin, 'people', rules, asOf - 1)).toBe(0);
    expect(countStale(origin, 'people', rules, asOf)).toBe(1);
    expect(countStale(origin, 'people', rules, asOf + 10 * HOUR)).toBe(2);
    const never = { ...origin, lastVerifiedAt: null, knownAt: asOf - 35 * HOUR };
    expect(countStale(never, 'people', rules, asOf)).toBe(3);
  });

  it('have ranges as wide as their age asks for, and no wider; once is enough', () => {
    const operation = aged(withLimit(10), 25);
    const [before] = operation.people;
    const exact = {
      ...operation,
      people: [{ ...before!, count: { ...before!.count, low: 1000, best: 1001, high: 1002 } }],
    };
    const wide = widenStale(exact, asOf);
    expect(wide.people[0]!.count).toMatchObject({ low: 800, best: 1001, high: 1202 });
    expect(widenStale(wide, asOf)).toEqual(wide);
    const wider = {
      ...exact,
      people: [{ ...before!, count: { ...before!.count, low: 5, best: 1001, high: 9000 } }],
    };
    expect(widenStale(wider, asOf).people).toEqual(wider.people);
    const ancient = widenStale({ ...aged(exact, 10_000), people: aged(exact, 10_000).people }, asOf);
    expect(ancient.people[0]!.count).toMatchObject({ low: 500, best: 1001, high: 1502 });
  });

  it('are never called verified, and are listed with their number', () => {
    const fresh = resolveSituation(aged(base, 1), asOf);
    const stale = resolveSituation(aged(base, 24 * 30), asOf);
    expect(fresh.notKnown.filter((line) => line.code === 'fact.stale')).toEqual([]);
    const kinds = stale.notKnown.filter((line) => line.code === 'fact.stale').map((line) => line.subject);
    expect(kinds).toContain('people');
    expect(kinds).toContain('stock');
    expect(kinds).toContain('fleet');
    expect(stale.sites.some((site) => site.verified)).toBe(false);
    expect(stale.sites.map((site) => site.people)).toEqual(fresh.sites.map((site) => site.people));
    expect(stale.firstDayPeople!.low).toBeLessThan(fresh.firstDayPeople!.best);
  });
});
