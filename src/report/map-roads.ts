import type { Operation, Plan } from '../domain/index.ts';
import { buildGeometry, cutRoad, type Geometry, type LegPart, traceLeg } from './leg-geometry.ts';
import { buildPackWeights, listLegGrams } from './loads.ts';
import { formatPath, type Projection } from './map-projection.ts';
import { html, type Markup } from './markup.ts';

/** Beyond so many points smaller roads are left out, so that the file stays small enough to send. */
const MOST_BACKGROUND_POINTS = 20_000;
const ROAD_CLASSES = ['motorway', 'trunk', 'primary', 'secondary', 'tertiary', 'unclassified', 'residential'];
/** Widths in pixels of the lines for loads from little to much. */
const WIDTHS = [1.6, 2.6, 4, 5.6, 7.5];

/** A stretch that loaded vehicles use, with all the grams that pass it. */
interface UsedStretch {
  readonly part: LegPart;
  grams: number;
}

/** Stretches that differ by road or link and by their ends; both directions together. */
export function listUsedStretches(operation: Operation, plan: Plan): UsedStretch[] {
  const geometry = buildGeometry(operation);
  const goods = buildPackWeights(operation);
  const stretches = new Map<string, UsedStretch>();
  for (const movement of plan.movements) {
    const grams = listLegGrams(movement, goods);
    movement.legs.forEach((leg, index) => {
      for (const part of traceLeg(geometry, leg)) {
        const ends = [part.points[0]!.join(), part.points.at(-1)!.join()].sort();
        const key = `${part.kind}|${part.id}|${ends.join('|')}`;
        const known = stretches.get(key);
        if (known) known.grams += grams[index]!;
        else stretches.set(key, { part, grams: grams[index]! });
      }
    });
  }
  return [...stretches.values()];
}

/** Roads that carry loads, thicker for more; links and connections, whose course is not known, dashed. */
export function drawUsedRoads(projection: Projection, stretches: readonly UsedStretch[]): Markup {
  const most = Math.max(1, ...stretches.map((stretch) => stretch.grams));
  const paths = WIDTHS.map(() => ({ road: '', straight: '' }));
  for (const { part, grams } of stretches) {
    const level = Math.min(WIDTHS.length - 1, Math.floor(Math.sqrt(grams / most) * WIDTHS.length));
    paths[level]![part.kind === 'road' ? 'road' : 'straight'] += formatPath(projection, part.points);
  }
  return html`<g class="used">${paths.map(
    ({ road, straight }, level) =>
      html`${road !== '' && html`<path d="${road}" stroke-width="${WIDTHS[level]!}"/>`}${
        straight !== '' && html`<path class="straight" d="${straight}" stroke-width="${WIDTHS[level]!}"/>`
      }`,
  )}</g>
`;
}

/** Points every few pixels along the stretches, in the map's pixels. */
export function listPointsAlong(
  projection: Projection,
  stretches: readonly UsedStretch[],
): [number, number][] {
  const points: [number, number][] = [];
  for (const { part } of stretches) {
    let last: readonly [number, number] | undefined;
    for (const point of part.points) {
      const next = projection.project(point);
      if (last !== undefined) {
        const steps = Math.max(1, Math.ceil(Math.hypot(next[0] - last[0], next[1] - last[1]) / 6));
        for (let i = 1; i <= steps; i++) {
          points.push([
            last[0] + ((next[0] - last[0]) * i) / steps,
            last[1] + ((next[1] - last[1]) * i) / steps,
          ]);
        }
      }
      last = next;
    }
  }
  return points;
}

/** The other roads, thin, greater ones first. */
export function drawBackgroundRoads(projection: Projection, operation: Operation): Markup {
  const { roads } = operation;
  const rank = (highway: string | undefined) => {
    const found = ROAD_CLASSES.indexOf((highway ?? '').replace(/_link$/, ''));
    return found < 0 ? ROAD_CLASSES.length : found;
  };
  const sorted = [...roads.roads].sort((a, b) => rank(a.tags['highway']) - rank(b.tags['highway']));
  let points = 0;
  let path = '';
  for (const road of sorted) {
    points += road.nodes.length;
    if (points > MOST_BACKGROUND_POINTS) break;
    path += formatPath(projection, cutRoad(roads, road, 0, (road.nodes.length - 1) * 1_000_000));
  }
  return html`<path class="road" d="${path}"/>
`;
}

/** The whole line of each road or link named, as path data: for constraints on single roads. */
export function formatNamedLines(
  projection: Projection,
  geometry: Geometry,
  operation: Operation,
  ids: readonly string[],
): string {
  const links = new Map(operation.links.map((link) => [link.id as string, link]));
  let path = '';
  for (const id of ids) {
    const road = geometry.roadById.get(id);
    if (road) {
      path += formatPath(projection, cutRoad(geometry.roads, road, 0, (road.nodes.length - 1) * 1_000_000));
      continue;
    }
    const link = links.get(id);
    const from = link && geometry.placeById.get(link.fromId);
    const to = link && geometry.placeById.get(link.toId);
    if (from && to) {
      path += formatPath(projection, [
        [from.lonE7, from.latE7],
        [to.lonE7, to.latE7],
      ]);
    }
  }
  return path;
}
