import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { formatBacktest } from '../../src/report/index.ts';
import { backtestOperation } from '../../src/services/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `UPDATE=1` writes the figures into the page, to be reviewed with what the page says of them. */
it('docs/backtest.md prints the figures that the command gives', async () => {
  const scored = await backtestOperation({
    folder: join(root, 'operations', 'rafah'),
    plans: false,
    threads: 1,
    signal: new AbortController().signal,
    observer: () => {},
  });
  if (scored.kind !== 'scored') throw new Error(scored.kind);
  const text = formatBacktest(scored);
  const figures = text.slice(text.indexOf('Arrivals expected and counted'));
  const path = join(root, 'docs', 'backtest.md');
  const page = await readFile(path, 'utf8');
  const [before, after] = page.split(/<!-- figures -->[\s\S]*?<!-- end of figures -->/);
  const fresh = `${before}<!-- figures -->\n\n\`\`\`text\n${figures}\n\`\`\`\n\n<!-- end of figures -->${after}`;
  if (process.env['UPDATE'] === '1') await writeFile(path, fresh);
  expect(await readFile(path, 'utf8')).toBe(fresh);
});
