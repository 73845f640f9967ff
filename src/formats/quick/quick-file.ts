import { formatHint } from '../did-you-mean.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import { readYaml, type YamlValue } from '../read-yaml.ts';
import type { WrittenAnswer } from './parse-quick.ts';
import { QUICK_QUESTIONS } from './quick-questions.ts';

/** What a file of answers may say beside the ten: how the operation folder is to be called, and when it starts. */
export const QUICK_SETTINGS = ['name', 'time_zone', 'first'] as const;

/**
 * Answers by key from YAML: `trucks: 6 x 10`. Amounts by need may be written as a map or a list. Notes keys that are no
 * question.
 */
export function readQuickFile(
  file: string,
  bytes: Uint8Array,
  problems: ProblemList,
): ReadonlyMap<string, WrittenAnswer> {
  const root = readYaml(file, bytes, problems);
  const written = new Map<string, WrittenAnswer>();
  for (const [key, value] of root?.entries ?? []) {
    const text = toText(value);
    if (text === null)
      problems.error(
        'quick.not-an-answer',
        { file, row: value.line, column: quote(key).slice(1, -1) },
        'one value, or one for each need',
        'a group of groups',
        'Write it as docs/quick.md shows it.',
      );
    else written.set(key, { text, row: value.line });
  }
  judgeKeys(written, file, problems);
  return written;
}

/** Notes keys that are neither a question nor a setting. */
export function judgeKeys(
  written: ReadonlyMap<string, WrittenAnswer>,
  file: string,
  problems: ProblemList,
): void {
  const known = [...QUICK_QUESTIONS.map((question) => question.key), ...QUICK_SETTINGS];
  for (const [key, { row }] of written) {
    if (known.includes(key)) continue;
    problems.error(
      'quick.unknown-question',
      { file, ...(row === undefined ? {} : { row }), column: quote(key).slice(1, -1) },
      'one of the ten questions, name, time_zone or first',
      quote(key),
      `Correct or delete it.${formatHint(key, known)}`,
    );
  }
}

function toText(value: YamlValue): string | null {
  if (value.kind === 'scalar') return value.text;
  const parts =
    value.kind === 'list'
      ? value.items.map((item) => (item.kind === 'scalar' ? item.text : null))
      : [...value.entries].map(([key, item]) => (item.kind === 'scalar' ? `${key} ${item.text}` : null));
  return parts.includes(null) ? null : parts.join('; ');
}
