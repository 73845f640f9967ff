import type { Day, LedgerRow, Operation, Plan } from '../../domain/index.ts';
import { groupRows } from '../facts/choose.ts';
import { type CheckResult, createFindings, type Findings } from '../findings.ts';
import { nameAccountOf } from './accounts.ts';
import { checkHousehold } from './household.ts';
import { type Replayed, replayLedger } from './replay.ts';

const ORIGINS: readonly string[] = ['opening', 'arrived', 'counted'];

/**
 * Judges the ledger of an operation folder (R27): every evening balances, and where the plan is given that the folder was
 * rolled on from, every figure of its evenings, the stock that the next plan opens with and what people have at home follow
 * from the plan, the actuals and the facts.
 */
export function checkLedger(operation: Operation, plan: Plan | null): CheckResult {
  const findings = createFindings();
  checkBalance(operation.ledger, findings);
  const evenings = [...new Set(operation.ledger.map((line) => line.date))].sort();
  const to = plan?.clock.days.find((day) => day.date > (evenings[evenings.length - 1] ?? ''));
  if (plan === null || to === undefined || evenings.length === 0) return findings.result();
  const replayed = replayLedger(operation, plan, to);
  checkLines(operation, replayed, findings);
  checkFacts(operation, findings);
  checkStock(operation, to, findings);
  checkHousehold(operation, plan, to, replayed, findings);
  return findings.result();
}

function checkBalance(ledger: readonly LedgerRow[], findings: Findings): void {
  for (const [where, lines] of groupRows(ledger, (line) => `lot ${line.lotId} on ${line.date}`)) {
    let from = 0;
    let at = 0;
    for (const line of lines) {
      if (ORIGINS.includes(line.entry)) from += line.packs;
      else at += line.packs;
      const whole = line.entry === 'counted' || line.packs > 0;
      findings.expect('ledger.below-zero', whole, `${where}, ${line.entry}`, 'packs', line.packs);
    }
    findings.equal('ledger.balance', where, from, at);
  }
}

function checkLines(operation: Operation, { evenings }: Replayed, findings: Findings): void {
  const given = new Map<string, number>();
  for (const line of operation.ledger) {
    if (!evenings.has(line.date)) continue;
    const key = `${line.date} lot ${line.lotId} ${nameAccountOf(line)}`;
    findings.expect('ledger.line-twice', !given.has(key), key, 'one line', 'another');
    given.set(key, line.packs);
  }
  for (const [date, accounts] of evenings) {
    for (const lotId of accounts.lots()) {
      for (const [account, packs] of accounts.of(lotId)) {
        const key = `${date} lot ${lotId} ${account}`;
        findings.equal('ledger.packs', key, packs, given.get(key) ?? 0);
        given.delete(key);
      }
    }
  }
  for (const [key, packs] of given) findings.equal('ledger.packs', key, 0, packs);
}

/** Every line names facts, and all it names are rows that the operation has. */
function checkFacts({ ledger, stock, arrivals, conversions }: Operation, findings: Findings): void {
  const known = new Set<string>(
    [...stock, ...arrivals, ...conversions].map((row) => row.origin.factId as string),
  );
  for (const line of ledger) {
    const right = line.factIds.length > 0 && line.factIds.every((id) => known.has(id));
    findings.expect('ledger.facts', right, line.origin.factId, 'rows of supply', line.factIds.join(' '));
  }
}

/** The rows of stock dated the next day by the ledger hold what the last evening left in places, and nothing else. */
function checkStock(operation: Operation, to: Day, findings: Findings): void {
  const evenings = operation.ledger.map((line) => line.date).sort();
  const last = evenings[evenings.length - 1];
  const source = operation.ledger[0]!.origin.sourceId;
  const household = new Set<string>(
    operation.goods.filter((good) => good.household).map((good) => good.id as string),
  );
  const rows = new Map(
    operation.stock
      .filter((row) => row.date === to.date && row.origin.sourceId === source && !household.has(row.goodId))
      .map((row) => [row.origin.factId as string, row]),
  );
  for (const line of operation.ledger) {
    if (line.date !== last || line.entry !== 'at_place') continue;
    const where = `lot ${line.lotId} at ${line.placeId}`;
    const row = rows.get(line.stockId ?? '');
    const held = row && [row.placeId, row.goodId, row.unit, row.count.best].join(' ');
    findings.equal('ledger.stock', where, [line.placeId, line.goodId, 'pack', line.packs].join(' '), held);
    rows.delete(line.stockId ?? '');
  }
  for (const [id, row] of rows) findings.equal('ledger.stock', id, 0, row.count.best);
}
