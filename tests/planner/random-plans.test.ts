import { describe, expect, it } from 'vitest';
import { formatCanonicalJson } from '../../src/base/index.ts';
import {
  allocate,
  type Build,
  type PlanCore,
  planOperation,
  prepareGround,
  type RunBuilds,
  runBuildTask,
} from '../../src/engine/index.ts';
import { prepare } from '../../src/services/planning/prepare.ts';
import { loadHighsSolver } from '../../src/services/solver/highs-solver.ts';
import { LARGE, randomOperation, SMALL } from '../support/random-operation.ts';
import { planAndJudge } from './planned.ts';

const SMALL_CASES = Number(process.env['RANDOM_CASES'] ?? 12);

const planned = async (
  seed: number,
  options: { iterations: number; runBuilds?: RunBuilds },
): Promise<PlanCore> => {
  const operation = randomOperation(seed, LARGE);
  const { situation, travel } = prepare(operation, operation.defaultAsOf);
  const solver = await loadHighsSolver();
  const core = await planOperation({ situation, travel, solver, seed: 7, ...options });
  if (core.kind !== 'planned') throw new Error(core.detail);
  return core;
};

/** Builds in two grounds that share nothing, as two threads would, the last task first. */
const inTwoGrounds = (seed: number): RunBuilds => {
  const grounds = [0, 1].map(() => {
    const operation = randomOperation(seed, LARGE);
    const { situation, travel } = prepare(operation, operation.defaultAsOf);
    return prepareGround(situation, travel);
  });
  return async (tasks) => {
    const builds: Build[] = [];
    for (let i = tasks.length - 1; i >= 0; i--)
      builds[i] = runBuildTask(grounds[i % 2]!, structuredClone(tasks[i]!));
    return builds;
  };
};

describe('plans of random operations', () => {
  it(`keep every rule on ${SMALL_CASES} small ones`, async () => {
    for (let seed = 1; seed <= SMALL_CASES; seed++) {
      const { broken } = await planAndJudge(randomOperation(seed, SMALL));
      expect(broken, `seed ${seed}`).toEqual([]);
    }
  });

  it('keep every rule on scarce ones with more than thirty places', async () => {
    for (const seed of [1, 11]) {
      const { broken } = await planAndJudge(randomOperation(seed, { ...LARGE, tightness: 2.5 }));
      expect(broken, `seed ${seed}`).toEqual([]);
    }
  });

  it('are the same bytes again, and wherever builds run', async () => {
    const once = await planned(3, { iterations: 6 });
    const again = await planned(3, { iterations: 6 });
    const elsewhere = await planned(3, { iterations: 6, runBuilds: inTwoGrounds(3) });
    const text = (core: PlanCore): string =>
      formatCanonicalJson([core.movements, core.distributions, core.coverage, core.bounds]);
    expect(text(again)).toBe(text(once));
    expect(text(elsewhere)).toBe(text(once));
  });

  it('come within three points of what programmes without useless lots reach, where vehicles do not bind', async () => {
    const solver = await loadHighsSolver();
    for (const seed of [2, 4, 9]) {
      const operation = randomOperation(seed, LARGE);
      const { situation, lanes } = prepare(operation, operation.defaultAsOf);
      const usable = {
        ...situation,
        lots: situation.lots.filter((lot) => lot.lastDay === null || lot.goodId === 'water-crate'),
      };
      const best = await allocate(usable, lanes, solver, { certificates: false });
      if (best.kind !== 'allocated') throw new Error('not allocated');
      const core = await planned(seed, { iterations: 1 });
      core.coverage.forEach((line, index) => {
        const place = `seed ${seed} ${situation.elements[index]!.id}`;
        if (line.tier === 1) expect(line.targetPpm, place).toBeGreaterThan(best.targetPpm[index]! - 30_000);
      });
    }
  });

  it('gives the best so far when told to stop', async () => {
    const operation = randomOperation(2, SMALL);
    const { situation, travel } = prepare(operation, operation.defaultAsOf);
    const solver = await loadHighsSolver();
    const signal = { aborted: false };
    const core = await planOperation({
      situation,
      travel,
      solver,
      seed: 1,
      iterations: 10_000,
      signal,
      observer: (event) => {
        if (event.kind === 'built') signal.aborted = true;
      },
    });
    if (core.kind !== 'planned') throw new Error(core.detail);
    expect(core.complete).toBe(false);
    expect(core.iterations).toBeLessThan(20);
    expect(core.movements.length).toBeGreaterThan(0);
  });
});
