import type { AccessConstraint, AccessShape, Area, PolygonE7, RoadMap } from '../../domain/index.ts';
import { formatHours, formatOptional, formatOptionalInstant, formatOrigin } from './cell-texts.ts';

/** A feature of a GeoJSON file. */
export interface Feature {
  readonly type: 'Feature';
  readonly id?: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
}

export interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

/** areas.geojson. The credit is written as it will be shown, whatever source it came from. */
export const formatAreas = (areas: readonly Area[]): string =>
  formatFeatures(
    areas.map(({ id, name, nameLocal, level, parentId, polygons, credit }) => ({
      type: 'Feature',
      properties: keepFilled({ pcode: id, name, name_local: nameLocal, level, parent: parentId, credit }),
      geometry: polygons.length === 0 ? null : formatPolygons(polygons),
    })),
  );

/** access.geojson. */
export const formatAccess = (constraints: readonly AccessConstraint[]): string =>
  formatFeatures(
    constraints.map((constraint) => ({
      type: 'Feature',
      properties: keepFilled({
        id: constraint.id,
        kind: constraint.kind,
        name: constraint.name,
        from: formatOptionalInstant(constraint.from),
        to: formatOptionalInstant(constraint.to),
        hours: formatHours(constraint.hours),
        slow_factor: toNumber(formatOptional(constraint.slowPpm, 1_000_000)),
        permit: constraint.permit,
        risk_per_hour: toNumber(formatOptional(constraint.riskPpm, 1_000_000)),
        radius_m: constraint.shape.kind === 'disc' ? constraint.shape.radiusMetres : null,
        roads: constraint.shape.kind === 'roads' ? constraint.shape.roadIds : null,
        links: constraint.shape.kind === 'links' ? constraint.shape.linkIds : null,
        ...formatOrigin(constraint.origin),
      }),
      geometry: formatShape(constraint.shape),
    })),
  );

/**
 * roads.geojson of a map. Points at one position are one point then, so that a map read from OpenStreetMap, which may
 * hold two, is better handed on as its own file.
 */
export function formatRoads(map: RoadMap): string {
  const position = (node: number): [number, number] => [map.lonE7[node]! / 1e7, map.latE7[node]! / 1e7];
  const lines = map.roads.map(
    ({ id, nodes, tags }): Feature => ({
      type: 'Feature',
      id,
      properties: tags,
      geometry: { type: 'LineString', coordinates: [...nodes].map(position) },
    }),
  );
  const barriers = [...map.barriers].map(
    ([node, tags]): Feature => ({
      type: 'Feature',
      properties: tags,
      geometry: { type: 'Point', coordinates: position(node) },
    }),
  );
  return formatFeatures([...lines, ...barriers], map.credit === null ? {} : { credit: map.credit });
}

/** A feature collection with one feature a line. `beside` are members of the collection. */
export function formatFeatures(
  features: readonly unknown[],
  beside: Readonly<Record<string, unknown>> = {},
): string {
  const head = JSON.stringify({ type: 'FeatureCollection', ...beside }).slice(0, -1);
  const lines = features.map((feature) => JSON.stringify(feature));
  return `${head},"features":[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`;
}

function formatShape(shape: AccessShape): Geometry | null {
  switch (shape.kind) {
    case 'polygons':
      return formatPolygons(shape.polygons);
    case 'disc':
      return { type: 'Point', coordinates: [shape.lonE7 / 1e7, shape.latE7 / 1e7] };
    case 'roads':
    case 'links':
      return null;
  }
}

const formatPolygons = (polygons: readonly PolygonE7[]): Geometry => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon / 1e7, lat / 1e7]))),
});

const toNumber = (text: string | null): number | null => (text === null ? null : Number(text));

const keepFilled = (properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null && value !== ''));
