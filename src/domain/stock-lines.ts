import { compareStrings, divideCeil } from '../base/index.ts';
import { listUsers } from './consumption-users.ts';
import type { GoodId, NeedId, PlaceId } from './ids.ts';
import type { Need } from './need.ts';
import type { Operation } from './operation.ts';
import type { Range, RangePoint } from './quantity.ts';
import { listSuppliedNeeds } from './resolve-elements.ts';
import { resolveLots } from './resolve-lots.ts';
import { resolvePeople } from './resolve-people.ts';
import type { Day, Instant, LocalDate } from './time.ts';

/** How long what is there lasts, as of an instant or at the end of a planned day (docs/rules.md R32). */
export interface StockDays {
  /** The day at whose start (as of T) or at whose end (by a plan) it is so. */
  readonly date: LocalDate;
  /** By need, then response, places, owners. */
  readonly lines: readonly StockLine[];
  /** Goods that wells, bakeries and generators use up, by good and place. */
  readonly inputs: readonly InputLine[];
  /** What the lines leave out because nobody said it. */
  readonly gaps: readonly StockGap[];
}

/** The same without what is not known, as a plan holds it. */
export type StockSection = Omit<StockDays, 'gaps'>;

/** Stock of the goods that serve a need, and how long it lasts at the daily need it is there for. */
export interface StockLine {
  readonly needId: NeedId;
  readonly scope: 'response' | 'place' | 'owner';
  /** The place or the owner; null for the response, and for stock whose owner is not stated. */
  readonly subject: string | null;
  /** In the need's unit. */
  readonly amount: Range;
  /** What a day takes, rounded up: of the site itself at a site, of all sites elsewhere. */
  readonly dailyAmount: Range;
  /** Tenths of a day, rounded down; null where nobody needs any. */
  readonly tenthDays: Range | null;
  /** When the oldest count in it was made; null where a plan foresees it. */
  readonly countedOn: LocalDate | null;
}

export interface InputLine {
  readonly goodId: GoodId;
  readonly placeId: PlaceId;
  readonly packs: Range;
  readonly packsPerDay: Range;
  /** Tenths of a day; null where nobody uses any that day. */
  readonly tenthDays: Range | null;
  readonly userIds: readonly string[];
  readonly countedOn: LocalDate | null;
}

/**
 * `need.no-supply-data` need; `people.unknown` site; `stock.not-counted` need at place (no count of a good that serves it);
 * `input.not-counted` good at place that somebody uses; `conversion.missing` fact id.
 */
export interface StockGap {
  readonly code: string;
  readonly subject: string;
  readonly placeId: PlaceId | null;
}

/** Packs of a good at a place, of one owner. */
export interface StockPart {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly owner: string | null;
  readonly packs: number;
}

/** A place where a good was counted, though perhaps none was found. */
export interface Count {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly owner: string | null;
  readonly date: LocalDate;
}

/** Parts at each end, and where anything was counted. */
export interface StockParts {
  readonly low: readonly StockPart[];
  readonly best: readonly StockPart[];
  readonly high: readonly StockPart[];
  readonly counts: readonly Count[];
}

/** A planning day of what is visible as of an instant, ranges as wide as their age asks for. */
export interface StockView {
  readonly visible: Operation;
  readonly asOf: Instant;
  readonly days: readonly Day[];
  /** Whose daily need counts. */
  readonly day: number;
  readonly date: LocalDate;
}

/** The lines of one day for stock already found. */
export const describeStockDays = (view: StockView, parts: StockParts, foreseen = false): StockDays => {
  const { visible, asOf, days, day, date } = view;
  const people = (point: RangePoint): ReadonlyMap<string, number> =>
    new Map(
      resolvePeople(readAt(visible, point, point), days, asOf).sites.flatMap((site) =>
        site.people === null ? [] : [[site.placeId as string, site.people[day] ?? 0] as const],
      ),
    );
  const heads = { low: people('low'), best: people('best'), high: people('high') };
  const supplied = listSuppliedNeeds(visible);
  const flows = visible.needs.filter((need) => need.kind === 'flow');
  const context = { visible, parts, heads, foreseen };
  return {
    date,
    lines: flows.filter((need) => supplied.has(need.id)).flatMap((need) => describeNeed(context, need)),
    // By a plan, the section `fuel` follows inputs from day to day.
    inputs: foreseen ? [] : describeInputs(context, date),
    gaps: [
      ...visible.needs
        .filter((need) => !supplied.has(need.id))
        .map((need): StockGap => ({ code: 'need.no-supply-data', subject: need.id, placeId: null })),
      ...visible.places
        .filter((place) => place.kind === 'site' && !heads.best.has(place.id))
        .map((place): StockGap => ({ code: 'people.unknown', subject: place.id, placeId: place.id })),
      ...listNotCounted(visible, flows, parts.counts),
      ...resolveLots(visible, days).notKnown.map(
        ({ code, subject }): StockGap => ({ code, subject, placeId: null }),
      ),
    ],
  };
};

interface Context {
  readonly visible: Operation;
  readonly parts: StockParts;
  readonly heads: Readonly<Record<RangePoint, ReadonlyMap<string, number>>>;
  readonly foreseen: boolean;
}

const POINTS: readonly RangePoint[] = ['low', 'best', 'high'];

const describeNeed = (context: Context, need: Need): StockLine[] => {
  const { visible, parts, heads, foreseen } = context;
  const perPack = new Map<string, number>();
  for (const good of visible.goods)
    for (const entry of good.serves)
      if (entry.needId === need.id && entry.quantityPerPack > 0) perPack.set(good.id, entry.quantityPerPack);
  const counts = parts.counts.filter((count) => perPack.has(count.goodId));
  const sites = new Set<string>(visible.places.flatMap((place) => (place.kind === 'site' ? [place.id] : [])));
  const describe = (
    scope: StockLine['scope'],
    subject: string | null,
    fits: (part: { readonly placeId: PlaceId; readonly owner: string | null }) => boolean,
  ): StockLine => {
    const amount = rangeOf((point) =>
      parts[point]
        .filter((part) => perPack.has(part.goodId) && fits(part))
        .reduce((sum, part) => sum + part.packs * perPack.get(part.goodId)!, 0),
    );
    const ofSite = scope === 'place' && sites.has(subject as string);
    const served = (point: RangePoint): number =>
      ofSite
        ? (heads[point].get(subject as string) ?? 0)
        : [...heads[point].values()].reduce((sum, count) => sum + count, 0);
    const period = rangeOf((point) => periodAmount(need, served(point), visible.rules.householdSize));
    const dates = counts.filter(fits).map((count) => count.date);
    return {
      needId: need.id,
      scope,
      subject,
      amount,
      dailyAmount: mapRange(period, (sum) => divideCeil(sum, need.periodDays)),
      tenthDays: lasting(amount, need.periodDays, period),
      countedOn: foreseen ? null : (dates.sort(compareStrings)[0] ?? null),
    };
  };
  const present = [...counts, ...parts.high.filter((part) => perPack.has(part.goodId))];
  const places = [...new Set(present.map((part) => part.placeId))].sort(compareStrings);
  const owners = [...new Set(present.map((part) => part.owner))].sort((a, b) =>
    compareStrings(a ?? '', b ?? ''),
  );
  return [
    describe('response', null, () => true),
    ...places.map((id) => describe('place', id, (part) => part.placeId === id)),
    ...(owners.some((owner) => owner !== null)
      ? owners.map((owner) => describe('owner', owner, (part) => part.owner === owner))
      : []),
  ];
};

/** What a service period of the need takes for so many people. */
const periodAmount = (need: Need, people: number, householdSize: number): number => {
  switch (need.basis) {
    case 'person_day':
      return people * need.amount * need.periodDays;
    case 'person_period':
    case 'person':
      return people * need.amount;
    case 'household':
      return Math.ceil(people / householdSize) * need.amount;
  }
};

/** Tenths of a day: at the low end the least stock for the most people. Null where nobody needs any at best. */
const lasting = (amount: Range, periodDays: number, period: Range): Range | null => {
  if (period.best === 0) return null;
  const tenths = (stock: number, use: number): number =>
    use === 0 ? MOST_TENTHS : Math.min(MOST_TENTHS, multiplyDivide(stock, periodDays * 10, use));
  return rangeOf((point) => tenths(amount[point], period[OPPOSITE[point]]));
};

const OPPOSITE: Readonly<Record<RangePoint, RangePoint>> = { low: 'high', best: 'best', high: 'low' };
/** A thousand years: where the low end of a daily need is nothing. */
const MOST_TENTHS = 3_652_500;

const multiplyDivide = (a: number, b: number, divisor: number): number =>
  Number((BigInt(a) * BigInt(b)) / BigInt(divisor));

const describeInputs = (context: Context, date: LocalDate): InputLine[] => {
  const { visible, parts, foreseen } = context;
  const inputs = new Set(visible.goods.filter((good) => good.serves.length === 0).map((good) => good.id));
  const users = listUsers(visible, date).filter((user) => inputs.has(user.row.goodId));
  const lines: InputLine[] = [];
  const keys = [...new Set(users.map((user) => `${user.row.goodId}\n${user.placeId}`))].sort(compareStrings);
  for (const key of keys) {
    const own = users.filter((user) => `${user.row.goodId}\n${user.placeId}` === key);
    const { row, placeId } = own[0]!;
    const isHere = (part: { readonly goodId: GoodId; readonly placeId: PlaceId }): boolean =>
      part.goodId === row.goodId && part.placeId === placeId;
    const counted = parts.counts.filter(isHere);
    if (counted.length === 0) continue;
    const packs = rangeOf((point) => parts[point].filter(isHere).reduce((sum, part) => sum + part.packs, 0));
    const packsPerDay = rangeOf((point) => own.reduce((sum, user) => sum + user.row.packsPerDay[point], 0));
    const dates = counted.map((count) => count.date).sort(compareStrings);
    lines.push({
      goodId: row.goodId,
      placeId,
      packs,
      packsPerDay,
      tenthDays: lasting(packs, 1, packsPerDay),
      userIds: own.map((user) => user.row.userId).sort(compareStrings),
      countedOn: foreseen ? null : (dates[0] ?? null),
    });
  }
  return lines;
};

/** Hubs and sites where no good that serves a need was counted: their stock is not known, not zero. */
const listNotCounted = (
  visible: Operation,
  flows: readonly Need[],
  counts: readonly Count[],
): readonly StockGap[] =>
  flows.flatMap((need) => {
    const serving = new Set<string>(
      visible.goods
        .filter((good) => good.serves.some((entry) => entry.needId === need.id && entry.quantityPerPack > 0))
        .map((good) => good.id),
    );
    if (serving.size === 0) return [];
    const counted = new Set<string>(
      counts.filter((count) => serving.has(count.goodId)).map((count) => count.placeId),
    );
    return visible.places
      .filter((place) => (place.kind === 'hub' || place.kind === 'site') && !counted.has(place.id))
      .map((place): StockGap => ({ code: 'stock.not-counted', subject: need.id, placeId: place.id }));
  });

/** The operation with every count of people read at one end of its range and every count of goods at another. */
export const readAt = (visible: Operation, people: RangePoint, goods: RangePoint): Operation => {
  const at = (range: Range, point: RangePoint): Range => ({ ...range, best: range[point] });
  return {
    ...visible,
    people: visible.people.map((row) => ({ ...row, count: at(row.count, people) })),
    flows: visible.flows,
    stock: visible.stock.map((row) => ({ ...row, count: at(row.count, goods) })),
    arrivals: visible.arrivals.map((row) => ({ ...row, count: at(row.count, goods) })),
    conversions: visible.conversions.map((row) => ({
      ...row,
      factorPpm: at(row.factorPpm, row.kind === 'good' ? goods : people),
    })),
  };
};

/** Ordered even where sharing an area's people gives a site fewer at the high end. */
const rangeOf = (value: (point: RangePoint) => number): Range => {
  const [low, best, high] = POINTS.map(value) as [number, number, number];
  return { low: Math.min(low, best, high), best, high: Math.max(low, best, high) };
};

const mapRange = (range: Range, change: (value: number) => number): Range => ({
  low: change(range.low),
  best: change(range.best),
  high: change(range.high),
});
