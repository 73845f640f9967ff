import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASE, type CorpusCase, type Row, readTable } from './corpus-case.ts';

/** A copy of the base operation, and of the case's file under the name with which it came, in a folder of their own. */
export interface OperationCopy {
  readonly operation: string;
  readonly file: string;
  readonly remove: () => void;
}

export const copyOperation = (corpusCase: CorpusCase): OperationCopy => {
  const root = mkdtempSync(join(tmpdir(), 'throughline-corpus-'));
  const operation = join(root, 'operation');
  cpSync(BASE, operation, { recursive: true });
  const given = join(corpusCase.folder, 'given');
  if (existsSync(given)) cpSync(given, operation, { recursive: true });
  const file = join(root, corpusCase.file);
  cpSync(corpusCase.input, file);
  return { operation, file, remove: () => rmSync(root, { recursive: true }) };
};

/** Every file of a folder and its sub-folders, as text in which each character is a byte. */
export const listFiles = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry): [string, string] => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1), readFileSync(path, 'latin1')];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The rows of a table, none where it is not there. Of GeoJSON: the properties, lists with semicolons, and `geometry`. */
export const listRows = (operation: string, table: string): Row[] => {
  const path = join(operation, table);
  if (!existsSync(path)) return [];
  if (!table.endsWith('.geojson')) return readTable(path);
  return JSON.parse(readFileSync(path, 'utf8')).features.map(
    (feature: {
      properties: Record<string, unknown>;
      geometry: { type: string; coordinates: unknown } | null;
    }) => ({
      ...Object.fromEntries(
        Object.entries(feature.properties).map(([key, value]) => [key, formatValue(value)]),
      ),
      geometry: formatGeometry(feature.geometry),
    }),
  );
};

const formatValue = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join(';') : String(value);

const formatGeometry = (geometry: { type: string; coordinates: unknown } | null): string =>
  geometry === null
    ? ''
    : geometry.type === 'Point'
      ? `Point ${(geometry.coordinates as number[]).join(' ')}`
      : geometry.type;
