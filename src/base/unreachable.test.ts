import { expect, test } from 'vitest';
import { unreachable } from './unreachable.ts';

test('a case that slipped past the compiler is shown', () => {
  expect(() => unreachable({ kind: 'ferry' } as never)).toThrow('unexpected case {"kind":"ferry"}');
});
