import { expect, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Agreement, Operation, Plan } from '../../src/domain/index.ts';
import type { Draft } from './draft-plan.ts';
import { buildOwned } from './owned-small-plan.ts';

const listCodes = (operation: Operation, plan: Plan): string[] => [
  ...new Set(checkPlan(operation, plan).violations.map(({ code }) => code)),
];

test('a plan that keeps to its agreements passes, and each rule of owners had something to look at', () => {
  const { operation, plan } = buildOwned();
  const { violations, rules } = checkPlan(operation, plan);
  expect(violations).toEqual([]);
  const own = rules.filter(({ code }) => /^(ownership|partners)\./.test(code));
  expect(own.filter(({ checked }) => checked === 0)).toEqual([]);
  expect(own).toHaveLength(8);
});

const CORRUPTIONS: readonly (readonly [title: string, code: string, spoil: (draft: Draft) => void])[] = [
  [
    'counts a truck too many',
    'partners.asked',
    ({ partners }) => {
      partners.owners[1]!.vehicleDays = 5;
    },
  ],
  [
    'counts what deliveries bring of a partner twice',
    'partners.asked',
    ({ partners }) => {
      partners.owners[0]!.delivered[0]!.packs = 60;
    },
  ],
  [
    'forgets what is carried for others',
    'partners.asked',
    ({ partners }) => {
      partners.owners[1]!.carriedForOthersGrams = 0;
    },
  ],
  [
    'forgets what is stored for others',
    'partners.asked',
    ({ partners }) => {
      partners.owners[1]!.storedForOthersGrams = 0;
    },
  ],
  ['leaves out a site served', 'partners.asked', ({ partners }) => void partners.owners[2]!.siteIds.pop()],
  [
    'says that more was promised',
    'partners.promised',
    ({ partners }) => {
      partners.owners[2]!.promised[0]!.packs = 500;
    },
  ],
  ['leaves a partner out', 'partners.owners', ({ partners }) => void partners.owners.shift()],
  [
    'says that all is shared',
    'partners.agreed',
    ({ partners }) => {
      partners.agreed = false;
    },
  ],
  [
    'makes the plan as agreed look worse than it is',
    'partners.cost',
    ({ partners }) => {
      partners.poolingCost!.asAgreed.peopleBelowFloor = 900;
    },
  ],
  [
    'says that sharing would leave the worst off worse off',
    'partners.cost',
    ({ partners }) => {
      partners.poolingCost!.pooled.leastFloorPpm = 900_000;
    },
  ],
  [
    'says that sharing would reach more people than there are',
    'partners.cost',
    ({ partners }) => {
      partners.poolingCost!.pooled.floorPersonDays = 20_000;
    },
  ],
  [
    'hides that the cost was not computed',
    'not-known.hidden',
    ({ partners }) => {
      partners.poolingCost = null;
    },
  ],
];

test.each(CORRUPTIONS)('a plan that %s is caught as %s', (_, code, spoil) => {
  const { operation, plan } = buildOwned();
  const draft = structuredClone(plan) as Draft;
  spoil(draft);
  expect(listCodes(operation, draft as Plan)).toContain(code);
});

const without = (operation: Operation, change: (rows: readonly Agreement[]) => readonly Agreement[]) => ({
  ...operation,
  agreements: change(operation.agreements),
});

test('supply on vehicles that nobody agreed on is caught, each way an agreement may fail', () => {
  const { operation, plan } = buildOwned();
  const broken = (change: (rows: readonly Agreement[]) => readonly Agreement[]) =>
    listCodes(without(operation, change), plan).filter((code) => code.startsWith('ownership.'));
  // Kits ride on the Board's trucks under the first row alone.
  expect(broken((rows) => rows.slice(1))).toEqual(['ownership.vehicles-not-agreed']);
  // The second row lets rations ride on trucks and into the hub.
  expect(broken((rows) => rows.slice(0, 1)).sort()).toEqual([
    'ownership.storage-not-agreed',
    'ownership.vehicles-not-agreed',
  ]);
  const [kits, rations] = operation.agreements as [Agreement, Agreement];
  expect(broken(() => [{ ...kits, toDate: plan.clock.days[1]!.date }, rations])).toEqual([
    'ownership.vehicles-not-agreed',
  ]);
  expect(broken(() => [{ ...kits, partner: 'Carrier' }, rations])).toEqual(['ownership.vehicles-not-agreed']);
  expect(broken(() => [{ ...kits, kind: 'storage' }, rations])).toEqual(['ownership.vehicles-not-agreed']);
  // A service for all covers the Agency too; without any agreement all is shared.
  expect(broken(() => [{ ...kits, partner: null }, rations])).toEqual([]);
  expect(broken(() => [])).toEqual([]);
});

test('earmarked supply at a site that its earmark does not allow is caught', () => {
  const { operation, plan } = buildOwned();
  const [grant] = operation.earmarks;
  const broken = (change: object) =>
    listCodes({ ...operation, earmarks: [{ ...grant!, ...change }] }, plan).filter((code) =>
      code.startsWith('ownership.'),
    );
  // 12 of the 20 kits go to B, which only the area allows.
  expect(broken({ areaIds: [] })).toEqual(['ownership.earmark-elsewhere']);
  expect(broken({ placeIds: [] })).toEqual([]);
  expect(broken({ placeIds: [], areaIds: [] })).toEqual([]);
  // It lapses the day before.
  expect(broken({ areaIds: [], toDate: '2026-03-01' })).toEqual([]);
});

test('stock, vehicles and hubs without an owner are said to be not known once agreements bind', () => {
  const { operation, plan } = buildOwned();
  const unknown = {
    ...operation,
    fleet: operation.fleet.map((row) => (row.id === 'van' ? { ...row, owner: null } : row)),
  };
  expect(listCodes(unknown, plan)).toContain('not-known.hidden');
});
