import { buildOwnership, type Situation } from '../../domain/index.ts';

/** Where a load goes and on whose vehicles: a fleet row, or null for any row that is there. */
export interface Way {
  readonly row: number | null;
  readonly to: number;
}

/** What owners, agreements and earmarks let happen to each lot (docs/rules.md R30), as bits looked up in inner loops. */
export class LotPermits {
  private readonly dayCount: number;
  private readonly placeCount: number;
  private readonly rowCount: number;
  /** By lot: its owner's number, and its earmark's. */
  private readonly ownerOf: Int32Array;
  private readonly earmarkOf: Int32Array;
  /** By `(owner * rows + row) * days + day`, and the same for any row by `owner * days + day`. */
  private readonly rides: Uint8Array;
  private readonly ridesAny: Uint8Array;
  /** By `(owner * places + place) * days + day`; by `(earmark * places + place) * days + day`. */
  private readonly stores: Uint8Array;
  private readonly receives: Uint8Array;
  private readonly bound: Uint8Array;
  /** True if nothing is forbidden to any lot. */
  readonly isFree: boolean;

  constructor(situation: Situation) {
    const { operation, days, lots, fleets } = situation;
    const { places } = operation;
    const ownership = buildOwnership(operation);
    const fleetOwner = new Map(operation.fleet.map((row) => [row.id, row.owner]));
    const owners = [...new Set(lots.map((lot) => lot.owner))];
    const earmarks = [...new Set(lots.map((lot) => lot.earmark))];
    this.dayCount = days.length;
    this.placeCount = places.length;
    this.rowCount = fleets.length;
    this.ownerOf = Int32Array.from(lots, (lot) => owners.indexOf(lot.owner));
    this.earmarkOf = Int32Array.from(lots, (lot) => earmarks.indexOf(lot.earmark));
    this.rides = new Uint8Array(owners.length * fleets.length * days.length);
    this.ridesAny = new Uint8Array(owners.length * days.length);
    this.stores = new Uint8Array(owners.length * places.length * days.length);
    this.receives = new Uint8Array(earmarks.length * places.length * days.length);
    this.bound = new Uint8Array(earmarks.length);
    let forbidden = 0;
    owners.forEach((owner, at) => {
      days.forEach(({ date }, day) => {
        fleets.forEach((fleet, row) => {
          const may = ownership.mayRide(owner, fleetOwner.get(fleet.fleetId) ?? null, date);
          this.rides[(at * fleets.length + row) * days.length + day] = Number(may);
          if (may && fleet.count[day]! > 0) this.ridesAny[at * days.length + day] = 1;
          if (!may) forbidden++;
        });
        places.forEach((place, index) => {
          const may = place.kind !== 'hub' || ownership.mayStore(owner, place.owner, date);
          this.stores[(at * places.length + index) * days.length + day] = Number(may);
          if (!may) forbidden++;
        });
      });
    });
    earmarks.forEach((earmark, at) => {
      places.forEach((place, index) => {
        days.forEach(({ date }, day) => {
          const may = place.kind !== 'site' || ownership.mayReceive(earmark, place.id, date);
          this.receives[(at * places.length + index) * days.length + day] = Number(may);
          if (may) return;
          forbidden++;
          this.bound[at] = 1;
        });
      });
    });
    this.isFree = forbidden === 0;
  }

  /** Whether the lot may go that way on the day. */
  allows(lot: number, { row, to }: Way, day: number): boolean {
    const owner = this.ownerOf[lot]!;
    const place = (owner * this.placeCount + to) * this.dayCount + day;
    if (this.stores[place] === 0) return false;
    if (this.receives[(this.earmarkOf[lot]! * this.placeCount + to) * this.dayCount + day] === 0)
      return false;
    if (row === null) return this.ridesAny[owner * this.dayCount + day] === 1;
    return this.rides[(owner * this.rowCount + row) * this.dayCount + day] === 1;
  }

  /** Whether the lot may go to the place on some day up to `due`, on some vehicles. */
  allowsBy(lot: number, to: number, due: number): boolean {
    for (let day = 0; day <= due; day++) if (this.allows(lot, { row: null, to }, day)) return true;
    return false;
  }

  /** True for a lot that its earmark keeps from some site. */
  isBound(lot: number): boolean {
    return this.bound[this.earmarkOf[lot]!] === 1;
  }
}

/** The permits of a situation; null where everything is free, so that nothing is looked up. */
export const findPermits = (situation: Situation): LotPermits | null => {
  const permits = new LotPermits(situation);
  return permits.isFree ? null : permits;
};
