import { expect, it } from 'vitest';
import type { LedgerRow, Operation } from '../../src/domain/index.ts';
import { resolvePeople } from '../../src/domain/index.ts';
import { computeReached, NO_OWNER } from '../../src/engine/index.ts';
import { formatReached } from '../../src/report/index.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const base = randomOperation(3, SMALL);
const need = {
  ...base.needs[0]!,
  kind: 'flow',
  basis: 'person_day',
  amount: 10,
  floorAmount: 5,
  periodDays: 2,
} as const;
const good = { ...base.goods[0]!, serves: [{ needId: need.id, quantityPerPack: 20 }], household: false };
const sites = base.places.filter((place) => place.kind === 'site').slice(0, 2);
const dates = base.days.map((day) => day.date);
const people = [100, 50];
const stock = base.stock[0]!;
const fact = (owner: string | null, name: string) => ({
  ...stock,
  owner,
  origin: { ...stock.origin, factId: name as typeof stock.origin.factId },
});

/** Cumulated packs with people of one lot at one site, evening by evening. */
const handed = (lot: string, site: number, packs: readonly number[]): LedgerRow[] =>
  packs.map((count, day) => ({
    date: dates[day]!,
    lotId: lot as LedgerRow['lotId'],
    goodId: good.id,
    entry: 'with_people',
    packs: count,
    placeId: sites[site]!.id,
    movement: null,
    factIds: [lot],
    stockId: null,
    origin: stock.origin,
  }));

const operation = (ledger: readonly LedgerRow[], patch: Partial<Operation> = {}): Operation => ({
  ...base,
  needs: [need],
  goods: [good],
  stock: [fact('Agency A', 'lot-a'), fact('Agency B', 'lot-b'), fact(null, 'lot-c')],
  arrivals: [],
  ledger,
  ...patch,
});

const count = (of: Operation, days = dates) =>
  computeReached(
    of,
    days,
    sites.map(({ id }, index) => ({
      placeId: id,
      people: days.map(() => people[index]!),
      verified: true,
      assumed: false,
      factIds: [],
    })),
  );

it('counts nobody twice within a service period and never more than are there', () => {
  // A person needs 20 in two days: one pack. 30 packs, then 30 more in the same period, 40 in the next.
  const reached = count(operation(handed('lot-a', 0, [30, 60, 100, 100])));
  const [all] = reached.lines;
  expect(all).toMatchObject({
    partner: null,
    places: 1,
    people: { low: 40, best: 60, high: 100 },
    amount: 2000,
  });
  const many = count(operation(handed('lot-a', 1, [500, 900, 900, 900])));
  expect(many.lines[0]!.people).toEqual({ low: 50, best: 50, high: 50 });
});

it('adds places up, and partners not where they served the same people', () => {
  const reached = count(
    operation([
      ...handed('lot-a', 0, [80, 80, 80, 80]),
      ...handed('lot-b', 0, [80, 80, 80, 80]),
      ...handed('lot-c', 1, [0, 10, 10, 10]),
    ]),
  );
  expect(reached.lines.map(({ partner, people: { best } }) => [partner, best])).toEqual([
    [null, 110],
    [NO_OWNER, 10],
    ['Agency A', 80],
    ['Agency B', 80],
  ]);
  expect(reached.anything.best).toBe(110);
});

it('counts only the days that are asked for, and says which evenings are missing', () => {
  const ledger = handed('lot-a', 0, [30, 60, 60]);
  const later = count(operation(ledger), dates.slice(1));
  expect(later.lines[0]!.people.high).toBe(30);
  expect(later.missing).toEqual(dates.slice(3));
  expect(formatReached({ operation: operation(ledger), reached: later })).toContain(
    'the ledger has no evening',
  );
});

it('leaves out what people had at home, and places where nobody is counted', () => {
  const atHome = operation(handed('lot-a', 0, [30, 60, 60, 60]), { goods: [{ ...good, household: true }] });
  expect(count(atHome).lines).toEqual([]);
  const unknown = operation(handed('lot-a', 0, [30, 60, 60, 60]));
  const reached = computeReached(unknown, dates, []);
  expect(reached).toMatchObject({ lines: [], uncountedPlaceIds: [sites[0]!.id] });
  expect(resolvePeople(unknown, base.days, base.defaultAsOf).sites.length).toBeGreaterThan(0);
});

it('counts people who moved from one place to another once', () => {
  // 60 of 100 leave site 0 for site 1 on the third day, and 10 come from outside; everybody is served on the second and fourth day.
  const there = [
    [100, 100, 40, 40],
    [50, 50, 120, 120],
  ];
  const moved = operation([
    ...handed('lot-a', 0, [0, 100, 100, 140]),
    ...handed('lot-b', 1, [0, 50, 50, 170]),
  ]);
  const reached = computeReached(
    moved,
    dates,
    sites.map(({ id }, index) => ({
      placeId: id,
      people: there[index]!,
      verified: true,
      assumed: false,
      factIds: [],
    })),
  );
  // There were 150 and 10 who came: never 100 + 120. At the low end the 70 who came to site 1 were served before.
  expect(reached.lines[0]).toMatchObject({ partner: null, people: { low: 150, best: 160, high: 160 } });
  expect(reached.anything).toEqual({ low: 150, best: 160, high: 160 });
});
