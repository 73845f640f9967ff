import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCanonicalJson } from './canonical-json.ts';

test('keys are sorted at every depth and no space is written', () => {
  expect(formatCanonicalJson({ b: [{ z: 1, a: null }], a: 'x', B: true })).toBe(
    '{"B":true,"a":"x","b":[{"a":null,"z":1}]}',
  );
});

test('keys that look like numbers are sorted as text too', () => {
  // Object.keys alone would give 9 before 10.
  expect(formatCanonicalJson({ 9: 'b', 10: 'a' })).toBe('{"10":"a","9":"b"}');
});

test('the newline at the end and the indentation are options', () => {
  expect(formatCanonicalJson({}, { endNewline: true })).toBe('{}\n');
  expect(formatCanonicalJson({ b: [1, []], a: {} }, { indent: 2 })).toBe(
    '{\n  "a": {},\n  "b": [\n    1,\n    []\n  ]\n}',
  );
});

test('minus zero is zero', () => {
  expect(formatCanonicalJson([-0, 0.5, 1e21])).toBe('[0,0.5,1e+21]');
});

test('what JSON would drop or change is refused, and the place is named', () => {
  for (const value of [undefined, Number.NaN, Infinity, 1n, () => 0, new Map(), '\ud800']) {
    expect(() => formatCanonicalJson({ plan: [0, value] })).toThrow('$.plan');
  }
  // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
  expect(() => formatCanonicalJson([, 1])).toThrow('$[0]');
  expect(() => formatCanonicalJson({ '\ud800': 1 })).toThrow('keys');
});

test('what is written reads back as the same value, indented or not', () => {
  const value = fc.jsonValue().filter((v) => !JSON.stringify(v).includes('-0'));
  fc.assert(
    fc.property(value, (v) => {
      fc.pre(JSON.stringify(v).isWellFormed());
      const plain = JSON.parse(JSON.stringify(v));
      expect(JSON.parse(formatCanonicalJson(plain))).toEqual(plain);
      expect(JSON.parse(formatCanonicalJson(plain, { indent: 2 }))).toEqual(plain);
    }),
  );
});
