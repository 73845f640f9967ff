import { assert, compareStrings } from '../../base/index.ts';
import type { Operation, PlanningRules } from '../../domain/index.ts';
import {
  DEFAULT_REASON,
  DEFAULT_RULES,
  DEFAULT_SPEEDS_KMH,
  DEFAULT_SURFACE_FACTORS,
} from '../default-rules.ts';
import { RECIPIENTS_PATH } from '../notice-settings.ts';
import { RULE_SETTINGS, SPEEDS, SURFACES } from '../rule-settings.ts';
import type { Setting } from '../setting.ts';
import { UTC } from '../time-zone.ts';
import { formatClock, formatDecimal, formatInstant, formatOptional } from './cell-texts.ts';

/** operation.yaml of an operation. Rules that hold by default and say nothing else are left out: they read back the same. */
export function formatSettings(operation: Operation): string {
  const { days, position } = operation;
  const lines = [
    'format: throughline/operation@1',
    `id: ${quoteYaml(operation.id)}`,
    `name: ${quoteYaml(operation.name)}`,
    ...(operation.nameLocal === null ? [] : [`name_local: ${quoteYaml(operation.nameLocal)}`]),
    `exercise: ${operation.exercise}`,
    `languages: [${operation.languages.map(quoteYaml).join(', ')}]`,
    `sensitivity: ${quoteYaml(operation.sensitivity)}`,
    ...(operation.summary === null ? [] : [`summary: ${quoteYaml(operation.summary)}`]),
    `time_zone: ${quoteYaml(operation.timeZone)}`,
    'horizon:',
    `  first: ${days[0]!.date}`,
    `  last: ${days.at(-1)!.date}`,
    `as_of: ${formatInstant(operation.defaultAsOf)}`,
    'position:',
    `  lat: ${formatDecimal(position.latE7, 1e7)}`,
    `  lon: ${formatDecimal(position.lonE7, 1e7)}`,
    ...formatRules(operation.rules),
  ];
  return `${lines.join('\n')}\n`;
}

function formatRules(rules: PlanningRules): string[] {
  const written = [
    ...writeRecipients(rules),
    // Rules of one group stand together: those of notices first.
    ...Object.entries(RULE_SETTINGS)
      .sort(([a], [b]) => Number(b.startsWith('notice.')) - Number(a.startsWith('notice.')))
      .map(([name, wanted]) => writeRule(rules, name, wanted)),
    ...writeMap(rules, 'roads.speedsKmh', SPEEDS.path, DEFAULT_SPEEDS, (value) => value ?? 'none'),
    ...writeMap(rules, 'roads.surfacePpm', SURFACES.path, DEFAULT_SURFACES, (value) => value!),
  ].filter((rule) => rule !== null);
  if (written.length === 0) return [];
  const lines = ['rules:'];
  let group: readonly string[] = [];
  for (const { path, text } of written) {
    const keys = path.split('.').slice(1);
    const parents = keys.slice(0, -1);
    parents.forEach((key, depth) => {
      if (group[depth] === key && group.length > depth) return;
      lines.push(`${'  '.repeat(depth + 1)}${key}:`);
      group = [...group.slice(0, depth), key];
    });
    group = parents;
    lines.push(`${'  '.repeat(keys.length)}${keys.at(-1)}: ${text}`);
  }
  return lines;
}

interface WrittenRule {
  readonly path: string;
  readonly text: string;
}

function writeRule(rules: PlanningRules, name: string, wanted: Setting<unknown>): WrittenRule | null {
  const value = name
    .split('.')
    .reduce<unknown>((part, key) => (part as Readonly<Record<string, unknown>>)[key], rules);
  const text =
    typeof value === 'boolean'
      ? String(value)
      : formatDecimal(value as number, FACTORS[wanted.cell.kind] ?? 1);
  assert(wanted.cell.parse(text, { zone: UTC }) === value, `the rule ${name} is written as it is read`);
  const reason = rules.assumptions[name];
  const fallback = DEFAULT_RULES[wanted.path.slice('rules.'.length) as keyof typeof DEFAULT_RULES];
  const isDefault = wanted.cell.parse(fallback, { zone: UTC }) === value;
  return isDefault && reason === DEFAULT_REASON ? null : { path: wanted.path, text: addReason(text, reason) };
}

function writeRecipients({ notice, assumptions }: PlanningRules): WrittenRule[] {
  return notice.recipients.flatMap(({ id, name, leadSeconds, cutoffSecond, requestsPerDay }) => {
    const write = (key: string, inside: string, text: string | null): WrittenRule[] => {
      const reason = assumptions[`notice.recipients.${id}.${inside}`];
      return text === null
        ? []
        : [{ path: `${RECIPIENTS_PATH}.${quoteYaml(id)}.${key}`, text: addReason(text, reason) }];
    };
    return [
      ...write('name', 'name', quoteYaml(name)),
      ...write('lead_hours', 'leadSeconds', formatDecimal(leadSeconds, 3600)),
      ...write('cutoff', 'cutoffSecond', cutoffSecond === null ? null : quoteYaml(formatClock(cutoffSecond))),
      ...write('requests_per_day', 'requestsPerDay', formatOptional(requestsPerDay)),
    ];
  });
}

/** By the name of a cell's kind: what one of it is inside. */
const FACTORS: Readonly<Record<string, number>> = {
  minutes: 60,
  hours: 3600,
  kilograms: 1000,
  factor: 1_000_000,
};

function writeMap(
  rules: PlanningRules,
  name: 'roads.speedsKmh' | 'roads.surfacePpm',
  path: string,
  defaults: ReadonlyMap<string, string>,
  format: (text: string | undefined) => string,
): WrittenRule[] {
  const values: Readonly<Record<string, number>> =
    name === 'roads.speedsKmh' ? rules.roads.speedsKmh : rules.roads.surfacePpm;
  const factor = name === 'roads.speedsKmh' ? 1 : 1_000_000;
  const reasons = Object.keys(rules.assumptions)
    .filter((key) => key.startsWith(`${name}.`))
    .map((key) => key.slice(name.length + 1));
  const keys = [...new Set([...defaults.keys(), ...Object.keys(values), ...reasons])].sort(compareStrings);
  return keys.flatMap((key) => {
    const value = Object.hasOwn(values, key) ? formatDecimal(values[key]!, factor) : undefined;
    // A factor that is not there cannot be written: each surface has one.
    if (value === undefined && name === 'roads.surfacePpm') return [];
    const reason = rules.assumptions[`${name}.${key}`];
    if (value === defaults.get(key) && reason === DEFAULT_REASON) return [];
    return [{ path: `${path}.${key}`, text: addReason(format(value), reason) }];
  });
}

const DEFAULT_SPEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries(DEFAULT_SPEEDS_KMH).map(([key, speed]) => [key, String(speed)]),
);
const DEFAULT_SURFACES: ReadonlyMap<string, string> = new Map(
  Object.entries(DEFAULT_SURFACE_FACTORS).map(([key, factor]) => [key, String(factor)]),
);

const addReason = (text: string, reason: string | undefined): string =>
  reason === undefined ? text : `{value: ${text}, assumption: ${quoteYaml(reason)}}`;

/** In double quotes, so that `1e5`, `no` and `- x` stay text. */
function quoteYaml(text: string): string {
  const quoted = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeUnit);
  // The reader takes a file with some hundred brackets for one nested without end.
  return (text.match(/[[{]/g)?.length ?? 0) > 10 ? quoted.replace(/[[{]/g, escapeUnit) : quoted;
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
