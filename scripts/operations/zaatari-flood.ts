import type { Position } from './geometry.ts';
import type { Inputs } from './inputs.ts';
import { findNearestOn, measureDistance, type Point } from './local-plane.ts';
import { CAMP_PLANE, type Street } from './zaatari-streets.ts';

/** What a flood line does to a street that it runs along. */
export const WATERS = ['no-access', 'flood', 'mud', 'flood-light'] as const;
export type Water = (typeof WATERS)[number];

/** One line type on one survey day in one district, as it lies on a stretch. */
export interface Mark {
  readonly date: string;
  readonly district: string;
  readonly water: Water;
}

/** A part of a street that has the same marks all along. */
export interface Stretch {
  /** The street's id, with `.1`, `.2` ... behind it where the street is cut. */
  readonly id: string;
  readonly street: Street;
  readonly points: readonly Point[];
  readonly metres: number;
  readonly marks: readonly Mark[];
}

/** Half a street and what the drawing may be off: the longest flood lines run beside a street, not on its middle. */
const BESIDE_METRES = 6;
/** A line at a greater angle crosses the street or comes out of an alley: it is not on the street. */
const ALONG_DEGREES = 30;
/** Streets are looked at in pieces no longer than this. */
const PIECE_METRES = 10;

const WATER_OF_TYPE: Readonly<Record<string, Water>> = {
  no_access: 'no-access',
  flood: 'flood',
  thw_flood: 'flood',
  flood_light: 'flood-light',
  mud: 'mud',
};

/** What lies along a street for less than this is a crossing or a slip of the pen. */
const SHORTEST_METRES = 15;

/**
 * The streets cut where the water on them changes. A piece of street of at most 10 m is marked by a flood line that is
 * within 6 m of the middle of the piece and runs within 30 degrees of its direction; marks that hold for less than 15 m
 * of street on end are dropped.
 */
export const cutStretches = (inputs: Inputs, streets: readonly Street[]): readonly Stretch[] => {
  const lines = inputs.features('flood-lines.geojson').flatMap(readSegments);
  return streets.flatMap((street) => {
    const pieces = cutPieces(street, lines);
    dropShortMarks(pieces);
    const stretches = joinAlike(pieces);
    return stretches.map((stretch, index) => ({
      id: stretches.length === 1 ? street.id : `${street.id}.${index + 1}`,
      street,
      points: [stretch[0].start, ...stretch.filter(({ isCorner }) => isCorner).map(({ end }) => end)].concat(
        stretch[stretch.length - 1].isCorner ? [] : [stretch[stretch.length - 1].end],
      ),
      metres: stretch.reduce((sum, { start, end }) => sum + measureDistance(start, end), 0),
      marks: [...stretch[0].marks.keys()].sort().map((key) => stretch[0].marks.get(key)!),
    }));
  });
};

interface Piece {
  readonly start: Point;
  readonly end: Point;
  /** True where the piece ends at a drawn point of the street. */
  readonly isCorner: boolean;
  readonly marks: Map<string, Mark>;
}

const cutPieces = ({ points }: Street, lines: readonly FloodSegment[]): readonly Piece[] =>
  points.slice(1).flatMap((to, index) => {
    const from = points[index];
    const count = Math.max(1, Math.ceil(measureDistance(from, to) / PIECE_METRES));
    return Array.from({ length: count }, (_, piece) => {
      const isCorner = piece === count - 1;
      const start = piece === 0 ? from : divide(from, to, piece / count);
      const end = isCorner ? to : divide(from, to, (piece + 1) / count);
      return { start, end, isCorner, marks: listMarks(start, end, lines) };
    });
  });

const dropShortMarks = (pieces: readonly Piece[]): void => {
  const keys = new Set(pieces.flatMap(({ marks }) => [...marks.keys()]));
  for (const key of keys) {
    let run: Piece[] = [];
    for (const piece of [...pieces, undefined]) {
      if (piece?.marks.has(key)) {
        run.push(piece);
        continue;
      }
      const metres = run.reduce((sum, { start, end }) => sum + measureDistance(start, end), 0);
      if (metres < SHORTEST_METRES) for (const { marks } of run) marks.delete(key);
      run = [];
    }
  }
};

/** Runs of pieces with the same marks. */
const joinAlike = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const runs: { key: string; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const key = [...piece.marks.keys()].sort().join(' ');
    const last = runs.at(-1);
    if (last?.key === key) last.pieces.push(piece);
    else runs.push({ key, pieces: [piece] });
  }
  return runs.map((run) => run.pieces);
};

interface FloodSegment {
  readonly mark: Mark;
  readonly a: Point;
  readonly b: Point;
}

const readSegments = ({
  properties,
  geometry,
}: ReturnType<Inputs['features']>[number]): readonly FloodSegment[] => {
  const { date, district, type } = properties;
  const water = WATER_OF_TYPE[type];
  if (water === undefined) throw new Error(`flood line of unknown type ${type}`);
  const points = (geometry.coordinates as Position[]).map(CAMP_PLANE.toPoint);
  return points.slice(1).map((b, index) => ({ mark: { date, district, water }, a: points[index], b }));
};

const divide = (a: Point, b: Point, share: number): Point =>
  CAMP_PLANE.toPoint(CAMP_PLANE.toPosition([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]));

const formatMark = ({ date, district, water }: Mark): string => `${date}|${district}|${water}`;

const listMarks = (start: Point, end: Point, lines: readonly FloodSegment[]): Map<string, Mark> => {
  const middle: Point = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  const found = new Map<string, Mark>();
  for (const { mark, a, b } of lines) {
    if (
      findNearestOn(middle, a, b).metres <= BESIDE_METRES &&
      measureAngle(start, end, a, b) <= ALONG_DEGREES
    ) {
      found.set(formatMark(mark), mark);
    }
  }
  return found;
};

/** Degrees between two directions, either way round: 0 to 90. */
const measureAngle = (a: Point, b: Point, c: Point, d: Point): number => {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cosine = Math.abs(ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy));
  return (Math.acos(Math.min(1, cosine)) * 180) / Math.PI;
};
