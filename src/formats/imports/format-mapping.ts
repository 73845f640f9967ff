import { sha256Hex } from '../../base/index.ts';
import type { ProblemList } from '../problem-list.ts';
import { readYaml } from '../read-yaml.ts';
import type { Mapping } from './mapping.ts';
import { MAPPING_FORMAT } from './mapping-file.ts';

/** The mapping as a file that `parseMapping` reads back; `headers`: those of the file for which it was made. */
export const formatMapping = (
  mapping: Mapping,
  headers: readonly string[],
  comments: readonly string[] = [],
): string => {
  const lines = [
    ...comments.map((line) => `# ${line}`),
    `format: ${MAPPING_FORMAT}`,
    `kind: ${mapping.kind}`,
  ];
  const { sheet, headerRow, columns, set, spread, where, dates, decimals, names, units, duplicates } =
    mapping;
  if (sheet !== null) lines.push(`sheet: ${scalar(sheet)}`);
  if (headerRow !== null) lines.push(`header_row: ${headerRow}`);
  lines.push(...formatBlock('columns', columns), ...formatBlock('set', set));
  if (spread !== null) {
    lines.push(
      'spread:',
      `  column: ${scalar(spread.column)}`,
      `  value: ${scalar(spread.value)}`,
      '  headers:',
    );
    for (const [header, id] of spread.headers) lines.push(formatEntry('    ', header, scalar(id)));
  }
  if (where.size > 0) {
    lines.push('where:');
    for (const [header, words] of where)
      lines.push(formatEntry('  ', header, `[${words.map(scalar).join(', ')}]`));
  }
  if (dates !== null) lines.push(`dates: ${dates}`);
  if (decimals !== null) lines.push(`decimals: ${decimals}`);
  if ([...names.values()].some((words) => words.size > 0)) {
    lines.push('names:');
    for (const [column, words] of names) {
      lines.push(`  ${scalar(column)}:`);
      for (const [word, id] of words) lines.push(formatEntry('    ', word, scalar(id)));
    }
  }
  if (units.length > 0) {
    lines.push('units:');
    for (const { unit, good, packs } of units)
      lines.push(
        `  - { unit: ${scalar(unit)}, ${good === null ? '' : `good: ${scalar(good)}, `}packs: ${packs} }`,
      );
  }
  if (duplicates !== 'refuse') lines.push(`duplicates: ${duplicates}`);
  lines.push('# Used unasked for files with the same headers:', `headers: ${computeFingerprint(headers)}`);
  return `${lines.join('\n')}\n`;
};

/** Tells headers apart without repeating them: some name persons. */
export const computeFingerprint = (headers: readonly string[]): string =>
  `f${sha256Hex(JSON.stringify(headers)).slice(0, 16)}`;

/** Fingerprint of the headers for which a saved mapping was made; null where it cannot be read. */
export const findFingerprint = (file: string, bytes: Uint8Array, problems: ProblemList): string | null => {
  const headers = readYaml(file, bytes, problems)?.entries.get('headers');
  return headers?.kind === 'scalar' ? headers.text : null;
};

const formatBlock = (key: string, entries: ReadonlyMap<string, string>): string[] =>
  entries.size === 0
    ? []
    : [`${key}:`, ...[...entries].map(([name, value]) => formatEntry('  ', name, scalar(value)))];

/** One entry of a map. YAML ends a key that stands before its colon after 1024 characters; a longer one is marked as key. */
const formatEntry = (indent: string, key: string, value: string): string => {
  const name = scalar(key);
  return name.length > 1000 ? `${indent}? ${name}\n${indent}: ${value}` : `${indent}${name}: ${value}`;
};

/** JSON's double quotes are YAML's too; plain words stay plain. */
const scalar = (text: string): string =>
  /^[a-z][a-z0-9_-]*$/i.test(text) && !/^(null|true|false|yes|no|y|n|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text);
