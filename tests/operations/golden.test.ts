import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/base/index.ts';
import { checkPlan } from '../../src/check/index.ts';
import { formatPlan } from '../../src/formats/index.ts';
import { readOperationFolder } from '../../src/services/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The plan of a bundled operation, by its figures and its bytes. `UPDATE=1 npm test` rewrites what is expected, to be
 * reviewed as code. It stops by iterations, never by seconds.
 */
describe.each(['rafah', 'zaatari'])('the plan of operations/%s', (name) => {
  it('passes the check, stays within 5 points of its bound, and is the one expected', {
    timeout: 300_000,
  }, async () => {
    const { operation } = await readOperationFolder(join(root, 'operations', name));
    if (operation === null) throw new Error('the operation has problems');
    const plan = await planInThread(operation, { seed: 1, iterations: 2 });
    const { violations, distances, rules } = checkPlan(operation, plan);
    expect(violations).toEqual([]);
    expect(rules.filter((rule) => rule.checked > 0).length).toBeGreaterThan(100);
    expect(distances.length).toBeGreaterThan(0);
    for (const { stage, leastPpm, meanPpm } of distances) {
      expect(leastPpm, `least of ${stage}`).toBeLessThanOrEqual(50_000);
      expect(meanPpm, `mean of ${stage}`).toBeLessThanOrEqual(50_000);
    }
    const found = {
      headlines: plan.summary.headlines.map(({ row, verdict, value, shortBy }) => ({
        row,
        verdict,
        value,
        shortBy,
      })),
      needs: plan.summary.needs,
      people: plan.summary.people,
      movements: plan.summary.movements,
      bounds: plan.bounds.map(({ stage, tier, meanPpm, levels }) => ({
        stage,
        tier,
        meanPpm,
        levels: levels.map((level) => level.valuePpm),
      })),
      planSha256: sha256Hex(formatPlan(plan)),
    };
    const file = join(root, 'operations', name, 'expected', 'plan-figures.json');
    if (process.env['UPDATE'] === '1') {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${JSON.stringify(found, null, 2)}\n`);
    }
    expect(found).toEqual(JSON.parse(await readFile(file, 'utf8')));
  });
});
