import type { Conflict, Origin } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { subjectKey } from '../derive/head-counts.ts';
import { chooseRow, groupRows } from '../facts/choose.ts';
import type { Findings } from '../findings.ts';

interface Claim {
  readonly quantity: string;
  readonly subject: string;
  readonly date: string;
  readonly value: unknown;
  readonly origin: Origin;
}

/** R8a: facts of one identity that differ in value are all listed, with the one the rule chooses. */
export function checkConflicts(judged: Case, findings: Findings): void {
  const claims = listClaims(judged);
  const groups = groupRows(claims, ({ quantity, subject, date }) =>
    JSON.stringify([quantity, subject, date]),
  );
  const own = new Map<string, string>();
  for (const [key, rows] of groups) {
    const chosen = chooseRow(rows, judged.preference);
    const value = JSON.stringify(chosen.value);
    const newest = new Map<string, number>();
    for (const { origin } of rows) {
      const voice = voiceOf(origin);
      newest.set(voice, Math.max(newest.get(voice) ?? -Infinity, origin.knownAt));
    }
    const others = rows
      .filter((row) => JSON.stringify(row.value) !== value)
      .filter((row) => row.origin.knownAt === newest.get(voiceOf(row.origin)))
      .map((row) => row.origin.factId as string);
    if (others.length > 0) own.set(key, JSON.stringify([chosen.origin.factId, others.sort()]));
  }
  findings.count('conflict.hidden', groups.size);
  findings.count('conflict.invented', judged.plan.conflicts.length);
  for (const line of judged.plan.conflicts) {
    const key = keyOf(line);
    const expected = own.get(key);
    if (expected === undefined) {
      findings.expect('conflict.invented', false, key, 'facts that differ', line.others);
      continue;
    }
    own.delete(key);
    const given = JSON.stringify([line.chosen, [...line.others].sort()]);
    findings.equal('conflict.chosen', key, expected, given);
  }
  for (const [key, expected] of own) findings.expect('conflict.hidden', false, key, expected, 'no line');
}

/** Who counted where: a later row of the same voice takes the place of its earlier ones. */
const voiceOf = ({ sourceId, countingPoint }: Origin): string => JSON.stringify([sourceId, countingPoint]);

const keyOf = (line: Conflict): string => JSON.stringify([line.quantity, line.subject, line.date]);

function listClaims({ operation }: Case): Claim[] {
  const claims: Claim[] = operation.people.map((row) => ({
    quantity: `people/${row.group}`,
    subject: subjectKey(row.subject),
    date: row.date,
    value: [row.count.low, row.count.best, row.count.high],
    origin: row.origin,
  }));
  for (const [quantity, rows] of [
    ['stock', operation.stock],
    ['arrival', operation.arrivals],
  ] as const) {
    for (const row of rows) {
      const subject = `${row.placeId}|${row.goodId}|${row.lot ?? ''}|${row.unit}`;
      const value = [row.count.low, row.count.best, row.count.high];
      claims.push({ quantity, subject, date: row.date, value, origin: row.origin });
    }
  }
  for (const row of operation.conversions) {
    const subject = row.kind === 'people' ? row.from : `${row.from}|${row.subject ?? ''}`;
    const value = [row.factorPpm.low, row.factorPpm.best, row.factorPpm.high];
    claims.push({ quantity: `conversion/${row.kind}`, subject, date: '', value, origin: row.origin });
  }
  for (const row of operation.capacities) {
    for (const column of ['trucksPerDay', 'peoplePerDay', 'hours'] as const) {
      if (row[column] === null) continue;
      const { placeId: subject, fromDate: date, origin } = row;
      claims.push({ quantity: `capacity/${column}`, subject, date, value: row[column], origin });
    }
  }
  return claims;
}
