import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { LARGE, randomOperation, SMALL } from '../support/random-operation.ts';

/** Many in one test, so that one failure names its seed and what was violated. */
const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);
const LARGE_SEEDS = Array.from({ length: 10 }, (_, index) => 1001 + index);

describe('plans of random operations', () => {
  for (let block = 0; block < 10; block++) {
    const seeds = SEEDS.slice(block * 20, block * 20 + 20);
    it(`pass the independent check: seeds ${seeds[0]} to ${seeds.at(-1)}`, { timeout: 600_000 }, async () => {
      let movements = 0;
      for (const seed of seeds) {
        const operation = randomOperation(seed, {
          ...SMALL,
          tightness: 1 + (seed % 4) / 2,
          sites: 3 + (seed % 4),
        });
        const plan = await planInThread(operation, { seed });
        expect(checkPlan(operation, plan).violations, `seed ${seed}`).toEqual([]);
        movements += plan.movements.length;
      }
      expect(movements).toBeGreaterThan(seeds.length);
    });
  }

  for (const seed of LARGE_SEEDS) {
    it(`come within 5 points of the bound in every stage with 32 places: seed ${seed}`, {
      timeout: 600_000,
    }, async () => {
      const operation = randomOperation(seed, LARGE);
      expect(operation.places.length).toBeGreaterThanOrEqual(30);
      const plan = await planInThread(operation, { iterations: 4 });
      const { violations, distances } = checkPlan(operation, plan);
      expect(violations).toEqual([]);
      expect(distances.length).toBeGreaterThan(2);
      for (const { stage, leastPpm, meanPpm } of distances) {
        expect(leastPpm, `least of ${stage}`).toBeLessThanOrEqual(50_000);
        expect(meanPpm, `mean of ${stage}`).toBeLessThanOrEqual(50_000);
      }
    });
  }
});
