import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import type { LinearModel } from '../../engine/index.ts';
import { loadHighsSolver } from './highs-solver.ts';

/** Maximise 3a + 2b with a + b <= 4, a + 3b <= 6, 0 <= a <= 3, 0 <= b. */
const model = (changes: Partial<LinearModel> = {}): LinearModel => ({
  columnCount: 2,
  rowCount: 2,
  objective: Float64Array.of(3, 2),
  columnLower: Float64Array.of(0, 0),
  columnUpper: Float64Array.of(3, Number.POSITIVE_INFINITY),
  rowLower: Float64Array.of(Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY),
  rowUpper: Float64Array.of(4, 6),
  starts: Int32Array.of(0, 2, 4),
  indices: Int32Array.of(0, 1, 0, 1),
  values: Float64Array.of(1, 1, 1, 3),
  ...changes,
});

it('gives the optimum with multipliers of maximising', async () => {
  const solution = await (await loadHighsSolver()).solve(model());
  if (solution.kind !== 'optimal') throw new Error(solution.code);
  // a = 3, b = 1: 11. Both rows bind there; one more of the first row alone lets b grow as far as the second row does.
  expect(solution.objective).toBeCloseTo(11, 9);
  expect([...solution.columnValue]).toEqual([3, 1]);
  const [first, second] = solution.rowDual;
  expect(4 * first! + 6 * second! + 3 * Math.max(0, solution.columnDual[0]!)).toBeCloseTo(11, 9);
  expect(Math.min(first!, second!)).toBeGreaterThanOrEqual(0);
});

it('says in a code when nothing is feasible or nothing bounds the objective', async () => {
  const solver = await loadHighsSolver();
  const impossible = model({
    rowLower: Float64Array.of(9, Number.NEGATIVE_INFINITY),
    rowUpper: Float64Array.of(9, 6),
  });
  expect(await solver.solve(impossible)).toMatchObject({ kind: 'failed', code: 'solver.infeasible' });
  const endless = model({ rowUpper: Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY) });
  expect(await solver.solve(endless)).toMatchObject({ kind: 'failed', code: 'solver.unbounded' });
});

it('goes on from a vertex, and from a useless one starts again', async () => {
  const solver = await loadHighsSolver();
  const first = await solver.solve(model());
  if (first.kind !== 'optimal') throw new Error(first.code);
  const again = await solver.solve(model(), { basis: first.basis, method: 'primal' });
  expect(again).toMatchObject({ kind: 'optimal', objective: first.objective, iterations: 0 });
  const useless = { columnStatus: Int32Array.of(1, 1), rowStatus: Int32Array.of(1, 1) };
  expect(await solver.solve(model(), { basis: useless })).toMatchObject({
    kind: 'optimal',
    objective: first.objective,
  });
});

it('names its version and the hash of its binary', async () => {
  const solver = await loadHighsSolver();
  const binary = await readFile(createRequire(import.meta.url).resolve('highs/runtime'));
  expect(solver.name).toMatch(/^highs \d+\.\d+\.\d+$/);
  expect(solver.wasmHash).toBe(createHash('sha256').update(binary).digest('hex'));
});
