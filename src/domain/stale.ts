import type { FactId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { DatedKind, PlanningRules } from './planning-rules.ts';
import type { Range } from './quantity.ts';
import type { NotKnown } from './situation.ts';
import type { Origin } from './source.ts';
import type { Day, Instant } from './time.ts';

/** A range is widened by at most this share of its best figure, however old it is. */
const MOST_WIDENED_PPM = 500_000;
const PPM = 1_000_000;

/** How many whole limits of its kind have passed since a row was last verified (docs/rules.md R35); 0: fresh. */
export const countStale = (
  origin: Origin,
  kind: DatedKind,
  { staleAfterSeconds }: PlanningRules,
  asOf: Instant,
): number =>
  Math.max(0, Math.floor((asOf - (origin.lastVerifiedAt ?? origin.knownAt)) / staleAfterSeconds[kind]));

/**
 * The operation with every stale range at least as wide as its age asks for: a tenth of the best figure (as the rules say) for each limit that has
 * passed, at most half. Doing it twice changes nothing.
 */
export const widenStale = (visible: Operation, asOf: Instant): Operation => {
  const { rules } = visible;
  const widen = <R extends Range | null>(range: R, origin: Origin, kind: DatedKind): R => {
    const passed = countStale(origin, kind, rules, asOf);
    if (range === null || passed === 0) return range;
    const width = Math.min(MOST_WIDENED_PPM, passed * rules.staleWidenPpm);
    const { low, best, high } = range;
    return {
      ...range,
      low: Math.min(low, Math.floor((best * (PPM - width)) / PPM)),
      high: Math.max(high, Math.ceil((best * (PPM + width)) / PPM)),
    };
  };
  const counted = <T extends { readonly count: Range; readonly origin: Origin }>(
    rows: readonly T[],
    kind: DatedKind,
  ): readonly T[] => rows.map((row) => ({ ...row, count: widen(row.count, row.origin, kind) }));
  return {
    ...visible,
    people: counted(visible.people, 'people'),
    stock: counted(visible.stock, 'stock'),
    arrivals: counted(visible.arrivals, 'arrivals'),
    fleet: counted(visible.fleet, 'fleet'),
    capacities: visible.capacities.map((row) => ({
      ...row,
      trucksPerDay: widen(row.trucksPerDay, row.origin, 'capacity'),
      peoplePerDay: widen(row.peoplePerDay, row.origin, 'capacity'),
    })),
    links: visible.links.map((row) => ({
      ...row,
      seconds: widen(row.seconds, row.origin, 'links'),
      trucksPerDay: widen(row.trucksPerDay, row.origin, 'links'),
    })),
  };
};

/** Rows in use that are stale, one line for each kind: how many, and since when the oldest was not verified. */
export const listStale = (
  visible: Operation,
  days: readonly Day[],
  asOf: Instant,
  used: { readonly people: ReadonlySet<FactId>; readonly supply: ReadonlySet<FactId> },
): readonly NotKnown[] => {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const inForce = ({ fromDate, toDate }: { fromDate: string | null; toDate: string | null }): boolean =>
    (fromDate === null || fromDate <= last.date) && (toDate === null || first.date <= toDate);
  const rows: Readonly<Record<DatedKind, readonly { readonly origin: Origin }[]>> = {
    people: visible.people.filter((row) => used.people.has(row.origin.factId)),
    stock: visible.stock.filter((row) => used.supply.has(row.origin.factId)),
    arrivals: visible.arrivals.filter((row) => used.supply.has(row.origin.factId)),
    capacity: visible.capacities.filter(inForce),
    fleet: visible.fleet.filter(inForce),
    links: visible.links,
    access: visible.access.filter(
      ({ kind, from, to }) =>
        kind !== 'order' &&
        kind !== 'risk' &&
        (from ?? -Infinity) < last.endsAt &&
        (to ?? Infinity) > first.startsAt,
    ),
  };
  return (Object.keys(rows) as DatedKind[]).flatMap((kind): NotKnown[] => {
    const stale = rows[kind].filter(({ origin }) => countStale(origin, kind, visible.rules, asOf) > 0);
    if (stale.length === 0) return [];
    const oldest = Math.min(...stale.map(({ origin }) => origin.lastVerifiedAt ?? origin.knownAt));
    const date = new Date(oldest * 1000).toISOString().slice(0, 10);
    return [{ code: 'fact.stale', subject: kind, detail: `${stale.length} rows, oldest ${date}` }];
  });
};
