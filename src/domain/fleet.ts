import type { FleetId, PlaceId } from './ids.ts';
import type { FleetMode } from './link-mode.ts';
import type { Range } from './quantity.ts';
import type { Origin } from './source.ts';
import type { LocalDate } from './time.ts';

/** Like vehicles with one home and owner. Vehicle n of a row (1..count) is written `fleetId#n`. */
export interface Fleet {
  readonly id: FleetId;
  readonly kind: string;
  readonly mode: FleetMode;
  readonly count: Range;
  readonly homeId: PlaceId;
  readonly owner: string | null;
  readonly payloadGrams: number;
  readonly volumeCm3: number;
  /** Laden weight that bridges see; null: not known, weight limits then close the road to it. */
  readonly grossGrams: number | null;
  readonly heightMm: number | null;
  readonly widthMm: number | null;
  /** Travel time is divided by this: 1_000_000 is the road's speed, 800_000 is slower. */
  readonly speedFactorPpm: number;
  readonly mlPer100Km: number | null;
  readonly dutySeconds: number;
  /** Permit names the vehicles hold. */
  readonly permits: readonly string[];
  /** Can leave paved roads. */
  readonly offRoad: boolean;
  readonly fromDate: LocalDate | null;
  readonly toDate: LocalDate | null;
  readonly origin: Origin;
}
