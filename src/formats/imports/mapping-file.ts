import type { Problem } from '../../domain/index.ts';
import { formatHint } from '../did-you-mean.ts';
import { createProblemList, type ProblemList, quote } from '../problem-list.ts';
import { readYaml, type YamlMap, type YamlValue } from '../read-yaml.ts';
import { IMPORT_KINDS, type ImportKind, type Mapping, type UnitRule } from './mapping.ts';

export const MAPPING_FORMAT = 'throughline/mapping@1';
const KEYS = [
  'format',
  'kind',
  'sheet',
  'header_row',
  'columns',
  'set',
  'spread',
  'where',
  'dates',
  'decimals',
  'names',
  'fill_down',
  'units',
  'duplicates',
  'headers',
] as const;

/** A mapping without a decision in it. */
export const emptyMapping = (kind: ImportKind): Mapping => ({
  kind,
  sheet: null,
  headerRow: null,
  columns: new Map(),
  set: new Map(),
  spread: null,
  where: new Map(),
  dates: null,
  decimals: null,
  names: new Map(),
  fillDown: [],
  units: [],
  duplicates: 'refuse',
});

/** What a mapping file says; null, with problems noted at its lines (import.bad-mapping), where it says it wrongly. */
export const parseMapping = (
  file: string,
  bytes: Uint8Array,
  kind: ImportKind,
  problems: ProblemList,
): Mapping | null => {
  const root = readYaml(file, bytes, problems);
  if (root === null) return null;
  const reader = new MappingReader(file, problems);
  const mapping = reader.read(root, kind);
  return reader.sound ? mapping : null;
};

/** `parseMapping` with its problems put behind others. */
export const parseMappingFile = (
  file: string,
  bytes: Uint8Array,
  kind: ImportKind,
  problems: Problem[],
): Mapping | null => {
  const found = createProblemList();
  const mapping = parseMapping(file, bytes, kind, found);
  problems.push(...found.sorted());
  return mapping;
};

class MappingReader {
  sound = true;
  private readonly file: string;
  private readonly problems: ProblemList;

  constructor(file: string, problems: ProblemList) {
    this.file = file;
    this.problems = problems;
  }

  read(root: YamlMap, kind: ImportKind): Mapping {
    for (const [key, value] of root.entries) {
      if ((KEYS as readonly string[]).includes(key)) continue;
      this.fault(
        value,
        `one of ${KEYS.join(', ')}`,
        quote(key),
        `Rename or delete it.${formatHint(key, KEYS)}`,
      );
    }
    const format = this.text(root, 'format');
    if (format !== MAPPING_FORMAT)
      this.fault(
        root.entries.get('format') ?? root,
        `format: ${MAPPING_FORMAT}`,
        quote(format ?? ''),
        `Write format: ${MAPPING_FORMAT}.`,
      );
    const own = this.text(root, 'kind');
    if (own !== kind) {
      const got = own === null ? 'no kind' : quote(own);
      this.fault(
        root.entries.get('kind') ?? root,
        `kind: ${kind}`,
        got,
        `Use it with \`import ${IMPORT_KINDS.find((each) => each === own) ?? kind}\`, or correct the kind.`,
      );
    }
    return {
      kind,
      sheet: this.text(root, 'sheet'),
      headerRow: this.whole(root, 'header_row'),
      columns: this.texts(root.entries.get('columns'), 'columns'),
      set: this.texts(root.entries.get('set'), 'set'),
      spread: this.spread(root.entries.get('spread')),
      where: this.lists(root.entries.get('where')),
      dates: this.word(root, 'dates', ['day-first', 'month-first', 'year-first']),
      decimals: this.word(root, 'decimals', ['point', 'comma']),
      names: this.maps(root.entries.get('names')),
      fillDown: this.words(root.entries.get('fill_down')),
      units: this.units(root.entries.get('units')),
      duplicates: this.word(root, 'duplicates', ['refuse', 'add']) ?? 'refuse',
    };
  }

  private fault(at: YamlValue, expected: string, got: string, remedy: string): void {
    this.sound = false;
    this.problems.error('import.bad-mapping', { file: this.file, row: at.line }, expected, got, remedy);
  }

  private text(map: YamlMap, key: string): string | null {
    const value = map.entries.get(key);
    if (value === undefined || isNothing(value)) return null;
    if (value.kind === 'scalar') return value.text;
    this.fault(value, `a word for ${key}`, `a ${value.kind}`, 'Write it on one line.');
    return null;
  }

  private whole(map: YamlMap, key: string): number | null {
    const text = this.text(map, key);
    if (text === null) return null;
    if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
    this.fault(
      map.entries.get(key)!,
      'a row number',
      quote(text),
      'Write the number that the spreadsheet shows at the row.',
    );
    return null;
  }

  private word<W extends string>(map: YamlMap, key: string, words: readonly W[]): W | null {
    const text = this.text(map, key);
    if (text === null) return null;
    const found = words.find((word) => word === text);
    if (found === undefined)
      this.fault(map.entries.get(key)!, words.join(' or '), quote(text), 'Write one of these words.');
    return found ?? null;
  }

  private entries(value: YamlValue | undefined, what: string): [string, YamlValue][] {
    if (value === undefined || isNothing(value)) return [];
    if (value.kind === 'map') return [...value.entries];
    this.fault(
      value,
      `\`name: value\` lines below ${quote(what).slice(1, -1)}`,
      `a ${value.kind}`,
      'Look at the example in docs/importing.md.',
    );
    return [];
  }

  private texts(value: YamlValue | undefined, what: string): Map<string, string> {
    const texts = new Map<string, string>();
    for (const [key, entry] of this.entries(value, what)) {
      if (isNothing(entry)) continue;
      if (entry.kind === 'scalar') texts.set(key, entry.text);
      else this.fault(entry, `one value for ${quote(key)}`, `a ${entry.kind}`, 'Write it on one line.');
    }
    return texts;
  }

  private lists(value: YamlValue | undefined): Map<string, readonly string[]> {
    const lists = new Map<string, readonly string[]>();
    for (const [key, entry] of this.entries(value, 'where')) {
      const items = entry.kind === 'list' ? entry.items : [entry];
      const words = items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
      if (words.length < items.length)
        this.fault(entry, `words of column ${quote(key)}`, 'something else', 'Write `Column: [word, word]`.');
      lists.set(key, words);
    }
    return lists;
  }

  private words(value: YamlValue | undefined): readonly string[] {
    if (value === undefined || isNothing(value)) return [];
    const items = value.kind === 'list' ? value.items : [value];
    const words = items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
    if (words.length < items.length)
      this.fault(value, 'columns of the operation', 'something else', 'Write `fill_down: [place]`.');
    return words;
  }

  private maps(value: YamlValue | undefined): Map<string, ReadonlyMap<string, string>> {
    return new Map(this.entries(value, 'names').map(([key, entry]) => [key, this.texts(entry, key)]));
  }

  private spread(value: YamlValue | undefined): Mapping['spread'] {
    if (value === undefined || isNothing(value)) return null;
    if (value.kind !== 'map') {
      this.fault(
        value,
        'column, value and headers',
        `a ${value.kind}`,
        'Look at the example in docs/importing.md.',
      );
      return null;
    }
    const column = this.text(value, 'column');
    const amount = this.text(value, 'value');
    const headers = this.texts(value.entries.get('headers'), 'headers');
    if (column !== null && amount !== null && headers.size > 0) return { column, value: amount, headers };
    this.fault(
      value,
      'column, value and headers',
      'some of them',
      'Write `spread: { column: good, value: count, headers: { Rice: rice } }`.',
    );
    return null;
  }

  private units(value: YamlValue | undefined): UnitRule[] {
    if (value === undefined || isNothing(value)) return [];
    if (value.kind !== 'list') {
      this.fault(
        value,
        'a list of units',
        `a ${value.kind}`,
        'Write `- { unit: carton, good: soap, packs: 2 }`.',
      );
      return [];
    }
    return value.items.flatMap((item): UnitRule[] => {
      if (item.kind === 'map') {
        const unit = this.text(item, 'unit');
        const packs = this.text(item, 'packs');
        // As proposed, and not answered yet: it is asked again.
        if (unit !== null && packs === null) return [];
        if (unit !== null && packs !== null && /^\d{1,9}(\.\d{1,6})?$/.test(packs) && Number(packs) > 0)
          return [{ unit, good: this.text(item, 'good'), packs: Number(packs) }];
      }
      this.fault(
        item,
        'unit, good and packs',
        'something else',
        'Write `- { unit: carton, good: soap, packs: 2 }`.',
      );
      return [];
    });
  }
}

/** `null`, `~` or nothing at all. */
const isNothing = (value: YamlValue): boolean => value.kind === 'scalar' && /^(|~|null)$/i.test(value.text);
