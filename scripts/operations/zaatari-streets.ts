import type { Position } from './geometry.ts';
import type { Inputs } from './inputs.ts';
import { createLocalPlane, findCrossing, findNearestOn, measureDistance, type Point } from './local-plane.ts';

/** One drawn line of a street; lines that meet share points. */
export interface Street {
  /** `street-` and the number in the source; a second part has `-2` behind it. */
  readonly id: string;
  readonly name: string;
  readonly nameLocal: string;
  readonly paved: boolean;
  readonly points: readonly Point[];
}

/** The middle of the camp: where the local plane touches. */
export const CAMP_PLANE = createLocalPlane([36.328, 32.292]);

/** An end within so many metres of another line is drawn onto it. */
const MEET_METRES = 1;

/**
 * The streets with a shared point wherever they meet: an end within a metre of another line is put onto it, and lines that
 * cross get the crossing as a point of both, as there is no bridge in the camp. Points are on the centimetre grid of
 * roads.geojson, so that equal points stay equal.
 */
export const drawStreets = (inputs: Inputs): readonly Street[] => {
  const drafts = inputs.features('roads.geojson').map(({ properties, geometry }) => ({
    id: `street-${properties.street.padStart(3, '0')}${properties.part === '1' ? '' : `-${properties.part}`}`,
    name: properties.name,
    nameLocal: properties.name_local,
    paved: properties.line_type === 'paved',
    points: (geometry.coordinates as Position[]).map((position) => toGrid(CAMP_PLANE.toPoint(position))),
  }));
  for (const draft of drafts) {
    for (const end of [0, draft.points.length - 1]) meetNearest(draft, end, drafts);
  }
  for (const [index, first] of drafts.entries()) {
    for (const second of drafts.slice(index + 1)) shareCrossings(first.points, second.points);
  }
  return drafts;
};

interface Draft extends Street {
  readonly points: Point[];
}

const toGrid = (point: Point): Point => CAMP_PLANE.toPoint(CAMP_PLANE.toPosition(point));

const isSame = (a: Point, b: Point): boolean => measureDistance(a, b) < 0.005;

/** Puts an end of a line onto the nearest other line, if that is near enough and they do not meet already. */
const meetNearest = (draft: Draft, end: number, drafts: readonly Draft[]): void => {
  const at = draft.points[end];
  let best: { other: Draft; segment: number; point: Point; metres: number } | undefined;
  for (const other of drafts) {
    if (other === draft) continue;
    for (let i = 1; i < other.points.length; i++) {
      if (isSame(at, other.points[i - 1]) || isSame(at, other.points[i])) return;
      const { point, metres } = findNearestOn(at, other.points[i - 1], other.points[i]);
      if (metres <= MEET_METRES && (best === undefined || metres < best.metres)) {
        best = { other, segment: i, point, metres };
      }
    }
  }
  if (best === undefined) return;
  const { other, segment } = best;
  const corner = [other.points[segment - 1], other.points[segment]].find(
    (point) => measureDistance(point, best.point) <= MEET_METRES,
  );
  const meeting = corner ?? toGrid(best.point);
  draft.points[end] = meeting;
  if (corner === undefined) other.points.splice(segment, 0, meeting);
};

const shareCrossings = (first: Point[], second: Point[]): void => {
  for (let i = 1; i < first.length; i++) {
    for (let j = 1; j < second.length; j++) {
      const crossing = findCrossing(first[i - 1], first[i], second[j - 1], second[j]);
      if (crossing === undefined) continue;
      const meeting = toGrid(crossing);
      if (!isSame(meeting, second[j - 1]) && !isSame(meeting, second[j])) {
        second.splice(j, 0, meeting);
      }
      if (!isSame(meeting, first[i - 1]) && !isSame(meeting, first[i])) {
        first.splice(i, 0, meeting);
        break;
      }
    }
  }
};
