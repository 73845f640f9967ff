import { expect, test } from 'vitest';
import { assert } from './assert.ts';

test('a kept promise passes silently', () => {
  expect(() => assert(true, 'anything')).not.toThrow();
});

test('a broken promise is named', () => {
  expect(() => assert(false, 'every arc has a head')).toThrow('Broken promise: every arc has a head');
});
