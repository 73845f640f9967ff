import type { DatedKind, NotKnown, Origin } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { isStale } from '../facts/age.ts';
import type { Findings } from '../findings.ts';
import { deriveChance } from './notices.ts';
import { listUnknownOwners } from './ownership.ts';

/** R8b: whatever the plan had to do without is listed, nothing is made up. Details are text for people. */
export function checkNotKnown(judged: Case, findings: Findings): void {
  const own = new Set(listNotKnown(judged).map(keyOf));
  const given = new Set(judged.plan.notKnown.map(keyOf));
  for (const key of own) findings.expect('not-known.hidden', given.has(key), key, 'a line', 'none');
  // A plan that was stopped may say that its sensitivity was not run; one that has it must not.
  if (judged.plan.sensitivity.length === 0)
    own.add(keyOf({ code: 'sensitivity.not-run', subject: judged.operation.id }));
  for (const key of given) findings.expect('not-known.invented', own.has(key), key, 'no line', 'a line');
  findings.equal('not-known.duplicate', 'notKnown', given.size, judged.plan.notKnown.length);
}

type Line = Pick<NotKnown, 'code' | 'subject'>;

const keyOf = ({ code, subject }: Line): string => `${code} ${subject}`;

export function listNotKnown(judged: Case): Line[] {
  const { operation, days, people, lots, placeDays } = judged;
  const lines: Line[] = [];
  const add = (code: string, subject: string): void => {
    lines.push({ code, subject });
  };
  const evenings = operation.ledger.map((line) => line.date).sort();
  const silent = operation.ledger.filter(
    (line) => line.entry === 'unreported' && line.date === evenings[evenings.length - 1],
  );
  for (const id of new Set(silent.map((line) => line.movement?.id))) if (id) add('movement.unreported', id);
  const known = new Set<string>(judged.knownNeeds.map((need) => need.id));
  for (const need of operation.needs) if (!known.has(need.id)) add('need.no-supply-data', need.id);
  for (const site of people.sites) if (site.best === null) add('people.unknown', site.place.id);
  for (const { factId } of [...people.unconverted, ...lots.unconverted]) add('conversion.missing', factId);
  for (const id of people.halfKnownFlowIds) add('flow.side-unknown', id);
  for (const place of operation.places) {
    const unknownDays = days.filter((_, d) => placeDays.get(place.id, d).trucks === null).length;
    if (place.kind === 'crossing' && unknownDays > 0) add('crossing.capacity-unknown', place.id);
    if (place.kind === 'hub' && unknownDays === days.length) add('hub.capacity-unknown', place.id);
    if (place.kind === 'hub' && place.storageGrams === null) add('hub.storage-unknown', place.id);
    const handles = place.kind === 'crossing' || place.kind === 'hub' || place.kind === 'site';
    const hours = operation.capacities.some((row) => row.placeId === place.id && row.hours !== null);
    if (handles && place.openingHours === null && !hours) add('place.hours-unknown', place.id);
  }
  const end = days.at(-1)?.endsAt ?? 0;
  for (const constraint of operation.access) {
    if (constraint.kind === 'order' || constraint.kind === 'risk' || constraint.to !== null) continue;
    if (constraint.from === null || constraint.from < end) add('access.end-unknown', constraint.id);
  }
  for (const kind of listStaleKinds(judged)) add('fact.stale', kind);
  for (const id of listUnreachable(judged)) add('place.unreachable', id);
  for (const { code, subject } of listUnknownOwners(judged)) add(code, subject);
  for (const { code, subject } of judged.inputs.notKnown) add(code, subject);
  if (operation.notices.length === 0 && operation.commitments === null)
    add('notification.none-recorded', operation.id);
  if (judged.movements.some((movement) => deriveChance(judged, movement) === null))
    add('facilitation.unknown', operation.id);
  return lines;
}

/** R35: kinds of which some row in use was not verified for too long. */
function listStaleKinds(judged: Case): DatedKind[] {
  const { operation, days, people, lots, plan } = judged;
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const ids = (origins: readonly Origin[]): Set<string> => new Set(origins.map((origin) => origin.factId));
  const counted = ids(people.sites.filter((site) => site.best !== null).flatMap((site) => site.origins));
  const supplied = ids(lots.lots.flatMap((lot) => lot.origins));
  const reaches = (row: { readonly fromDate: string | null; readonly toDate: string | null }): boolean =>
    !(
      (row.fromDate !== null && row.fromDate > last.date) ||
      (row.toDate !== null && row.toDate < first.date)
    );
  const inUse: readonly (readonly [DatedKind, readonly { readonly origin: Origin }[]])[] = [
    ['people', operation.people.filter((row) => counted.has(row.origin.factId))],
    ['stock', operation.stock.filter((row) => supplied.has(row.origin.factId))],
    ['arrivals', operation.arrivals.filter((row) => supplied.has(row.origin.factId))],
    ['capacity', operation.capacities.filter(reaches)],
    ['fleet', operation.fleet.filter(reaches)],
    ['links', operation.links],
    [
      'access',
      operation.access
        .filter((row) => row.kind !== 'order' && row.kind !== 'risk')
        .filter((row) => row.from === null || row.from < last.endsAt)
        .filter((row) => row.to === null || row.to > first.startsAt),
    ],
  ];
  return inUse
    .filter(([kind, rows]) => rows.some(({ origin }) => isStale(operation.rules, kind, origin, plan.asOf)))
    .map(([kind]) => kind);
}

/** Sites with elements to which no hub has a lane on any day. */
export function listUnreachable(judged: Case): string[] {
  const reached = new Set(judged.lanes.map((lane) => lane.toId));
  const sites = new Set(judged.elements.map((element) => element.placeId));
  return [...sites].filter((id) => !reached.has(id)).sort();
}
