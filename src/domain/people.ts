import type { AreaId, PlaceId } from './ids.ts';
import type { Range } from './quantity.ts';
import type { Origin } from './source.ts';
import type { LocalDate } from './time.ts';

export type PeopleSubject =
  | { readonly kind: 'place'; readonly placeId: PlaceId }
  | { readonly kind: 'area'; readonly areaId: AreaId };

/** A head count. Only the group `people` is planned for; another group counts only through a stated conversion. */
export interface PeopleFact {
  readonly subject: PeopleSubject;
  readonly date: LocalDate;
  readonly group: string;
  readonly count: Range;
  readonly origin: Origin;
}

/** People moving; null origin or destination is outside the operation. Nobody is counted twice. */
export interface Flow {
  readonly from: PeopleSubject | null;
  readonly to: PeopleSubject | null;
  readonly date: LocalDate;
  readonly count: Range;
  readonly origin: Origin;
}

/**
 * A stated conversion between things that are counted differently, itself a fact.
 * `people`: a group to another (`adults` -> `people`). `good`: a counting unit of one good to its packs (`row` -> `pack`).
 */
export interface Conversion {
  readonly id: string;
  readonly kind: 'people' | 'good';
  readonly from: string;
  readonly to: string;
  /** The good it holds for; null: any, or people. */
  readonly subject: string | null;
  readonly factorPpm: Range;
  readonly origin: Origin;
}
