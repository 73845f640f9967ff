import type { ExportColumn, ExportTable } from './export-table.ts';
import { type Feature, formatFeatures, type Geometry } from './operation-features.ts';
import { findExactNumber } from './table-workbook.ts';

/** [longitude, latitude] in degrees. */
export type Position = readonly [number, number];

/** Where each place lies, by id. */
export const listPositions = (places: ExportTable | undefined): ReadonlyMap<string, Position> => {
  const [id, lat, lon] = ['id', 'lat', 'lon'].map((name) =>
    (places?.columns ?? []).findIndex((column) => column.name === name),
  ) as [number, number, number];
  return new Map(
    (places?.rows ?? [])
      .filter((row) => row[lat] !== '' && row[lon] !== '')
      .map((row) => [row[id]!, [Number(row[lon]), Number(row[lat])]]),
  );
};

/**
 * A table as GeoJSON: a place is a point and holds no lat and lon beside it; rows that name places lie at them, or
 * between them; other rows have no geometry.
 */
export function formatTableFeatures(table: ExportTable, positions: ReadonlyMap<string, Position>): string {
  return formatFeatures(
    table.rows.map((row): Feature => {
      const cells = new Map(table.columns.map(({ name }, index) => [name, row[index]!]));
      const isPlace = table.stem === 'places';
      // Empty cells too, so that every layer shows all its columns, in their order.
      const properties = table.columns
        .map(({ name, kind }, index) => [name, formatProperty(row[index]!, kind)] as const)
        .filter(([name]) => !isPlace || (name !== 'lat' && name !== 'lon'));
      const named = (isPlace ? ['id'] : (PLACE_COLUMNS[table.stem] ?? [])).map((column) =>
        positions.get(cells.get(column) ?? ''),
      );
      return {
        type: 'Feature',
        properties: Object.fromEntries(properties),
        geometry: drawGeometry(named),
      };
    }),
  );
}

const formatProperty = (text: string, kind: ExportColumn['kind']): string | number | null =>
  text === '' ? null : kind === 'number' ? (findExactNumber(text) ?? text) : text;

/** Columns that name a place; two of them are a way from the one to the other. */
const PLACE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  capacity: ['place'],
  people: ['place'],
  stock: ['place'],
  arrivals: ['place'],
  consumption: ['user'],
  fleet: ['home'],
  vehicles_out: ['place'],
  actuals: ['place'],
  ledger: ['place'],
  flows: ['origin', 'destination'],
  links: ['from', 'to'],
};

function drawGeometry(named: readonly (Position | undefined)[]): Geometry | null {
  const positions = named.filter((position) => position !== undefined);
  if (positions.length === 0 || positions.length < named.length) return null;
  return positions.length === 1
    ? { type: 'Point', coordinates: positions[0] }
    : { type: 'LineString', coordinates: positions };
}
