import { expect, test } from 'vitest';
import { buildPlainTable } from '../../../tests/support/plain-messy-table.ts';
import { encodeUtf8 } from '../../base/index.ts';
import type { MessyTable } from '../messy/messy-table.ts';
import { guessMapping } from './guess-mapping.ts';
import { findTarget } from './import-target.ts';
import { readKnownThings } from './known-things.ts';
import type { ImportKind } from './mapping.ts';

/** Two warehouses and three goods, as an operation that is being built may have them. */
const known = await readKnownThings(
  new Map(
    Object.entries({
      'places.csv':
        'id,name,name_local,kind,lat,lon,pcode,source\nhub-a,Main Warehouse,المستودع الرئيسي,hub,32.35,36.3,XX01,s\nhub-b,Qantara Warehouse,,hub,32.24,36.38,XX02,s\n',
      'goods.csv':
        'id,name,pack,kg,m3,serves,source\nrice,Rice 25 kg,bag,25,0.04,energy: 90000 kcal,s\noil,Vegetable oil,carton,18,0.03,energy: 1 kcal,s\nsoap,Soap,carton,10,0.02,hygiene: 4 item,s\n',
    }).map(([name, text]) => [name, encodeUtf8(text)]),
  ),
);

const guess = (kind: ImportKind, csv: string | MessyTable, set: Record<string, string> = {}) => {
  const table = typeof csv === 'string' ? buildPlainTable('a.csv', csv) : csv;
  const { mapping, reasons } = guessMapping(table, findTarget(kind, false), known, {
    columns: new Map(),
    set: new Map(Object.entries(set)),
  });
  return {
    columns: Object.fromEntries(mapping.columns),
    set: Object.fromEntries(mapping.set),
    spread: mapping.spread,
    reasons,
  };
};

test.each([
  ['Warehouse,Item,Qty,UoM,Report date', ['Warehouse', 'Item', 'Qty', 'UoM', 'Report date']],
  [
    'Entrepôt,Désignation,Quantité,Unité,Date du rapport',
    ['Entrepôt', 'Désignation', 'Quantité', 'Unité', 'Date du rapport'],
  ],
  [
    'Almacén,Artículo,Cantidad,Unidad de medida,Fecha',
    ['Almacén', 'Artículo', 'Cantidad', 'Unidad de medida', 'Fecha'],
  ],
  ['المستودع,الصنف,الكمية,الوحدة,التاريخ', ['المستودع', 'الصنف', 'الكمية', 'الوحدة', 'التاريخ']],
])('words above columns are known in four languages: %s', (header, [place, good, count, unit, date]) => {
  const { columns } = guess('stock', `${header}\nhub-a,rice,5,bag,2024-05-05\n`);
  expect(columns).toEqual({ place, good, count, unit, date });
});

test('tags go before words, and every line says why', () => {
  const { columns, reasons } = guess(
    'stock',
    'Qty,Store,What,Day\n#loc+code,#item+num,#item+code,#date+occurred\nhub-a,5,rice,2024-05-05\n',
  );
  expect(columns).toMatchObject({ place: 'Qty', count: 'Store', good: 'What', date: 'Day' });
  expect(reasons.find(({ column }) => column === 'count')).toEqual({
    column: 'count',
    from: 'Store',
    why: 'tag #item+num',
  });
});

test('a column that is called as the operation calls it goes before a synonym', () => {
  const { columns } = guess('stock', 'Item,good,Qty,count,place,date\nx,rice,9,5,hub-a,2024-05-05\n');
  expect(columns).toMatchObject({ good: 'good', count: 'count' });
});

test('columns whose words say nothing are known by what they hold', () => {
  const { columns, reasons } = guess(
    'stock',
    'A,B,Qty,C\nQantara Warehouse,Vegetable oil,5,6 May 2024\nhub-a,Soap,7,7 May 2024\n',
  );
  expect(columns).toEqual({ place: 'A', good: 'B', count: 'Qty', date: 'C' });
  expect(reasons.filter(({ column }) => column !== 'count').map(({ why }) => why)).toEqual([
    'dates in each cell',
    'names of places of the operation',
    'names of goods of the operation',
  ]);
});

test('two columns that could be the same are left to the person', () => {
  const { columns } = guess('stock', 'A,B,Qty,Date\nhub-a,hub-b,5,2024-05-05\n', { good: 'rice' });
  expect(columns).not.toHaveProperty('place');
});

test('headers that are goods of the operation give a row each, but not where a column names the good', () => {
  const { spread, columns } = guess('stock', 'Warehouse,Rice 25 kg,Soap,Remarks\nhub-a,5,7,none\n');
  expect(spread).toMatchObject({ column: 'good', value: 'count' });
  expect([...spread!.headers]).toEqual([
    ['Rice 25 kg', 'rice'],
    ['Soap', 'soap'],
  ]);
  expect(columns).toEqual({ place: 'Warehouse' });
  expect(guess('stock', 'Warehouse,Item,Rice 25 kg,Soap\nhub-a,oil,5,7\n').spread).toBeNull();
});

test('one date above the header is proposed, several are not', () => {
  const table = buildPlainTable('a.csv', 'Warehouse,Item,Qty\nhub-a,rice,5\n');
  const titled = (...titles: string[]): MessyTable => ({
    ...table,
    titles: titles.map((text, index) => ({ row: index + 1, text })),
  });
  expect(guess('stock', titled('Stock report', 'As of 5 May 2024')).set).toEqual({ date: '2024-05-05' });
  expect(guess('stock', titled('5 May 2024 to 9 May 2024')).set).toEqual({});
  expect(guess('stock', titled('5 May 2024'), { date: '2024-05-06' }).set).toEqual({});
});

test('what is unclear stays unmapped: a status is no place, a phone no count', () => {
  const { columns } = guess(
    'places',
    'Site name,Phone,Status,Latitude,Longitude\nHall,0790000011,open,32.2811,36.3411\n',
  );
  expect(columns).toEqual({ name: 'Site name', lat: 'Latitude', lon: 'Longitude' });
});
