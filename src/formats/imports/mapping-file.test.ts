import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanText } from '../messy/text.ts';
import { createProblemList } from '../problem-list.ts';
import { computeFingerprint, findFingerprint, formatMapping } from './format-mapping.ts';
import type { Mapping } from './mapping.ts';
import { emptyMapping, parseMapping } from './mapping-file.ts';

const parse = (text: string) => {
  const problems = createProblemList();
  const mapping = parseMapping('a.yaml', new TextEncoder().encode(text), 'stock', problems);
  return { mapping, found: problems.sorted().map(({ code, at }) => `${at.row} ${code}`) };
};

const HEAD = 'format: throughline/mapping@1\nkind: stock\n';

const word = fc.oneof(
  fc.constantFrom(
    'Qty (kg)',
    'الكمية',
    '#item+num',
    '__proto__',
    'constructor',
    'no',
    '- x',
    'a: b',
    '1e9',
    '#',
  ),
  // Headers and cells come cleaned.
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map(cleanText)
    .filter((text) => !/^(|~|null)$/i.test(text)),
);
const texts = fc.array(fc.tuple(word, word), { maxLength: 4 }).map((entries) => new Map(entries));
const anyMapping: fc.Arbitrary<Mapping> = fc.record({
  kind: fc.constant('stock' as const),
  sheet: fc.option(word),
  headerRow: fc.option(fc.integer({ min: 1, max: 9_999_999 })),
  columns: texts,
  set: texts,
  spread: fc.option(fc.record({ column: word, value: word, headers: texts.filter(({ size }) => size > 0) })),
  where: fc
    .array(fc.tuple(word, fc.array(word, { minLength: 1, maxLength: 3 })), { maxLength: 2 })
    .map((entries) => new Map(entries)),
  dates: fc.option(fc.constantFrom('day-first' as const, 'month-first' as const, 'year-first' as const)),
  decimals: fc.option(fc.constantFrom('point' as const, 'comma' as const)),
  names: fc
    .array(
      fc.tuple(
        word,
        texts.filter(({ size }) => size > 0),
      ),
      { maxLength: 2 },
    )
    .map((entries) => new Map(entries)),
  fillDown: fc.array(word, { maxLength: 2 }),
  units: fc.array(
    fc.record({ unit: word, good: fc.option(word), packs: fc.integer({ min: 1, max: 999_999_999 }) }),
    { maxLength: 3 },
  ),
  duplicates: fc.constantFrom('refuse' as const, 'add' as const),
});

it('reads back every mapping that it writes', () => {
  fc.assert(
    fc.property(anyMapping, fc.array(word), (mapping, headers) => {
      expect(parse(formatMapping(mapping, headers))).toEqual({ mapping, found: [] });
    }),
  );
});

it('keeps no header that is not mapped: the file is known again by a fingerprint', () => {
  const headers = ['Warehouse', 'Qty', 'Phone', 'Driver'];
  const mapping = { ...emptyMapping('stock'), columns: new Map([['place', 'Warehouse']]) };
  const text = formatMapping(mapping, headers);
  expect(text).not.toMatch(/Phone|Driver|Qty/);
  const found = findFingerprint('a.yaml', new TextEncoder().encode(text), createProblemList());
  expect(found).toBe(computeFingerprint(headers));
  expect(found).not.toBe(computeFingerprint([...headers].reverse()));
  // Two headers are not one with a comma in it.
  expect(computeFingerprint(['a', 'b'])).not.toBe(computeFingerprint(['a,b']));
});

it.each([
  ['format: throughline/mapping@2\nkind: stock\n', ['1 import.bad-mapping']],
  ['kind: stock\n', ['1 import.bad-mapping']],
  ['format: throughline/mapping@1\nkind: people\n', ['2 import.bad-mapping']],
  [`${HEAD}colums: { place: A }\n`, ['3 import.bad-mapping']],
  [`${HEAD}columns: [A, B]\n`, ['3 import.bad-mapping']],
  [`${HEAD}columns: { place: [A] }\n`, ['3 import.bad-mapping']],
  [`${HEAD}header_row: 0\n`, ['3 import.bad-mapping']],
  [`${HEAD}header_row: 99999999999999999999\n`, ['3 import.bad-mapping']],
  [`${HEAD}dates: day\ndecimals: dot\n`, ['3 import.bad-mapping', '4 import.bad-mapping']],
  [`${HEAD}units: [{ unit: ctn, packs: -1 }]\n`, ['3 import.bad-mapping']],
  [`${HEAD}units: [{ unit: ctn, packs: 1e99 }]\n`, ['3 import.bad-mapping']],
  [`${HEAD}units: [{ unit: ctn, packs: 0 }]\n`, ['3 import.bad-mapping']],
  [`${HEAD}spread: { column: good }\n`, ['3 import.bad-mapping']],
  [`${HEAD}__proto__: { polluted: yes }\n`, ['3 import.bad-mapping']],
])('refuses %j at its line', (text, expected) => {
  expect(parse(text)).toEqual({ mapping: null, found: expected });
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parse(HEAD + text)));
});
