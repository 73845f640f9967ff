import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { writeCanonicalJson } from './canonical-json.ts';
import { digestHex } from './digest.ts';

test('the digest is the SHA-256 of the UTF-8, at every length of the last block', () => {
  for (const text of ['', 'abc', 'مرحبا 🌍', ...Array.from({ length: 130 }, (_, n) => 'x'.repeat(n))])
    expect(digestHex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
});

test('canonical JSON sorts keys and writes no space', () => {
  expect(writeCanonicalJson({ b: [1, -0, null], a: { d: 'é"', c: true } })).toBe(
    '{"a":{"c":true,"d":"é\\""},"b":[1,0,null]}',
  );
});
