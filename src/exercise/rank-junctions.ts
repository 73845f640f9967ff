import type { RandomStream } from '../base/index.ts';
import type { Junction } from '../network/index.ts';
import { measureFlatMetres, movePosition } from './flat-metres.ts';

/**
 * Junctions in the order in which sites are taken: towards where many roads meet, with a part spread over the land and
 * none near an earlier one while others are left. The order does not depend on how many are taken.
 */
export function rankSites(junctions: readonly Junction[], random: RandomStream): Iterable<Junction> {
  const crowd = countNeighbours(junctions);
  const mean = crowd.reduce((sum, count) => sum + count, 0) / Math.max(1, crowd.length);
  const weights = crowd.map((count) => 1 - SPREAD_SHARE + (SPREAD_SHARE * mean) / count);
  return keepApart(orderByWeight(junctions, weights, random), SITES_APART_METRES);
}

/** Junctions of main roads, those that lie at the centre of many others before those at the edge. */
export function rankHubs(junctions: readonly Junction[], random: RandomStream): Iterable<Junction> {
  const main = listMain(junctions);
  const crowd = countNeighbours(junctions);
  const crowdOf = new Map(junctions.map(({ mapNode }, index) => [mapNode, crowd[index]!]));
  const weights = main.map(({ mapNode }) => crowdOf.get(mapNode)!);
  return keepApart(orderByWeight(main, weights, random), measureDiagonal(junctions) / 6);
}

/** Junctions of main roads at the edge of the map. */
export function rankCrossings(junctions: readonly Junction[], random: RandomStream): Iterable<Junction> {
  const main = listMain(junctions);
  const box = findBox(junctions);
  const outness = (junction: Junction): number =>
    Math.max(relate(junction.latE7, box.minLat, box.maxLat), relate(junction.lonE7, box.minLon, box.maxLon));
  const outermost = [...main].sort((a, b) => outness(b) - outness(a) || a.mapNode - b.mapNode);
  const edge = outermost.slice(0, Math.max(LEAST_CHOICE, Math.ceil(main.length / 8)));
  return keepApart(
    orderByWeight(
      edge,
      edge.map(() => 1),
      random,
    ),
    measureDiagonal(junctions) / 4,
  );
}

export function findBox(junctions: readonly Junction[]): {
  readonly minLat: number;
  readonly maxLat: number;
  readonly minLon: number;
  readonly maxLon: number;
} {
  let [minLat, maxLat, minLon, maxLon] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { latE7, lonE7 } of junctions) {
    minLat = Math.min(minLat, latE7);
    maxLat = Math.max(maxLat, latE7);
    minLon = Math.min(minLon, lonE7);
    maxLon = Math.max(maxLon, lonE7);
  }
  return { minLat, maxLat, minLon, maxLon };
}

export function measureDiagonal(junctions: readonly Junction[]): number {
  const { minLat, maxLat, minLon, maxLon } = findBox(junctions);
  return measureFlatMetres({ latE7: minLat, lonE7: minLon }, { latE7: maxLat, lonE7: maxLon });
}

/** Those of the fastest classes of road: whole classes, until there is a choice. */
export function listMain(junctions: readonly Junction[]): readonly Junction[] {
  const enough = Math.min(junctions.length, Math.max(LEAST_CHOICE, junctions.length * MAIN_SHARE));
  const speeds = [...new Set(junctions.map(({ mainRoadKmh }) => mainRoadKmh))].sort((a, b) => b - a);
  for (const least of speeds) {
    const main = junctions.filter(({ mainRoadKmh }) => mainRoadKmh >= least);
    if (main.length >= enough) return main;
  }
  return junctions;
}

/** How many junctions lie in the same square of about a kilometre, itself included. */
function countNeighbours(junctions: readonly Junction[]): readonly number[] {
  const keyOf = ({ latE7, lonE7 }: Junction): string =>
    `${Math.floor(latE7 / 90_000)}|${Math.floor(lonE7 / 90_000)}`;
  const counts = new Map<string, number>();
  for (const junction of junctions) counts.set(keyOf(junction), (counts.get(keyOf(junction)) ?? 0) + 1);
  return junctions.map((junction) => counts.get(keyOf(junction))!);
}

/**
 * A random order in which the heavier tend to come first; weights above 0. Efraimidis and Spirakis 2006, with one draw for each
 * node of the map up to the last, so that leaving out a junction moves no other.
 */
function orderByWeight(
  junctions: readonly Junction[],
  weights: readonly number[],
  random: RandomStream,
): readonly Junction[] {
  const keys: { readonly junction: Junction; readonly key: number }[] = [];
  const inOrder = junctions
    .map((junction, index) => ({ junction, weight: weights[index]! }))
    .sort((a, b) => a.junction.mapNode - b.junction.mapNode);
  let drawn = 0;
  for (const { junction, weight } of inOrder) {
    let draw = 0;
    for (; drawn <= junction.mapNode; drawn++) draw = random.nextFloat();
    keys.push({ junction, key: -Math.log(1 - draw) / weight });
  }
  return keys
    .sort((a, b) => a.key - b.key || a.junction.mapNode - b.junction.mapNode)
    .map(({ junction }) => junction);
}

/** All of `junctions`, first those `metres` from each earlier one, then those half as far, and so on to none. */
function* keepApart(junctions: readonly Junction[], metres: number): Iterable<Junction> {
  const taken: Junction[] = [];
  let left = junctions;
  for (let apart = metres; left.length > 0; apart = apart > 20 ? apart / 2 : 0) {
    const near = buildNearness(junctions, apart);
    for (const junction of taken) near.add(junction);
    const later: Junction[] = [];
    for (const junction of left) {
      if (near.has(junction)) {
        later.push(junction);
        continue;
      }
      near.add(junction);
      taken.push(junction);
      yield junction;
    }
    left = later;
  }
}

/** Whether one of the junctions added lies nearer than `metres`: squares of that side, looked up with their neighbours. */
function buildNearness(junctions: readonly Junction[], metres: number) {
  const { minLat, maxLat } = findBox(junctions);
  // As wide as it takes where meridians are closest together.
  const step =
    movePosition({ latE7: Math.max(Math.abs(minLat), Math.abs(maxLat)), lonE7: 0 }, metres, 0).lonE7 + 1;
  const squares = new Map<string, Junction[]>();
  const squareOf = ({ latE7, lonE7 }: Junction, up = 0, right = 0): string =>
    `${Math.floor(latE7 / step) + up}|${Math.floor(lonE7 / step) + right}`;
  return {
    add(junction: Junction): void {
      const square = squares.get(squareOf(junction));
      if (square === undefined) squares.set(squareOf(junction), [junction]);
      else square.push(junction);
    },
    has: (junction: Junction): boolean =>
      metres > 0 &&
      AROUND.some(([up, right]) =>
        squares
          .get(squareOf(junction, up, right))
          ?.some((other) => measureFlatMetres(junction, other) < metres),
      ),
  };
}

const AROUND = [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((right) => [up, right] as const));

/** 0 at the middle, 1 at either end. */
const relate = (value: number, least: number, most: number): number =>
  most > least ? Math.abs((2 * (value - least)) / (most - least) - 1) : 0;

const SPREAD_SHARE = 0.3;
const SITES_APART_METRES = 400;
const MAIN_SHARE = 0.03;
const LEAST_CHOICE = 40;
