import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import type { Row } from './table.ts';

const END = '<!-- end of assumptions -->';

/** The page with its list of assumptions made anew from the files of the operation that `script` writes. */
export const replaceAssumptions = (
  page: string,
  script: string,
  files: ReadonlyMap<string, string>,
): string => {
  const begin = `<!-- assumptions: written by scripts/operations/${script} -->`;
  const [before, rest] = page.split(begin);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`the page lacks ${begin} or ${END}`);
  return `${before}${begin}\n\n${listAssumptions(files)}\n${END}${after}`;
};

interface Assumption {
  readonly file: string;
  readonly what: string;
  readonly reason: string;
}

const listAssumptions = (files: ReadonlyMap<string, string>): string => {
  const all = [...files].flatMap(([file, text]) => readAssumptions(file, text));
  const grouped = new Map<string, { file: string; what: string[]; reason: string }>();
  for (const { file, what, reason } of all) {
    const group = grouped.get(`${file}|${reason}`) ?? { file, what: [], reason };
    if (!group.what.includes(what)) group.what.push(what);
    grouped.set(`${file}|${reason}`, group);
  }
  const protect = (text: string): string => text.replaceAll('|', '\\|');
  const rows = [...grouped.values()].map(
    ({ file, what, reason }) => `| ${file} | ${protect(what.join(', '))} | ${protect(reason)} |`,
  );
  return ['| file | rows | reason |', '|---|---|---|', ...rows, ''].join('\n');
};

const readAssumptions = (file: string, text: string): readonly Assumption[] => {
  if (file.endsWith('.yaml')) return readRules(file, '', parseYaml(text).rules);
  const rows: readonly Row[] = file.endsWith('.csv')
    ? parse(text, { columns: true })
    : JSON.parse(text).features.map((feature: { properties: Row }) => feature.properties);
  return rows
    .filter((row) => row.assumption)
    .map((row) => ({ file, what: nameRow(row), reason: row.assumption }));
};

const nameRow = (row: Row): string =>
  row.id ??
  [row.place ?? row.area ?? row.origin, row.good ?? row.group ?? row.destination ?? row.from]
    .filter(Boolean)
    .join(' ');

const readRules = (file: string, path: string, value: unknown): readonly Assumption[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { assumption, value: setting } = value as { assumption?: string; value?: unknown };
  if (assumption !== undefined) return [{ file, what: `${path}: ${setting}`, reason: assumption }];
  return Object.entries(value).flatMap(([key, child]) =>
    readRules(file, path === '' ? key : `${path}.${key}`, child),
  );
};
