import type { Need, SupplyFact } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { chooseRow, groupRows } from '../facts/choose.ts';
import type { Findings } from '../findings.ts';

/** Where the daily need is nothing stock lasts no longer than this: a thousand years, in tenths of a day. */
const MOST_TENTHS = 3_652_500;

interface Counted {
  readonly row: SupplyFact;
  /** Packs of its lot; 0 where the count found none or they expired. */
  readonly packs: number;
}

/** R32: days of stock left at best, by need, place and owner; and that ranges hold their best figure. */
export function checkStockDays(judged: Case, findings: Findings): void {
  const { stock } = judged.plan;
  findings.equal('stock-days.line', 'stock date', judged.days[0]!.date, stock.date);
  const counted = listCounted(judged);
  const own = judged.operation.needs
    .filter((need) => need.kind === 'flow' && judged.knownNeeds.includes(need))
    .flatMap((need) => listLines(judged, need, counted));
  const nameOf = (line: { needId: string; scope: string; subject: string | null }): string =>
    JSON.stringify([line.needId, line.scope, line.subject]);
  findings.equal(
    'stock-days.line',
    'stock lines',
    own.map(nameOf).join(' '),
    stock.lines.map(nameOf).join(' '),
  );
  for (const [k, line] of own.entries()) {
    const given = stock.lines[k];
    if (given === undefined) break;
    const where = `stock ${nameOf(line)}`;
    findings.equal('stock-days.figure', `${where} amount`, line.amount, given.amount.best);
    findings.equal('stock-days.figure', `${where} a day`, line.daily, given.dailyAmount.best);
    findings.equal('stock-days.figure', `${where} days`, line.tenths, given.tenthDays?.best ?? null);
    findings.equal('stock-days.figure', `${where} counted`, line.countedOn, given.countedOn);
    for (const range of [given.amount, given.dailyAmount, given.tenthDays])
      findings.expect(
        'stock-days.range',
        range === null || (range.low <= range.best && range.best <= range.high),
        where,
        'low, best and high in order',
        range,
      );
  }
  checkInputs(judged, counted, findings);
}

/** The chosen latest count of each identity that says how many packs there are. */
function listCounted(judged: Case): Counted[] {
  const { operation, days, preference, lots } = judged;
  const leads = (row: SupplyFact): boolean =>
    row.unit === 'pack' ||
    operation.conversions.some(
      ({ kind, from, to, subject }) =>
        kind === 'good' && from === row.unit && to === 'pack' && (subject === null || subject === row.goodId),
    );
  const rows = operation.stock.filter((row) => row.date <= days[0]!.date && leads(row));
  const groups = groupRows(rows, (row) => JSON.stringify([row.placeId, row.goodId, row.lot, row.unit]));
  return [...groups.values()].map((group) => {
    const latest = group
      .map((row) => row.date)
      .sort()
      .at(-1);
    const row = chooseRow(
      group.filter((one) => one.date === latest),
      preference,
    );
    const lot = lots.lots.find((one) => one.id === row.origin.factId && !one.isArrival);
    return { row, packs: lot?.packs ?? 0 };
  });
}

function listLines(judged: Case, need: Need, counted: readonly Counted[]) {
  const perPack = (goodId: string): number =>
    judged.operation.goods
      .find((good) => good.id === goodId)!
      .serves.filter((entry) => entry.needId === need.id)
      .reduce((most, entry) => Math.max(most, entry.quantityPerPack), 0);
  const serving = counted.filter(({ row }) => perPack(row.goodId) > 0);
  const heads = (siteId: string | null): number =>
    judged.people.sites
      .filter((site) => siteId === null || site.place.id === siteId)
      .reduce((sum, site) => sum + (site.best?.[0] ?? 0), 0);
  const line = (scope: 'response' | 'place' | 'owner', subject: string | null, own: readonly Counted[]) => {
    const amount = own.reduce((sum, { row, packs }) => sum + packs * perPack(row.goodId), 0);
    const atSite = scope === 'place' && judged.placeOf.get(subject!)!.kind === 'site';
    const people = heads(atSite ? subject : null);
    // What a service period takes, so that a daily need that is no whole number stays exact.
    const units =
      need.basis === 'household' ? Math.ceil(people / judged.operation.rules.householdSize) : people;
    const period = units * need.amount * (need.basis === 'person_day' ? need.periodDays : 1);
    const tenths = (BigInt(amount) * BigInt(need.periodDays) * 10n) / BigInt(Math.max(1, period));
    const dates = own.map(({ row }) => row.date).sort();
    return {
      needId: need.id as string,
      scope,
      subject,
      amount,
      daily: Number((BigInt(period) + BigInt(need.periodDays) - 1n) / BigInt(need.periodDays)),
      tenths: period === 0 ? null : Math.min(MOST_TENTHS, Number(tenths)),
      countedOn: dates[0] ?? null,
    };
  };
  const places = [...new Set(serving.map(({ row }) => row.placeId as string))].sort();
  const owners = [...new Set(serving.map(({ row }) => row.owner))].sort((a, b) =>
    (a ?? '') < (b ?? '') ? -1 : 1,
  );
  return [
    line('response', null, serving),
    ...places.map((id) =>
      line(
        'place',
        id,
        serving.filter(({ row }) => row.placeId === id),
      ),
    ),
    ...(owners.every((owner) => owner === null) ? [] : owners).map((owner) =>
      line(
        'owner',
        owner,
        serving.filter(({ row }) => row.owner === owner),
      ),
    ),
  ];
}

/** Wells, bakeries and generators: stock of the place over what its users take on the first day. */
function checkInputs(judged: Case, counted: readonly Counted[], findings: Findings): void {
  const own = judged.inputs.inputs.flatMap((input) => {
    const here = counted.filter(({ row }) => row.placeId === input.placeId && row.goodId === input.good.id);
    const users = input.users.filter((user) => user.isFirstDay);
    if (here.length === 0 || users.length === 0) return [];
    const packs = here.reduce((sum, one) => sum + one.packs, 0);
    const daily = users.reduce((sum, user) => sum + user.wanted[0]!, 0) / input.perPack;
    return [
      {
        name: `${input.good.id} ${input.placeId}`,
        packs,
        daily,
        tenths: daily === 0 ? null : Math.min(MOST_TENTHS, Math.floor((packs * 10) / daily)),
        users: users.map((user) => user.userId).sort(),
      },
    ];
  });
  own.sort((a, b) => (a.name < b.name ? -1 : 1));
  const given = judged.plan.stock.inputs.map((line) => ({
    name: `${line.goodId} ${line.placeId}`,
    packs: line.packs.best,
    daily: line.packsPerDay.best,
    tenths: line.tenthDays?.best ?? null,
    users: line.userIds,
  }));
  findings.equal('stock-days.input', 'stock inputs', JSON.stringify(own), JSON.stringify(given));
}
