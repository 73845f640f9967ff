import { expect, test } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

test('what was used longest ago goes first when room is short', () => {
  const cache = new BoundedCache<string>(10);
  cache.set('a', 'A', 4);
  cache.set('b', 'B', 4);
  expect(cache.get('a')).toBe('A');
  cache.set('c', 'C', 4);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
});

test('setting again replaces, and something too large pushes out all else', () => {
  const cache = new BoundedCache<string>(10);
  cache.set('a', 'A', 6);
  cache.set('a', 'AA', 9);
  cache.set('big', 'B', 50);
  expect([cache.get('a'), cache.get('big')]).toEqual([undefined, 'B']);
  cache.set('c', 'C', 1);
  expect([cache.get('big'), cache.get('c')]).toEqual([undefined, 'C']);
});
