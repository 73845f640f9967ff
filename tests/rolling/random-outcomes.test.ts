import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '../../src/base/index.ts';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { computeLedger } from '../../src/engine/index.ts';
import { listMovementReports, mergeTable, parseOperation } from '../../src/formats/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';
import { drawActuals } from './random-actuals.ts';
import { listFiles, listImbalances, readFiles, rollOrThrow, writeActuals } from './rolled-operation.ts';

const ORIGINS = ['opening', 'arrived', 'counted'];

describe('the ledger under random outcomes', () => {
  let files: ReadonlyMap<string, Uint8Array>;
  let plan: Plan;
  let dates: readonly string[];

  beforeAll(async () => {
    files = listFiles(randomOperation(3, SMALL));
    plan = await planInThread(await readFiles(files));
    dates = plan.clock.days.map(({ date }) => date);
  }, 60_000);

  it('balances every evening, lot by lot, to the pack', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 3 }),
        async (seed, day) => {
          const to = dates[day]!;
          const rows = drawActuals(plan, to, randomStream(seed, 'actuals'));
          const operation = await withActuals(files, rows);
          const toStartsAt = plan.clock.days[day]!.startsAt;
          const { reports, problems } = listMovementReports({
            operation,
            plan,
            to,
            toStartsAt,
            rowOf: new Map(),
          });
          expect(problems).toEqual([]);
          const ledger = computeLedger({ operation, plan, reports, to, toStartsAt });
          // Outcomes drawn one by one may contradict each other: then the roll is refused, and nothing need balance.
          fc.pre(ledger.shortfalls.length === 0);
          const sums = new Map<string, number>();
          for (const { date, lotId, entry, packs } of ledger.lines) {
            const sign = ORIGINS.includes(entry) ? 1 : -1;
            expect(entry === 'counted' || packs > 0).toBe(true);
            sums.set(`${date} ${lotId}`, (sums.get(`${date} ${lotId}`) ?? 0) + sign * packs);
          }
          expect([...sums].filter(([, sum]) => sum !== 0)).toEqual([]);
          expect(new Set(ledger.lines.map(({ date }) => date))).toEqual(new Set(dates.slice(0, day)));
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it('is found right by the independent check, folder and all, and the rest can be planned', async () => {
    let done = 0;
    for (let seed = 1; seed <= 20 && done < 4; seed++) {
      const to = dates[1 + (seed % 3)]!;
      const rows = drawActuals(plan, to, randomStream(seed, 'folder'));
      const rolled = await rollOrThrow(files, plan, rows, to).catch((error: Error) => {
        if (error.message.includes('actual.more-than-there')) return null;
        throw error;
      });
      if (rolled === null) continue;
      done += 1;
      expect(listImbalances(rolled.operation)).toEqual([]);
      expect(rolled.asOf).toBe(rolled.operation.defaultAsOf);
    }
    expect(done).toBe(4);
  }, 60_000);
});

const withActuals = async (
  files: ReadonlyMap<string, Uint8Array>,
  rows: Parameters<typeof writeActuals>[0],
): Promise<Operation> => {
  const { operation, problems } = await parseOperation(mergeTable(files, 'actuals', writeActuals(rows)));
  if (operation === null) throw new Error(JSON.stringify(problems.slice(0, 5)));
  return operation;
};
