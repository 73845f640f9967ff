import { beforeAll, describe, expect, it } from 'vitest';
import { checkLedger, checkPlan } from '../../src/check/index.ts';
import { factId, type LedgerRow, type Operation, type Plan, placeId } from '../../src/domain/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { readFiles, rollOrThrow } from './rolled-operation.ts';
import { listTenDayFiles } from './ten-day-operation.ts';

type Row = { -readonly [K in keyof LedgerRow]: LedgerRow[K] };

describe('a spoilt ledger', () => {
  let operation: Operation;
  let plan: Plan;

  beforeAll(async () => {
    const files = listTenDayFiles();
    plan = await planInThread(await readFiles(files));
    const rows = plan.movements
      .filter(({ date }) => date < '2025-03-05')
      .slice(1)
      .map(({ id, date }) => ({ movement: id, date, outcome: 'facilitated', known_at: `${date}T20:00:00Z` }));
    ({ operation } = await rollOrThrow(files, plan, rows, '2025-03-05'));
  }, 60_000);

  const codesOf = (spoilt: Operation): readonly string[] => [
    ...new Set(checkLedger(spoilt, plan).violations.map(({ code }) => code)),
  ];
  const withLine = (entry: string, change: (line: Row) => void): Operation => {
    const ledger = operation.ledger.map((line) => ({ ...line }));
    const last = ledger
      .map(({ date }) => date)
      .sort()
      .at(-1);
    change(ledger.find((line) => line.entry === entry && line.date === last)!);
    return { ...operation, ledger };
  };

  it('was right before', () => {
    expect(checkLedger(operation, plan).violations).toEqual([]);
    const counts = new Map(checkLedger(operation, plan).rules.map(({ code, checked }) => [code, checked]));
    for (const code of [
      'balance',
      'below-zero',
      'facts',
      'household',
      'line-twice',
      'packs',
      'stock',
    ] as const)
      expect(counts.get(`ledger.${code}`), code).toBeGreaterThan(0);
  });

  it.each([
    [
      'packs that vanish',
      'with_people',
      (line: Row) => (line.packs -= 1),
      ['ledger.balance', 'ledger.packs'],
    ],
    ['packs out of nothing', 'opening', (line: Row) => (line.packs += 1), ['ledger.balance', 'ledger.packs']],
    [
      'packs at another place',
      'at_place',
      (line: Row) => (line.placeId = placeId('gate')),
      ['ledger.packs', 'ledger.stock'],
    ],
    [
      'a convoy that nobody reported, delivered',
      'unreported',
      (line: Row) => (line.entry = 'with_people'),
      ['ledger.packs'],
    ],
    [
      'less than nothing',
      'at_place',
      (line: Row) => (line.packs = -line.packs),
      ['ledger.balance', 'ledger.below-zero', 'ledger.packs', 'ledger.stock'],
    ],
    ['facts that nobody published', 'opening', (line: Row) => (line.factIds = ['hearsay']), ['ledger.facts']],
    ['no facts', 'at_place', (line: Row) => (line.factIds = []), ['ledger.facts']],
    ['another row of stock', 'at_place', (line: Row) => (line.stockId = 'hub-meals'), ['ledger.stock']],
  ])('with %s is found', (_, entry, change, codes) => {
    expect([...codesOf(withLine(entry, change))].sort()).toEqual(codes);
  });

  it('with a line twice is found', () => {
    const twice = { ...operation, ledger: [...operation.ledger, operation.ledger[0]!] };
    expect(codesOf(twice)).toContain('ledger.line-twice');
  });

  it('with other opening stock, or other things at home, is found', () => {
    const more = (wanted: (id: string) => boolean): Operation => ({
      ...operation,
      stock: operation.stock.map((row) =>
        row.date === '2025-03-05' && row.count.best > 0 && wanted(row.goodId)
          ? { ...row, count: { low: 1, best: row.count.best + 1, high: row.count.best + 1 } }
          : row,
      ),
    });
    expect(codesOf(more((id) => id === 'meals'))).toEqual(['ledger.stock']);
    expect(codesOf(more((id) => id.startsWith('household-')))).toEqual(['ledger.household']);
  });

  it('that leaves out a report is found', () => {
    const late = operation.actuals.map((row) => ({
      ...row,
      origin: { ...row.origin, knownAt: 2_000_000_000 },
    }));
    expect(codesOf({ ...operation, actuals: late })).toContain('ledger.packs');
  });

  it('leaves the vehicles that are out to the check of the plan', async () => {
    const next = await planInThread(operation);
    expect(checkPlan(operation, next).violations).toEqual([]);
    const out = {
      ...{ fleetId: next.movements[0]!.vehicles[0]!.fleetId, count: 4, fromDate: '2025-03-01', toDate: null },
      ...{
        placeId: null,
        reason: 'all broken',
        origin: { ...operation.stock[0]!.origin, factId: factId('out') },
      },
    };
    const codes = checkPlan({ ...operation, vehiclesOut: [out] }, next).violations.map(({ code }) => code);
    expect(codes).toContain('vehicle.not-in-fleet');
  });
});
