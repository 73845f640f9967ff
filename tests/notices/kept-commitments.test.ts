import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import {
  type AccessConstraint,
  type Commitment,
  type CommitmentFile,
  constraintId,
  type DropCode,
  factId,
  type Movement,
  type Operation,
  type Plan,
} from '../../src/domain/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const commit = (
  plan: Plan,
  movements: readonly Movement[],
  answer: 'none' | 'denied' = 'none',
): CommitmentFile => ({
  format: 'throughline/commitments@1',
  plan: { asOf: plan.asOf, seed: plan.seed, inputsHash: plan.operation.inputsHash },
  commitments: [...movements]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      (movement): Commitment => ({
        movement,
        notices: [
          {
            recipientId: 'liaison',
            sentAt: plan.asOf,
            reference: null,
            answer,
            answeredAt: answer === 'none' ? null : plan.asOf,
          },
        ],
      }),
    ),
});

/** Without the ids of lots and the numbers of vehicles, which may be others. */
const outline = ({ vehicles, loads, visits, legs, date }: Movement) => ({
  date,
  vehicles: vehicles.map((vehicle) => vehicle.fleetId),
  visits,
  legs,
  packs: loads.reduce((sum, load) => sum + load.packs, 0),
});

describe('movements that were notified', () => {
  it('stay as they are in every plan of the same operation, and every plan passes the check', async () => {
    let kept = 0;
    let notified = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const operation = randomOperation(seed, { ...SMALL, sites: 3 + (seed % 4) });
      const first = await planInThread(operation, { seed });
      // What is carried on was brought by movements of earlier days, which were notified too.
      const dates = [...new Set(first.movements.map((movement) => movement.date))].sort();
      const until = dates[Math.floor((dates.length * (seed % 4)) / 3)] ?? '9999';
      const told = first.movements.filter((movement) => movement.date <= until);
      if (told.length === 0) continue;
      const again: Operation = { ...operation, commitments: commit(first, told) };
      const plan = await planInThread(again, { seed });
      expect(checkPlan(again, plan).violations, `seed ${seed}`).toEqual([]);
      expect(plan.changes.notified).toBe(told.length);
      kept += plan.changes.kept.length;
      notified += told.length;
      expect(plan.changes.dropped, `seed ${seed}`).toEqual([]);
      for (const movement of told) {
        const now = plan.movements.find(({ id }) => id === movement.id)!;
        expect(outline(now)).toEqual(outline(movement));
      }
    }
    expect(kept).toBe(notified);
    expect(kept).toBeGreaterThan(20);
  }, 120_000);

  it.each<readonly [title: string, code: DropCode, change: (operation: Operation) => Operation]>([
    [
      'whose vehicles are no longer there',
      'vehicles',
      (operation) => ({
        ...operation,
        fleet: operation.fleet.map((row) => ({ ...row, count: { low: 1, best: 1, high: 1 } })),
      }),
    ],
    [
      'that come when a place is shut',
      'hours',
      (operation) => ({
        ...operation,
        capacities: operation.capacities.map((row) => ({ ...row, hours: null })),
        places: operation.places.map((place) =>
          place.kind === 'site' ? { ...place, openingHours: [] } : place,
        ),
      }),
    ],
    [
      'whose good is no longer there',
      'stock',
      (operation) => ({
        ...operation,
        stock: operation.stock.map((row) => ({ ...row, count: { low: 1, best: 1, high: 1 } })),
      }),
    ],
    ['whose way is shut', 'way', (operation) => ({ ...operation, access: shutAround(operation) })],
    [
      'that are heavier than their vehicles carry now',
      'load',
      (operation) => ({
        ...operation,
        fleet: operation.fleet.map((row) => ({ ...row, payloadGrams: Math.floor(row.payloadGrams / 3) })),
      }),
    ],
    [
      'to places that only few vehicles may come to now',
      'slots',
      (operation) => ({
        ...operation,
        capacities: operation.capacities.map((row) => ({
          ...row,
          trucksPerDay: row.trucksPerDay && { low: 1, best: 1, high: 1 },
        })),
      }),
    ],
  ])(
    '%s are dropped, and the plan says so',
    async (_title, code, change) => {
      const codes = new Set<string>();
      for (let seed = 1; seed <= 4; seed++) {
        const operation = randomOperation(seed, { ...SMALL, sites: 3 + (seed % 4) });
        const first = await planInThread(operation, { seed });
        const changed: Operation = { ...change(operation), commitments: commit(first, first.movements) };
        const plan = await planInThread(changed, { seed });
        expect(checkPlan(changed, plan).violations, `seed ${seed}`).toEqual([]);
        expect(plan.changes.kept.length + plan.changes.dropped.length).toBe(first.movements.length);
        for (const drop of plan.changes.dropped) codes.add(drop.code);
      }
      expect(codes).toContain(code);
    },
    60_000,
  );

  it('keep their hours where a way has become quicker, and are said to go another way', async () => {
    let rerouted = 0;
    for (let seed = 5; seed <= 8; seed++) {
      const operation = randomOperation(seed, SMALL);
      const slowed = shutAround(operation).map((row) =>
        row.id.startsWith('shut-') ? { ...row, kind: 'slowed' as const, slowPpm: 3_000_000 } : row,
      );
      const first = await planInThread({ ...operation, access: slowed }, { seed });
      const open: Operation = { ...operation, commitments: commit(first, first.movements) };
      const plan = await planInThread(open, { seed });
      expect(checkPlan(open, plan).violations, `seed ${seed}`).toEqual([]);
      rerouted += plan.changes.rerouted.length;
      for (const id of plan.changes.rerouted) {
        const [before, now] = [first, plan].map(
          (one) => one.movements.find((movement) => movement.id === id)!,
        );
        const hours = ({ visits }: Movement) =>
          visits.map(({ placeId, startAt, endAt }) => [placeId, startAt, endAt]);
        expect(hours(now!)).toEqual(hours(before!));
        expect(now!.legs.at(-1)!.arriveAt).toBeLessThanOrEqual(before!.legs.at(-1)!.arriveAt);
      }
    }
    expect(rerouted).toBeGreaterThan(0);
  }, 60_000);

  it('that anybody denied are dropped, even where the answer came in notices.csv', async () => {
    const operation = randomOperation(2, SMALL);
    const first = await planInThread(operation);
    const [told] = first.movements as [Movement];
    const later: Operation = {
      ...operation,
      commitments: commit(first, [told]),
      notices: [
        {
          movementId: told.id,
          recipientId: 'liaison',
          sentAt: first.asOf,
          reference: null,
          answer: 'denied',
          answeredAt: first.asOf,
          origin: { ...operation.places[0]!.origin, factId: factId('answer-1') },
        },
      ],
    };
    const plan = await planInThread(later);
    expect(checkPlan(later, plan).violations).toEqual([]);
    expect(plan.changes.dropped).toEqual([{ movementId: told.id, code: 'denied', detail: 'liaison' }]);
    // An answer known later changes nothing.
    const asked = later.notices.map((row) => ({ ...row, answeredAt: first.asOf + 60 }));
    const before = await planInThread({ ...later, notices: asked });
    expect(before.changes.kept).toEqual([told.id]);
  });
});

/** Every site is shut off for good. */
const shutAround = (operation: Operation): readonly AccessConstraint[] => [
  ...operation.access,
  ...operation.places
    .filter((place) => place.kind === 'site')
    .map(
      (place): AccessConstraint => ({
        id: constraintId(`shut-${place.id}`),
        kind: 'closed',
        name: null,
        shape: { kind: 'disc', latE7: place.latE7, lonE7: place.lonE7, radiusMetres: 3000 },
        from: null,
        to: null,
        hours: null,
        slowPpm: null,
        permit: null,
        riskPpm: null,
        origin: { ...place.origin, factId: factId(`shut-${place.id}`) },
      }),
    ),
];
