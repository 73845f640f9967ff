import fc from 'fast-check';
import {
  type AccessConstraint,
  type AccessShape,
  constraintId,
  type Link,
  linkId,
  type Origin,
  type Place,
  type PlanningRules,
  placeId,
  roadId,
} from '../../src/domain/index.ts';
import {
  buildAccessTimeline,
  buildRoadNetwork,
  buildTravel,
  type RoadNetworkInput,
  type Travel,
  type VehicleClass,
} from '../../src/network/index.ts';

/** Small road networks for property tests: oneways, limits, bollards, links, junctions and constraints of chosen kinds. */

export const RULES: PlanningRules['roads'] = {
  speedsKmh: { primary: 60, track: 20, ferry: 10 },
  surfacePpm: { gravel: 1_500_000 },
  contingencyPpm: 1_100_000,
  snapMaxMetres: 400,
  snapSpeedKmh: 5,
  joinMetres: 0,
};
export const HORIZON = { from: 0, to: 4000 };

const ORIGIN = {} as Origin;
const point = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
/** About 11 m to a step, with an uneven part so that hardly any two sums are equal. */
const e7 = (step: number, salt: number): number => step * 1000 + ((step * 7919 + salt * 104_729) % 613);

const roadTags = fc.record({
  highway: fc.constantFrom('primary', 'primary', 'primary', 'track', 'footway'),
  oneway: fc.constantFrom('no', 'no', 'no', 'yes', '-1'),
  surface: fc.constantFrom('asphalt', 'gravel'),
  maxweight: fc.constantFrom('none', 'none', 'none', '10'),
  maxspeed: fc.constantFrom('none', '30', '20 mph'),
});

const shape: fc.Arbitrary<(roads: number, links: number) => AccessShape> = fc.oneof(
  fc.tuple(point, fc.integer({ min: 20, max: 400 })).map(([[x, y], radiusMetres]) => () => ({
    kind: 'disc' as const,
    lonE7: e7(x, 5),
    latE7: e7(y, 6),
    radiusMetres,
  })),
  fc.tuple(point, point, point).map((corners) => () => {
    const ring = corners.map(([x, y], i) => [e7(x, i), e7(y, i + 3)] as const);
    return { kind: 'polygons' as const, polygons: [[[...ring, ring[0]!]]] };
  }),
  fc.nat(20).map((n) => (roads: number) => ({
    kind: 'roads' as const,
    roadIds: [roadId(`r${String(n % roads).padStart(2, '0')}`)],
  })),
  fc.nat(20).map((n) => (_: number, links: number) => ({
    kind: 'links' as const,
    linkIds: [linkId(`l${n % Math.max(1, links)}`)],
  })),
);

export const constraint = (kinds: readonly AccessConstraint['kind'][]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    shape,
    from: fc.option(fc.integer({ min: 0, max: 400 })),
    length: fc.integer({ min: 1, max: 400 }),
    open: fc.boolean(),
    hours: fc.option(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 400 }))),
    slowPpm: fc.integer({ min: 1_000_000, max: 4_000_000 }),
    permit: fc.constantFrom('north', 'south'),
  });

export const world = (kinds: readonly AccessConstraint['kind'][]): fc.Arbitrary<RoadNetworkInput> =>
  fc
    .record({
      nodes: fc.array(point, { minLength: 3, maxLength: 14 }),
      roads: fc.array(
        fc.record({ along: fc.array(fc.nat(100), { minLength: 2, maxLength: 6 }), tags: roadTags }),
        {
          minLength: 1,
          maxLength: 9,
        },
      ),
      bollards: fc.array(fc.nat(100), { maxLength: 2 }),
      places: fc.array(fc.record({ at: point, junction: fc.boolean() }), { minLength: 2, maxLength: 6 }),
      links: fc.array(
        fc.record({
          a: fc.nat(100),
          b: fc.nat(100),
          seconds: fc.integer({ min: 1, max: 300 }),
          bothWays: fc.boolean(),
          mode: fc.constantFrom('road', 'ford', 'track', 'tractor', 'boat'),
          overrides: fc.constantFrom('yes', 'no', 'from', 'to'),
        }),
        {
          maxLength: 3,
        },
      ),
      constraints: fc.array(constraint(kinds), { maxLength: 4 }),
    })
    .map(({ nodes, roads, bollards, places, links, constraints }): RoadNetworkInput => {
      const drawn = roads.map(({ along, tags }, r) => ({
        id: roadId(`r${String(r).padStart(2, '0')}`),
        nodes: Int32Array.from(along, (n) => n % nodes.length),
        tags,
      }));
      return {
        roads: {
          hash: '',
          lonE7: Int32Array.from(nodes, ([x], i) => e7(x, i)),
          latE7: Int32Array.from(nodes, ([, y], i) => e7(y, i + 50)),
          roads: drawn,
          barriers: new Map(bollards.map((n) => [n % nodes.length, { barrier: 'bollard' }])),
          credit: null,
        },
        places: places.map(
          ({ at: [x, y], junction }, p): Place =>
            ({
              id: placeId(`p${p}`),
              kind: junction ? 'junction' : 'site',
              lonE7: e7(x, p + 20),
              latE7: e7(y, p + 30),
            }) as Place,
        ),
        links: links.map(
          ({ a, b, seconds, bothWays, mode, overrides }, l): Link => ({
            id: linkId(`l${l}`),
            fromId: placeId(`p${a % places.length}`),
            toId: placeId(`p${b % places.length}`),
            mode,
            overrides,
            seconds: { low: seconds, best: seconds, high: seconds },
            metres: null,
            trucksPerDay: null,
            bothWays,
            origin: ORIGIN,
          }),
        ),
        constraints: constraints.map(
          ({ kind, shape: draw, from, length, open, hours, slowPpm, permit }, c): AccessConstraint => ({
            id: constraintId(`c${c}`),
            kind,
            name: null,
            shape: draw(roads.length, links.length),
            from,
            to: open ? null : (from ?? 0) + length,
            hours:
              hours === null
                ? null
                : [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: hours[0], toSecond: hours[0] + hours[1] }],
            slowPpm: kind === 'slowed' ? slowPpm : null,
            permit: kind === 'permit' ? permit : null,
            riskPpm: null,
            origin: ORIGIN,
          }),
        ),
        classes: CLASSES,
        rules: RULES,
      };
    });

export const CLASSES: readonly VehicleClass[] = [
  {
    heightMm: null,
    widthMm: null,
    grossGrams: 8_000_000,
    permits: ['north'],
    mode: 'road',
    offRoad: true,
    speedFactorPpm: 1_000_000,
  },
  {
    heightMm: null,
    widthMm: null,
    grossGrams: 20_000_000,
    permits: [],
    mode: 'road',
    offRoad: false,
    speedFactorPpm: 800_000,
  },
  {
    heightMm: null,
    widthMm: null,
    grossGrams: 3_000_000,
    permits: [],
    mode: 'tractor',
    offRoad: true,
    speedFactorPpm: 1_000_000,
  },
];
/** 1 January 1970 in UTC: seconds of the day are instants. */
const DAYS = [
  { date: '1970-01-01', startsAt: 0, endsAt: 86_400, offsetSeconds: 0, sunriseAt: null, sunsetAt: null },
];

export function openWorld(input: RoadNetworkInput): Travel {
  return buildTravel(buildRoadNetwork(input), buildAccessTimeline(input.constraints, DAYS, HORIZON));
}

export const RUNS = { numRuns: 150, seed: 20_240_506 };
export const pairs = (input: RoadNetworkInput) =>
  input.places.flatMap((_, a) => input.places.map((_, b) => [a, b] as const)).filter(([a, b]) => a !== b);
