import type { GoodId, LedgerMovement, LocalDate, LotId, PlaceId } from '../../domain/index.ts';

/** Everything the ledger knows of one lot, as of one evening. Owned by one computation of the ledger. */
export interface Book {
  /** The lot as it was first known. */
  readonly lotId: LotId;
  readonly goodId: GoodId;
  readonly expiryDate: LocalDate | null;
  readonly owner: string | null;
  readonly earmark: string | null;
  /** What is written on the packs: the lot of the row they came with. */
  readonly label: string | null;
  readonly factIds: Set<string>;
  readonly origins: Readonly<Record<'opening' | 'arrived' | 'counted', Map<PlaceId, number>>>;
  readonly atPlace: Map<PlaceId, number>;
  readonly withPeople: Map<PlaceId, number>;
  /** Fuel and other inputs that the response itself took. */
  readonly used: Map<PlaceId, number>;
  /** Packs that left a place with a movement and are in no place. */
  away: Away[];
  /** The row of stock that holds the packs at a place, where there is one already. */
  readonly stockAt: Map<PlaceId, StockIdentity>;
  /** Why the packs themselves are an assumption; empty where they are not. */
  readonly assumptions: Set<string>;
  /** Where they were counted since; and the reason where the count was an assumption. */
  readonly countedAt: Map<PlaceId, string | null>;
}

/** What makes two rows of stock the same stock, at one place and of one good. */
export interface StockIdentity {
  readonly lot: string | null;
  readonly unit: string;
}

export interface Away {
  readonly entry: 'on_vehicles' | 'unreported' | 'lost' | 'damaged';
  readonly movement: LedgerMovement;
  /** Where the vehicles stand; null: not known. */
  readonly placeId: PlaceId | null;
  /** The evening on which it is back at the loading place; null: not known. */
  readonly backOn: LocalDate | null;
  readonly packs: number;
}

export type BookDetails = Pick<Book, 'lotId' | 'goodId' | 'expiryDate' | 'owner' | 'earmark' | 'label'>;

export const openBook = (details: BookDetails): Book => ({
  ...details,
  factIds: new Set(),
  origins: { opening: new Map(), arrived: new Map(), counted: new Map() },
  atPlace: new Map(),
  withPeople: new Map(),
  used: new Map(),
  away: [],
  stockAt: new Map(),
  assumptions: new Set(),
  countedAt: new Map(),
});

/** Adds packs, which may be fewer than none, under a place. */
export const addPacks = (packsAt: Map<PlaceId, number>, placeId: PlaceId, packs: number): void => {
  packsAt.set(placeId, (packsAt.get(placeId) ?? 0) + packs);
};

/** Packs come in under one of the origins, at a place. */
export const bookOrigin = (
  book: Book,
  origin: keyof Book['origins'],
  placeId: PlaceId,
  packs: number,
): void => {
  addPacks(book.origins[origin], placeId, packs);
  addPacks(book.atPlace, placeId, packs);
};
