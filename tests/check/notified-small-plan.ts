import { formatCanonicalJson, sha256Hex } from '../../src/base/index.ts';
import {
  areaId,
  type CommitmentFile,
  type Facilitation,
  type FacilitationSubject,
  type MovementNotice,
  movementId,
  type NoticeRecipient,
  needId,
  type Operation,
  type Plan,
  placeId,
} from '../../src/domain/index.ts';
import { AS_OF, DATES, hour, origin } from './small-clock.ts';
import { listMovements } from './small-movements.ts';
import { buildSmallOperation, buildVisible } from './small-operation.ts';
import { buildSmallPlan } from './small-plan.ts';

/*
 * The small operation where two offices must be told: one an hour and a half before, by 15:00, two movements a date; one
 * twenty hours before, by 9:00. For the first day that is too late: but m1 and m2 were notified the day before.
 */

const RECIPIENTS: readonly NoticeRecipient[] = [
  { id: 'board', name: 'Board', leadSeconds: 20 * 3600, cutoffSecond: 9 * 3600, requestsPerDay: null },
  { id: 'liaison', name: 'Liaison', leadSeconds: 5400, cutoffSecond: 15 * 3600, requestsPerDay: 2 },
];

const rate = (
  id: string,
  subject: FacilitationSubject,
  from: string | null,
  [low, best, high]: readonly [number, number, number],
): Facilitation => ({
  subject,
  fromDate: from,
  toDate: null,
  sharePpm: { low: low * 10_000, best: best * 10_000, high: high * 10_000 },
  origin: origin(id),
});

const RATES: readonly Facilitation[] = [
  rate('rate-all', { kind: 'all' }, null, [50, 80, 100]),
  rate('rate-b', { kind: 'place', placeId: placeId('B') }, null, [40, 50, 50]),
  rate('rate-z', { kind: 'area', areaId: areaId('Z') }, DATES[1], [60, 90, 100]),
];

export const commitFirstDay = (answer: 'no_objection' | 'denied' = 'no_objection'): CommitmentFile => ({
  format: 'throughline/commitments@1',
  plan: { asOf: hour(-1, 5), seed: 1, inputsHash: '0'.repeat(64) },
  commitments: listMovements()
    .slice(0, 2)
    .map((movement) => ({
      movement,
      notices: [
        {
          recipientId: 'board',
          sentAt: hour(-1, 8),
          reference: 'B-1',
          answer,
          answeredAt: AS_OF - 60,
        },
        {
          recipientId: 'liaison',
          sentAt: hour(-1, 8),
          reference: null,
          answer: 'none' as const,
          // It comes after the plan is made.
          answeredAt: null,
        },
      ],
    })),
});

const notify = (operation: Operation, commitments: CommitmentFile): Operation => ({
  ...operation,
  rules: { ...operation.rules, notice: { recipients: RECIPIENTS, changeChargePpm: 5_000 } },
  facilitation: RATES,
  commitments,
});

const chance = (low: number, best: number, high: number): MovementNotice['chance'] => ({
  lowPpm: low * 10_000,
  bestPpm: best * 10_000,
  highPpm: high * 10_000,
});

const LINES: Readonly<
  Record<string, Pick<MovementNotice, 'chance'> & { readonly by: readonly [number, number] }>
> = {
  // Twenty hours before 7:00 and 9:30 it is past 9:00.
  m1: { by: [hour(-1, 9), hour(0, 5.5)], chance: chance(50, 80, 100) },
  m2: { by: [hour(-1, 9), hour(0, 8)], chance: chance(40, 50, 50) },
  m3: { by: [hour(0, 9), hour(1, 6.5)], chance: chance(60, 90, 100) },
  m4: { by: [hour(0, 9), hour(1, 6.5) + 600], chance: chance(60, 90, 100) },
  // Both stops lie in one area: the lower rate counts, once.
  m5: { by: [hour(1, 9), hour(2, 8.5)], chance: chance(40, 50, 50) },
};

export function buildNotified(commitments = commitFirstDay()): {
  readonly operation: Operation;
  readonly plan: Plan;
} {
  const operation = notify(buildSmallOperation(), commitments);
  const { defaultAsOf: _, ...inputs } = notify(buildVisible(), commitments);
  const small = buildSmallPlan();
  return {
    operation,
    plan: {
      ...small,
      operation: {
        ...small.operation,
        inputsHash: sha256Hex(formatCanonicalJson({ ...inputs, roads: inputs.roads.hash })),
      },
      notKnown: small.notKnown.filter(
        ({ code }) => code !== 'notification.none-recorded' && code !== 'facilitation.unknown',
      ),
      notices: small.notices.map((notice) => {
        const { by, chance: own } = LINES[notice.movementId]!;
        const submitBy = RECIPIENTS.map(({ id }, index) => ({ recipientId: id, at: by[index]! }));
        return { ...notice, submitBy, chance: own };
      }),
      expected: [
        /*
         * Rations: 100 lie in H and 50 come at 50, 80, 100 %: 833 333, 933 333, 1 000 000 of a million. Of these 82 go to B
         * and 64 to A: (82 x 333 333 + 64 x 499 999) / 146, (82 x 466 666 + 64 x 839 999) / 146, (41 + 64) / 146.
         */
        { needId: needId('food'), lowPpm: 406_392, bestPpm: 630_318, highPpm: 719_178 },
        // Boxes: 12, 8 and 10; 13.6, 18.2 and 19 of 30 get through, of a mean of 576 922.
        { needId: needId('kit'), lowPpm: 261_537, bestPpm: 349_999, highPpm: 365_383 },
        // Jugs: 40 are there, 123 go to B and 66 to A: 128.8, 160.9 and 167.5 of 229.
        { needId: needId('water'), lowPpm: 562_445, bestPpm: 702_620, highPpm: 731_441 },
      ],
      changes: {
        notified: 2,
        kept: [movementId('m1'), movementId('m2')],
        rerouted: [],
        dropped: [],
        released: [],
        compared: null,
      },
    },
  };
}
