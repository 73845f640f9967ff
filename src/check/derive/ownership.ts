import type { Operation, SupplyFact } from '../../domain/index.ts';

/** What R30 lets happen to a lot, read off the published rows. */
export interface OwnershipRules {
  /** The row of stock or arrivals that a lot is. */
  readonly supplyOf: (lotId: string) => SupplyFact | undefined;
  /** Whether the lot may ride with vehicles of a fleet row on a date. */
  readonly allowsVehicles: (lotId: string, fleetId: string, date: string) => boolean;
  /** Whether the lot may be brought into a hub on a date. */
  readonly allowsHub: (lotId: string, placeId: string, date: string) => boolean;
  /** Whether the lot's earmark lets it be delivered to a site on a date. */
  readonly allowsSite: (lotId: string, placeId: string, date: string) => boolean;
}

export function deriveOwnership(operation: Operation): OwnershipRules {
  const rows = new Map<string, SupplyFact>();
  for (const row of [...operation.stock, ...operation.arrivals]) rows.set(row.origin.factId, row);
  const fleetOwners = new Map<string, string | null>(operation.fleet.map((row) => [row.id, row.owner]));
  const places = new Map(operation.places.map((place) => [place.id as string, place]));

  const mayUse = (kind: 'vehicles' | 'storage', theirs: string | null, mine: string | null, date: string) => {
    if (operation.agreements.length === 0) return true;
    if (theirs === null || mine === null || theirs === mine) return true;
    for (const agreement of operation.agreements) {
      if (agreement.fromDate !== null && date < agreement.fromDate) continue;
      if (agreement.toDate !== null && date > agreement.toDate) continue;
      // Either side may have said it: the one whose stock it is, or the one who carries or stores it.
      const [giver, user] = agreement.kind === 'stock' ? [mine, theirs] : [theirs, mine];
      if (agreement.kind !== 'stock' && agreement.kind !== kind) continue;
      if (agreement.owner === giver && (agreement.partner ?? user) === user) return true;
    }
    return false;
  };
  return {
    supplyOf: (lotId) => rows.get(lotId),
    allowsVehicles: (lotId, fleetId, date) =>
      mayUse('vehicles', fleetOwners.get(fleetId) ?? null, rows.get(lotId)?.owner ?? null, date),
    allowsHub: (lotId, placeId, date) =>
      mayUse('storage', places.get(placeId)?.owner ?? null, rows.get(lotId)?.owner ?? null, date),
    allowsSite: (lotId, placeId, date) => {
      const name = rows.get(lotId)?.earmark ?? null;
      const earmark = operation.earmarks.find((row) => row.id === name);
      if (!earmark || (earmark.toDate !== null && date > earmark.toDate)) return true;
      if (earmark.placeIds.length === 0 && earmark.areaIds.length === 0) return true;
      if (earmark.placeIds.some((id) => id === placeId)) return true;
      return listAreasAbove(operation, places.get(placeId)?.areaId ?? null).some((id) =>
        earmark.areaIds.some((area) => area === id),
      );
    },
  };
}

/** The area and all that hold it. */
function listAreasAbove(operation: Operation, areaId: string | null): string[] {
  const above: string[] = [];
  let next = areaId;
  while (next !== null && !above.includes(next)) {
    above.push(next);
    const current: string = next;
    next = operation.areas.find((area) => area.id === current)?.parentId ?? null;
  }
  return above;
}
