import { describe, expect, it } from 'vitest';
import { randomOperation, SMALL } from '../../tests/support/random-operation.ts';
import {
  areaId,
  computeInputsHash,
  factId,
  listRangedFacts,
  type Operation,
  type Origin,
  type PeopleFact,
  placeId,
  resolveSituation,
  sourceId,
  visibleAsOf,
  withFactAt,
} from './index.ts';

const base = randomOperation(7, { ...SMALL, sites: 2, constraints: 0 });
const asOf = base.defaultAsOf;
const firstDate = base.days[0].date;

const origin = (name: string, more: Partial<Origin> = {}): Origin => ({
  factId: factId(name),
  sourceId: sourceId('source-a'),
  credibility: 2,
  knownAt: asOf - 10,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption: null,
  ...more,
});

const people = (
  name: string,
  place: string,
  date: string,
  best: number,
  more: Partial<Origin> = {},
): PeopleFact => ({
  subject: place.startsWith('XX')
    ? { kind: 'area', areaId: areaId(place) }
    : { kind: 'place', placeId: placeId(place) },
  date,
  group: 'people',
  count: { low: best, best, high: best },
  origin: origin(name, more),
});

const withPeople = (facts: readonly PeopleFact[], more: Partial<Operation> = {}): Operation => ({
  ...base,
  people: facts,
  flows: [],
  ...more,
});

const countOf = (operation: Operation, site: string): readonly number[] | null | undefined =>
  resolveSituation(operation, asOf).sites.find((row) => row.placeId === site)?.people;

describe('resolveSituation', () => {
  it('chooses the more reliable source, then credibility, then recency, and keeps the conflict', () => {
    const operation = withPeople([
      people('b-count', 'site-01', firstDate, 900, { sourceId: sourceId('source-b'), credibility: 1 }),
      people('a-old', 'site-01', firstDate, 1000, { knownAt: asOf - 500 }),
      people('a-new', 'site-01', firstDate, 1100, { knownAt: asOf - 100 }),
    ]);
    expect(countOf(operation, 'site-01')?.[0]).toBe(1100);
    expect(resolveSituation(operation, asOf).conflicts).toContainEqual({
      quantity: 'people/people',
      subject: 'place:site-01',
      date: firstDate,
      chosen: 'a-new',
      others: ['b-count'],
    });
  });

  it('takes a row that its own source revised for no conflict, but one counted elsewhere for one', () => {
    const operation = withPeople([
      people('old', 'site-01', firstDate, 1000, { knownAt: asOf - 500 }),
      people('elsewhere', 'site-01', firstDate, 900, { knownAt: asOf - 500, countingPoint: 'gate' }),
      people('new', 'site-01', firstDate, 1100, { knownAt: asOf - 100 }),
    ]);
    const conflict = resolveSituation(operation, asOf).conflicts.find(
      ({ subject }) => subject === 'place:site-01',
    );
    expect(conflict).toMatchObject({ chosen: 'new', others: ['elsewhere'] });
  });

  it('never averages and records no conflict between rows that agree', () => {
    const operation = withPeople([
      people('one', 'site-01', firstDate, 1000),
      people('two', 'site-01', firstDate, 1000, { sourceId: sourceId('source-d') }),
    ]);
    const { conflicts } = resolveSituation(operation, asOf);
    expect(conflicts.filter((conflict) => conflict.quantity.startsWith('people'))).toEqual([]);
  });

  it('does not see what was known later, not even in the hash of its inputs', () => {
    const known = [people('now', 'site-01', firstDate, 1000)];
    const later = [...known, people('later', 'site-01', firstDate, 5000, { knownAt: asOf + 1 })];
    expect(countOf(withPeople(later), 'site-01')?.[0]).toBe(1000);
    expect(computeInputsHash(visibleAsOf(withPeople(later), asOf))).toBe(
      computeInputsHash(visibleAsOf(withPeople(known), asOf)),
    );
  });

  it('counts people who move once: what leaves one site arrives at the other, from that day on', () => {
    const second = base.days[1].date;
    const operation = withPeople(
      [people('a', 'site-01', firstDate, 1000), people('b', 'site-02', firstDate, 200)],
      {
        flows: [
          {
            from: { kind: 'place', placeId: placeId('site-01') },
            to: { kind: 'place', placeId: placeId('site-02') },
            date: second,
            count: { low: 0, best: 300, high: 900 },
            origin: origin('flow'),
          },
        ],
      },
    );
    expect(countOf(operation, 'site-01')).toEqual([1000, 700, 700, 700]);
    expect(countOf(operation, 'site-02')).toEqual([200, 500, 500, 500]);
  });

  it('moves no more people than there are', () => {
    const operation = withPeople(
      [people('a', 'site-01', firstDate, 100), people('b', 'site-02', firstDate, 0)],
      {
        flows: [
          {
            from: { kind: 'place', placeId: placeId('site-01') },
            to: { kind: 'place', placeId: placeId('site-02') },
            date: base.days[1].date,
            count: { low: 0, best: 300, high: 900 },
            origin: origin('flow'),
          },
        ],
      },
    );
    expect(countOf(operation, 'site-01')?.[1]).toBe(0);
    expect(countOf(operation, 'site-02')?.[1]).toBe(100);
  });

  it('shares an area among its sites without own count, the rest after those with one', () => {
    const places = base.places.map((place) =>
      place.kind === 'site' ? { ...place, areaId: areaId('XX01'), peopleWeight: 1 } : place,
    );
    const operation = withPeople(
      [people('area', 'XX01', firstDate, 1001), people('own', 'site-01', firstDate, 400)],
      { places },
    );
    expect(countOf(operation, 'site-01')?.[0]).toBe(400);
    expect(countOf(operation, 'site-02')?.[0]).toBe(601);
  });

  it('says that people are not known instead of counting nobody', () => {
    const operation = withPeople([people('a', 'site-01', firstDate, 100)]);
    const situation = resolveSituation(operation, asOf);
    expect(situation.sites.find((site) => site.placeId === 'site-02')?.people).toBeNull();
    expect(situation.notKnown).toContainEqual({ code: 'people.unknown', subject: 'site-02', detail: '' });
    expect(situation.elements.some((element) => element.placeId === 'site-02')).toBe(false);
  });

  it('keeps a need without any supply data out of the minimum and says so', () => {
    const situation = resolveSituation(base, asOf);
    expect(situation.unknownNeedIds).toEqual(['shelter']);
    expect(situation.elements.some((element) => element.needId === 'shelter')).toBe(false);
  });

  it('drops what has expired and dates what will', () => {
    const lot = base.stock.find((row) => row.origin.factId === 'stock-hub-01-parcel-a')!;
    const read = (expiryDate: string | null) => {
      const operation = { ...base, arrivals: [], stock: [{ ...lot, expiryDate }] };
      return resolveSituation(operation, asOf).lots[0]?.lastDay;
    };
    expect(read(null)).toBeNull();
    expect(read('2025-03-02')).toBeUndefined();
    expect(read('2025-03-04')).toBe(1);
    expect(read('2025-03-06')).toBe(3);
    expect(read('2025-03-07')).toBeNull();
  });

  it('reads a fact at its low when asked, and nothing else', () => {
    const fact = listRangedFacts(base).find((row) => row.quantity === 'vehicles')!;
    const moved = withFactAt(base, fact.factId, 'low');
    const count = (operation: Operation) =>
      operation.fleet.find((row) => row.origin.factId === fact.factId)?.count.best;
    expect(count(moved)).toBe(fact.range.low);
    expect(moved.people).toEqual(base.people);
  });
});
