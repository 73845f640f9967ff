import type { Column } from '../field.ts';
import type { Table } from '../table.ts';
import { accessTable } from '../tables/access-table.ts';
import { areasTable } from '../tables/areas-table.ts';
import { fleetTable } from '../tables/fleet-table.ts';
import { linksTable } from '../tables/links-table.ts';
import { goodsTable } from '../tables/needs-tables.ts';
import { peopleTable } from '../tables/people-tables.ts';
import { placesTable } from '../tables/places-table.ts';
import { arrivalsTable, stockTable } from '../tables/supply-tables.ts';
import { ACCESS_HELP_COLUMNS } from './map-files/access-features.ts';
import { ROAD_COLUMNS } from './map-files/road-lines.ts';
import type { ImportKind } from './mapping.ts';

/** What a cell of a column names. */
export type Reference = 'place' | 'area' | 'good';

/** What one kind of import fills. Everything that differs between kinds stands here. */
export interface ImportTarget {
  readonly kind: ImportKind;
  readonly stem: string;
  /** File of the operation folder that the rows go to. */
  readonly file: string;
  /** Null: not rows of a declared table (lines of roads.geojson). */
  readonly table: Table | null;
  readonly columns: readonly Column[];
  /** Columns that a file may give and the target does not hold; they help to fill others. */
  readonly helpColumns: readonly string[];
  /** Columns that must be mapped or set; those of ids are made. */
  readonly needed: readonly string[];
  /** Columns that together say which row is meant. */
  readonly key: readonly string[];
  readonly references: ReadonlyMap<string, Reference>;
  /** Rows that say no more than `id` are named by it; an id is made from the name where the file has none. */
  readonly madeIdFrom: string | null;
  /** The column that a header or cell in a unit of its own belongs to. */
  readonly amountColumn: string | null;
}

const SUPPLY_KEY = [
  'place',
  'good',
  'unit',
  'date',
  'lot',
  'expiry',
  'owner',
  'earmark',
  'counting_point',
  'source',
];

/** What a kind fills; `lines`: the file is a map with geometries. */
export const findTarget = (kind: ImportKind, isMap: boolean): ImportTarget => {
  switch (kind) {
    case 'places':
      return describe(
        kind,
        placesTable,
        'places.csv',
        ['id'],
        { pcode: 'area' },
        { madeIdFrom: 'name', help: ['area_name'] },
      );
    case 'people':
      return describe(
        kind,
        peopleTable,
        'people.csv',
        ['place', 'area', 'date', 'group', 'counting_point', 'source'],
        { place: 'place', area: 'area' },
        { help: ['area_name'] },
      );
    case 'stock':
      return describe(
        kind,
        stockTable,
        'stock.csv',
        SUPPLY_KEY,
        { place: 'place', good: 'good' },
        { amount: 'count' },
      );
    case 'arrivals':
      return describe(
        kind,
        arrivalsTable,
        'arrivals.csv',
        SUPPLY_KEY,
        { place: 'place', good: 'good' },
        { amount: 'count' },
      );
    case 'fleet':
      return describe(kind, fleetTable, 'fleet.csv', ['id'], { home: 'place' }, { madeIdFrom: 'kind' });
    case 'goods':
      return describe(kind, goodsTable, 'goods.csv', ['id'], {}, { madeIdFrom: 'name' });
    case 'access':
      return describe(kind, accessTable, 'access.geojson', [], {}, { help: ACCESS_HELP_COLUMNS });
    case 'areas':
      return describe(kind, areasTable, 'areas.geojson', ['pcode'], {}, {});
    case 'roads':
      return isMap
        ? ROAD_LINES
        : describe(
            kind,
            linksTable,
            'links.csv',
            ['from', 'to', 'mode', 'source'],
            { from: 'place', to: 'place' },
            { madeIdFrom: '' },
          );
  }
};

const describe = (
  kind: ImportKind,
  table: Table,
  file: string,
  key: readonly string[],
  references: Readonly<Record<string, Reference>>,
  options: { readonly madeIdFrom?: string; readonly amount?: string; readonly help?: readonly string[] },
): ImportTarget => {
  const { madeIdFrom = null, amount = null, help = [] } = options;
  return {
    kind,
    stem: table.stem,
    file,
    table: table as Table,
    columns: table.columns,
    helpColumns: help,
    needed: table.columns
      .filter(
        ({ name, required }) => required && name !== 'source' && !(name === 'id' && madeIdFrom !== null),
      )
      .map(({ name }) => name),
    key,
    references: new Map(Object.entries(references)),
    madeIdFrom,
    amountColumn: amount,
  };
};

const ROAD_LINES: ImportTarget = {
  kind: 'roads',
  stem: 'roads',
  file: 'roads.geojson',
  table: null,
  columns: ROAD_COLUMNS.map((name) => ({
    name,
    aliases: [],
    kind: 'text',
    schema: {},
    required: name === 'highway',
    about: name === 'highway' ? 'OSM class of the road: primary, residential, track.' : 'OSM tag.',
    hxl: name === 'name' ? '#loc+road+name' : '#loc+road',
  })),
  helpColumns: [],
  needed: ['highway'],
  key: [],
  references: new Map(),
  madeIdFrom: null,
  amountColumn: null,
};
