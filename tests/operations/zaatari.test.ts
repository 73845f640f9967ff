import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildZaatari } from '../../scripts/operations/build-zaatari.ts';
import { cutZaatari } from '../../scripts/operations/cut-zaatari.ts';
import { replaceAssumptions } from '../../scripts/operations/page-assumptions.ts';
import { type Row, readTable } from '../../scripts/operations/table.ts';

const folder = join(import.meta.dirname, '../../operations/zaatari');
const sources = join(folder, 'sources');
const built = buildZaatari(sources);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const rowsOf = (name: string): readonly Row[] => readTable(join(folder, name));
const rowsWithSource = [...built.keys()]
  .filter((name) => name.endsWith('.csv') && name !== 'sources.csv')
  .flatMap((name) =>
    rowsOf(name).map((row, index) => ({ ...row, where: `${name}, row ${index + 2}` }) as Row),
  );

interface ConstraintProperties {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly known_at: string;
  readonly roads?: readonly string[];
  readonly slow_factor?: number;
  readonly assumption?: string;
}
const constraints: readonly ConstraintProperties[] = JSON.parse(read('access.geojson')).features.map(
  (feature: { properties: ConstraintProperties }) => feature.properties,
);
const drawn = constraints.filter(({ source }) => source === 'reach-flood');

const listBytes = (path: string): number =>
  readdirSync(path, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? listBytes(join(path, entry.name)) : statSync(join(path, entry.name)).size,
    )
    .reduce((sum, size) => sum + size, 0);

describe("the Za'atari operation", () => {
  it.each([...built.keys()])('has %s byte for byte as its script builds it', (name) => {
    expect(read(name)).toBe(built.get(name));
  });

  it('lists every assumption with its reason on its page', () => {
    const page = readFileSync(join(folder, '../../docs/operations/zaatari.md'), 'utf8');
    expect(page).toBe(replaceAssumptions(page, 'build-zaatari.ts', built));
  });

  // Only where the raw files lie beside the clone: THROUGHLINE_RAW_DATA=DIR.
  it.skipIf(process.env['THROUGHLINE_RAW_DATA'] === undefined)(
    'has its cut inputs byte for byte as the raw files give them',
    () => {
      for (const [name, text] of cutZaatari(process.env['THROUGHLINE_RAW_DATA']!)) {
        expect(readFileSync(join(sources, name), 'utf8'), name).toBe(text);
      }
    },
  );

  it('stays under 1 MB', () => {
    expect(listBytes(folder)).toBeLessThan(1_000_000);
  });

  it('carries the licence of its data', () => {
    expect(read('LICENSE-IMPACT')).toContain('Copyright (c) 2017 IMPACT Initiatives');
    expect(readTable(join(folder, 'sources.csv')).filter((row) => row.licence === 'MIT').length).toBe(3);
  });

  it('says that it is an exercise, in its settings and its name', () => {
    expect(read('operation.yaml')).toMatch(/^exercise: true$/m);
    expect(read('operation.yaml')).toMatch(/^name: "Exercise: /m);
  });

  it('gives a reason for every number that no source states', () => {
    const silent = [...rowsWithSource, ...constraints].filter(
      (row) => row.source === 'operation-assumptions' && !row.assumption,
    );
    expect(silent).toEqual([]);
  });

  it('gives every slowing as an assumption: how slow water is, nobody measured', () => {
    const slowed = constraints.filter(({ kind }) => kind === 'slowed');
    expect(slowed.length).toBeGreaterThan(0);
    expect(slowed.filter(({ assumption }) => !assumption)).toEqual([]);
  });

  it('takes no drawn line to have ended, nor to be known before its day is over', () => {
    expect(drawn.length).toBe(16);
    for (const { id, from, to, known_at: knownAt } of drawn) {
      expect(to, id).toBeNull();
      expect(Date.parse(knownAt) - Date.parse(from!), id).toBe(86_400_000);
    }
  });

  it('keeps the survey of 26 December out of a plan as of that morning, and in one as of the next', () => {
    const last = drawn.filter(({ from }) => from === '2016-12-26').map(({ known_at }) => known_at);
    expect(last.length).toBe(4);
    // A date alone is local midnight: the default as-of instant is six hours later.
    expect(new Set(last)).toEqual(new Set(['2016-12-27']));
    expect(read('operation.yaml')).toContain('as_of: 2016-12-27T06:00:00+02:00');
  });

  it('says of districts 6, 7 and 8 that they were not surveyed, and slows them as a reserve', () => {
    const lines = JSON.parse(read('sources/flood-lines.geojson')).features as {
      properties: { district: string };
    }[];
    const seen = new Set(lines.map(({ properties }) => Number(properties.district)));
    expect([...seen].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 9, 10, 11, 12]);
    const reserve = constraints.filter(({ id }) => id.startsWith('a-not-surveyed-'));
    expect(reserve.map(({ id }) => id.slice(-3))).toEqual(['d06', 'd07', 'd08']);
    for (const { slow_factor: factor, to } of reserve) {
      expect(factor).toBeGreaterThan(1);
      expect(to).toBeNull();
    }
    const areas = JSON.parse(read('areas.geojson')).features as { properties: { name: string } }[];
    expect(areas.filter(({ properties }) => properties.name.endsWith('no survey')).length).toBe(3);
  });

  it('shares 80,000 people (75,000 to 85,000) among the districts, and none is lost in rounding', () => {
    const sum = (column: string) => rowsOf('people.csv').reduce((all, row) => all + Number(row[column]), 0);
    expect([sum('low'), sum('best'), sum('high')]).toEqual([75_000, 80_000, 85_000]);
  });

  it('names no household: points of shelters are counted, not carried', () => {
    const points = readTable(join(sources, 'flood-points.csv'));
    expect(Object.keys(points[0])).toEqual(['date', 'district', 'type', 'surveyor', 'points']);
    expect(points.reduce((sum, row) => sum + Number(row.points), 0)).toBe(423);
  });

  it('carries no force and calls no place by the claim that it may be gone to without danger', () => {
    const files = [...built.keys(), 'sources/facilities.csv', 'sources/roads.geojson'];
    for (const name of files) expect(read(name), name).not.toMatch(/\bsafe(r|st|ly)?\b|military|police/i);
  });
});
