import { compareStrings } from '../base/index.ts';
import type { Operation } from './operation.ts';
import { resolveCapacity } from './resolve-capacity.ts';
import { listSuppliedNeeds, resolveElements } from './resolve-elements.ts';
import { resolveLots } from './resolve-lots.ts';
import { resolvePeople } from './resolve-people.ts';
import type { Conflict, FleetSituation, NotKnown, Situation } from './situation.ts';
import type { Day, Instant } from './time.ts';
import { visibleAsOf } from './visible-operation.ts';

/**
 * Facts -> what is so as of an instant: choices made by the written rule, conversions done, people and supply spread
 * over the planning days (docs/rules.md R1-R8). Pure; linear in rows x days.
 */
export const resolveSituation = (operation: Operation, asOf: Instant): Situation => {
  const visible = visibleAsOf(operation, asOf);
  const days = visible.days.filter((day) => day.endsAt > asOf);
  const people = resolvePeople(visible, days);
  const capacity = resolveCapacity(visible, days);
  const lots = resolveLots(visible, days);
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
    capacities: capacity.capacities,
    fleets: visible.fleet.map(
      (row): FleetSituation => ({
        fleetId: row.id,
        count: days.map((day) => (isInForce(row, day) ? row.count.best : 0)),
        assumed: row.origin.assumption !== null,
      }),
    ),
    unknownNeedIds,
    conflicts: [...people.conflicts, ...lots.conflicts, ...capacity.conflicts].sort(compareConflicts),
    notKnown: [
      ...unknownNeedIds.map((id): NotKnown => ({ code: 'need.no-supply-data', subject: id, detail: '' })),
      ...people.notKnown,
      ...lots.notKnown,
      ...capacity.notKnown,
      ...listOpenEnds(visible, days),
      { code: 'fuel.not-planned', subject: visible.id, detail: '' },
      { code: 'notification.none-recorded', subject: visible.id, detail: '' },
    ],
  };
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
