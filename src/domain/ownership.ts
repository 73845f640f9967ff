import type { Operation } from './operation.ts';
import type { Agreement, Earmark } from './partnership.ts';
import type { LocalDate } from './time.ts';

/** Who may use whose things, and where earmarked supply may go (docs/rules.md R30), as of what is visible. */
export interface Ownership {
  /** True where no agreement is visible: everything is taken as shared. */
  readonly isPooled: boolean;
  /** Whether stock of one owner may ride on vehicles of another on a day; null: owner not known. */
  readonly mayRide: (stockOwner: string | null, vehicleOwner: string | null, date: LocalDate) => boolean;
  /** Whether stock of one owner may be brought into a warehouse of another on a day. */
  readonly mayStore: (stockOwner: string | null, placeOwner: string | null, date: LocalDate) => boolean;
  /** Whether supply with that earmark may be delivered to the site on a day; an earmark that is not visible binds nothing. */
  readonly mayReceive: (earmark: string | null, siteId: string, date: LocalDate) => boolean;
  /** True where some visible earmark binds to places. */
  readonly hasEarmarks: boolean;
}

/** The rule of R30 for an operation as of an instant. */
export const buildOwnership = (visible: Operation): Ownership => {
  const { agreements } = visible;
  const isPooled = agreements.length === 0;
  const mayUse =
    (kind: 'vehicles' | 'storage') =>
    (stockOwner: string | null, owner: string | null, date: LocalDate): boolean =>
      isPooled ||
      stockOwner === null ||
      owner === null ||
      stockOwner === owner ||
      agreements.some(
        (row) =>
          isInForce(row, date) &&
          ((row.kind === kind && row.owner === owner && isWith(row, stockOwner)) ||
            (row.kind === 'stock' && row.owner === stockOwner && isWith(row, owner))),
      );
  const sitesOf = new Map(
    visible.earmarks
      .filter((row) => row.placeIds.length + row.areaIds.length > 0)
      .map((row) => [row.id, { row, sites: listAllowedPlaces(visible, row) }]),
  );
  return {
    isPooled,
    mayRide: mayUse('vehicles'),
    mayStore: mayUse('storage'),
    mayReceive: (earmark, siteId, date) => {
      const known = earmark === null ? undefined : sitesOf.get(earmark);
      if (known === undefined || (known.row.toDate !== null && known.row.toDate < date)) return true;
      return known.sites.has(siteId);
    },
    hasEarmarks: sitesOf.size > 0,
  };
};

const isInForce = (row: Agreement, date: LocalDate): boolean =>
  (row.fromDate === null || row.fromDate <= date) && (row.toDate === null || date <= row.toDate);

const isWith = (row: Agreement, partner: string): boolean => row.partner === null || row.partner === partner;

/** Places named by the earmark, and those in its areas or in areas below them. */
const listAllowedPlaces = (visible: Operation, earmark: Earmark): ReadonlySet<string> => {
  const parents = new Map(visible.areas.map((area) => [area.id as string, area.parentId as string | null]));
  const wanted = new Set<string>(earmark.areaIds);
  const isInside = (areaId: string | null): boolean => {
    const seen = new Set<string>();
    for (let id = areaId; id !== null && !seen.has(id); id = parents.get(id) ?? null) {
      if (wanted.has(id)) return true;
      seen.add(id);
    }
    return false;
  };
  const inAreas = visible.places.filter((place) => isInside(place.areaId)).map((place) => place.id as string);
  return new Set([...earmark.placeIds, ...inAreas]);
};
