import type { Conversion, Flow, Location, Need, PeopleFact, PeopleSubject } from '../../domain/index.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { TableRows } from '../table.ts';

/**
 * Notes `needs.beyond-counting` for needs whose amount for all people over the whole horizon is no number that is held
 * exactly (2^53): a slip in the number of people, in a conversion or in the amount. `table` is null where the needs are
 * the defaults.
 */
export function judgeTotals(
  facts: {
    readonly people: readonly PeopleFact[];
    readonly flows: readonly Flow[];
    readonly conversions: readonly Conversion[];
    readonly needs: readonly Need[];
    readonly horizonDays: number;
  },
  table: TableRows | null,
  problems: ProblemList,
): void {
  const people = countAtMost(facts.people, facts.flows, facts.conversions);
  for (const { id, amount } of facts.needs) {
    const total = BigInt(amount) * BigInt(facts.horizonDays) * people;
    if (total <= BigInt(Number.MAX_SAFE_INTEGER)) continue;
    const row = table?.rows.find((one) => one.id === id);
    const at: Location = row === undefined ? { file: 'people.csv' } : { ...row.at, column: 'amount' };
    problems.error(
      'needs.beyond-counting',
      at,
      `less than ${Number.MAX_SAFE_INTEGER} of the small unit for all people and days together`,
      `${quote(id)} for up to ${people} people`,
      'Check the amount, the number of people and the conversions to people.',
    );
  }
}

/** No fewer people than any date can have: the most ever counted of each place and area, and everybody who moves. */
function countAtMost(
  people: readonly PeopleFact[],
  flows: readonly Flow[],
  conversions: readonly Conversion[],
): bigint {
  const factors = new Map<string, number>();
  for (const { kind, from, factorPpm } of conversions)
    if (kind === 'people') factors.set(from, Math.max(factors.get(from) ?? 0, factorPpm.high));
  const most = new Map<string, bigint>();
  for (const { subject, group, count } of people) {
    const factor = group === 'people' ? 1_000_000 : (factors.get(group) ?? 0);
    const converted = (BigInt(count.high) * BigInt(factor)) / 1_000_000n;
    const key = keyOf(subject);
    if (converted > (most.get(key) ?? 0n)) most.set(key, converted);
  }
  let sum = flows.reduce((all, { count }) => all + BigInt(count.high), 0n);
  for (const count of most.values()) sum += count;
  return sum;
}

const keyOf = (subject: PeopleSubject): string =>
  subject.kind === 'place' ? `place ${subject.placeId}` : `area ${subject.areaId}`;
