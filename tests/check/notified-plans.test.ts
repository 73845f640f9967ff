import { expect, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { type Operation, type Plan, placeId } from '../../src/domain/index.ts';
import type { Draft } from './draft-plan.ts';
import { buildNotified, commitFirstDay } from './notified-small-plan.ts';

const listCodes = (operation: Operation, plan: Plan): string[] => [
  ...new Set(checkPlan(operation, plan).violations.map(({ code }) => code)),
];

test('a plan that keeps what was notified passes, and each rule of notices had something to look at', () => {
  const { operation, plan } = buildNotified();
  const { violations, rules } = checkPlan(operation, plan);
  expect(violations).toEqual([]);
  const own = rules.filter(({ code }) => /^(notice|changes|expected)\./.test(code));
  const idle = own.filter(({ checked }) => checked === 0).map(({ code }) => code);
  // Nothing was dropped, nothing weighed.
  expect(idle).toEqual(['changes.compared', 'changes.dropped']);
  expect(own).toHaveLength(16);
});

test('without having been notified the movements of the first day come too late', () => {
  const { operation, plan } = buildNotified();
  const fresh = { ...operation, commitments: null };
  const changes = { ...plan.changes, notified: 0, kept: [] };
  const codes = listCodes(fresh, { ...plan, changes });
  expect(codes).toContain('notice.too-late');
});

const CORRUPTIONS: readonly (readonly [title: string, code: string, spoil: (draft: Draft) => void])[] = [
  [
    'lets ask a quarter of an hour longer',
    'notice.submit-by',
    ({ notices }) => {
      notices[2]!.submitBy[1]!.at += 900;
    },
  ],
  [
    'forgets the hour until which requests count',
    'notice.submit-by',
    ({ notices }) => {
      notices[2]!.submitBy[0]!.at += 3 * 3600;
    },
  ],
  ['leaves out a recipient', 'notice.submit-by', ({ notices }) => void notices[0]!.submitBy.pop()],
  ['leaves out a movement', 'notice.lines', ({ notices }) => void notices.pop()],
  [
    'hopes for more than base rates say',
    'notice.chance',
    ({ notices }) => {
      notices[1]!.chance!.bestPpm = 800_000;
    },
  ],
  [
    'does not know a chance that is known',
    'notice.chance',
    ({ notices }) => {
      notices[3]!.chance = null;
    },
  ],
  [
    'goes on to a place that its vehicles cannot reach',
    'notice.second',
    ({ notices }) => {
      notices[3]!.fallback = { ...notices[3]!.fallback, secondPlaceId: placeId('B'), load: 'second' };
    },
  ],
  [
    'sees no second destination where there is one',
    'notice.second',
    ({ notices }) => {
      notices[2]!.fallback = { ...notices[2]!.fallback, secondPlaceId: null, load: 'returns' };
    },
  ],
  [
    'takes the load back though it goes on',
    'notice.load',
    ({ notices }) => {
      notices[1]!.fallback.load = 'returns';
    },
  ],
  [
    'waits through the works that shut the way home',
    'notice.turn-back',
    ({ notices }) => {
      notices[3]!.fallback.turnBackAt! += 1800;
    },
  ],
  [
    'knows no time to turn back',
    'notice.turn-back',
    ({ notices }) => {
      notices[0]!.fallback.turnBackAt = null;
    },
  ],
  [
    'expects that all gets through',
    'expected.coverage',
    ({ expected }) => {
      expected[0]!.bestPpm = 1_000_000;
    },
  ],
  ['expects nothing of a need', 'expected.needs', ({ expected }) => void expected.shift()],
  ['forgets a notified movement', 'changes.accounted', ({ changes }) => void changes.kept.pop()],
  [
    'says that nobody was notified',
    'changes.accounted',
    ({ changes }) => {
      changes.notified = 0;
      changes.kept = [];
    },
  ],
  [
    'keeps a movement and leaves a truck behind',
    'changes.kept',
    ({ movements }) => {
      movements[1]!.loads = movements[1]!.loads.filter((load) => load.goodId !== 'kitbox');
    },
  ],
  [
    'calls a movement denied that nobody denied',
    'changes.denied',
    ({ changes }) => {
      changes.kept = ['m2'] as unknown as typeof changes.kept;
      changes.dropped = [
        { movementId: 'm1', code: 'denied', detail: 'board' },
      ] as unknown as typeof changes.dropped;
    },
  ],
  [
    'drops a movement because of hours that hold',
    'changes.dropped',
    ({ changes }) => {
      changes.kept = ['m2'] as unknown as typeof changes.kept;
      changes.dropped = [
        { movementId: 'm1', code: 'hours', detail: 'C' },
      ] as unknown as typeof changes.dropped;
    },
  ],
  [
    'drops a movement because of a way that is open',
    'changes.dropped',
    ({ changes }) => {
      changes.kept = ['m1'] as unknown as typeof changes.kept;
      changes.dropped = [
        { movementId: 'm2', code: 'past', detail: 'H to B' },
      ] as unknown as typeof changes.dropped;
    },
  ],
  [
    'gives a movement up without a reason',
    'changes.released',
    ({ changes }) => {
      changes.kept = ['m2'] as unknown as typeof changes.kept;
      changes.released = ['m1'] as unknown as typeof changes.released;
    },
  ],
  [
    'gives a movement up for less than the charge',
    'changes.released',
    ({ changes }) => {
      changes.kept = ['m2'] as unknown as typeof changes.kept;
      changes.released = ['m1'] as unknown as typeof changes.released;
      const figure = { stage: 'target', tier: 2, figure: 'mean' } as const;
      changes.compared = { ...figure, keptPpm: 575_000, freePpm: 576_922, changed: 1, chargePpm: 5_000 };
    },
  ],
  [
    'weighs with a coverage that is not its own',
    'changes.compared',
    ({ changes }) => {
      const figure = { stage: 'target', tier: 2, figure: 'mean' } as const;
      changes.compared = { ...figure, keptPpm: 570_000, freePpm: 571_000, changed: 1, chargePpm: 5_000 };
    },
  ],
];

test.each(CORRUPTIONS)('a plan that %s is caught as %s', (_title, code, spoil) => {
  const { operation, plan } = buildNotified();
  const draft = structuredClone(plan) as Draft;
  spoil(draft);
  expect(listCodes(operation, draft as Plan)).toContain(code);
});

test('a movement that was denied must not take place', () => {
  const { operation, plan } = buildNotified(commitFirstDay('denied'));
  expect(listCodes(operation, plan)).toContain('changes.denied');
});

test('no more movements of a date are asked for than the recipient allows', () => {
  const { operation, plan } = buildNotified();
  const [board, liaison] = operation.rules.notice.recipients as [
    Operation['rules']['notice']['recipients'][number],
    Operation['rules']['notice']['recipients'][number],
  ];
  const notice = { ...operation.rules.notice, recipients: [board, { ...liaison, requestsPerDay: 1 }] };
  const strict = { ...operation, rules: { ...operation.rules, notice } };
  const { violations } = checkPlan(strict, plan);
  // The first day's two were notified before; the second day's two were not.
  expect(violations.filter(({ code }) => code === 'notice.too-many').map(({ where }) => where)).toEqual([
    'liaison on 2026-03-03',
  ]);
});
