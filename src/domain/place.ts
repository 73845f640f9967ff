import type { AreaId, PlaceId } from './ids.ts';
import type { Range } from './quantity.ts';
import type { Origin } from './source.ts';
import type { LocalDate, WeeklyHours } from './time.ts';

/** [lonE7, latE7] pairs: degrees times 10^7, WGS84. A ring is closed: first equals last. */
export type RingE7 = readonly (readonly [number, number])[];
/** Outer ring first, then holes. */
export type PolygonE7 = readonly RingE7[];

/** An administrative area with its P-code. */
export interface Area {
  readonly id: AreaId;
  readonly name: string;
  readonly nameLocal: string | null;
  readonly level: number;
  readonly parentId: AreaId | null;
  readonly polygons: readonly PolygonE7[];
  readonly credit: string | null;
}

/** `junction` is a named road point that only links use; nobody is served there. */
export type PlaceKind = 'crossing' | 'hub' | 'site' | 'facility' | 'holding_point' | 'junction';

export interface Place {
  readonly id: PlaceId;
  readonly name: string;
  readonly nameLocal: string | null;
  readonly kind: PlaceKind;
  readonly latE7: number;
  readonly lonE7: number;
  /** Null: not known. */
  readonly accuracyMetres: number | null;
  readonly areaId: AreaId | null;
  readonly owner: string | null;
  /** Null: not known, taken as open at all hours and listed under what is not known. */
  readonly openingHours: WeeklyHours | null;
  readonly storageGrams: number | null;
  readonly areaM2: number | null;
  /** Vehicles handled side by side; null: the rule's default. */
  readonly bays: number | null;
  /** Whole number; weight with which an area's people are shared among its sites; 1 where nothing is said. */
  readonly peopleWeight: number;
  /** Least load of one delivery to it, all goods together; null: the rule's. */
  readonly orderlyMinimumGrams: number | null;
  /** How far the people who live farthest away walk to it; null: not known. */
  readonly walkMetres: number | null;
  readonly origin: Origin;
}

/** What a crossing, hub or distribution point can take, dated. */
export interface Capacity {
  readonly placeId: PlaceId;
  readonly fromDate: LocalDate;
  /** Inclusive; null: until further notice. */
  readonly toDate: LocalDate | null;
  readonly trucksPerDay: Range | null;
  readonly peoplePerDay: Range | null;
  /** Replaces the place's opening hours while it holds. */
  readonly hours: WeeklyHours | null;
  readonly origin: Origin;
}
