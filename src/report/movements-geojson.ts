import type { Leg, Movement, Operation, Place, Plan } from '../domain/index.ts';
import { buildGeometry, type LegPart, type PointE7, traceLeg } from './leg-geometry.ts';
import { buildPackWeights, listLegGrams } from './loads.ts';
import { formatIsoUtc } from './local-clock.ts';
import { cleanText } from './markup.ts';
import { formatVehicles, sortMovements } from './movements-section.ts';
import { buildReportContext, type ReportContext } from './report-context.ts';

type Position = readonly [number, number];

/**
 * GeoJSON (RFC 7946) of every leg of every movement, the ways home included, and of the places. A leg is a LineString, or a
 * MultiLineString where stretches of different kinds follow each other; `parts` names the kind of each line: `road`
 * lies as in the road data, `link` and `connect` are straight because their course is not known.
 */
export function formatMovementsGeojson(operation: Operation, plan: Plan): string {
  const context = buildReportContext(operation, plan);
  const marking = {
    class: 'restricted',
    expires: formatIsoUtc(plan.clock.days.at(-1)!.endsAt),
    exercise: plan.operation.exercise,
  };
  const geometry = buildGeometry(context.operation);
  const goods = buildPackWeights(context.operation);
  const features: object[] = [];
  for (const movement of sortMovements(plan.movements)) {
    const grams = listLegGrams(movement, goods);
    movement.legs.forEach((leg, index) => {
      const parts = traceLeg(geometry, leg);
      const lines = listLines(parts);
      features.push({
        type: 'Feature',
        id: `${movement.id}/${index + 1}`,
        geometry: formatGeometry(lines),
        properties: {
          ...describeLeg(context, movement, leg, index),
          loadKg: grams[index]! / 1000,
          parts: lines.map((line) => line.kind),
          roadsAndLinks: parts.filter((part) => part.kind !== 'connect').map((part) => part.id),
          ...marking,
        },
      });
    });
  }
  for (const place of listUsedPlaces(context)) {
    features.push({
      type: 'Feature',
      id: place.id,
      geometry: { type: 'Point', coordinates: toDegrees([place.lonE7, place.latE7]) },
      properties: {
        place: place.id,
        name: cleanText(place.name),
        nameLocal: place.nameLocal === null ? null : cleanText(place.nameLocal),
        kind: place.kind,
        area: place.areaId,
        ...marking,
      },
    });
  }
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","name":${JSON.stringify(cleanText(operation.name))},"features":[\n${lines}\n]}\n`;
}

function describeLeg(context: ReportContext, movement: Movement, leg: Leg, index: number) {
  const { clock, names } = context;
  return {
    movement: movement.id,
    kind: movement.kind,
    leg: index + 1,
    legs: movement.legs.length,
    wayHome: index === movement.legs.length - 1 && leg.toId === movement.homeId,
    from: leg.fromId,
    fromName: cleanText(names.of(leg.fromId)),
    to: leg.toId,
    toName: cleanText(names.of(leg.toId)),
    departAt: clock.iso(leg.departAt),
    arriveAt: clock.iso(leg.arriveAt),
    metres: leg.metres,
    vehicles: movement.vehicles.map(({ fleetId, number }) => `${fleetId}#${number}`),
    vehicleKinds: cleanText(formatVehicles(context, movement)),
  };
}

function listUsedPlaces({ operation, plan }: ReportContext): Place[] {
  const used = new Set<string>();
  for (const movement of plan.movements) {
    used.add(movement.homeId);
    for (const visit of movement.visits) used.add(visit.placeId);
  }
  return operation.places.filter((place) => used.has(place.id) || place.kind === 'site');
}

interface Line {
  readonly kind: LegPart['kind'];
  readonly coordinates: readonly Position[];
}

const listLines = (parts: readonly LegPart[]): Line[] =>
  joinRoads(parts).flatMap(({ kind, points }) =>
    cutAtDateLine(points).map((coordinates) => ({ kind, coordinates })),
  );

function formatGeometry(lines: readonly Line[]): object | null {
  if (lines.length === 0) return null;
  if (lines.length === 1) return { type: 'LineString', coordinates: lines[0]!.coordinates };
  return { type: 'MultiLineString', coordinates: lines.map((line) => line.coordinates) };
}

/** Successive roads as one line. */
function joinRoads(parts: readonly LegPart[]): LegPart[] {
  const joined: LegPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const meets =
      last?.kind === 'road' && part.kind === 'road' && samePoint(last.points.at(-1)!, part.points[0]!);
    if (last !== undefined && meets) {
      joined[joined.length - 1] = { ...last, points: [...last.points, ...part.points.slice(1)] };
    } else joined.push(part);
  }
  return joined;
}

const samePoint = (a: PointE7, b: PointE7) => a[0] === b[0] && a[1] === b[1];

/** RFC 7946 section 3.1.9: a line that crosses 180 degrees is cut there. */
function cutAtDateLine(points: readonly PointE7[]): Position[][] {
  const lines: Position[][] = [[]];
  let last: PointE7 | undefined;
  for (const point of points) {
    if (last !== undefined && Math.abs(point[0] - last[0]) > 1.8e9) {
      const edge = last[0] > 0 ? 1.8e9 : -1.8e9;
      const unrolled = point[0] + 2 * edge;
      const share = (edge - last[0]) / (unrolled - last[0]);
      const lat = Math.round(last[1] + (point[1] - last[1]) * share);
      lines.at(-1)!.push(toDegrees([edge, lat]));
      lines.push([toDegrees([-edge, lat])]);
    }
    lines.at(-1)!.push(toDegrees(point));
    last = point;
  }
  return lines;
}

const toDegrees = ([lonE7, latE7]: PointE7): Position => [lonE7 / 1e7, latE7 / 1e7];
