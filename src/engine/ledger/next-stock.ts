import { compareStrings, sha256Hex } from '../../base/index.ts';
import {
  findLastEvening,
  type GoodId,
  type LedgerLine,
  type LocalDate,
  type Operation,
  type PlaceId,
  type Plan,
  type Range,
  type SupplyFact,
} from '../../domain/index.ts';
import type { Book } from './book.ts';
import type { Ledger } from './compute-ledger.ts';
import { computeHouseholdStock, type HouseholdGood, type HouseholdStock } from './household-stock.ts';
import { keyOfStock } from './same-stock.ts';

/** A row for the next stock.csv. */
export interface NextStock {
  readonly id: string;
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly count: Range;
  readonly unit: string;
  readonly lot: string | null;
  readonly expiryDate: LocalDate | null;
  readonly owner: string | null;
  readonly earmark: string | null;
  readonly date: LocalDate;
  readonly assumption: string | null;
}

export interface NextStocks {
  /** Dated the day to plan from: what lies in places, and none of what was counted before and is no more. */
  readonly rows: readonly NextStock[];
  /** The ledger's lines, with the row that holds each pack on the last evening. */
  readonly lines: readonly LedgerLine[];
  /** Goods that stand for what people have at home and are not in goods.csv yet. */
  readonly newGoods: readonly HouseholdGood[];
}

/**
 * Opening stock of the next plan (docs/rules.md R26). Packs still where they were counted, in packs, keep the lot written
 * there; others get the ledger's lot. Every earlier count that has ended is said to be none, so that nothing counts twice.
 */
export const listNextStock = (ledger: Ledger, visible: Operation, plan: Plan, to: LocalDate): NextStocks => {
  const facts = new Map<string, SupplyFact>(
    [...visible.stock, ...visible.arrivals].map((row) => [row.origin.factId, row]),
  );
  const rows = new Map<string, NextStock>();
  const newGoods = new Map<string, HouseholdGood>();
  for (const stock of computeHouseholdStock(visible, plan, ledger.handOuts, to)) {
    const row = describeHousehold(stock, to);
    if (stock.good.isNew) newGoods.set(stock.good.id, stock.good);
    rows.set(keyOfStock(row), row);
  }
  const idAt = new Map<string, string>();
  for (const book of [...ledger.books.values()].sort((a, b) => compareStrings(a.lotId, b.lotId))) {
    for (const [placeId, packs] of book.atPlace) {
      if (packs <= 0) continue;
      const row = describePacks(book, placeId, packs, facts.get(book.lotId), to);
      rows.set(keyOfStock(row), row);
      idAt.set(`${book.lotId}\n${placeId}`, row.id);
    }
  }
  for (const ended of listEnded(ledger, visible, plan)) {
    const key = keyOfStock(ended);
    if (rows.has(key)) continue;
    const count = { low: 0, best: 0, high: 0 };
    const { placeId, goodId, unit, lot, expiryDate, owner, earmark } = ended;
    const id = nameRow(to, key);
    rows.set(key, {
      id,
      placeId,
      goodId,
      count,
      unit,
      lot,
      expiryDate,
      owner,
      earmark,
      date: to,
      assumption: null,
    });
  }
  const last = findLastEvening(ledger.lines);
  return {
    rows: [...rows.values()].sort((a, b) => compareStrings(a.id, b.id)),
    lines: ledger.lines.map((line) =>
      line.entry === 'at_place' && line.date === last
        ? { ...line, stockId: idAt.get(`${line.lotId}\n${line.placeId}`) ?? null }
        : line,
    ),
    newGoods: [...newGoods.values()],
  };
};

const describeHousehold = ({ placeId, good, packs }: HouseholdStock, to: LocalDate): NextStock => {
  const row = { placeId, goodId: good.id, lot: null, unit: 'pack' };
  return {
    id: nameRow(to, keyOfStock(row)),
    ...row,
    count: { low: packs, best: packs, high: packs },
    expiryDate: null,
    owner: null,
    earmark: null,
    date: to,
    assumption: AT_HOME,
  };
};

const AT_HOME = 'What people were given less the standard of each day since; nobody looked into homes.';

const describePacks = (
  book: Book,
  placeId: PlaceId,
  packs: number,
  fact: SupplyFact | undefined,
  to: LocalDate,
): NextStock => {
  const known = book.stockAt.get(placeId);
  const lot = known?.unit === 'pack' ? known.lot : book.lotId;
  const { goodId, expiryDate, owner, earmark } = book;
  const row = { placeId, goodId, lot, unit: 'pack' };
  return {
    id: nameRow(to, keyOfStock(row)),
    ...row,
    count: widen(packs, placeId, fact),
    expiryDate,
    owner,
    earmark,
    date: to,
    assumption: listReasons(book, placeId).join(' ') || null,
  };
};

/** As far from its ends as the first count was, where the packs still lie where that was made. */
const widen = (packs: number, placeId: PlaceId, fact: SupplyFact | undefined): Range => {
  if (fact === undefined || fact.unit !== 'pack' || fact.placeId !== placeId)
    return { low: packs, best: packs, high: packs };
  const { low, best, high } = fact.count;
  return { low: Math.max(0, packs - (best - low)), best: packs, high: packs + (high - best) };
};

const listReasons = (book: Book, placeId: PlaceId): readonly string[] => {
  if (book.countedAt.has(placeId)) return [book.countedAt.get(placeId)!].filter((reason) => reason !== null);
  const handedOut = (book.withPeople.get(placeId) ?? 0) > 0;
  const reasons = [...book.assumptions].sort(compareStrings);
  const used = (book.used.get(placeId) ?? 0) > 0;
  return [...reasons, ...(handedOut ? [HANDED_OUT] : []), ...(used ? [USED] : [])];
};

const USED = 'Fuel and other inputs taken as planned: nobody counted.';
const HANDED_OUT = 'Hand-outs taken as planned, as far as packs were there: nobody counted.';

/** Rows of stock whose packs the ledger has taken over: those the plan drew on, and counts since. */
const listEnded = (ledger: Ledger, visible: Operation, plan: Plan): readonly SupplyFact[] => {
  const lots = new Set<string>(plan.lots.map(({ id }) => id));
  const household = new Set<string>(visible.goods.filter((good) => good.household).map((good) => good.id));
  const planned = visible.stock.filter((row) => lots.has(row.origin.factId) || household.has(row.goodId));
  return [...planned, ...[...ledger.counts.values()].flat().map(({ row }) => row)];
};

const nameRow = (date: LocalDate, key: string): string => `stock-${date}-${sha256Hex(key).slice(0, 12)}`;
