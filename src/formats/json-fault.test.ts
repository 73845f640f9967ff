import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from './json-fault.ts';

test.each([
  ['{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}]}', undefined],
  ['{"a": 1,\n "a": 2}', { kind: 'key', line: 2, key: 'a' }],
  ['{"a": [1, {"b": 1, "\\u0062": 2}]}', { kind: 'key', line: 1, key: 'b' }],
  ['{"caf\u00e9": 1, "cafe\u0301": 2}', { kind: 'key', line: 1, key: 'caf\u00e9' }],
  ['{"a": "a", "b": "a", "c": ["a", "a"]}', undefined],
  ['{"a": "\\"a\\": 1, {[", "b": 1}', undefined],
  ['["\\ud83d\\ude00"]', undefined],
  ['["\\ud83d"]', { kind: 'surrogate', line: 1 }],
  [`${'['.repeat(41)}`, { kind: 'depth', line: 1 }],
  [`${'['.repeat(40)}${']'.repeat(40)}`, undefined],
])('%s', (text, fault) => {
  expect(findJsonFault(text)).toEqual(fault);
});

test('what a program writes has no fault, however it is indented', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat({ max: 3 }), (value, indent) => {
      const keys = JSON.stringify(value).normalize('NFC') === JSON.stringify(value);
      fc.pre(keys);
      expect(findJsonFault(JSON.stringify(value, null, indent))).toBeUndefined();
    }),
  );
});
