import type { AreaId, NeedId, PlaceId } from './ids.ts';
import type { Origin } from './source.ts';
import type { LocalDate } from './time.ts';

/** What an owner lets others use: `stock` its packs, `vehicles` its load room, `storage` its warehouses. */
export type AgreementKind = 'stock' | 'vehicles' | 'storage';

/** One partner lets another use what is its own (docs/rules.md R30). */
export interface Agreement {
  /** Whose stock, vehicles or storage it is. */
  readonly owner: string;
  readonly kind: AgreementKind;
  /** Who may use it; null: every partner. */
  readonly partner: string | null;
  readonly fromDate: LocalDate | null;
  /** Inclusive; null: until further notice. */
  readonly toDate: LocalDate | null;
  /** Offered to all on the same terms, such as shared transport. */
  readonly commonService: boolean;
  readonly origin: Origin;
}

/** For whom a donor reserved supply. Places and areas bind the plan; needs and the group of people are shown. */
export interface Earmark {
  /** What the column `earmark` of stock and arrivals names. */
  readonly id: string;
  readonly donor: string;
  readonly programme: string | null;
  /** Sites that may receive it, and areas whose sites may; both empty: every site. */
  readonly placeIds: readonly PlaceId[];
  readonly areaIds: readonly AreaId[];
  readonly needIds: readonly NeedId[];
  readonly group: string | null;
  /** Last day on which it binds; null: until further notice. */
  readonly toDate: LocalDate | null;
  readonly origin: Origin;
}
