import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildAggregates } from '../../scripts/operations/aggregate-sources.ts';
import { buildRafah } from '../../scripts/operations/build-rafah.ts';
import { replaceAssumptions } from '../../scripts/operations/page-assumptions.ts';
import { type Row, readTable } from '../../scripts/operations/table.ts';

const folder = join(import.meta.dirname, '../../operations/rafah');
const sources = join(folder, 'sources');
const built = buildRafah(sources);
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const tables = [...built.keys()].filter((name) => name.endsWith('.csv'));
const rowsOf = (name: string): readonly Row[] => readTable(join(folder, name));
const rowsWithSource = tables
  .filter((name) => name !== 'sources.csv')
  .flatMap((name) =>
    rowsOf(name).map((row, index) => ({ ...row, where: `${name}, row ${index + 2}` }) as Row),
  );
const features = ['areas.geojson', 'access.geojson'].flatMap((name) => JSON.parse(read(name)).features);

const AS_OF = '2024-05-06T05:00:00Z';
/** A bare date is local midnight, 21:00 UTC of the day before (22:00 before 20 April: none of those is near). */
const instant = (text: string): number =>
  text.includes('T') ? Date.parse(text) : Date.parse(`${text}T00:00:00Z`) - 3 * 3_600_000;
const publishedOf = new Map(rowsOf('sources.csv').map((row) => [row.id, row.published]));
const knownAt = (row: Row): number => instant(row.known_at || publishedOf.get(row.source)!);

const listBytes = (path: string): number =>
  readdirSync(path, { withFileTypes: true })
    .map((entry) =>
      entry.isDirectory() ? listBytes(join(path, entry.name)) : statSync(join(path, entry.name)).size,
    )
    .reduce((sum, size) => sum + size, 0);

describe('the Rafah operation', () => {
  it.each([...built.keys()])('has %s byte for byte as its script builds it', (name) => {
    expect(read(name)).toBe(built.get(name));
  });

  it('lists every assumption with its reason on its page', () => {
    const page = readFileSync(join(folder, '../../docs/operations/rafah.md'), 'utf8');
    expect(page).toBe(replaceAssumptions(page, 'build-rafah.ts', built));
  });

  // Only where the raw files lie beside the clone: THROUGHLINE_RAW_DATA=DIR.
  it.skipIf(process.env['THROUGHLINE_RAW_DATA'] === undefined)(
    'has its aggregates byte for byte as the raw files give them',
    () => {
      for (const [name, text] of buildAggregates(process.env['THROUGHLINE_RAW_DATA']!)) {
        expect(readFileSync(join(sources, name), 'utf8'), name).toBe(text);
      }
    },
  );

  it('stays under 1.5 MB, areas under 100 kB', () => {
    expect(listBytes(folder)).toBeLessThan(1_500_000);
    expect(statSync(join(folder, 'areas.geojson')).size).toBeLessThan(100_000);
  });

  it('names a listed source in every row', () => {
    expect(rowsWithSource.filter((row) => !publishedOf.has(row.source)).map((row) => row.where)).toEqual([]);
    expect(features.filter((feature) => !publishedOf.has(feature.properties.source))).toEqual([]);
  });

  it('gives a reason for every number that no source states', () => {
    const silent = rowsWithSource.filter(
      (row) => row.source === 'operation-assumptions' && row.assumption === '',
    );
    expect(silent.map((row) => row.where)).toEqual([]);
    const silentFeatures = features
      .map(({ properties }) => properties)
      .filter(({ source, assumption }) => source === 'operation-assumptions' && !assumption);
    expect(silentFeatures).toEqual([]);
  });

  it('calls no place by the claim of a party that it may be gone to without danger', () => {
    for (const name of [...built.keys()]) expect(read(name), name).not.toMatch(/\bsafe(r|st|ly)?\b/i);
    for (const name of readdirSync(sources, { withFileTypes: true })) {
      if (name.isFile()) expect(readFileSync(join(sources, name.name), 'utf8')).not.toMatch(/\bsafe\b/i);
    }
  });

  it('keeps the orders of 11 May, later counts and the article out of a plan as of 6 May', () => {
    const later = rowsWithSource.filter((row) => knownAt(row) > Date.parse(AS_OF));
    const ids = new Set(later.map((row) => row.id).filter(Boolean));
    expect([...ids].filter((id) => id.startsWith('article-')).length).toBe(10);
    expect(ids).toContain('order-2024-05-11');
    expect(ids).toContain('unrwa-left-rafah');
    const actualRows = rowsOf('arrivals.csv').filter((row) => row.source === 'manifests');
    expect(actualRows.length).toBeGreaterThan(0);
    expect(actualRows.every((row) => knownAt(row) > Date.parse(AS_OF))).toBe(true);
    const adults = rowsOf('people.csv').filter((row) => row.group === 'adults' && row.date > '2024-05-05');
    expect(adults.every((row) => knownAt(row) > Date.parse(AS_OF))).toBe(true);
  });

  it('lets nothing of a later day into what is visible on 6 May', () => {
    const visible = rowsWithSource.filter((row) => knownAt(row) <= Date.parse(AS_OF));
    const mentionsLater = visible.filter((row) =>
      /known later|\b(7|8|9|1\d) May 2024\b/.test([row.assumption, row.excerpt, row.evidence_for].join(' ')),
    );
    expect(mentionsLater.map((row) => row.where)).toEqual([]);
    expect(visible.some((row) => row.where.startsWith('people.csv') && row.date === '2024-05-05')).toBe(true);
  });

  it('lets every arrival that is expected as of 6 May be none', () => {
    const expected = rowsOf('arrivals.csv').filter(
      (row) => row.source === 'operation-assumptions' && row.known_at.startsWith('2024-05-06'),
    );
    expect(expected.length).toBe(126);
    expect(expected.map((row) => row.count_low)).toEqual(expected.map(() => '0'));
  });

  it('lets expected displacement be none, as an order moves nobody by itself', () => {
    expect(rowsOf('flows.csv').map((row) => row.low)).toEqual(rowsOf('flows.csv').map(() => '0'));
  });
});
