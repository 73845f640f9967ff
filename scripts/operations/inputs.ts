import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { formatTable, type Row, readTable } from './table.ts';

/** Reads the committed inputs of an operation, by their name in its folder `sources`. */
export interface Inputs {
  readonly table: (name: string) => readonly Row[];
  readonly text: (name: string) => string;
  readonly yaml: (name: string) => readonly Readonly<Record<string, unknown>>[];
  readonly features: (name: string) => readonly InputFeature[];
}

export interface InputFeature {
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: { readonly coordinates: unknown };
}

export const openInputs = (folder: string): Inputs => {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    text,
    table: (name) => readTable(join(folder, name)),
    yaml: (name) => parseYaml(text(name), { schema: 'core' }),
    features: (name) => JSON.parse(text(name)).features,
  };
};

export const SOURCE_COLUMNS = [
  'id',
  'title',
  'publisher',
  'url',
  'published',
  'reliability',
  'licence',
  'credit',
  'note',
] as const;

export const ASK_COLUMNS = [
  'id',
  'asked_of',
  'asked_by',
  'asked_at',
  'text',
  'row',
  'answer',
  'answered_at',
  'people_affected',
  'source',
  'assumption',
] as const;

/** A YAML list of hand-written rows as a table; only the named columns may occur. */
export const formatYamlRows = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): string =>
  formatTable(
    columns,
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))),
  );

/** A hand-written table as it stands, with constant columns added. */
export const formatHandTable = (
  rows: readonly Row[],
  constants: Readonly<Record<string, string>> = {},
): string => {
  const filled = rows.map((row) => ({ ...constants, ...row }));
  return formatTable([...new Set([...Object.keys(rows[0]), ...Object.keys(constants)])], filled);
};

/** GeoJSON text with one feature a line, after foreign members such as a credit. */
export const formatCollection = (
  members: Readonly<Record<string, string>>,
  features: readonly (readonly [properties: unknown, geometry: unknown])[],
): string => {
  const head = Object.entries(members).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)},\n`,
  );
  const lines = features.map(([properties, geometry]) =>
    JSON.stringify({ type: 'Feature', properties, geometry }),
  );
  return `{"type":"FeatureCollection",\n${head.join('')}"features":[\n${lines.join(',\n')}\n]}\n`;
};
