import { beforeAll, describe, expect, it } from 'vitest';
import { allocate } from '../../src/engine/allocation/allocate.ts';
import { bindingLimits } from '../../src/engine/allocation/binding-limits.ts';
import { computeCoverage } from '../../src/engine/allocation/coverage.ts';
import type { HandOut } from '../../src/engine/allocation/flow.ts';
import { computeLanes } from '../../src/engine/allocation/lanes.ts';
import { type HighsSolver, loadHighsSolver } from '../../src/services/solver/highs-solver.ts';
import { constantTravel, type Tiny, tinySituation } from '../support/tiny-operation.ts';

const HOUR = 3600;
let solver: HighsSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const base: Tiny = {
  days: 1,
  places: [
    { id: 'hub', kind: 'hub' },
    { id: 'site', kind: 'site', people: 100 },
  ],
  goods: [{ id: 'bread', grams: 1000, serves: { food: 1000 } }],
  needs: [{ id: 'food', amount: 1000 }],
  lots: [{ place: 'hub', good: 'bread', packs: 1000 }],
  fleet: [{ id: 'truck', home: 'hub', count: 10, payloadGrams: 10_000_000 }],
};

/** Limits of the first unmet element when so many packs are handed out. */
const bindingOf = async (tiny: Tiny, packs: number, travel = constantTravel(HOUR)) => {
  const situation = tinySituation(tiny);
  const lanes = computeLanes(situation, travel);
  const bound = await allocate(situation, lanes, solver);
  if (bound.kind !== 'allocated') throw new Error(bound.kind);
  const handOut = {
    placeId: 'site',
    goodId: 'bread',
    lotId: 'x',
    firstDay: 0,
    lastDay: 0,
    packs,
  } as unknown as HandOut;
  const [line] = bindingLimits(situation, lanes, computeCoverage(situation, [handOut]), bound);
  return line?.binding.map(({ kind, subject, sharePpm }) => [kind, subject, sharePpm]);
};

const withSite = (more: object): Tiny => ({
  ...base,
  places: base.places.map((place) => (place.id === 'site' ? { ...place, ...more } : place)),
});

describe('bindingLimits', () => {
  it('says nothing of what is met', async () => {
    expect(await bindingOf(base, 100)).toBeUndefined();
  });

  it('names a site that no vehicle can reach', async () => {
    const closed = constantTravel(HOUR, { 'hub>site': Number.POSITIVE_INFINITY });
    expect(await bindingOf(base, 0, closed)).toEqual([['unreachable', 'site', 1_000_000]]);
  });

  it('names the supply, the vehicles, the slots or the hand-out that is used up', async () => {
    expect(await bindingOf({ ...base, lots: [{ place: 'hub', good: 'bread', packs: 40 }] }, 40)).toEqual([
      ['supply', 'bread', 1_000_000],
    ]);
    const oneTruck = [{ id: 'truck', home: 'hub', count: 1, payloadGrams: 4000 }];
    expect(await bindingOf({ ...base, fleet: oneTruck }, 48)).toEqual([['truck-hours', 'truck', 1_000_000]]);
    expect(
      await bindingOf({ ...withSite({ trucks: 2 }), fleet: [{ ...oneTruck[0]!, payloadGrams: 20_000 }] }, 40),
    ).toEqual([['site-slots', 'site', 1_000_000]]);
    expect(await bindingOf(withSite({ peoplePerDay: 30 }), 30)).toEqual([
      ['distribution-capacity', 'site', 1_000_000],
    ]);
  });

  it('gives what the plan stays below the bound to whole vehicles', async () => {
    // The bound reaches 40 %, the plan 20 %: of the 80 points that lack, 20 are lost on the way.
    expect(await bindingOf({ ...base, lots: [{ place: 'hub', good: 'bread', packs: 40 }] }, 20)).toEqual([
      ['supply', 'bread', 750_000],
      ['convoy-rounding', 'site', 250_000],
    ]);
  });

  it('names those who would be worse off where a tier above takes what there is', async () => {
    const tiny: Tiny = {
      ...base,
      goods: [
        { id: 'bread', grams: 1000, serves: { food: 1000 } },
        { id: 'soap', grams: 1000, serves: { wash: 1000 } },
      ],
      needs: [
        { id: 'food', amount: 1000 },
        { id: 'wash', amount: 1000, tier: 2 },
      ],
      lots: [
        { place: 'hub', good: 'bread', packs: 1000 },
        { place: 'hub', good: 'soap', packs: 1000 },
      ],
      fleet: [{ id: 'truck', home: 'hub', count: 1, payloadGrams: 10_000 }],
    };
    const situation = tinySituation(tiny);
    const lanes = computeLanes(situation, constantTravel(HOUR));
    const bound = await allocate(situation, lanes, solver);
    if (bound.kind !== 'allocated') throw new Error(bound.kind);
    const handOut = {
      placeId: 'site',
      goodId: 'bread',
      lotId: 'x',
      firstDay: 0,
      lastDay: 0,
      packs: 100,
    } as unknown as HandOut;
    const soap = { ...handOut, goodId: 'soap', packs: 20 } as HandOut;
    const [line] = bindingLimits(situation, lanes, computeCoverage(situation, [handOut, soap]), bound);
    // 12 trips x 10 packs: 100 for food, which goes first, and 20 for soap. Of 120 truckloads' worth and 100 held for food.
    expect(line?.binding.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['truck-hours', 'truck'],
      ['others-worse-off', 'food'],
    ]);
  });
});
