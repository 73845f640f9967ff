import type { GoodId, PlaceId } from './ids.ts';
import type { LocalDate } from './time.ts';

/** What the response itself uses up, day by day: fuel of vehicles, generators, bakeries and wells (docs/rules.md R31). */
export interface FuelSection {
  /** Places where such a good was counted and is used, by place and good. */
  readonly places: readonly FuelPlace[];
}

/** All amounts in `unit`: millilitres of the vehicles' fuel, packs of anything else. */
export interface FuelPlace {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly unit: 'ml' | 'pack';
  /** One for each planning day. */
  readonly days: readonly FuelDay[];
  /** In the order in which they are served. */
  readonly users: readonly FuelUser[];
  /** First day on which what vehicles can take does not bring one of them 100 km; null: none, or no vehicles. */
  readonly vehiclesShortOn: LocalDate | null;
  /** First day on which a user goes short or vehicles do; null: it lasts. */
  readonly runsOutOn: LocalDate | null;
  /** Who is short on that day, the first to stop first: user ids, and `vehicles`. */
  readonly stopsFirst: readonly string[];
}

export interface FuelDay {
  readonly date: LocalDate;
  readonly opening: number;
  /** Arrivals that come into use, and what movements brought. */
  readonly in: number;
  /** Loaded as cargo. */
  readonly out: number;
  readonly users: number;
  readonly vehicles: number;
  readonly closing: number;
  /** Most that vehicles can take that day without taking what is kept for those before them; null: no vehicles. */
  readonly forVehicles: number | null;
}

export interface FuelUser {
  readonly userId: string;
  readonly priority: number;
  readonly wanted: number;
  readonly used: number;
  /** First day on which it gets less than it uses; null: none. */
  readonly shortOn: LocalDate | null;
}
