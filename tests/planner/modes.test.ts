import { describe, expect, it } from 'vitest';
import {
  type Fleet,
  factId,
  fleetId,
  type Link,
  linkId,
  type Movement,
  type Operation,
  placeId,
  roadId,
} from '../../src/domain/index.ts';
import { randomOperation } from '../support/random-operation.ts';
import { HOUR, handMade } from './hand-made.ts';
import { planAndJudge } from './planned.ts';

const DEGREE = 1e7;

/** `hub`, `camp` and `far` on one road along the equator, 0.1 degrees (11.1 km) from each other. */
const onOneRoad = (links: readonly Partial<Link>[], fleet: readonly Partial<Fleet>[] = []): Operation => {
  const operation = handMade({
    days: 1,
    sites: [
      { id: 'camp', people: 500, place: { lonE7: 0.1 * DEGREE } },
      { id: 'far', people: 500, place: { lonE7: 0.2 * DEGREE } },
      { id: 'island', people: 300, place: { latE7: 0.05 * DEGREE } },
    ],
    ways: [['hub', 'island', 1800]],
    stock: [['hub', 200, null]],
    rules: (rules) => ({
      ...rules,
      convoy: { ...rules.convoy, maxStops: 1 },
      roads: { ...rules.roads, speedsKmh: { primary: 40 }, snapMaxMetres: 100 },
    }),
  });
  const [way] = operation.links;
  const [truck] = operation.fleet;
  return {
    ...operation,
    places: operation.places.filter((place) => place.id !== 'crossing'),
    links: links.map((link, index) => ({ ...way!, id: linkId(`link-${index}`), ...link })),
    fleet: [truck!, ...fleet.map((row, index) => ({ ...truck!, id: fleetId(`other-${index}`), ...row }))],
    roads: {
      hash: 'one road',
      latE7: Int32Array.of(0, 0, 0),
      lonE7: Int32Array.of(0, 0.1 * DEGREE, 0.2 * DEGREE),
      roads: [{ id: roadId('road'), nodes: Int32Array.of(0, 1, 2), tags: { highway: 'primary' } }],
      barriers: new Map(),
      credit: null,
    },
  };
};

const boatLink: Partial<Link> = { mode: 'boat', overrides: 'no' };
const boat: Partial<Fleet> = { kind: 'boat', mode: 'boat', payloadGrams: 500_000 };
const goesTo = (movement: Movement): readonly string[] =>
  movement.visits.slice(1).map((visit) => visit.placeId);
const linksOf = (movement: Movement): readonly string[] => [
  ...new Set(
    movement.legs.flatMap((leg) =>
      leg.path.flatMap((step) => (step.kind === 'link' ? [step.linkId as string] : [])),
    ),
  ),
];

describe('vehicles and links of a mode (R11)', () => {
  it('go where their mode leads: boats to the island, trucks over the road', async () => {
    const { movements, broken } = await planAndJudge(onOneRoad([boatLink], [boat]));
    expect(broken).toEqual([]);
    const byBoat = movements.filter((movement) => movement.vehicles[0]!.fleetId === 'other-0');
    const byTruck = movements.filter((movement) => movement.vehicles[0]!.fleetId === 'truck');
    expect(new Set(byBoat.flatMap(goesTo))).toEqual(new Set(['island']));
    expect(new Set(byTruck.flatMap(goesTo))).toEqual(new Set(['camp', 'far']));
    expect(byTruck.flatMap(linksOf)).toEqual([]);
    // 300 people x 1 day / 10 = 30 packs.
    expect(byBoat.flatMap((movement) => movement.loads).reduce((sum, load) => sum + load.packs, 0)).toBe(30);
  });

  it('leave the island unreached where there is no boat', async () => {
    const { plan, movements, broken } = await planAndJudge(onOneRoad([boatLink]));
    expect(broken).toEqual([]);
    expect(movements.flatMap(goesTo)).not.toContain('island');
    expect(plan.notKnown.filter((entry) => entry.code === 'place.unreachable')).toMatchObject([
      { subject: 'island' },
    ]);
  });

  it('let tractors take tracks, and trucks only where they can leave paved roads', async () => {
    const track: Partial<Link> = { mode: 'track', overrides: 'no' };
    const tractor: Partial<Fleet> = { kind: 'tractor', mode: 'tractor' };
    const reached = async (fleet: readonly Partial<Fleet>[], offRoad: boolean) => {
      const operation = onOneRoad([track], fleet);
      const [truck, ...others] = operation.fleet;
      const { movements, broken } = await planAndJudge({
        ...operation,
        fleet: [{ ...truck!, offRoad }, ...others],
      });
      expect(broken).toEqual([]);
      return movements.some((movement) => goesTo(movement).includes('island'));
    };
    expect(await reached([], false)).toBe(false);
    expect(await reached([], true)).toBe(true);
    expect(await reached([tractor], false)).toBe(true);
  });

  it('never join in one convoy with vehicles that need another way', async () => {
    const operation = onOneRoad([boatLink, { toId: placeId('camp'), mode: 'boat', overrides: 'no' }], [boat]);
    const { movements, broken } = await planAndJudge({
      ...operation,
      rules: { ...operation.rules, convoy: { ...operation.rules.convoy, minVehicles: 1 } },
    });
    expect(broken).toEqual([]);
    expect(movements.length).toBeGreaterThan(1);
    for (const movement of movements)
      expect(new Set(movement.vehicles.map((vehicle) => vehicle.fleetId)).size).toBe(1);
  });
});

describe('a link that overrides the map (R10)', () => {
  const ford = (overrides: Link['overrides'], seconds: number): Partial<Link> => ({
    toId: placeId('camp'),
    mode: 'ford',
    seconds: { low: seconds, best: seconds, high: seconds },
    overrides,
  });
  const legTo = (movements: readonly Movement[], site: string) =>
    movements.flatMap((movement) => movement.legs).find((leg) => leg.fromId === 'hub' && leg.toId === site)!;
  /** 11 119 m at 40 km/h. */
  const BY_ROAD = 1001;

  it('takes one end off the roads and leaves the other on them', async () => {
    const { movements, broken } = await planAndJudge(onOneRoad([ford('to', 3 * HOUR)]));
    expect(broken).toEqual([]);
    const toCamp = legTo(movements, 'camp');
    expect(toCamp.arriveAt - toCamp.departAt).toBe(3 * HOUR);
    expect(toCamp.path).toMatchObject([{ kind: 'link' }]);
    // The road passes the camp on its way to `far`, which it still reaches.
    const toFar = legTo(movements, 'far');
    expect(toFar.arriveAt - toFar.departAt).toBeLessThanOrEqual(2 * BY_ROAD + 1);
    expect(toFar.path.map((step) => step.kind)).toEqual(['connect', 'road', 'connect']);
  });

  it('takes both ends off the roads where it says yes', async () => {
    const { plan, broken } = await planAndJudge(onOneRoad([ford('yes', 600)]));
    expect(broken).toEqual([]);
    expect(plan.notKnown.filter((entry) => entry.code === 'place.unreachable')).toMatchObject([
      { subject: 'far' },
      { subject: 'island' },
    ]);
  });

  it.each([
    ['slower', 3 * HOUR, BY_ROAD, 'road'],
    ['faster', 600, 600, 'link'],
  ] as const)('is one more way where it says no: a %s one', async (_, linkSeconds, seconds, kind) => {
    const { movements, broken } = await planAndJudge(onOneRoad([ford('no', linkSeconds)]));
    expect(broken).toEqual([]);
    const leg = legTo(movements, 'camp');
    expect(leg.arriveAt - leg.departAt).toBeGreaterThanOrEqual(seconds);
    expect(leg.arriveAt - leg.departAt).toBeLessThanOrEqual(seconds + 1);
    expect(leg.path.map((step) => step.kind)).toContain(kind);
  });
});

describe('random operations with boats, tractors and links that override the map', () => {
  it.each([11, 12, 13])('make plans that keep every rule: %i', async (seed) => {
    const operation = randomOperation(seed);
    const [truck] = operation.fleet;
    const hub = operation.places.find((place) => place.kind === 'hub')!;
    const sites = operation.places.filter((place) => place.kind === 'site');
    const modes = ['boat', 'tractor', 'ford'] as const;
    const links = modes.map(
      (mode, n): Link => ({
        ...operation.links[0]!,
        id: linkId(`mode-${mode}`),
        fromId: hub.id,
        toId: sites[n + 1]!.id,
        mode,
        // The site of the boats keeps its roads, the others are reached by their links alone.
        overrides: mode === 'boat' ? 'no' : 'to',
        trucksPerDay: { low: 5, best: 5, high: 5 },
        origin: { ...operation.links[0]!.origin, factId: factId(`link-${mode}`) },
      }),
    );
    const fleet = (['boat', 'tractor'] as const).map(
      (mode): Fleet => ({
        ...truck!,
        id: fleetId(`mode-${mode}`),
        mode,
        homeId: hub.id,
        origin: { ...truck!.origin, factId: factId(`fleet-${mode}`) },
      }),
    );
    const { plan, movements, broken } = await planAndJudge({
      ...operation,
      links: [...operation.links, ...links].sort((a, b) => (a.id < b.id ? -1 : 1)),
      fleet: [...operation.fleet, ...fleet].sort((a, b) => (a.id < b.id ? -1 : 1)),
    });
    expect(broken).toEqual([]);
    expect(plan.movements.length).toBeGreaterThan(0);
    for (const movement of movements) {
      const isOwn = movement.vehicles.some((vehicle) => vehicle.fleetId.startsWith('mode-'));
      const used = movement.legs.flatMap((leg) => leg.path.map((step) => step.kind));
      if (isOwn) expect(new Set(used)).toEqual(new Set(['link']));
    }
    const tractorSite = sites[2]!.id as string;
    for (const movement of movements.filter((one) => goesTo(one).includes(tractorSite)))
      expect(movement.vehicles.every((vehicle) => vehicle.fleetId === 'mode-tractor')).toBe(true);
  });
});
