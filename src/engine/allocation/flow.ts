import type { GoodId, LotId, PlaceId } from '../../domain/index.ts';

/** Packs of a good that leave one place for another on a day; fractions in an allocation. */
export interface LaneFlow {
  readonly fromId: PlaceId;
  readonly toId: PlaceId;
  readonly goodId: GoodId;
  readonly day: number;
  readonly packs: number;
}

/** Packs of one lot that a delivery brings to a site on a day (usable there that day). */
export interface SiteReceipt {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly day: number;
  readonly lotId: LotId;
  readonly packs: number;
}

/** Packs handed out at a site in one usage period (planning days firstDay .. lastDay), as in `Distribution`. */
export interface HandOut {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly lotId: LotId;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly packs: number;
}
