import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { makePlan, makeStopFlag } from '../../src/services/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';
import { withRandomOwners } from '../support/with-random-owners.ts';

const draw = (seed: number): Operation =>
  randomOperation(seed, {
    ...SMALL,
    hubs: 1 + (seed % 3),
    crossings: 1 + (seed % 2),
    tightness: 1 + (seed % 4) / 2,
    sites: 3 + (seed % 4),
  });

/** Without what names owners: the same packs on the same vehicles. */
const whatMoves = ({ movements, distributions, coverage, bounds }: Plan) => ({
  movements,
  distributions,
  coverage,
  bounds,
});

describe('plans among random partners', () => {
  for (let block = 0; block < 3; block++) {
    const seeds = Array.from({ length: 8 }, (_, index) => block * 8 + index + 4);
    it(`pass the independent check: seeds ${seeds[0]} to ${seeds.at(-1)}`, { timeout: 600_000 }, async () => {
      let movements = 0;
      let carried = 0;
      let reserved = 0;
      for (const seed of seeds) {
        const operation = withRandomOwners(draw(seed), seed, seed % 6);
        const plan = await planInThread(operation, { seed });
        expect(checkPlan(operation, plan).violations, `seed ${seed}`).toEqual([]);
        movements += plan.movements.length;
        carried += plan.partners.owners.reduce((sum, line) => sum + line.carriedForOthersGrams, 0);
        const earmarked = new Set<string>(
          [...operation.stock, ...operation.arrivals].flatMap((row) =>
            row.earmark === null ? [] : [row.origin.factId],
          ),
        );
        reserved += plan.movements
          .filter(({ kind }) => kind === 'delivery')
          .flatMap(({ loads }) => loads)
          .filter(({ lotId }) => earmarked.has(lotId)).length;
      }
      // The rules had something to forbid and something to allow.
      expect(movements).toBeGreaterThan(seeds.length);
      expect(carried).toBeGreaterThan(0);
      expect(reserved).toBeGreaterThan(0);
    });
  }

  it('are byte for byte those without agreements where everybody agreed on everything', async () => {
    for (const seed of [3, 8, 11]) {
      const agreed = { ...withRandomOwners(draw(seed), seed, 'all') };
      const pooled = { ...agreed, agreements: [] };
      const plan = await planInThread(agreed, { seed });
      expect(plan.partners.agreed).toBe(true);
      expect(whatMoves(plan)).toEqual(whatMoves(await planInThread(pooled, { seed })));
    }
  });

  it('say what it costs people that not all is shared, in figures that pass the check', {
    timeout: 300_000,
  }, async () => {
    let costly = 0;
    for (const seed of [6, 7, 9]) {
      const operation = withRandomOwners(draw(seed), seed, 2);
      const made = await makePlan({
        operation,
        asOf: operation.defaultAsOf,
        seed,
        iterations: 1,
        threads: 1,
        searchSeconds: null,
        stop: makeStopFlag(),
        observer: () => {},
        sensitivity: false,
      });
      if (made.kind !== 'planned') throw new Error(made.kind);
      const { violations } = checkPlan(operation, made.plan);
      expect(violations.filter(({ where }) => !where.startsWith('sensitivity'))).toEqual([]);
      const { asAgreed, pooled } = made.plan.partners.poolingCost!;
      expect(pooled.leastFloorPpm!).toBeGreaterThanOrEqual(asAgreed.leastFloorPpm!);
      if (pooled.meanFloorPpm! > asAgreed.meanFloorPpm!) costly++;
    }
    expect(costly).toBe(3);
  });
});
