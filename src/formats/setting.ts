import type { Location } from '../domain/index.ts';
import { type Cell, type CellContext, isFault } from './cell.ts';
import { formatHint } from './did-you-mean.ts';
import { type ProblemList, quote } from './problem-list.ts';
import type { YamlMap, YamlValue } from './read-yaml.ts';

/** One setting of operation.yaml: how it is read, and its description. */
export interface Setting<T> {
  /** Keys from the top, joined with points: `rules.convoy.max_vehicles`. */
  readonly path: string;
  readonly cell: Cell<T>;
  readonly required: boolean;
  readonly about: string;
}

export const setting = <T>(path: string, cell: Cell<T>, about: string): Setting<T> => ({
  path,
  cell,
  required: false,
  about,
});

export const neededSetting = <T>(path: string, cell: Cell<T>, about: string): Setting<T> => ({
  path,
  cell,
  required: true,
  about,
});

export interface SettingsReader {
  /** The value; null where it is not set or faulty (which is then reported). */
  readonly read: <T>(wanted: Setting<T>, context: CellContext) => T | null;
  /** Like `read`, for rules: also from `{value, assumption, source}`. */
  readonly readRule: <T>(wanted: Setting<T>, context: CellContext) => RuleValue<T> | null;
  /** Keys of the map at a path; none where there is no map. */
  readonly keysOf: (path: string) => readonly string[];
  readonly locate: (path: string) => Location;
  /** Notes every key that was never asked for. */
  readonly reportUnknown: () => void;
}

export interface RuleValue<T> {
  readonly value: T;
  readonly assumption: string | null;
  readonly sourceId: string | null;
}

const FILE = 'operation.yaml';

export function createSettingsReader(root: YamlMap, problems: ProblemList): SettingsReader {
  const asked = new Set<string>();

  const find = (path: string): YamlValue | undefined => {
    let value: YamlValue | undefined = root;
    for (const key of path.split('.')) value = value?.kind === 'map' ? value.entries.get(key) : undefined;
    return value;
  };
  const locate = (path: string): Location => {
    const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : undefined;
    const row = find(path)?.line ?? (parent === undefined ? undefined : find(parent)?.line) ?? 1;
    return { file: FILE, row, column: path };
  };
  const parse = <T>(
    wanted: Setting<T>,
    path: string,
    value: YamlValue | undefined,
    context: CellContext,
  ): T | null => {
    const text = value === undefined ? '' : toText(value);
    if (text === null) {
      problems.error(
        'operation.not-a-value',
        locate(path),
        wanted.cell.kind,
        'a group of settings',
        'Write one value behind the colon.',
      );
      return null;
    }
    if (text === '') {
      if (wanted.required || value !== undefined)
        problems.error(
          'operation.missing-value',
          locate(path),
          wanted.cell.kind,
          '""',
          `Fill it in. ${wanted.about}`,
        );
      return null;
    }
    const read = wanted.cell.parse(text, context);
    if (!isFault(read)) return read;
    problems.error(`operation.${read.fault}`, locate(path), read.expected, quote(text), read.remedy);
    return null;
  };
  const reader: SettingsReader = {
    locate,
    read: (wanted, context) => {
      asked.add(wanted.path);
      return parse(wanted, wanted.path, find(wanted.path), context);
    },
    readRule: (wanted, context) => {
      asked.add(wanted.path);
      const found = find(wanted.path);
      if (found?.kind !== 'map') {
        const value = parse(wanted, wanted.path, found, context);
        return value === null ? null : { value, assumption: null, sourceId: null };
      }
      for (const part of ['value', 'assumption', 'source']) asked.add(`${wanted.path}.${part}`);
      const value = parse(
        { ...wanted, required: true },
        `${wanted.path}.value`,
        found.entries.get('value'),
        context,
      );
      const text = (part: string): string | null => toText(found.entries.get(part)) || null;
      return value === null ? null : { value, assumption: text('assumption'), sourceId: text('source') };
    },
    keysOf: (path) => {
      const value = find(path);
      return value?.kind === 'map' ? [...value.entries.keys()] : [];
    },
    reportUnknown: () => {
      const known = [...asked];
      const listSiblings = (prefix: string): Set<string> =>
        new Set(
          known
            .filter((path) => path.startsWith(prefix))
            .map((path) => path.slice(prefix.length).split('.')[0]!),
        );
      const walk = (map: YamlMap, prefix: string): void => {
        for (const [key, value] of map.entries) {
          const path = prefix + key;
          if (asked.has(path)) {
            if (value.kind === 'map') walk(value, `${path}.`);
          } else if (value.kind === 'map' && known.some((other) => other.startsWith(`${path}.`))) {
            walk(value, `${path}.`);
          } else if (!known.some((other) => path.startsWith(`${other}.`) && find(other)?.kind !== 'map')) {
            problems.error(
              'operation.unknown-key',
              { file: FILE, row: value.line, column: quote(path).slice(1, -1) },
              'a setting of docs/formats.md',
              quote(key),
              () => `Correct or delete it.${formatHint(key, listSiblings(prefix))}`,
            );
          }
        }
      };
      walk(root, '');
    },
  };
  return reader;
}

/** A scalar's text, or a list of scalars joined with `;`; null for anything deeper. */
function toText(value: YamlValue | undefined): string | null {
  if (value === undefined) return '';
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'map') return null;
  return value.items.every((item) => item.kind === 'scalar')
    ? value.items.map((item) => (item as { text: string }).text).join(';')
    : null;
}
