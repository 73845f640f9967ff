import { readCsvSheet } from '../csv-sheet.ts';
import { listDefaultNeeds } from '../default-needs.ts';
import { listDataRows, mapHeaders } from '../headers.ts';
import { buildNameIndex, type NameCandidate, type NameIndex } from '../messy/names.ts';
import { createProblemList } from '../problem-list.ts';
import { isObject, readJson } from '../read-json.ts';
import { readYaml } from '../read-yaml.ts';
import type { Table } from '../table.ts';
import { goodsTable, needsTable } from '../tables/needs-tables.ts';
import { conversionsTable } from '../tables/people-tables.ts';
import { placesTable } from '../tables/places-table.ts';
import { sourcesTable } from '../tables/sources-table.ts';
import { findTimeZone, type TimeZone, UTC } from '../time-zone.ts';
import { readWorkbookSheet } from '../workbook-sheet.ts';
import type { Reference } from './import-target.ts';
import type { PresetArea } from './presets/preset.ts';

/** A good as far as an import must know it. */
export interface KnownGood {
  readonly id: string;
  readonly pack: string;
  /** Of one pack; null where the file says it wrongly. */
  readonly kg: number | null;
  readonly m3: number | null;
}

/**
 * What an operation folder already names, read leniently: a folder that is still being built, and has problems of its own,
 * can be imported into.
 */
export interface KnownThings {
  readonly index: Readonly<Record<Reference, NameIndex>>;
  readonly ids: Readonly<Record<Reference, readonly string[]>>;
  readonly areas: readonly PresetArea[];
  readonly placeCodes: readonly string[];
  readonly positions: readonly { readonly lat: number; readonly lon: number }[];
  readonly goods: ReadonlyMap<string, KnownGood>;
  /** `good|unit` and `|unit` that conversions.csv has. */
  readonly conversions: ReadonlySet<string>;
  readonly sourceIds: ReadonlySet<string>;
  /** Rows of sources.csv by id: columns to texts. */
  readonly sources: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly needIds: ReadonlySet<string>;
  readonly zone: TimeZone;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

type Files = ReadonlyMap<string, Uint8Array>;
type Row = ReadonlyMap<string, string>;

export const readKnownThings = async (files: Files): Promise<KnownThings> => {
  const places = await readRows(files, placesTable);
  const goods = await readRows(files, goodsTable);
  const conversions = await readRows(files, conversionsTable);
  const sources = await readRows(files, sourcesTable);
  const needs = await readRows(files, needsTable);
  const areas = readAreas(files);
  const horizon = readHorizon(files);
  const named = (row: Row): NameCandidate => ({
    id: row.get('id') ?? '',
    names: ['name', 'name_local'].flatMap((column) => row.get(column) ?? []),
  });
  const candidates = {
    place: places.map(named),
    good: goods.map(named),
    area: areas.map(({ pcode, name, nameLocal }) => ({
      id: pcode,
      names: nameLocal === null ? [name] : [name, nameLocal],
    })),
  };
  const number = (text: string | undefined): number | null =>
    text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  return {
    index: {
      place: buildNameIndex(candidates.place),
      good: buildNameIndex(candidates.good),
      area: buildNameIndex(candidates.area),
    },
    ids: {
      place: candidates.place.map(({ id }) => id),
      good: candidates.good.map(({ id }) => id),
      area: candidates.area.map(({ id }) => id),
    },
    areas,
    placeCodes: places.flatMap((row) => row.get('pcode') ?? []),
    positions: places.flatMap((row) => {
      const [lat, lon] = [Number(row.get('lat')), Number(row.get('lon'))];
      return Number.isFinite(lat) && Number.isFinite(lon) ? [{ lat, lon }] : [];
    }),
    goods: new Map(
      goods.map((row) => [
        row.get('id') ?? '',
        {
          id: row.get('id') ?? '',
          pack: row.get('pack') ?? 'pack',
          kg: number(row.get('kg')),
          m3: number(row.get('m3')),
        },
      ]),
    ),
    conversions: new Set(
      conversions
        .filter((row) => row.get('kind') === 'good')
        .map((row) => `${row.get('subject') ?? ''}|${row.get('from') ?? ''}`),
    ),
    sourceIds: new Set(sources.flatMap((row) => row.get('id') ?? [])),
    sources: new Map(sources.map((row) => [row.get('id') ?? '', row])),
    needIds: new Set(
      needs.length > 0
        ? needs.flatMap((row) => row.get('id') ?? [])
        : listDefaultNeeds(1).map(({ id }) => id),
    ),
    zone: readZone(files),
    firstDay: horizon.first,
    lastDay: horizon.last,
  };
};

/** The rows of a table by column, whatever is wrong with them; none where the table is not there. */
const readRows = async (files: Files, table: Table): Promise<Row[]> => {
  const quiet = createProblemList();
  const csv = files.get(`${table.stem}.csv`);
  const workbook = files.get(`${table.stem}.xlsx`);
  const sheet =
    csv !== undefined
      ? readCsvSheet(`${table.stem}.csv`, csv, quiet)
      : workbook !== undefined
        ? await readWorkbookSheet(table.stem, workbook, quiet)
        : null;
  if (sheet === null) return [];
  const columnOf = mapHeaders(table, sheet, quiet) ?? [];
  return listDataRows(sheet).map(
    ({ cells }) =>
      new Map(
        cells.flatMap((cell, index): [string, string][] => {
          const name = columnOf[index];
          const text = cell.trim().normalize('NFC');
          return name === undefined || text === '' ? [] : [[name, text]];
        }),
      ),
  );
};

const readAreas = (files: Files): PresetArea[] => {
  const bytes = files.get('areas.geojson');
  const root = bytes === undefined ? undefined : readJson('areas.geojson', bytes, createProblemList());
  const features = isObject(root) && Array.isArray(root['features']) ? root['features'] : [];
  return features.flatMap((feature: unknown): PresetArea[] => {
    const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};
    const text = (key: string): string | null =>
      typeof properties[key] === 'string' && properties[key] !== '' ? properties[key] : null;
    const pcode = text('pcode');
    if (pcode === null) return [];
    return [
      {
        pcode,
        name: text('name') ?? pcode,
        nameLocal: text('name_local'),
        level: Number(properties['level'] ?? 1),
        parent: text('parent'),
      },
    ];
  });
};

/** The operation's zone, or UTC while it has none. */
const readZone = (files: Files): TimeZone => {
  const bytes = files.get('operation.yaml');
  const value =
    bytes === undefined
      ? undefined
      : readYaml('operation.yaml', bytes, createProblemList())?.entries.get('time_zone');
  return (value?.kind === 'scalar' ? findTimeZone(value.text) : undefined) ?? UTC;
};

const readHorizon = (files: Files): { readonly first: string | null; readonly last: string | null } => {
  const bytes = files.get('operation.yaml');
  const horizon =
    bytes === undefined
      ? undefined
      : readYaml('operation.yaml', bytes, createProblemList())?.entries.get('horizon');
  const day = (key: string): string | null => {
    const value = horizon?.kind === 'map' ? horizon.entries.get(key) : undefined;
    return value?.kind === 'scalar' && /^\d{4}-\d\d-\d\d$/.test(value.text) ? value.text : null;
  };
  return { first: day('first'), last: day('last') };
};
