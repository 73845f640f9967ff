import {
  buildPackCounter,
  type Instant,
  type LedgerLine,
  type LocalDate,
  type LotId,
  type MovementReport,
  type Operation,
  type Plan,
  visibleAsOf,
} from '../../domain/index.ts';
import { bookArrival, listArrivals } from './arrivals.ts';
import type { Book } from './book.ts';
import {
  bookFirstReport,
  bookLaterReport,
  bookReturns,
  bookUnreported,
  type Shortfall,
} from './book-movements.ts';
import { type HandOut, planHandOuts } from './hand-outs.ts';
import { planInputsUsed } from './inputs-used.ts';
import { listEveningLines } from './ledger-lines.ts';
import { openBooks } from './open-books.ts';
import { bookStockCounts, listStockCounts, type StockCount } from './stock-counts.ts';

export interface LedgerInput {
  /** As read: with everything that is known by now. */
  readonly operation: Operation;
  readonly plan: Plan;
  /** What became of its movements, in the order in which it is booked. */
  readonly reports: readonly MovementReport[];
  /** The first day that is left to plan. */
  readonly to: LocalDate;
  /** When it begins: what was known then counts. */
  readonly toStartsAt: Instant;
}

export interface Ledger {
  /** The evenings from the plan's first day to the day before `to`. */
  readonly lines: readonly LedgerLine[];
  /** As of the last evening, by lot. */
  readonly books: ReadonlyMap<string, Book>;
  /** The ledger's lot of each lot of the plan. */
  readonly lotOf: ReadonlyMap<string, LotId>;
  readonly handOuts: ReadonlyMap<LocalDate, readonly HandOut[]>;
  readonly counts: ReadonlyMap<LocalDate, readonly StockCount[]>;
  /** Reports that cannot all be true; with any of them the ledger is not to be used. */
  readonly shortfalls: readonly Shortfall[];
}

/**
 * Where every pack was on every evening of a plan up to a day, and where it came from (docs/rules.md R26, R27). For each lot
 * and evening opening, arrived and counted equal the packs in places, on vehicles, unreported, with people, lost and
 * damaged, exactly. Of one day in this order: arrivals, what comes back, later reports, movements reported, movements
 * unreported, inputs used, hand-outs, counts. O(days x (lots + movements)).
 */
export const computeLedger = ({ operation, plan, reports, to, toStartsAt }: LedgerInput): Ledger => {
  const visible = visibleAsOf(operation, toStartsAt);
  const counter = buildPackCounter(visible);
  const atPlanning = visibleAsOf(operation, plan.asOf);
  const { books, lotOf } = openBooks(atPlanning, plan, buildPackCounter(atPlanning));
  const arrivals = listArrivals(visible, plan, to, counter, books, lotOf);
  const dates = plan.clock.days.map(({ date }) => date).filter((date) => date < to);
  const counts = listStockCounts(visible, counter, dates[0]!, to, plan.asOf);
  const handingOut = planHandOuts(plan, lotOf);
  const inputsUsed = planInputsUsed(atPlanning, plan);
  const firstReports = indexFirstReports(plan, reports);

  const lines: LedgerLine[] = [];
  const handOuts = new Map<LocalDate, readonly HandOut[]>();
  const shortfalls: Shortfall[] = [];
  for (const date of dates) {
    for (const arrival of arrivals.get(date) ?? []) bookArrival(books, arrival);
    bookReturns(books, date);
    const later = reports.filter(
      (report) => report.bookedOn === date && firstReports.get(report.movementId) !== report,
    );
    for (const report of later) if (report.date < date) bookLaterReport(books, report, lotOf);
    const movements = plan.movements
      .filter((movement) => movement.date === date)
      .sort((a, b) => a.visits[0]!.startAt - b.visits[0]!.startAt || (a.id < b.id ? -1 : 1));
    for (const movement of movements) {
      const report = firstReports.get(movement.id);
      if (report !== undefined) bookFirstReport(books, movement, report, lotOf);
    }
    for (const report of later) if (report.date === date) bookLaterReport(books, report, lotOf);
    shortfalls.push(...listShortfalls(books, date));
    for (const movement of movements)
      if (!firstReports.has(movement.id)) bookUnreported(books, movement, lotOf);
    inputsUsed.book(books, date);
    handOuts.set(date, handingOut.book(books, date));
    bookStockCounts(books, counts.get(date) ?? []);
    lines.push(...listEveningLines(books.values(), date));
  }
  return { lines, books, lotOf, handOuts, counts, shortfalls };
};

/** The first report of each movement of the plan; reports of earlier plans' movements are never the first. */
const indexFirstReports = (
  plan: Plan,
  reports: readonly MovementReport[],
): ReadonlyMap<string, MovementReport> => {
  const own = new Set<string>(plan.movements.map(({ id }) => id));
  const first = new Map<string, MovementReport>();
  for (const report of reports)
    if (own.has(report.movementId) && !first.has(report.movementId)) first.set(report.movementId, report);
  return first;
};

const listShortfalls = (books: ReadonlyMap<string, Book>, date: LocalDate): readonly Shortfall[] =>
  [...books.values()].flatMap((book) =>
    [...book.atPlace]
      .filter(([, packs]) => packs < 0)
      .map(([placeId, packs]) => ({ date, lotId: book.lotId, placeId, missing: -packs })),
  );
