import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { decodeText } from './decode-text.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { LIMITS } from './sheet.ts';

/** A YAML value with the line on which it stands. Scalars keep the text as written: `1.50` stays so. */
export type YamlValue =
  | { readonly kind: 'scalar'; readonly text: string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly line: number }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, YamlValue>; readonly line: number };

export type YamlMap = Extract<YamlValue, { kind: 'map' }>;

/**
 * The map that a YAML file holds (YAML 1.2 core); null, with problems noted, where it is none. Anchors, aliases, merge
 * keys and tags are refused: settings are written out, and nothing can be expanded without end.
 */
export function readYaml(file: string, bytes: Uint8Array, problems: ProblemList): YamlMap | null {
  const text = decodeText(file, bytes, LIMITS.yamlBytes, problems);
  if (text === null) return null;
  const report = (line: number, expected: string, got: string, remedy: string): null => {
    problems.error('file.not-yaml', { file, row: line }, expected, got, remedy);
    return null;
  };
  if (isNestedDeep(text))
    return report(1, `at most ${LIMITS.depth} levels`, 'deeper nesting', 'Write the settings flat.');

  const lines = new LineCounter();
  const document = parse(text, lines);
  if (document === null)
    return report(1, `at most ${LIMITS.depth} levels`, 'deeper nesting', 'Write the settings flat.');
  const lineOf = (offset: number | undefined): number =>
    offset === undefined ? 1 : Math.max(1, lines.linePos(offset).line);
  const told = new Set<string>();
  for (const error of [...document.errors, ...document.warnings]) {
    const line = lineOf(error.pos[0]);
    // Of a fault that repeats within a line one is enough.
    if (told.size === told.add(`${line} ${error.message}`).size) continue;
    report(line, 'YAML settings', quote(error.message), 'Check indentation, colons and quotes in this line.');
  }
  if (told.size > 0) return null;

  let sound = true;
  const convert = (node: Node | null, depth: number): YamlValue => {
    const line = lineOf(node?.range?.[0]);
    if (depth > LIMITS.depth) {
      sound = false;
      report(line, `at most ${LIMITS.depth} levels`, 'deeper nesting', 'Write the settings flat.');
      return { kind: 'scalar', text: '', line };
    }
    if (isAlias(node) || (node !== null && (node.anchor !== undefined || hasTag(node)))) {
      sound = false;
      report(
        line,
        'plain settings without &, * and ! signs',
        'one of them',
        'Write the value out, in quotes if it starts with such a sign.',
      );
      return { kind: 'scalar', text: '', line };
    }
    if (isMap(node)) {
      const entries = new Map<string, YamlValue>();
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '';
        if (entries.has(name.normalize('NFC'))) {
          sound = false;
          const where = isScalar(key) ? lineOf(key.range?.[0]) : line;
          report(where, 'each key once', quote(name), 'Keep one of the two.');
        }
        // A value is found by its key, also where it starts on a later line.
        const found = convert(value as Node | null, depth + 1);
        entries.set(
          name.normalize('NFC'),
          isScalar(key) ? { ...found, line: lineOf(key.range?.[0]) } : found,
        );
      }
      return { kind: 'map', entries, line };
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => convert(item as Node, depth + 1)), line };
    return { kind: 'scalar', text: isScalar(node) ? toText(node.value, node.source) : '', line };
  };
  const root = convert(document.contents as Node | null, 0);
  if (root.kind !== 'map')
    return report(
      root.line,
      'settings such as "name: value"',
      'something else',
      'Start from the example in docs/formats.md.',
    );
  return sound ? root : null;
}

/** Null where the settings are nested so deep, within one line too (`a: b: c: ...`), that the parser's stack is exhausted. */
function parse(text: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter,
      prettyErrors: false,
      // Its own check compares each key with each other one; `readYaml` does it by name.
      uniqueKeys: false,
    });
    // The parser notes some of these itself.
    return document.errors.some(({ message }) => message.startsWith('Maximum call stack')) ? null : document;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const toText = (value: unknown, source: string | undefined): string =>
  value === null || value === undefined
    ? ''
    : (typeof value === 'string' ? value : (source ?? String(value))).trim().normalize('NFC');

const hasTag = (node: Node): boolean =>
  'tag' in node && typeof node.tag === 'string' && node.tag.startsWith('!');

/** The parser descends once a level, so that depth is bounded before it starts: by brackets, by indentation, by signs in a row. */
function isNestedDeep(text: string): boolean {
  let brackets = 0;
  for (const character of text) {
    if (character === '[' || character === '{') brackets++;
    if (brackets > 200) return true;
  }
  return /^(?: {200}|[ \t]*(?:[-?:][ \t]+){40})/m.test(text);
}
