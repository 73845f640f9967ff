import { mkdtempSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { importFile } from '../../src/services/index.ts';
import { rawTextRow, writeRawWorkbook } from '../support/raw-workbook.ts';
import { soundFolder } from './hostile-case.ts';
import { listTree } from './list-tree.ts';

const root = mkdtempSync(join(tmpdir(), 'throughline-hostile-imports-'));
const folder = join(root, 'operation');
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [file, bytes] of soundFolder()) await writeFile(join(folder, file), bytes);
});

const HEADER = 'Warehouse,Item,Count,Date\n';
const sheet = (rows: string): Uint8Array => writeRawWorkbook(rows);

/** Whoever imports would approve anything; the operation must stay as it was all the same. */
const importAs = (kind: 'stock' | 'places' | 'areas' | 'access' | 'roads', file: string) =>
  importFile({
    kind,
    file,
    folder,
    map: null,
    dryRun: false,
    sheet: null,
    set: new Map(),
    source: {
      id: 'flash-2',
      publisher: null,
      published: null,
      title: null,
      reliability: null,
      url: null,
      licence: null,
      credit: null,
    },
    goodRows: false,
    update: true,
    approve: async () => true,
  });

describe('a file to import', () => {
  test.each<[string, 'stock' | 'places' | 'areas' | 'access' | 'roads', string, string | Uint8Array, string]>(
    [
      [
        'with a negative count',
        'stock',
        'a.csv',
        `${HEADER}Hub A,Food parcel,-5,2024-05-05\n`,
        'stock.negative',
      ],
      [
        'with a count of 1e308',
        'stock',
        'a.csv',
        `${HEADER}Hub A,Food parcel,1e308,2024-05-05\n`,
        'import.unknown-unit',
      ],
      [
        'with a place that is nowhere',
        'stock',
        'a.csv',
        `${HEADER}Atlantis,Food parcel,5,2024-05-05\n`,
        'import.unknown-name',
      ],
      ['of one quote after another', 'stock', 'a.csv', '"'.repeat(100_000), 'import.no-table'],
      ['of zero bytes', 'stock', 'a.csv', new Uint8Array(100_000), 'import.no-table'],
      [
        'that is an old workbook',
        'stock',
        'a.xls',
        Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
        'import.not-a-table',
      ],
      [
        'that is a workbook cut short',
        'stock',
        'a.xlsx',
        sheet(rawTextRow(1, 'a')).subarray(0, 300),
        'import.bad-workbook',
      ],
      [
        'with row 99 999 999 999',
        'stock',
        'a.xlsx',
        sheet('<row r="99999999999"><c><v>1</v></c></row>'),
        'import.bad-workbook',
      ],
      [
        'with lists nested a million deep',
        'places',
        'a.geojson',
        `{"type":"FeatureCollection","features":${'['.repeat(1_000_000)}`,
        'file.too-deep',
      ],
      [
        'with a key twice',
        'places',
        'a.geojson',
        '{"type":"FeatureCollection","type":"x","features":[]}',
        'file.duplicate-key',
      ],
      ['that is another kind of JSON', 'areas', 'a.geojson', '{"type":"Topology"}', 'import.not-geojson'],
      ['with roads nested a million deep', 'roads', 'a.geojson', '['.repeat(1_000_000), 'file.too-deep'],
      [
        'that is a PBF cut short',
        'roads',
        'a.osm.pbf',
        Uint8Array.of(0, 0, 0, 13, 10, 9, 79, 83, 77, 72, 101, 97, 100, 101, 114, 24),
        'roads.pbf-truncated',
      ],
    ],
  )('%s', async (_, kind, name, content, code) => {
    const file = join(root, name);
    await writeFile(file, typeof content === 'string' ? encodeUtf8(content) : content);
    const before = listTree(folder);
    const outcome = await importAs(kind, file);
    expect(outcome.kind).not.toBe('failed');
    const problems =
      outcome.kind === 'unusable'
        ? outcome.problems
        : outcome.kind === 'judged'
          ? outcome.result.problems
          : [];
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const { remedy, expected, got, at } of problems) {
      expect(remedy.trim()).not.toBe('');
      expect(at.file).toBeDefined();
      expect(`${expected}${got}${remedy}`).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2066-\u2069]/u,
      );
    }
    if (outcome.kind === 'judged') expect(outcome.done).toBe('refused');
    // Refused rows may be laid beside the operation, for whoever corrects them; nothing that is read may change.
    const kept = listTree(folder).filter((line) => !line.startsWith('imports'));
    expect(kept).toEqual(before);
  });

  test('that is a link, a folder or not there is refused by name', async () => {
    await writeFile(join(root, 'target.csv'), HEADER);
    await symlink(join(root, 'target.csv'), join(root, 'link.csv'));
    for (const file of [join(root, 'link.csv'), folder, join(root, 'nowhere.csv')]) {
      const before = listTree(folder);
      const outcome = await importAs('stock', file);
      expect(outcome.kind === 'unusable' && outcome.problems.length).toBe(1);
      expect(listTree(folder)).toEqual(before);
    }
  });
});
