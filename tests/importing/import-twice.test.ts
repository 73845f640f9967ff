import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeImport, type ImportKind, type ImportResult } from '../../src/formats/index.ts';
import { BASE } from './corpus-case.ts';

/** An import of a made file changes what it says it changes, and the same import again changes nothing. */

type Files = ReadonlyMap<string, Uint8Array>;

const base: Files = new Map(
  readdirSync(BASE).map((name) => [name, new Uint8Array(readFileSync(join(BASE, name)))]),
);

const bring = (
  folder: Files,
  kind: ImportKind,
  text: string,
  options: { readonly goodRows?: boolean; readonly update?: boolean; readonly made?: boolean } = {},
): Promise<ImportResult> =>
  computeImport({
    kind,
    file: { name: 'Report 5 May.csv', bytes: new TextEncoder().encode(text) },
    catalogue: null,
    folder,
    mapping: null,
    savedMappings: new Map(),
    sheet: null,
    set: new Map(),
    source: {
      ...(options.made
        ? { id: null, publisher: 'Branch', published: '2024-05-05' }
        : { id: 'wh-call', publisher: null, published: null }),
      ...{ title: null, reliability: null, url: null, licence: null, credit: null },
    },
    goodRows: options.goodRows ?? false,
    update: options.update ?? false,
  });

const put = (folder: Files, { files }: ImportResult): Files => {
  const next = new Map(folder);
  for (const [name, bytes] of files) {
    if (bytes === null) next.delete(name);
    else next.set(name, bytes);
  }
  return next;
};

const PLACES = [
  'hub-a',
  'Main Warehouse',
  'المستودع الرئيسي',
  'QANTARA WAREHOUSE',
  'hub-b',
  'Al Nour Warehouse',
];
const GOODS = ['rice', 'Rice 25 kg', 'Vegetable oil', 'شادر', 'Blanket', 'soap', 'Food parcel'];
const cell = (text: string): string => (/[",\n;\t|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const write = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((line) => line.map(cell).join(',')).join('\n');

const count = fc.oneof(
  fc.nat(999_999).map(String),
  fc.nat(999_999).map((n) => n.toLocaleString('en-US')),
  fc.nat(9999).map((n) => `${n} `),
  fc.tuple(fc.nat(500), fc.nat(500)).map(([a, b]) => `${Math.min(a, b)} - ${Math.max(a, b)}`),
  fc.nat(9999).map((n) => `about ${n}`),
  fc.nat(9999).map((n) => [...String(n)].map((digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)]).join('')),
);
const date = fc.integer({ min: 1, max: 9 }).map((day) => `2024-05-0${day}`);
const words = fc.constantFrom(
  '',
  'L-7',
  '00012',
  "'-7A",
  '=1+1',
  'a "quoted" one',
  'two\nlines',
  'طرد',
  'x;y|z',
  ' pad ',
);
const decimal = (least: number, most: number) =>
  fc.integer({ min: least * 100, max: most * 100 }).map((n) => (n / 100).toFixed(2));
const name = fc
  .array(fc.constantFrom('North', 'Gate', 'Al', 'Nasr', 'School', 'No 4', 'مدرسة', 'النصر', 'Façade', 'Ω'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));

interface Family {
  readonly kind: ImportKind;
  readonly header: readonly string[];
  readonly row: fc.Arbitrary<readonly string[]>;
}

const supply = (kind: 'stock' | 'arrivals'): Family => ({
  kind,
  header: [
    'Warehouse',
    'Item',
    kind === 'stock' ? 'Qty' : 'Quantity',
    kind === 'stock' ? 'Stock date' : 'ETA',
    'Batch',
    'Owner',
  ],
  row: fc.tuple(fc.constantFrom(...PLACES), fc.constantFrom(...GOODS), count, date, words, words),
});

const FAMILIES: readonly Family[] = [
  supply('stock'),
  supply('arrivals'),
  {
    kind: 'people',
    header: ['Site', 'Individuals', 'Date'],
    row: fc.tuple(fc.constantFrom('Ain Zarqa Camp', 'camp-2', 'مدرسة الأمل', 'An Nahda School'), count, date),
  },
  {
    kind: 'places',
    header: ['Site name', 'Type', 'Latitude', 'Longitude', 'Owner', 'Opening hours'],
    row: fc.tuple(
      name,
      fc.constantFrom('camp', 'Warehouse', 'مخيم', 'border crossing'),
      decimal(32, 33),
      decimal(36, 37),
      words,
      fc.constantFrom('', '08:00-16:00', '24 hours', '8am-4pm'),
    ),
  },
  {
    kind: 'fleet',
    header: ['Vehicle type', 'Nos', 'Base', 'Payload (MT)', 'Volume (m3)', 'Duty hours'],
    row: fc.tuple(
      fc.constantFrom('Truck 10 t', 'Pick-up', 'شاحنة', 'Tanker'),
      fc.integer({ min: 1, max: 40 }).map(String),
      fc.constantFrom(...PLACES),
      decimal(1, 30),
      decimal(1, 60),
      fc.integer({ min: 4, max: 14 }).map(String),
    ),
  },
  {
    kind: 'goods',
    header: ['Item', 'Weight (kg)', 'Volume (m3)', 'Packing', 'Needs'],
    row: fc.tuple(
      name,
      decimal(1, 50),
      decimal(1, 3),
      fc.constantFrom('carton', 'bag', 'ctn', ''),
      fc.constantFrom('water: 12 L', 'energy: 2100 kcal; blanket: 1 item'),
    ),
  },
  {
    kind: 'areas',
    header: ['P-Code', 'Name', 'Level'],
    row: fc.tuple(
      fc.integer({ min: 10, max: 99 }).map((n) => `WN03${n}`),
      name,
      fc.constantFrom('2', '3'),
    ),
  },
  {
    kind: 'roads',
    header: ['From', 'To', 'Travel time (min)', 'Distance'],
    row: fc.tuple(
      fc.constantFrom(...PLACES),
      fc.constantFrom('camp-1', 'Tell Ahmar Camp', 'school-2'),
      fc.integer({ min: 5, max: 300 }).map(String),
      fc.integer({ min: 100, max: 90_000 }).map(String),
    ),
  },
  {
    kind: 'access',
    header: ['Link id', 'Status', 'Remarks'],
    row: fc.tuple(
      fc.constantFrom('ford', 'gate-a', 'a-camp-1', 'b-school-2'),
      fc.constantFrom('closed', 'blocked', 'No access'),
      words,
    ),
  },
];

describe.each(FAMILIES)('$kind', ({ kind, header, row }) => {
  const file = fc.array(row, { minLength: 1, maxLength: 7 }).map((rows) => write(header, rows));
  const options = fc.record({ goodRows: fc.boolean(), update: fc.boolean(), made: fc.boolean() });

  it('imported twice changes nothing the second time', async () => {
    let written = 0;
    await fc.assert(
      fc.asyncProperty(file, options, async (text, wishes) => {
        const first = await bring(base, kind, text, wishes);
        if (first.outcome !== 'ready') {
          expect(first.files.size).toBe(0);
          return;
        }
        written++;
        const after = put(base, first);
        const second = await bring(after, kind, text, wishes);
        expect([second.outcome, [...second.files.keys()]]).toEqual(['same', []]);
        expect(second.counts).toMatchObject({
          added: 0,
          replaced: 0,
          same: first.counts.added + first.counts.replaced + first.counts.same,
        });
      }),
      { numRuns: 40, seed: 5 },
    );
    // Many files are refused for rows that say the same thing twice; enough must get through.
    expect(written).toBeGreaterThanOrEqual(10);
  });

  it('taken by its good rows first and then as a whole is the same as at once', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 5 }), async (rows) => {
        const whole = await bring(base, kind, write(header, rows));
        if (whole.outcome !== 'ready') return;
        const begin = await bring(base, kind, write(header, rows.slice(0, 1)));
        if (begin.outcome !== 'ready') return;
        compared++;
        const onTop = await bring(put(base, begin), kind, write(header, rows));
        expect(onTop.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const [stepwise, atOnce] = [put(put(base, begin), onTop), put(base, whole)];
        for (const target of new Set([...whole.files.keys()])) {
          // Columns that only later rows need come later then; the rows are the same.
          expect(listCells(stepwise.get(target)!)).toEqual(listCells(atOnce.get(target)!));
        }
      }),
      { numRuns: 25, seed: 6 },
    );
    expect(compared).toBeGreaterThanOrEqual(5);
  });
});

/** The filled cells of each row of a table by column, or the text of another file. */
function listCells(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (!/^[a-z_]+,/.test(text)) return text;
  return (parseCsv(text, { columns: true }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, value]) => value !== '')
        .sort(),
    ),
  );
}
