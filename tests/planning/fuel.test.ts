import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';
import { DRUM_ML, type FuelRow, type FuelUse, withFuel } from '../support/with-fuel.ts';

const base = randomOperation(3, SMALL);
const hub = base.places.find((place) => place.kind === 'hub')!.id;
const site = base.places.find((place) => place.kind === 'site')!.id;

const plan = async (operation: Operation): Promise<Plan> => {
  const made = await planInThread(operation);
  expect(checkPlan(operation, made).violations).toEqual([]);
  return made;
};
const planWith = (rows: readonly FuelRow[], uses: readonly FuelUse[] = []): Promise<Plan> =>
  plan(withFuel(base, rows, uses));
const burntOn = (made: Plan): readonly number[] => made.fuel.places[0]!.days.map((day) => day.vehicles);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

describe('a plan with fuel', () => {
  it('moves as without, where fuel is plenty, and burns what its summary says', async () => {
    const free = await plan(base);
    const fuelled = await planWith([{ place: hub, drums: 10_000 }]);
    expect(free.movements.length).toBeGreaterThan(3);
    expect(fuelled.movements).toEqual(free.movements);
    expect(sum(burntOn(fuelled))).toBe(fuelled.summary.fuelMl);
    expect(fuelled.fuel.places[0]).toMatchObject({ runsOutOn: null, stopsFirst: [], vehiclesShortOn: null });
    expect(free.fuel).toEqual({ places: [] });
    expect(free.notKnown.map((line) => line.code)).toContain('fuel.not-planned');
    expect(fuelled.notKnown.map((line) => line.code)).not.toContain('fuel.not-planned');
  });

  it('leaves out what there is no fuel for, and says on which day vehicles run short', async () => {
    const whole = (await plan(base)).summary.fuelMl;
    const drums = Math.floor(whole / DRUM_ML / 2);
    expect(drums).toBeGreaterThan(0);
    const half = await planWith([{ place: hub, drums }]);
    expect(half.movements.length).toBeGreaterThan(0);
    expect(half.summary.fuelMl).toBeLessThanOrEqual(drums * DRUM_ML);
    expect(half.summary.fuelMl).toBeGreaterThan(0);
    const [place] = half.fuel.places;
    expect(place!.vehiclesShortOn).not.toBeNull();
    expect(place!.stopsFirst).toEqual(['vehicles']);
  });

  it('drives nothing where the count of fuel is zero, and everything where nobody counted it', async () => {
    expect((await planWith([{ place: hub, drums: 0 }])).movements).toEqual([]);
    // Fuel counted in a unit that leads to no packs, and fuel elsewhere: how much there is at home is not known.
    const unknown = await planWith([{ place: hub, drums: 5, unit: 'tanker' }]);
    expect(unknown.movements.length).toBeGreaterThan(3);
    expect(unknown.notKnown.map((line) => line.code)).toEqual(
      expect.arrayContaining(['fuel.not-planned', 'conversion.missing']),
    );
  });

  it('waits for fuel that arrives: a hub can use it the day after', async () => {
    const late = await planWith([
      { place: hub, drums: 0 },
      { place: hub, drums: 500, day: 1 },
    ]);
    expect(burntOn(late).slice(0, 2)).toEqual([0, 0]);
    expect(sum(burntOn(late))).toBeGreaterThan(0);
    expect(late.fuel.places[0]!.days.map((day) => day.in)).toEqual([0, 0, 500 * DRUM_ML, 0]);
  });

  it('keeps for a hospital before the vehicles what it needs on all days, and stops the lights first', async () => {
    const uses: FuelUse[] = [
      { user: site, place: hub, drums: 2, priority: 1 },
      { user: hub, drums: 3, priority: 8 },
    ];
    const made = await planWith([{ place: hub, drums: 9 }], uses);
    const [place] = made.fuel.places;
    // 2 drums a day for four days leave one for the vehicles, and nothing is certain for the lights.
    expect(sum(burntOn(made))).toBeLessThanOrEqual(DRUM_ML);
    expect(place!.users).toEqual([
      { userId: site, priority: 1, wanted: 8 * DRUM_ML, used: 8 * DRUM_ML, shortOn: null },
      expect.objectContaining({ userId: hub, priority: 8, shortOn: base.days[0]!.date }),
    ]);
    expect(place!.stopsFirst[0]).toBe(hub);
    expect(place!.runsOutOn).toBe(base.days[0]!.date);
  });

  it('says which home, which use and which stock is not known', async () => {
    const operation = withFuel(base, [{ place: hub, drums: 100 }], [{ user: site, drums: 1 }]);
    const [first, ...others] = operation.fleet;
    const made = await plan({
      ...operation,
      fleet: [{ ...first!, mlPer100Km: null }, ...others],
    });
    expect(made.notKnown).toEqual(
      expect.arrayContaining([
        { code: 'fuel.use-unknown', subject: first!.id, detail: '' },
        { code: 'input.not-counted', subject: `${site}|zz-diesel`, detail: '' },
      ]),
    );
  });

  it('is sound whatever the fuel: 8 random operations', { timeout: 120_000 }, async () => {
    for (let seed = 21; seed <= 28; seed++) {
      const operation = randomOperation(seed, { ...SMALL, hubs: 1 + (seed % 2), tightness: 1 + (seed % 3) });
      const hubs = operation.places.filter((place) => place.kind === 'hub').map((place) => place.id);
      const rows = hubs.flatMap((place, k) => [
        { place, drums: (seed * (k + 3)) % 9 },
        { place, drums: seed % 5, day: seed % 3 },
      ]);
      const uses = [
        { user: hubs[0]!, drums: seed % 3, priority: 1 + (seed % 9) },
        { user: operation.fleet[0]!.id, drums: 1, priority: 5, fromDay: 1, toDay: 2 },
        { user: hubs.at(-1)!, drums: 1, place: hubs[0]!, priority: 9 },
      ];
      const fuelled = withFuel(operation, rows, uses);
      expect(checkPlan(fuelled, await planInThread(fuelled)).violations, `seed ${seed}`).toEqual([]);
    }
  });
});
