import { COMMITMENTS_FILE } from './commitments-file.ts';
import { formatHint } from './did-you-mean.ts';
import { type ProblemList, quote } from './problem-list.ts';

/** Tables that may be CSV, a workbook or GeoJSON of the same name, in the order in which they are documented. */
export const TABLE_STEMS = [
  'sources',
  'statements',
  'asks',
  'places',
  'capacity',
  'people',
  'flows',
  'conversions',
  'needs',
  'goods',
  'stock',
  'arrivals',
  'consumption',
  'fleet',
  'vehicles_out',
  'agreements',
  'earmarks',
  'notices',
  'facilitation',
  'links',
  'road_edits',
  'actuals',
  'ledger',
] as const;

export type TableStem = (typeof TABLE_STEMS)[number];

const ROAD_FILES = ['roads.osm.pbf', 'roads.osm', 'roads.osm.gz', 'roads.geojson'];

const FILES: readonly string[] = [
  'operation.yaml',
  'areas.geojson',
  'access.geojson',
  COMMITMENTS_FILE,
  ...ROAD_FILES,
  ...TABLE_STEMS.flatMap(listTableFiles),
];

/** The names that a table may have; a folder holds one of them. */
export function listTableFiles(stem: string): string[] {
  return ['csv', 'xlsx', 'geojson'].map((ending) => `${stem}.${ending}`);
}

const NEEDED = ['operation.yaml', 'sources.csv', 'places.csv'];

/** Notes files that are missing, twice there or unknown. Files in folders and those for people (README, LICENSE) are let be. */
export function judgeFiles(names: Iterable<string>, problems: ProblemList): void {
  const present = new Set(names);
  for (const file of NEEDED) {
    const [stem, ending] = file.split('.') as [string, string];
    if (ending === 'csv' ? listTableFiles(stem).some((name) => present.has(name)) : present.has(file))
      continue;
    const remedy = `Add it; docs/formats.md shows an example.${formatHint(file, present)}`;
    problems.error('file.missing', { file }, `the file ${file}`, 'no such file', remedy);
  }
  for (const stem of TABLE_STEMS) {
    const found = listTableFiles(stem).filter((name) => present.has(name));
    if (found.length < 2) continue;
    const remedy = 'Keep the one that is right and take the others out of the folder.';
    problems.error('file.twice', { file: found[1]! }, 'one file for each table', found.join(' and '), remedy);
  }
  for (const name of present) {
    if (FILES.includes(name) || /[/\\]|^\.|^~\$|^(readme|licen[cs]e|notice)\b|\.md$/i.test(name)) continue;
    const shown = quote(name).slice(1, -1);
    const remedy = (): string =>
      `It is left out. Rename it if it was meant to count.${formatHint(name, FILES)}`;
    problems.warn('file.unknown', { file: shown }, 'a file of docs/formats.md', quote(name), remedy);
  }
}
