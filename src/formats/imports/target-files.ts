import type { Problem } from '../../domain/index.ts';
import { createProblemList } from '../problem-list.ts';
import type { ImportRequest } from './import-result.ts';
import { SOURCES_TARGET } from './import-source.ts';
import type { ImportTarget } from './import-target.ts';
import { computeAccessFeatures } from './map-files/access-features.ts';
import { computeAreaFeatures } from './map-files/area-features.ts';
import type { ImportRow } from './map-files/import-row.ts';
import { mergeFeatures } from './map-files/merge-features.ts';
import { computeRoadImport } from './map-files/road-file.ts';
import { computeRoadLines } from './map-files/road-lines.ts';
import { mergeTable, readTargetRows, type TargetRows } from './merge-table.ts';
import type { RowProblems } from './row-problems.ts';

type Request = Pick<ImportRequest, 'folder' | 'update'>;

/** What an import makes of the files of an operation. */
export interface TargetFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Row of the target to the row of the file that it came from. */
  readonly rowOf: ReadonlyMap<number, number>;
  readonly added: number;
  readonly same: number;
  readonly replaced: number;
}

/**
 * The changed files with `rows` in the target, and with the new row of sources.csv. `current`: what the target holds where it
 * is a table. Null, with problems noted, where no file can be made.
 */
export const makeTargetFiles = (
  { folder, update }: Request,
  target: ImportTarget,
  fileName: string,
  rows: readonly ImportRow[],
  current: TargetRows | null,
  newSource: ReadonlyMap<string, string> | null,
  problems: RowProblems,
): TargetFiles | null => {
  const made =
    current !== null
      ? mergeRows(target, current, rows, update, problems)
      : target.kind === 'roads'
        ? drawRoads({ folder, update }, fileName, rows, problems)
        : mergeMap({ folder, update }, target, fileName, rows, problems);
  if (made === null || made.files.size === 0 || newSource === null) return made;
  const sources = readTargetRows(SOURCES_TARGET, folder.get('sources.csv'), problems);
  if (sources === null) return null;
  const merged = mergeTable(SOURCES_TARGET, sources, [{ row: 0, values: newSource }], update, problems);
  if (merged.bytes === null) return made;
  // Sources first: were the second file never put in place, the first would do no harm.
  return { ...made, files: new Map([['sources.csv', merged.bytes], ...made.files]) };
};

const mergeRows = (
  target: ImportTarget,
  current: TargetRows,
  rows: readonly ImportRow[],
  update: boolean,
  problems: RowProblems,
): TargetFiles => {
  const { bytes, rowOf, added, same, replaced } = mergeTable(target, current, rows, update, problems);
  return {
    files: bytes === null ? new Map() : new Map([[target.file, bytes]]),
    rowOf,
    added: added.length,
    same: same.length,
    replaced: replaced.length,
  };
};

const NONE: TargetFiles = { files: new Map(), rowOf: new Map(), added: 0, same: 0, replaced: 0 };

const drawRoads = (
  { folder, update }: Request,
  name: string,
  rows: readonly ImportRow[],
  problems: RowProblems,
): TargetFiles | null => {
  const found = createProblemList();
  const bytes = computeRoadLines(rows, name, null, found);
  const roads =
    bytes === null
      ? null
      : computeRoadImport({ name, bytes }, 'roads.geojson', folder, { update, joinMetres: 0 }, found);
  takeProblems(found.sorted(), problems);
  if (roads === null) return problems.byRow.size > 0 ? NONE : null;
  if (roads.became === 'same') return { ...NONE, same: rows.length };
  const isNew = roads.became === 'new';
  return {
    ...NONE,
    files: new Map([[roads.target, roads.bytes]]),
    added: isNew ? rows.length : 0,
    replaced: isNew ? 0 : rows.length,
  };
};

const mergeMap = (
  { folder, update }: Request,
  target: ImportTarget,
  file: string,
  rows: readonly ImportRow[],
  problems: RowProblems,
): TargetFiles => {
  const found = createProblemList();
  const old = folder.get(target.file) ?? null;
  const isAccess = target.kind === 'access';
  const made = isAccess ? computeAccessFeatures(rows, file, found) : computeAreaFeatures(rows, file, found);
  const merged = mergeFeatures(isAccess ? 'access' : 'areas', old, made, { update, file }, found);
  takeProblems(found.sorted(), problems);
  return {
    files: merged.bytes === null ? new Map() : new Map([[target.file, merged.bytes]]),
    rowOf: findFeatureRows(old, merged),
    added: merged.added.length,
    same: merged.same.length,
    replaced: merged.replaced.length,
  };
};

/** Problems of the makers of features: at a row they refuse it, elsewhere they stop all. */
const takeProblems = (found: readonly Problem[], problems: RowProblems): void => {
  for (const problem of found) {
    const { row } = problem.at;
    const known =
      row !== undefined && (problems.byRow.get(row) ?? []).some(({ code }) => code === problem.code);
    if (known) continue;
    problems.problems.take([problem]);
    if (problem.severity === 'error' && row !== undefined) problems.note(row, problem);
  }
};

/** Which feature of the merged file came from which row: new ones stand behind the old in order. */
const findFeatureRows = (
  old: Uint8Array | null,
  merged: ReturnType<typeof mergeFeatures>,
): ReadonlyMap<number, number> => {
  if (merged.bytes === null) return new Map();
  const count = (bytes: Uint8Array): number => {
    const root = JSON.parse(new TextDecoder().decode(bytes)) as { features?: unknown[] };
    return root.features?.length ?? 0;
  };
  const before = old === null ? 0 : count(old);
  return new Map(merged.added.map((row, index) => [before + index + 1, row]));
};
