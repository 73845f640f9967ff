import type { Leg, Load, Movement, PathStep, Vehicle, Visit } from '../../src/domain/index.ts';
import { fleetId, goodId, linkId, lotId, movementId, placeId, roadId } from '../../src/domain/index.ts';
import { DATES, hour } from './small-clock.ts';

type StepSpec = readonly [seconds: number, step: DistributiveOmit<PathStep, 'enterAt'>];
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

const connect = (place: string, road: string, at: number, seconds = 10): StepSpec => [
  seconds,
  { kind: 'connect', placeId: placeId(place), roadId: roadId(road), at },
];
const drive = (road: string, from: number, to: number, seconds: number): StepSpec => [
  seconds,
  { kind: 'road', roadId: roadId(road), from, to },
];
const cross = (from: string, to: string): StepSpec => [
  600,
  { kind: 'link', linkId: linkId('link1'), fromId: placeId(from), toId: placeId(to) },
];

const M = 1_000_000;
/** r3 is a track of 18 km/h, gravel: 1000 s and a fifth. */
const TRACK = 1200;

/** Ways by hand: length, and seconds of each step. */
const WAYS: Readonly<Record<string, { readonly metres: number; readonly steps: readonly StepSpec[] }>> = {
  'H>C': { metres: 20_200, steps: [connect('H', 'r1', M), drive('r1', M, 0, 2000), connect('C', 'r1', 0)] },
  'C>H': { metres: 20_200, steps: [connect('C', 'r1', 0), drive('r1', 0, M, 2000), connect('H', 'r1', M)] },
  'H>A': {
    metres: 10_200,
    steps: [connect('H', 'r1', M), drive('r1', M, 2 * M, 1000), connect('A', 'r1', 2 * M)],
  },
  'A>H': {
    metres: 10_200,
    steps: [connect('A', 'r1', 2 * M), drive('r1', 2 * M, M, 1000), connect('H', 'r1', M)],
  },
  'H>B': {
    metres: 18_100,
    steps: [
      connect('H', 'r1', M),
      drive('r1', M, 2 * M, 1000),
      drive('r3', 0, M, TRACK),
      connect('J', 'r3', M, 0),
      cross('J', 'B'),
    ],
  },
  'B>H': {
    metres: 18_100,
    steps: [
      cross('B', 'J'),
      connect('J', 'r3', M, 0),
      drive('r3', M, 0, TRACK),
      drive('r1', 2 * M, M, 1000),
      connect('H', 'r1', M),
    ],
  },
  // In the rain of day 2 the track takes twice the time.
  'A>B wet': {
    metres: 8100,
    steps: [
      connect('A', 'r1', 2 * M),
      drive('r3', 0, M, 2 * TRACK),
      connect('J', 'r3', M, 0),
      cross('J', 'B'),
    ],
  },
};

/** One way, driven from an instant on. */
export function travel(way: string, departAt: number): Leg {
  const { metres, steps } = WAYS[way]!;
  const [from, to] = way.split(' ')[0]!.split('>') as [string, string];
  let at = departAt;
  const path: PathStep[] = [];
  for (const [seconds, step] of steps) {
    path.push({ ...step, enterAt: at } as PathStep);
    at += seconds;
  }
  return { fromId: placeId(from), toId: placeId(to), departAt, arriveAt: at, metres, path };
}

const visit = (
  place: string,
  purpose: Visit['purpose'],
  arriveAt: number,
  startAt: number,
  seconds: number,
): Visit => ({
  placeId: placeId(place),
  purpose,
  arriveAt,
  startAt,
  endAt: startAt + seconds,
});

const truck = (number: number): Vehicle => ({ fleetId: fleetId('truck'), number });
const van = (number: number): Vehicle => ({ fleetId: fleetId('van'), number });

export const GOOD_OF: Readonly<Record<string, string>> = {
  'kits-h': 'kitbox',
  'kits-late': 'kitbox',
  'rations-h': 'ration',
  'rations-c': 'ration',
  'water-h': 'jug',
  'water-a': 'jug',
  'winter-fuel-h': 'diesel',
};

const load = (vehicle: number, stop: number, lot: string, packs: number): Load => ({
  vehicle,
  visit: stop,
  goodId: goodId(GOOD_OF[lot]!),
  lotId: lotId(lot),
  packs,
});

/** One or two vehicles at two bays: 600 s and 300 s. */
const SERVICE = 900;

/** The five movements of the plan made by hand. */
export function listMovements(): Movement[] {
  const home = placeId('H');
  // Out at 7:00 local, there at 7:33:40, loaded, back by 8:22:20, unloaded at home.
  const out = travel('H>C', hour(0, 7));
  const back = travel('C>H', out.arriveAt + SERVICE);
  const transfer: Movement = {
    id: movementId('m1'),
    kind: 'transfer',
    date: DATES[0],
    vehicles: [truck(1)],
    homeId: home,
    visits: [
      visit('C', 'load', out.arriveAt, out.arriveAt, SERVICE),
      visit('H', 'unload', back.arriveAt, back.arriveAt, SERVICE),
    ],
    legs: [out, back],
    loads: [load(0, 1, 'rations-c', 50)],
  };
  // The first truck is home again at 8:37:20 and turns round in half an hour.
  const toB = travel('H>B', hour(0, 9.5) + SERVICE);
  const fromB = travel('B>H', toB.arriveAt + SERVICE);
  const firstB: Movement = {
    id: movementId('m2'),
    kind: 'delivery',
    date: DATES[0],
    vehicles: [truck(1), truck(2)],
    homeId: home,
    visits: [
      visit('H', 'load', hour(0, 9.5), hour(0, 9.5), SERVICE),
      visit('B', 'unload', toB.arriveAt, toB.arriveAt, SERVICE),
    ],
    legs: [toB, fromB],
    loads: [
      load(0, 1, 'water-h', 70),
      load(1, 1, 'water-h', 53),
      load(1, 1, 'rations-h', 82),
      load(0, 1, 'kits-h', 12),
    ],
  };
  const toA = travel('H>A', hour(1, 8) + SERVICE);
  const fromA = travel('A>H', toA.arriveAt + SERVICE);
  const waterA: Movement = {
    id: movementId('m3'),
    kind: 'delivery',
    date: DATES[1],
    vehicles: [truck(1)],
    homeId: home,
    visits: [
      visit('H', 'load', hour(1, 8), hour(1, 8), SERVICE),
      visit('A', 'unload', toA.arriveAt, toA.arriveAt, SERVICE),
    ],
    legs: [toA, fromA],
    loads: [load(0, 1, 'water-h', 66), load(0, 1, 'kits-h', 8)],
  };
  // The vans follow ten minutes later.
  const vansOut = travel('H>A', hour(1, 8) + SERVICE + 600);
  const vansBack = travel('A>H', vansOut.arriveAt + SERVICE);
  const foodA: Movement = {
    id: movementId('m4'),
    kind: 'delivery',
    date: DATES[1],
    vehicles: [van(1), van(2)],
    homeId: home,
    visits: [
      visit('H', 'load', hour(1, 8) + 600, hour(1, 8) + 600, SERVICE),
      visit('A', 'unload', vansOut.arriveAt, vansOut.arriveAt, SERVICE),
    ],
    legs: [vansOut, vansBack],
    loads: [load(0, 1, 'rations-c', 40), load(1, 1, 'rations-c', 6), load(1, 1, 'rations-h', 18)],
  };
  // Both sites on one round; the track is wet until noon, dry on the way back.
  const roundA = travel('H>A', hour(2, 10) + SERVICE);
  const roundB = travel('A>B wet', roundA.arriveAt + SERVICE);
  const home2 = travel('B>H', hour(2, 12.5));
  const lateKits: Movement = {
    id: movementId('m5'),
    kind: 'delivery',
    date: DATES[2],
    vehicles: [truck(4)],
    homeId: home,
    visits: [
      visit('H', 'load', hour(2, 10), hour(2, 10), SERVICE),
      visit('A', 'unload', roundA.arriveAt, roundA.arriveAt, SERVICE),
      visit('B', 'unload', roundB.arriveAt, roundB.arriveAt, SERVICE),
    ],
    legs: [roundA, roundB, home2],
    loads: [load(0, 1, 'kits-late', 5), load(0, 2, 'kits-late', 5)],
  };
  return [transfer, firstB, waterA, foodA, lateKits];
}
