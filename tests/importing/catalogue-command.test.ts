import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), 'catalogue', ...args],
      { cwd: root },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

test('catalogue shows code, weight, volume and how to add a product', async () => {
  const { code, out, err } = await run('kitchen', 'set');
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(`KRELCOOSETA  5 kg  0.0243 m3  KITCHEN SET familly of 5 persons, type "A"
KRELCOOSETB  5 kg  0.032  m3  KITCHEN SET familly of 5 persons, type "B"

To add one: throughline import goods catalogue:KRELCOOSETA --into OPERATION
`);
});

test('catalogue --json prints one object, and words without a product end with 1', async () => {
  const found = await run('hshetentf16c', '--json');
  expect(JSON.parse(found.out)).toEqual({
    total: 1,
    items: [
      {
        code: 'HSHETENTF16C',
        description: 'TENT, FAMILY, 16 m2 double fly with ground sheet',
        kg: '55',
        m3: '0.28175',
        emergency: true,
        implausible: false,
      },
    ],
  });
  const none = await run('no', 'such', 'thing');
  expect(none.code).toBe(1);
  expect(none.out).toContain('Use fewer words');
  expect((await run()).code).toBe(2);
});
