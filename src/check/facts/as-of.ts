import type { Operation, Origin } from '../../domain/index.ts';
import { widenByAge } from './age.ts';

/**
 * The operation with only the rows visible as of `asOf` (R1, R23): known by then, and naming only places, areas,
 * needs and goods that are visible themselves. Sources are those that visible rows name.
 */
export function viewAsOf(operation: Operation, asOf: number): Operation {
  const known = <T extends { readonly origin: Origin }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.origin.knownAt <= asOf);

  const areaIds = new Set<string>(operation.areas.map((area) => area.id));
  const hasArea = (id: string | null): boolean => id === null || areaIds.has(id);
  const places = known(operation.places).filter((place) => hasArea(place.areaId));
  const placeIds = new Set<string>(places.map((place) => place.id));
  const hasSubject = (subject: Operation['flows'][number]['from']): boolean => {
    if (subject === null) return true;
    return subject.kind === 'place' ? placeIds.has(subject.placeId) : areaIds.has(subject.areaId);
  };
  const needs = known(operation.needs);
  const needIds = new Set<string>(needs.map((need) => need.id));
  const goods = known(operation.goods).map((good) => ({
    ...good,
    serves: good.serves.filter((entry) => needIds.has(entry.needId)),
  }));
  const goodIds = new Set<string>(goods.map((good) => good.id));
  const ofVisibleStock = (row: Operation['stock'][number]): boolean =>
    placeIds.has(row.placeId) && goodIds.has(row.goodId);

  const view = {
    ...operation,
    statements: known(operation.statements),
    asks: known(operation.asks).map((ask) =>
      (ask.answeredAt ?? 0) > asOf ? { ...ask, answer: null, answeredAt: null } : ask,
    ),
    places,
    capacities: known(operation.capacities).filter((row) => placeIds.has(row.placeId)),
    people: known(operation.people).filter((row) => hasSubject(row.subject)),
    flows: known(operation.flows).filter((row) => hasSubject(row.from) && hasSubject(row.to)),
    conversions: known(operation.conversions).filter(
      (row) => row.kind === 'people' || row.subject === null || goodIds.has(row.subject),
    ),
    needs,
    goods,
    stock: known(operation.stock).filter(ofVisibleStock),
    arrivals: known(operation.arrivals).filter(ofVisibleStock),
    consumption: known(operation.consumption).filter(
      (row) => goodIds.has(row.goodId) && (row.placeId === null || placeIds.has(row.placeId)),
    ),
    fleet: known(operation.fleet).filter((row) => placeIds.has(row.homeId)),
    vehiclesOut: known(operation.vehiclesOut),
    actuals: known(operation.actuals),
    ledger: known(operation.ledger),
    agreements: known(operation.agreements),
    earmarks: known(operation.earmarks),
    notices: known(operation.notices).flatMap((row) => keepSent(row, asOf)),
    facilitation: known(operation.facilitation).filter((row) =>
      row.subject.kind === 'place' ? placeIds.has(row.subject.placeId) : true,
    ),
    commitments: viewCommitments(operation.commitments, asOf),
    access: known(operation.access),
    links: known(operation.links).filter((row) => placeIds.has(row.fromId) && placeIds.has(row.toId)),
  };
  const named = new Set<string>();
  for (const rows of listRowsOfOrigin(view)) for (const row of rows) named.add(row.origin.sourceId);
  const sources = operation.sources.filter((source) => named.has(source.id));
  return widenByAge({ ...view, sources }, asOf);
}

/** Commitments of a plan made by then, as far as anything had been sent (R1, R29); null where nothing had. */
function viewCommitments(file: Operation['commitments'], asOf: number): Operation['commitments'] {
  if (!file || file.plan.asOf > asOf) return null;
  const sent = file.commitments.map((one) => ({
    ...one,
    notices: one.notices.flatMap((notice) => keepSent(notice, asOf)),
  }));
  const commitments = sent.filter((one) => one.notices.length > 0);
  return commitments.length > 0 ? { ...file, commitments } : null;
}

/** The notice if it had been sent, its answer only if it had come. */
function keepSent<T extends { readonly sentAt: number; readonly answeredAt: number | null }>(
  notice: T,
  asOf: number,
): T[] {
  if (notice.sentAt > asOf) return [];
  return (notice.answeredAt ?? asOf) > asOf ? [{ ...notice, answer: 'none', answeredAt: null }] : [notice];
}

/** All tables whose rows carry an origin. */
export function listRowsOfOrigin(operation: Operation): (readonly { readonly origin: Origin }[])[] {
  const { statements, asks, places, capacities, people, flows, conversions, needs, goods } = operation;
  const { vehiclesOut, actuals, ledger, notices, facilitation } = operation;
  const { stock, arrivals, consumption, fleet, agreements, earmarks, access, links } = operation;
  return [
    statements,
    asks,
    places,
    capacities,
    people,
    flows,
    conversions,
    needs,
    goods,
    stock,
    arrivals,
    consumption,
    fleet,
    vehiclesOut,
    actuals,
    ledger,
    agreements,
    earmarks,
    notices,
    facilitation,
    access,
    links,
  ];
}
