import type { GoodId, PlaceId } from './ids.ts';

/** Who is asked for what, what each promised, and what it costs people that not all is shared (docs/rules.md R30). */
export interface PartnersSection {
  /** False: no agreement is known, and everything is planned as shared. */
  readonly agreed: boolean;
  /** By name; the line without a name, for what has no known owner, last. */
  readonly owners: readonly PartnerLine[];
  /** Null where everything is shared, or the plan with pooling was not made. */
  readonly poolingCost: PoolingCost | null;
}

export interface PartnerLine {
  /** Null: what nobody is known to own. */
  readonly owner: string | null;
  /** Vehicles of the owner that are on the move, counted once each day. */
  readonly vehicleDays: number;
  /** The same, counted once each movement. */
  readonly vehicleTrips: number;
  /** Packs of the owner that deliveries bring to sites, by good. */
  readonly delivered: readonly PackCount[];
  /** Packs of the owner that are expected to come in, by good. */
  readonly promised: readonly PackCount[];
  /** What the owner's vehicles carry, and its hubs take in, of other known owners' supply. */
  readonly carriedForOthersGrams: number;
  readonly storedForOthersGrams: number;
  /** Sites to which the owner's vehicles or supply go. */
  readonly siteIds: readonly PlaceId[];
}

export interface PackCount {
  readonly goodId: GoodId;
  readonly packs: number;
}

/** The plan as agreed beside one made again as if all were shared, or the plan itself where that is no better. */
export interface PoolingCost {
  readonly asAgreed: PoolingFigures;
  readonly pooled: PoolingFigures;
}

/** Of the elements of tier 1. */
export interface PoolingFigures {
  /** Null where there are none. */
  readonly leastFloorPpm: number | null;
  readonly meanFloorPpm: number | null;
  /** People of sites where any of them stays below its floor. */
  readonly peopleBelowFloor: number;
  /** Person-days of flow needs brought to their floor. */
  readonly floorPersonDays: number;
}
