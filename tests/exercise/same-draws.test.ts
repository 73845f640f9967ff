import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/domain/index.ts';
import { drawStreets } from './drawn-streets.ts';
import { makeInFolder } from './in-folder.ts';

/** Packs of stock and arrivals by good. */
const sumPacks = (operation: Operation): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { goodId, count, origin } of [...operation.stock, ...operation.arrivals]) {
    // Of the two counts of the first hub the plan takes the one that is believed.
    if (origin.countingPoint === 'books') continue;
    sums.set(goodId, (sums.get(goodId) ?? 0) + count.best);
  }
  return sums;
};

const sitesOf = ({ places }: Operation) => places.filter(({ kind }) => kind === 'site');

describe('an exercise drawn again', () => {
  it('has the same bytes for the same options, and others for another seed', async () => {
    const first = await makeInFolder({});
    expect((await makeInFolder({})).files).toEqual(first.files);
    const other = await makeInFolder({ seed: '2' });
    expect(other.files.get('places.csv')).not.toBe(first.files.get('places.csv'));
    expect(first.files.get('roads.geojson')).toBe(drawStreets());
  });

  it('with more sites keeps the earlier ones and their people', async () => {
    const [few, many] = [await makeInFolder({ sites: '20' }), await makeInFolder({ sites: '40' })];
    const spots = (operation: Operation) =>
      sitesOf(operation).map(({ id, latE7, lonE7 }) => [id, latE7, lonE7]);
    expect(spots(many.operation).slice(0, 20)).toEqual(spots(few.operation));
    const counts = ({ people }: Operation) => people.filter(({ subject }) => subject.kind === 'place');
    const kept = new Set(counts(few.operation).map(({ origin }) => origin.factId));
    expect(kept.size).toBeGreaterThan(5);
    expect(counts(many.operation).filter(({ origin }) => kept.has(origin.factId))).toEqual(
      counts(few.operation),
    );
  });

  it('with more days keeps places, people and what comes on earlier days', async () => {
    const [short, long] = [await makeInFolder({ days: '5' }), await makeInFolder({ days: '9' })];
    const place = ({ places }: Operation) => places.map(({ id, latE7, lonE7 }) => [id, latE7, lonE7]);
    expect(place(long.operation)).toEqual(place(short.operation));
    expect(long.operation.people).toEqual(short.operation.people);
    // Two days of arrivals are one pair; that of five days is whole.
    const flows = ({ arrivals, days }: Operation) =>
      arrivals.filter(({ goodId, date }) => /water|food/.test(goodId) && date <= days[1]!.date);
    expect(flows(short.operation).length).toBeGreaterThan(0);
    expect(flows(long.operation)).toEqual(flows(short.operation));
  });

  it('has less of every good and no more vehicles the tighter it is, and nothing else changes', async () => {
    const made = [];
    for (const tightness of ['0.7', '1', '1.5', '3'])
      made.push((await makeInFolder({ tightness })).operation);
    for (const [index, tighter] of made.slice(1).entries()) {
      const ampler = made[index]!;
      for (const [good, packs] of sumPacks(tighter)) expect(packs).toBeLessThan(sumPacks(ampler).get(good)!);
      const vehicles = ({ fleet }: Operation) => fleet.map(({ count }) => count.best);
      vehicles(tighter).forEach((count, row) => {
        expect(count).toBeLessThanOrEqual(vehicles(ampler)[row]!);
      });
      expect(tighter.people).toEqual(ampler.people);
      expect(tighter.access).toEqual(ampler.access);
      expect(tighter.capacities).toEqual(ampler.capacities);
    }
  });

  it('supplies a tenth more than all people need at tightness 1', async () => {
    const { operation } = await makeInFolder({ tightness: '1', days: '4' });
    // Each site's true number of people is its own count, or its part of the area's; the sum of both is exact.
    const areas = operation.people.filter(({ subject }) => subject.kind === 'area');
    const counted = new Set(areas.map(({ subject }) => (subject.kind === 'area' ? subject.areaId : null)));
    const areaOf = new Map(operation.places.map(({ id, areaId }) => [id, areaId]));
    const alone = operation.people.filter(
      ({ subject, origin }) =>
        subject.kind === 'place' &&
        origin.factId === `people-${subject.placeId}` &&
        !counted.has(areaOf.get(subject.placeId)!),
    );
    const people = [...areas, ...alone].reduce((sum, { count }) => sum + count.best, 0);
    const packs = sumPacks(operation);
    // 3 litres a day for four days from packs of 18; 2,100 kcal from parcels of 73,500.
    expect(packs.get('water-pack')! / ((people * 4 * 3) / 18)).toBeCloseTo(1.1, 2);
    expect(packs.get('food-parcel')! / ((people * 4 * 2100) / 73_500)).toBeCloseTo(1.1, 2);
    expect(packs.get('blanket-bale')! / (people / 20)).toBeCloseTo(1.1, 1);
  });
});
