import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { makePlan } from '../../src/services/planning/make-plan.ts';
import { makeStopFlag } from '../../src/services/stop-flag.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const make = async (operation: Operation): Promise<Plan> => {
  const made = await makePlan({
    operation,
    asOf: operation.defaultAsOf,
    seed: 1,
    iterations: 1,
    threads: 1,
    stop: makeStopFlag(),
    observer: () => {},
    searchSeconds: null,
    sensitivity: false,
  });
  if (made.kind !== 'planned') throw new Error(made.kind);
  return made.plan;
};

const withCharge = (operation: Operation, changeChargePpm: number): Operation => ({
  ...operation,
  rules: { ...operation.rules, notice: { ...operation.rules.notice, changeChargePpm } },
});

describe('keeping what was notified', () => {
  // The site to which most was to go has been left by nearly all since.
  const setUp = async (): Promise<Operation> => {
    const drawn = randomOperation(2, { ...SMALL, sites: 4, tightness: 3 });
    const operation = { ...drawn, rules: { ...drawn.rules, leadSeconds: 0 } };
    const first = await planInThread(operation);
    const told = first.movements;
    const packs = new Map<string, number>();
    for (const { kind, loads, visits } of told) {
      if (kind !== 'delivery') continue;
      for (const load of loads) {
        const id = visits[load.visit]!.placeId;
        packs.set(id, (packs.get(id) ?? 0) + load.packs);
      }
    }
    const [left] = [...packs].sort(([, a], [, b]) => b - a)[0]!;
    return {
      ...operation,
      people: operation.people.map((row) =>
        row.subject.kind === 'place' && row.subject.placeId === left
          ? { ...row, count: { low: 1, best: 1, high: 1 } }
          : row,
      ),
      commitments: {
        format: 'throughline/commitments@1',
        plan: { asOf: first.asOf, seed: 1, inputsHash: first.operation.inputsHash },
        commitments: [...told]
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .map((movement) => ({
            movement,
            notices: [
              {
                recipientId: 'liaison',
                sentAt: first.asOf,
                reference: null,
                answer: 'none' as const,
                answeredAt: null,
              },
            ],
          })),
      },
    };
  };

  it('is given up only where the gain exceeds the charge for each movement that changes', async () => {
    const operation = await setUp();
    const cheap = withCharge(operation, 0);
    const free = await make(cheap);
    expect(checkPlan(cheap, free).violations).toEqual([]);
    const { compared, released, kept } = free.changes;
    expect(compared).not.toBeNull();
    expect(compared!.freePpm).toBeGreaterThan(compared!.keptPpm);
    expect(released.length).toBe(compared!.changed);
    expect(released.length).toBeGreaterThan(0);

    const charge = Math.ceil((compared!.freePpm - compared!.keptPpm) / compared!.changed);
    const dear = withCharge(operation, charge);
    const held = await make(dear);
    expect(checkPlan(dear, held).violations).toEqual([]);
    expect(held.changes.released).toEqual([]);
    expect(held.changes.kept.length).toBe(released.length + kept.length);
    expect(held.changes.compared).toEqual({ ...compared, chargePpm: charge });
  }, 60_000);
});
