import { formatCanonicalJson, sha256Hex } from '../base/index.ts';
import type { CommitmentFile, CommitmentNotice } from './commitment.ts';
import type { Operation } from './operation.ts';
import type { PeopleSubject } from './people.ts';
import type { Origin } from './source.ts';
import { widenStale } from './stale.ts';
import type { Instant } from './time.ts';

/**
 * The operation as it could be known at `asOf` (docs/rules.md R1): rows known later are gone, and so are rows that name a
 * place, area, need or good that is not visible itself; sources stay only where a visible row names them. Ranges of stale rows
 * are widened (R35).
 */
export const visibleAsOf = (operation: Operation, asOf: Instant): Operation => {
  const known = <T extends { readonly origin: Origin }>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => row.origin.knownAt <= asOf);
  const places = known(operation.places);
  const needs = known(operation.needs);
  const goods = known(operation.goods);
  const placeIds = new Set<string>(places.map((place) => place.id));
  const areaIds = new Set<string>(operation.areas.map((area) => area.id));
  const needIds = new Set<string>(needs.map((need) => need.id));
  const goodIds = new Set<string>(goods.map((good) => good.id));
  const sees = (subject: PeopleSubject | null): boolean =>
    subject === null ||
    (subject.kind === 'place' ? placeIds.has(subject.placeId) : areaIds.has(subject.areaId));

  const rows = {
    statements: known(operation.statements),
    // An answer that came later is not known yet.
    asks: known(operation.asks).map((ask) =>
      ask.answeredAt !== null && ask.answeredAt > asOf ? { ...ask, answer: null, answeredAt: null } : ask,
    ),
    places,
    capacities: known(operation.capacities).filter((row) => placeIds.has(row.placeId)),
    people: known(operation.people).filter((row) => sees(row.subject)),
    flows: known(operation.flows).filter((row) => sees(row.from) && sees(row.to)),
    conversions: known(operation.conversions).filter(
      (row) => row.kind !== 'good' || row.subject === null || goodIds.has(row.subject),
    ),
    needs,
    goods: goods.map((good) => ({
      ...good,
      serves: good.serves.filter((entry) => needIds.has(entry.needId)),
    })),
    stock: known(operation.stock).filter((row) => placeIds.has(row.placeId) && goodIds.has(row.goodId)),
    arrivals: known(operation.arrivals).filter((row) => placeIds.has(row.placeId) && goodIds.has(row.goodId)),
    consumption: known(operation.consumption).filter(
      (row) => goodIds.has(row.goodId) && (row.placeId === null || placeIds.has(row.placeId)),
    ),
    fleet: known(operation.fleet).filter((row) => placeIds.has(row.homeId)),
    vehiclesOut: known(operation.vehiclesOut),
    actuals: known(operation.actuals),
    ledger: known(operation.ledger),
    agreements: known(operation.agreements),
    // Names of places that are not visible yet stay: without them an earmark would bind less.
    earmarks: known(operation.earmarks),
    notices: known(operation.notices)
      .filter((row) => row.sentAt <= asOf)
      .map((row) => withoutLaterAnswer(row, asOf)),
    facilitation: known(operation.facilitation).filter(
      ({ subject }) => subject.kind !== 'place' || placeIds.has(subject.placeId),
    ),
    access: known(operation.access),
    links: known(operation.links).filter((row) => placeIds.has(row.fromId) && placeIds.has(row.toId)),
  };
  const named = new Set<string>(
    Object.values(rows).flatMap((list) => list.map((row) => row.origin.sourceId)),
  );
  const sources = operation.sources.filter((source) => named.has(source.id));
  const commitments = findVisibleCommitments(operation.commitments, asOf);
  return widenStale({ ...operation, ...rows, sources, commitments }, asOf);
};

/** What had been sent by then, with the answers that had come; null: nothing. */
const findVisibleCommitments = (file: CommitmentFile | null, asOf: Instant): CommitmentFile | null => {
  if (file === null || file.plan.asOf > asOf) return null;
  const commitments = file.commitments.flatMap(({ movement, notices }) => {
    const sent = notices.filter((notice) => notice.sentAt <= asOf);
    return sent.length === 0
      ? []
      : [{ movement, notices: sent.map((notice) => withoutLaterAnswer(notice, asOf)) }];
  });
  return commitments.length === 0 ? null : { ...file, commitments };
};

const withoutLaterAnswer = <T extends CommitmentNotice>(notice: T, asOf: Instant): T =>
  notice.answeredAt !== null && notice.answeredAt > asOf
    ? { ...notice, answer: 'none', answeredAt: null }
    : notice;

/**
 * SHA-256 of what a plan was made from (docs/rules.md R23): canonical JSON of the visible operation, with the roads
 * replaced by their hash and without the default as-of. Facts known later change nothing in it.
 */
export const computeInputsHash = (visible: Operation): string => {
  const { roads, defaultAsOf: _, ...rest } = visible;
  return sha256Hex(formatCanonicalJson({ ...rest, roads: roads.hash }));
};
