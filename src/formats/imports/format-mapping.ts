import { sha256Hex } from '../../base/index.ts';
import type { ProblemList } from '../problem-list.ts';
import { readYaml } from '../read-yaml.ts';
import type { Mapping } from './mapping.ts';
import { MAPPING_FORMAT } from './mapping-file.ts';
import type { OpenQuestions } from './open-questions.ts';

/** What a mapping that is only proposed says beside itself. */
export interface Proposal {
  readonly comments: readonly string[];
  /** Written as entries without a value: they are no answers yet. Null: none. */
  readonly open: OpenQuestions | null;
}

/** The mapping as a file that `parseMapping` reads back; `headers`: those of the file for which it was made. */
export const formatMapping = (
  mapping: Mapping,
  headers: readonly string[],
  proposal: Proposal | null = null,
): string => {
  const lines = [
    ...(proposal?.comments ?? []).map((line) => `# ${line}`),
    `format: ${MAPPING_FORMAT}`,
    `kind: ${mapping.kind}`,
  ];
  const {
    sheet,
    headerRow,
    columns,
    set,
    spread,
    where,
    dates,
    decimals,
    names,
    fillDown,
    units,
    duplicates,
  } = mapping;
  if (sheet !== null) lines.push(`sheet: ${scalar(sheet)}`);
  if (headerRow !== null) lines.push(`header_row: ${headerRow}`);
  lines.push(...formatColumns(columns, proposal), ...formatBlock('set', set));
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
  for (const [key, words] of proposal?.open?.choices ?? [])
    if (mapping[key] === null) lines.push(`${key}: # ${words}?`);
  lines.push(...formatNames(names, proposal?.open ?? null));
  if (fillDown.length > 0) lines.push(`fill_down: [${fillDown.map(scalar).join(', ')}]`);
  const blanks = [...(proposal?.open?.blanksBelow ?? [])].filter((name) => !fillDown.includes(name));
  if (blanks.length > 0)
    lines.push(
      '# Take the mark off the next line if an empty cell means the same as the cell above it:',
      `# fill_down: [${[...fillDown, ...blanks].map(scalar).join(', ')}]`,
    );
  const openUnits = proposal?.open?.units ?? [];
  if (units.length + openUnits.length > 0) {
    lines.push('units:');
    for (const { unit, good, packs } of units)
      lines.push(
        `  - { unit: ${scalar(unit)}, ${good === null ? '' : `good: ${scalar(good)}, `}packs: ${packs} }`,
      );
    for (const { unit, good } of openUnits)
      lines.push(`  - { unit: ${scalar(unit)}, good: ${scalar(good)}, packs: } # how many packs is one?`);
  }
  if (duplicates !== 'refuse') lines.push(`duplicates: ${duplicates}`);
  lines.push('# Used unasked for files with the same headers:', `headers: ${computeFingerprint(headers)}`);
  const text = `${lines.join('\n')}\n`;
  return proposal === null ? text : `${text}${UNTOUCHED}${computeSeal(text)}\n`;
};

const UNTOUCHED = '# Nobody changed this file: ';

const computeSeal = (text: string): string => sha256Hex(text).slice(0, 16);

/** Whether a proposed mapping is as `formatMapping` wrote it; one that somebody worked on must not be lost. */
export const isUntouched = (text: string): boolean => {
  const at = text.lastIndexOf(UNTOUCHED);
  return at >= 0 && text.slice(at + UNTOUCHED.length).trim() === computeSeal(text.slice(0, at));
};

/** The columns; of a proposal also those that nothing fills yet, without a value. */
const formatColumns = (columns: ReadonlyMap<string, string>, proposal: Proposal | null): string[] => {
  const open = [...(proposal?.open?.columns ?? [])].filter(([name]) => !columns.has(name));
  const lines = formatBlock('columns', columns);
  if (open.length > 0) {
    if (lines.length === 0) lines.push('columns:');
    lines.push('  # Needed: write the header behind the colon, or give one value for all rows with --set.');
    for (const [name, kind] of open) lines.push(`  ${name}: # ${kind}`);
  }
  return lines;
};

/** Words of the file and what they mean; those that nobody has explained yet are left without a value. */
const formatNames = (names: Mapping['names'], open: OpenQuestions | null): string[] => {
  const lines: string[] = [];
  for (const column of new Set([...names.keys(), ...(open?.words.keys() ?? [])])) {
    const known = names.get(column) ?? new Map<string, string>();
    const asked = [...(open?.words.get(column) ?? [])].filter(([word]) => !known.has(word));
    if (known.size + asked.length === 0) continue;
    lines.push(`  ${scalar(column)}:`);
    for (const [word, id] of known) lines.push(formatEntry('    ', word, scalar(id)));
    for (const [word, may] of asked)
      lines.push(
        formatEntry('    ', word, may.length === 0 ? '# what is it?' : `# ${may.map(inComment).join(', ')}?`),
      );
  }
  return lines.length === 0 ? [] : ['names:', ...lines];
};

/** A word that may not end its comment. */
const inComment = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 80);

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
