import { EARTH_RADIUS_METRES } from '../../base/index.ts';
import type { RoadMap } from '../../domain/index.ts';

export interface Position {
  readonly latE7: number;
  readonly lonE7: number;
}

/**
 * Indexes of the places that lie farther than `metres` from every road, as rule R10 measures it (in the plane at the
 * place), whatever may drive there. Places at the date line are let be. Walks each road once, in steps of `metres`, and
 * stops when every place has a road.
 */
export function listFarPlaces(places: readonly Position[], roads: RoadMap, metres: number): number[] {
  const grid = buildGrid(places, metres);
  for (const { nodes } of roads.roads) {
    for (let i = 0; i + 1 < nodes.length; i++) {
      const [a, b] = [nodes[i]!, nodes[i + 1]!];
      grid.pass(roads.latE7[a]!, roads.lonE7[a]!, roads.latE7[b]!, roads.lonE7[b]!);
    }
    if (grid.waiting.size === 0) break;
  }
  return [...grid.waiting].sort((a, b) => a - b);
}

/** Places that no road came near so far, in squares of a grid. */
function buildGrid(
  places: readonly Position[],
  metres: number,
): {
  readonly waiting: ReadonlySet<number>;
  readonly pass: (latA: number, lonA: number, latB: number, lonB: number) => void;
} {
  const waiting = new Set<number>();
  const rowE7 = Math.ceil((metres / EARTH_RADIUS_METRES) * DEGREES * 1e7) + 1;
  const farthest = places.reduce((lat, { latE7 }) => Math.max(lat, Math.abs(latE7)), 0) + rowE7;
  const shrink = Math.max(Math.cos(farthest / 1e7 / DEGREES), 0.01);
  const columnE7 = Math.ceil(rowE7 / shrink);
  const columns = Math.ceil(3.6e9 / columnE7) + 4;
  const squareOf = (lat: number, lon: number): number =>
    Math.floor(lat / rowE7) * columns + Math.floor(lon / columnE7);

  // A place stands in the squares around its own: a road within reach passes through one of them.
  const squares = new Map<number, number[]>();
  places.forEach(({ latE7, lonE7 }, place) => {
    if (Math.abs(lonE7) + 2 * columnE7 > 1.8e9) return;
    waiting.add(place);
    const own = squareOf(latE7, lonE7);
    for (let row = -REACH; row <= REACH; row++) {
      for (let column = -REACH; column <= REACH; column++) {
        const square = own + row * columns + column;
        const there = squares.get(square);
        if (there === undefined) squares.set(square, [place]);
        else there.push(place);
      }
    }
  });

  const pass = (latA: number, lonA: number, latB: number, lonB: number): void => {
    const isFar = (place: number): boolean => {
      if (measureToSegment(places[place]!, latA, lonA, latB, lonB) > metres) return true;
      waiting.delete(place);
      return false;
    };
    // Points at most a square apart, so that no square that matters is jumped over.
    const steps = Math.ceil(Math.max(Math.abs(latB - latA) / rowE7, Math.abs(lonB - lonA) / columnE7));
    if (steps > waiting.size + 1) {
      waiting.forEach(isFar);
      return;
    }
    for (let step = 0; step <= steps; step++) {
      const share = steps === 0 ? 0 : step / steps;
      const square = squareOf(latA + (latB - latA) * share, lonA + (lonB - lonA) * share);
      const there = squares.get(square);
      if (there === undefined) continue;
      const left = there.filter((place) => waiting.has(place) && isFar(place));
      if (left.length === 0) squares.delete(square);
      else if (left.length < there.length) squares.set(square, left);
    }
  };
  return { waiting, pass };
}

/** Squares to each side: one for the distance itself, one for the step between two points of a road. */
const REACH = 2;

const DEGREES = 180 / Math.PI;

/** Metres from a place to a segment in the local plane at the place. */
function measureToSegment(place: Position, latA: number, lonA: number, latB: number, lonB: number): number {
  const yMetres = EARTH_RADIUS_METRES / DEGREES / 1e7;
  const xMetres = yMetres * Math.cos(place.latE7 / 1e7 / DEGREES);
  const [ax, ay] = [(lonA - place.lonE7) * xMetres, (latA - place.latE7) * yMetres];
  const [dx, dy] = [(lonB - lonA) * xMetres, (latB - latA) * yMetres];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + dx * share, ay + dy * share);
}
