import { compareStrings } from '../../base/index.ts';
import {
  type Ask,
  computeStockDays,
  type FuelPlace,
  type Instant,
  type LocalDate,
  type Operation,
  type PlaceKind,
  type Plan,
  type QuestionRow,
  type StockDays,
  visibleAsOf,
} from '../../domain/index.ts';
import { type BriefNews, listNews } from './brief-news.ts';
import { type BriefRequest, listRequests } from './brief-requests.ts';

/** What a head of operation must know of one day, in no language: ids, counts and instants. */
export interface Brief {
  readonly date: LocalDate;
  readonly asOf: Instant;
  /** By way (loading place, first unloading place), the busiest first. */
  readonly ways: readonly BriefWay[];
  /** Goods that wells, bakeries or vehicles use up and that run short in the plan, the earliest first. */
  readonly short: readonly FuelPlace[];
  /** Null where nothing moves that day. */
  readonly outAndHome: { readonly firstOutAt: Instant; readonly lastHomeAt: Instant } | null;
  readonly stock: StockDays;
  /** By the earliest hour; null where the operation says nothing of recipients and their lead times. */
  readonly requests: readonly BriefRequest[] | null;
  readonly news: BriefNews;
  /** Without an answer as of the plan, those that touch most people first, then the oldest. */
  readonly asksOpen: readonly Ask[];
  /** The latest answer first. */
  readonly asksAnswered: readonly Ask[];
  /** Inputs at whose low or high an answer changes, as they stand in the plan. */
  readonly flipping: readonly { readonly subject: string; readonly rows: readonly string[] }[];
}

/** Movements between two kinds of places: no place is named. */
export interface BriefWay {
  readonly from: PlaceKind;
  readonly to: PlaceKind;
  readonly movements: number;
  readonly vehicles: number;
  readonly stops: number;
  readonly grams: number;
}

/** The brief of a day of the plan. `operation` is the one the plan was made from. */
export function buildBrief(operation: Operation, plan: Plan, date: LocalDate): Brief {
  const visible = visibleAsOf(operation, plan.asOf);
  const own = plan.movements.filter((movement) => movement.date === date);
  const isAnswered = (ask: Ask): boolean => ask.answeredAt !== null && ask.answeredAt <= plan.asOf;
  return {
    date,
    asOf: plan.asOf,
    ways: listWays(visible, own),
    outAndHome: own.length === 0 ? null : findOutAndHome(own),
    stock: computeStockDays(operation, plan.asOf),
    short: plan.fuel.places
      .filter((place) => place.runsOutOn !== null)
      .sort((a, b) => compareStrings(a.runsOutOn!, b.runsOutOn!)),
    requests: listRequests(visible, plan, date),
    news: listNews(visible, plan),
    asksOpen: visible.asks
      .filter((ask) => !isAnswered(ask))
      .sort(
        (a, b) =>
          (b.peopleAffected ?? -1) - (a.peopleAffected ?? -1) ||
          a.askedAt - b.askedAt ||
          compareStrings(a.id, b.id),
      ),
    asksAnswered: visible.asks
      .filter(isAnswered)
      .sort((a, b) => b.answeredAt! - a.answeredAt! || compareStrings(a.id, b.id)),
    flipping: listFlipping(plan),
  };
}

function listWays(visible: Operation, movements: Plan['movements']): BriefWay[] {
  const kinds = new Map(visible.places.map((place) => [place.id as string, place.kind]));
  const grams = new Map(visible.goods.map((good) => [good.id as string, good.gramsPerPack]));
  const ways = new Map<string, BriefWay>();
  for (const { visits, vehicles, loads } of movements) {
    const [loading, ...unloadings] = visits;
    const from = kinds.get(loading!.placeId) ?? 'hub';
    const to = kinds.get(unloadings[0]!.placeId) ?? 'site';
    const before = ways.get(`${from} ${to}`);
    ways.set(`${from} ${to}`, {
      from,
      to,
      movements: (before?.movements ?? 0) + 1,
      vehicles: (before?.vehicles ?? 0) + vehicles.length,
      stops: (before?.stops ?? 0) + unloadings.length,
      grams: loads.reduce(
        (sum, { goodId, packs }) => sum + packs * (grams.get(goodId) ?? 0),
        before?.grams ?? 0,
      ),
    });
  }
  return [...ways.values()].sort(
    (a, b) => b.movements - a.movements || compareStrings(a.from + a.to, b.from + b.to),
  );
}

const findOutAndHome = (movements: Plan['movements']): NonNullable<Brief['outAndHome']> => ({
  firstOutAt: Math.min(...movements.map(({ legs, visits }) => legs[0]?.departAt ?? visits[0]!.startAt)),
  lastHomeAt: Math.max(...movements.map(({ legs, visits }) => legs.at(-1)?.arriveAt ?? visits.at(-1)!.endAt)),
});

function listFlipping(plan: Plan): Brief['flipping'] {
  const verdicts = new Map(plan.summary.headlines.map(({ row, verdict }) => [row, verdict]));
  const bySubject = new Map<string, Set<QuestionRow>>();
  for (const { subject, low, high } of plan.sensitivity) {
    const ends = new Map(high.headlines.map(({ row, verdict }) => [row, verdict]));
    for (const { row, verdict } of low.headlines) {
      const planned = verdicts.get(row);
      // An answer that flips is printed as not decidable: then only the two ends can tell.
      const flips = verdict !== ends.get(row) || (planned !== 'not-decidable' && planned !== verdict);
      if (flips) bySubject.set(subject, (bySubject.get(subject) ?? new Set()).add(row));
    }
  }
  return [...bySubject].map(([subject, rows]) => ({ subject, rows: [...rows].sort(compareStrings) }));
}
