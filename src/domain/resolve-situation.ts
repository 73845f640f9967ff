import { compareStrings } from '../base/index.ts';
import type { Fleet } from './fleet.ts';
import { findLastEvening } from './ledger.ts';
import type { Operation } from './operation.ts';
import { listOwnersNotKnown } from './owners-not-known.ts';
import { resolveCapacity } from './resolve-capacity.ts';
import { listSuppliedNeeds, resolveElements } from './resolve-elements.ts';
import { resolveInputs } from './resolve-inputs.ts';
import { resolveLots } from './resolve-lots.ts';
import { resolvePeople } from './resolve-people.ts';
import type { Conflict, FleetSituation, NotKnown, Situation } from './situation.ts';
import { listStale } from './stale.ts';
import type { Day, Instant } from './time.ts';
import { visibleAsOf } from './visible-operation.ts';

/**
 * Facts -> what is so as of an instant: choices made by the written rule, conversions done, people and supply spread
 * over the planning days (docs/rules.md R1-R8). Pure; linear in rows x days.
 */
export const resolveSituation = (operation: Operation, asOf: Instant): Situation => {
  const visible = visibleAsOf(operation, asOf);
  const days = visible.days.filter((day) => day.endsAt > asOf);
  const people = resolvePeople(visible, days, asOf);
  const capacity = resolveCapacity(visible, days);
  const lots = resolveLots(visible, days);
  const inputs = resolveInputs(visible, days, lots.lots);
  const supplied = listSuppliedNeeds(visible);
  const unknownNeedIds = visible.needs.filter((need) => !supplied.has(need.id)).map((need) => need.id);
  return {
    operation: visible,
    asOf,
    days,
    sites: people.sites,
    firstDayPeople: people.firstDay,
    elements: resolveElements(visible, days, people.sites, capacity.capacities),
    lots: lots.lots,
    inputs: inputs.inputs,
    capacities: capacity.capacities,
    fleets: visible.fleet.map(
      (row): FleetSituation => ({
        fleetId: row.id,
        count: days.map((day) => (isInForce(row, day) ? countVehicles(visible, row, day) : 0)),
        assumed: row.origin.assumption !== null,
      }),
    ),
    unknownNeedIds,
    conflicts: [...people.conflicts, ...lots.conflicts, ...capacity.conflicts].sort(compareConflicts),
    notKnown: [
      ...listUnreported(visible),
      ...unknownNeedIds.map((id): NotKnown => ({ code: 'need.no-supply-data', subject: id, detail: '' })),
      ...people.notKnown,
      ...lots.notKnown,
      ...capacity.notKnown,
      ...listOpenEnds(visible, days),
      ...listStale(visible, days, asOf, {
        people: new Set(people.sites.flatMap((site) => site.factIds)),
        supply: new Set(lots.lots.flatMap((lot) => lot.factIds)),
      }),
      ...listOwnersNotKnown(visible, lots.lots),
      ...inputs.notKnown,
      ...(visible.notices.length === 0 && visible.commitments === null
        ? [{ code: 'notification.none-recorded', subject: visible.id, detail: '' }]
        : []),
    ],
  };
};

/** Vehicles of a row that can be used on a day: its count less those that are out, not below 0 (docs/rules.md R14). */
const countVehicles = (visible: Operation, row: Fleet, day: Day): number => {
  const out = visible.vehiclesOut.filter(
    ({ fleetId, fromDate, toDate }) => fleetId === row.id && isInForce({ fromDate, toDate }, day),
  );
  return Math.max(0, row.count.best - out.reduce((sum, { count }) => sum + count, 0));
};

const isInForce = (
  row: { readonly fromDate: string | null; readonly toDate: string | null },
  day: Day,
): boolean =>
  (row.fromDate === null || row.fromDate <= day.date) && (row.toDate === null || day.date <= row.toDate);

const compareConflicts = (a: Conflict, b: Conflict): number =>
  compareStrings(a.quantity, b.quantity) ||
  compareStrings(a.subject, b.subject) ||
  compareStrings(a.date, b.date);

/** Constraints that shut or slow a road, begin before the horizon ends and have no known end. */
const listOpenEnds = (visible: Operation, days: readonly Day[]): readonly NotKnown[] =>
  visible.access
    .filter(
      (row) =>
        row.kind !== 'order' &&
        row.kind !== 'risk' &&
        row.to === null &&
        (row.from ?? 0) < (days.at(-1)?.endsAt ?? 0),
    )
    .map((row): NotKnown => ({ code: 'access.end-unknown', subject: row.id, detail: '' }));

/** Movements of an earlier plan of which nobody has said what became of them, with the packs they took. */
const listUnreported = (visible: Operation): readonly NotKnown[] => {
  const last = findLastEvening(visible.ledger);
  const packs = new Map<string, number>();
  for (const { date, entry, movement, packs: own } of visible.ledger) {
    if (date !== last || entry !== 'unreported' || movement === null) continue;
    packs.set(movement.id, (packs.get(movement.id) ?? 0) + own);
  }
  return [...packs.keys()]
    .sort(compareStrings)
    .map((id): NotKnown => ({ code: 'movement.unreported', subject: id, detail: String(packs.get(id)) }));
};
