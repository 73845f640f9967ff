import type { Origin, Range, SensitivityLine } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';

const MOST_LINES = 5;
const ROWS = 'S1 S2 S3 S4 S5 S6 S7 S8';

/** R22c: sensitivity lines name real ranged assumptions, their true ends, and all eight answers at both. */
export function checkSensitivity(judged: Case, findings: Findings): void {
  const { sensitivity } = judged.plan;
  const ranged = listRanged(judged);
  findings.expect(
    'sensitivity.lines',
    sensitivity.length <= MOST_LINES,
    'sensitivity',
    `at most ${MOST_LINES}`,
    sensitivity.length,
  );
  const seen = new Set<string>();
  for (const line of sensitivity) {
    const where = `sensitivity ${line.factId} ${line.quantity}`;
    findings.expect('sensitivity.duplicate', !seen.has(where), where, 'one line', 'another');
    seen.add(where);
    const facts = ranged.filter((fact) => fact.origin.factId === line.factId);
    findings.expect('sensitivity.unknown-fact', facts.length > 0, where, 'a visible ranged fact', 'none');
    checkLine(line, facts, where, findings);
  }
}

interface Ranged {
  readonly origin: Origin;
  readonly range: Range;
}

function checkLine(line: SensitivityLine, facts: readonly Ranged[], where: string, findings: Findings): void {
  const assumption = facts.some((fact) => fact.origin.assumption !== null);
  findings.equal('sensitivity.assumption', where, assumption, line.assumption);
  const fits = facts.some(({ range }) => range.low === line.low.value && range.high === line.high.value);
  const ends = facts.map(({ range }) => [range.low, range.high]);
  findings.expect('sensitivity.range', fits, where, ends, [line.low.value, line.high.value]);
  for (const end of [line.low, line.high])
    findings.equal('sensitivity.rows', where, ROWS, end.headlines.map((headline) => headline.row).join(' '));
}

function listRanged({ operation }: Case): Ranged[] {
  const facts: Ranged[] = [];
  const add = (origin: Origin, ...ranges: (Range | null)[]): void => {
    for (const range of ranges) if (range !== null) facts.push({ origin, range });
  };
  for (const row of operation.people) add(row.origin, row.count);
  for (const row of operation.flows) add(row.origin, row.count);
  for (const row of operation.conversions) add(row.origin, row.factorPpm);
  for (const row of [...operation.stock, ...operation.arrivals]) add(row.origin, row.count);
  for (const row of operation.capacities) add(row.origin, row.trucksPerDay, row.peoplePerDay);
  for (const row of operation.fleet) add(row.origin, row.count);
  for (const row of operation.links) add(row.origin, row.seconds, row.trucksPerDay);
  return facts;
}
