import { describe, expect, test } from 'vitest';
import {
  type AccessConstraint,
  constraintId,
  type Instant,
  type Link,
  linkId,
  type Origin,
  type Place,
  type PlaceKind,
  placeId,
  roadId,
} from '../domain/index.ts';
import {
  buildAccessTimeline,
  buildRoadNetwork,
  buildTravel,
  drawRoadMap,
  isUnreachable,
  type Travel,
  type TravelledLeg,
  type VehicleClass,
} from './index.ts';

/** 10 m/s on primary roads: one column of a drawing, 111.195 m, takes 11.12 s. Walking speed off the road. */
const RULES = {
  speedsKmh: { primary: 36, track: 18 },
  surfacePpm: {},
  contingencyPpm: 1_000_000,
  snapMaxMetres: 500,
  snapSpeedKmh: 3.6,
  joinMetres: 0,
};
const TRUCK: VehicleClass = {
  heightMm: 4000,
  widthMm: 2500,
  grossGrams: 20_000_000,
  speedFactorPpm: 1_000_000,
  permits: [],
  mode: 'road',
  offRoad: false,
};
const DAY = {
  date: '1970-01-01',
  startsAt: 0,
  endsAt: 86_400,
  offsetSeconds: 0,
  sunriseAt: null,
  sunsetAt: null,
};
const ALL_WEEK = [0, 1, 2, 3, 4, 5, 6];
const ORIGIN = {} as Origin;

interface World {
  readonly drawing: string;
  readonly tags?: Parameters<typeof drawRoadMap>[1];
  /** Places by point of the drawing, with steps of 10^-3 degrees east and north of it. */
  readonly places: Readonly<
    Record<string, readonly [at: string, east?: number, north?: number, kind?: PlaceKind]>
  >;
  readonly links?: readonly (readonly [
    id: string,
    from: string,
    to: string,
    seconds: number,
    bothWays?: boolean,
  ])[];
  readonly constraints?: readonly Partial<AccessConstraint>[];
  readonly classes?: readonly VehicleClass[];
}

function open({ drawing, tags, places, links = [], constraints = [], classes = [TRUCK] }: World): Travel {
  const map = drawRoadMap(drawing, tags);
  const network = buildRoadNetwork({
    roads: map.roads,
    places: Object.entries(places).map(([id, [at, east = 0, north = 0, kind = 'site']]): Place => {
      const { latE7, lonE7 } = map.at(at);
      return { id: placeId(id), kind, latE7: latE7 + north * 10_000, lonE7: lonE7 + east * 10_000 } as Place;
    }),
    links: links.map(
      ([id, from, to, best, bothWays = true]): Link => ({
        id: linkId(id),
        fromId: placeId(from),
        toId: placeId(to),
        mode: 'road',
        overrides: 'yes',
        seconds: { low: best, best, high: best },
        metres: null,
        trucksPerDay: null,
        bothWays,
        origin: ORIGIN,
      }),
    ),
    constraints: constraints.map(
      (constraint, c): AccessConstraint => ({
        id: constraintId(`c${c}`),
        kind: 'closed',
        name: null,
        shape: { kind: 'roads', roadIds: [] },
        from: null,
        to: null,
        hours: null,
        slowPpm: null,
        permit: null,
        riskPpm: null,
        origin: ORIGIN,
        ...constraint,
      }),
    ),
    classes,
    rules: RULES,
  });
  return buildTravel(network, buildAccessTimeline(network.constraints, [DAY], { from: 0, to: 86_400 }));
}

const ask = (
  travel: Travel,
  from: string,
  to: string,
  departAt: Instant = 0,
  classes: readonly number[] = [0],
) => travel.findLeg({ classes, fromId: placeId(from), toId: placeId(to), departAt });

function go(...question: Parameters<typeof ask>): TravelledLeg {
  const leg = ask(...question);
  if (isUnreachable(leg)) throw new Error(leg.unreachable);
  return leg;
}

/** Roads and positions of a path: `AB 0-1`. */
const trace = (leg: TravelledLeg): string[] =>
  leg.path.map((step) => {
    if (step.kind === 'road') return `${step.roadId} ${step.from / 1e6}-${step.to / 1e6}`;
    return step.kind === 'link'
      ? `${step.linkId} ${step.fromId}-${step.toId}`
      : `${step.placeId} at ${step.at / 1e6}`;
  });

const roads = (...ids: string[]) => ({ kind: 'roads' as const, roadIds: ids.map(roadId) });

describe('a leg', () => {
  const square = `
    A-----B
    |     |
    C-->--D`;

  test('names published roads with positions, and the second in which each is entered', () => {
    const leg = go(open({ drawing: square, places: { a: ['A'], d: ['D'] } }), 'a', 'd', 100);
    expect(trace(leg)).toEqual(['a at 0', 'AB 0-1', 'BD 0-1', 'd at 1']);
    // Eight columns of 11.12 s: 88.96 s, and B is reached after 66.72 s.
    expect(leg.path.map(({ enterAt }) => enterAt)).toEqual([100, 100, 166, 188]);
    expect(leg.arriveAt).toBe(189);
    expect(leg.metres).toBe(890);
  });

  test('obeys oneway in the part of a road where places stand', () => {
    const travel = open({ drawing: square, places: { west: ['C', 2], east: ['C', 4] } });
    expect(trace(go(travel, 'west', 'east'))).toEqual([
      'west at 0.333333',
      'CD 0.333333-0.666667',
      'east at 0.666667',
    ]);
    expect(trace(go(travel, 'east', 'west'))).toEqual([
      'east at 0.666667',
      'CD 0.666667-1',
      'BD 1-0',
      'AB 1-0',
      'AC 0-1',
      'CD 0-0.333333',
      'west at 0.333333',
    ]);
  });

  test('walks between a place and its road at the snapping speed, both ways', () => {
    const leg = go(open({ drawing: square, places: { off: ['A', 0, 1], b: ['B'] } }), 'off', 'b');
    // 111.2 m at 1 m/s, then six columns.
    expect(leg.arriveAt).toBe(Math.ceil(111.195 + 66.717));
    expect(leg.metres).toBe(Math.round(111.195 + 667.17));
    expect(leg.path.map(({ enterAt }) => enterAt)).toEqual([0, 111, 177]);
  });

  test('between equal places takes no time', () => {
    const travel = open({ drawing: square, places: { a: ['A'] } });
    expect(go(travel, 'a', 'a', 7)).toEqual({ arriveAt: 7, metres: 0, path: [] });
  });

  test('does not pass a bollard, though places on both sides of it are reached', () => {
    const travel = open({
      drawing: `
        A--#--B
        |     |
        C-----D`,
      places: { a: ['A'], b: ['B'], at: ['A', 3] },
    });
    expect(trace(go(travel, 'a', 'b'))).toEqual(['a at 0', 'AC 0-1', 'CD 0-1', 'BD 1-0', 'b at 2']);
    expect(trace(go(travel, 'a', 'at'))).toEqual(['a at 0', 'AB 0-1', 'at at 1']);
    expect(trace(go(travel, 'at', 'b'))).toEqual(['at at 1', 'AB 1-2', 'b at 2']);
  });

  test('over links alone or over a junction that meets the road', () => {
    const travel = open({
      drawing: 'A-----B',
      places: { a: ['A'], gate: ['B', 0, 1, 'junction'], camp: ['B', 0, 40] },
      links: [['track', 'gate', 'camp', 600]],
    });
    const leg = go(travel, 'a', 'camp');
    expect(trace(leg)).toEqual(['a at 0', 'AB 0-1', 'gate at 1', 'track gate-camp']);
    expect(leg.arriveAt).toBe(Math.ceil(66.717 + 111.195 + 600));
  });

  test('says why there is none', () => {
    const travel = open({
      drawing: `
        A--B   C--D`,
      places: { a: ['A'], d: ['D'], far: ['A', 0, 9] },
    });
    expect(ask(travel, 'a', 'd')).toEqual({ unreachable: 'no-path' });
    expect(ask(travel, 'a', 'far')).toEqual({ unreachable: 'no-road-within' });
  });
});

describe('a convoy of several classes', () => {
  const heavy = { ...TRUCK, grossGrams: 40_000_000, speedFactorPpm: 500_000 };

  test('takes one path that all may use, at the pace of the slowest', () => {
    const travel = open({
      drawing: `
        A--B--C
        |  |
        D--E`,
      tags: { AB: { maxweight: '30' } },
      places: { d: ['D'], c: ['C'] },
      classes: [TRUCK, heavy],
    });
    // Six columns and two rows: 88.96 s by either way round; the heavy class may not take AB and takes twice as long.
    expect(go(travel, 'd', 'c', 0, [0]).arriveAt).toBe(89);
    const leg = go(travel, 'd', 'c', 0, [0, 1]);
    expect(trace(leg)).toEqual(['d at 1', 'DE 0-1', 'BE 1-0', 'BC 0-1', 'c at 1']);
    expect(leg.arriveAt).toBe(178);
    expect(go(travel, 'd', 'c', 0, [1, 0, 1])).toEqual(leg);
  });

  test('cannot meet at a place where its classes use different roads', () => {
    const travel = open({
      drawing: `
        A--B
        |  |
        C--D`,
      tags: { AB: { maxweight: '30' } },
      places: { north: ['A', 1.5, 1], d: ['D'] },
      classes: [TRUCK, heavy],
    });
    expect(go(travel, 'north', 'd', 0, [1]).arriveAt).toBeGreaterThan(
      go(travel, 'north', 'd', 0, [0]).arriveAt,
    );
    expect(ask(travel, 'north', 'd', 0, [0, 1])).toEqual({ unreachable: 'classes-snap-apart' });
  });
});

describe('access over time', () => {
  const ring = `
    A--B--C
    |     |
    D-----E`;

  test('a road that is shut is driven round, and used again when it opens', () => {
    const travel = open({
      drawing: ring,
      places: { a: ['A'], c: ['C'] },
      constraints: [{ shape: roads('BC'), from: 0, to: 1000 }],
    });
    expect(trace(go(travel, 'a', 'c', 0))).toContain('DE 0-1');
    expect(trace(go(travel, 'a', 'c', 1000))).toEqual(['a at 0', 'AB 0-1', 'BC 0-1', 'c at 1']);
    // B is reached 33.4 s after leaving: just after the opening, or just before it.
    expect(trace(go(travel, 'a', 'c', 967))).toEqual(['a at 0', 'AB 0-1', 'BC 0-1', 'c at 1']);
    expect(trace(go(travel, 'a', 'c', 966))).toContain('DE 0-1');
  });

  test('a road is not entered that shuts before it is left', () => {
    const travel = open({
      drawing: 'A--B--C',
      places: { a: ['A'], c: ['C'] },
      constraints: [{ shape: roads('BC'), from: 1000, to: 2000 }],
    });
    // The whole trip takes 66.72 s: C at 999.7 or at 1000.7.
    expect(go(travel, 'a', 'c', 933).arriveAt).toBe(1000);
    expect(ask(travel, 'a', 'c', 934)).toEqual({ unreachable: 'shut' });
  });

  test('the earliest departure is the one that comes to the shut road as it opens', () => {
    const travel = open({
      drawing: 'A--B--C',
      places: { a: ['A'], c: ['C'] },
      constraints: [
        {
          kind: 'window',
          shape: roads('BC'),
          hours: [{ weekdays: ALL_WEEK, fromSecond: 28_800, toSecond: 57_600 }],
        },
      ],
    });
    const query = { classes: [0], fromId: placeId('a'), toId: placeId('c'), departAt: 20_000 };
    // 33.36 s from A to B: leaving at 28767 comes to B at 28800.4.
    expect(travel.earliestOpenDeparture({ ...query, latestDepartAt: 50_000 })).toBe(28_767);
    expect(travel.earliestOpenDeparture({ ...query, latestDepartAt: 28_000 })).toBeNull();
    expect(travel.nextChange(20_000)).toBe(28_800);
    expect(travel.nextChange(60_000)).toBeNull();
  });

  test('each step takes its time by the state in which it is entered', () => {
    const travel = open({
      drawing: 'A--+--B',
      places: { a: ['A'], b: ['B'], mid: ['A', 3, 0, 'junction'] },
      links: [['loop', 'mid', 'mid', 9]],
      constraints: [{ kind: 'slowed', slowPpm: 2_000_000, shape: roads('AB'), from: 0, to: 50 }],
    });
    // Cut at the junction: the first half takes 66.7 s slowed, the second, entered at 66.7 s, 33.4 s. Though both are
    // one road they stay two steps, since a reader would slow the whole of one step.
    const leg = go(travel, 'a', 'b', 0);
    expect(trace(leg)).toEqual(['a at 0', 'AB 0-1', 'AB 1-2', 'b at 2']);
    expect(leg.arriveAt).toBe(Math.ceil(66.717 + 33.358));
    expect(trace(go(travel, 'a', 'b', 50))).toEqual(['a at 0', 'AB 0-2', 'b at 2']);
  });

  test('a road that shuts nobody in: places at one point of it are reached without driving', () => {
    const travel = open({
      drawing: 'A-----B',
      places: { north: ['A', 3, 1], south: ['A', 3, -1] },
      constraints: [{ shape: roads('AB') }],
    });
    expect(trace(go(travel, 'north', 'south'))).toEqual(['north at 0.5', 'south at 0.5']);
  });

  test('a road that is shut at departure may be open when the way to it is done', () => {
    const travel = open({
      drawing: 'A-----B',
      places: { hill: ['A', 3, 1], b: ['B'] },
      constraints: [{ shape: roads('AB'), to: 100 }],
    });
    // 111.2 s to the road, which opens after 100 s.
    expect(go(travel, 'hill', 'b', 0).arriveAt).toBe(Math.ceil(111.195 + 33.359));
    expect(ask(travel, 'b', 'hill', 0)).toEqual({ unreachable: 'shut' });
  });

  test('a permit opens a road to the classes that hold it', () => {
    const travel = open({
      drawing: 'A--B--C',
      places: { a: ['A'], c: ['C'] },
      constraints: [{ kind: 'permit', permit: 'blue', shape: roads('BC') }],
      classes: [TRUCK, { ...TRUCK, permits: ['blue'] }],
    });
    expect(ask(travel, 'a', 'c', 0, [0])).toEqual({ unreachable: 'no-path' });
    expect(go(travel, 'a', 'c', 0, [1]).arriveAt).toBe(67);
    expect(ask(travel, 'a', 'c', 0, [0, 1])).toEqual({ unreachable: 'no-path' });
  });

  test('risk and order change nothing', () => {
    const free = open({ drawing: ring, places: { a: ['A'], c: ['C'] } });
    const watched = open({
      drawing: ring,
      places: { a: ['A'], c: ['C'] },
      constraints: [
        { kind: 'order', shape: roads('BC') },
        { kind: 'risk', riskPpm: 1000, shape: roads('BC') },
      ],
    });
    expect(go(watched, 'a', 'c', 5)).toEqual(go(free, 'a', 'c', 5));
  });
});

test('optimistic times have three decimals, and no way is infinite', () => {
  const travel = open({ drawing: 'A--B   C--D', places: { a: ['A'], b: ['B'], c: ['C'] } });
  const ids = ['a', 'b', 'c'].map(placeId);
  expect([...travel.optimisticSeconds(0, { from: 0, to: 10 }, ids, ids)]).toEqual([
    0,
    33.359,
    Infinity,
    33.359,
    0,
    Infinity,
    Infinity,
    Infinity,
    0,
  ]);
});

test('an arrival asked for in time is not found later', () => {
  const travel = open({ drawing: 'A--B', places: { a: ['A'], b: ['B'] } });
  const query = { classes: [0], fromId: placeId('a'), toId: placeId('b'), departAt: 0 };
  expect(travel.findArrival({ ...query, latestArriveAt: 34 })).toBe(34);
  expect(travel.findArrival({ ...query, latestArriveAt: 33 })).toEqual({ unreachable: 'shut' });
});
