import { compareStrings } from '../../base/index.ts';
import type {
  FactId,
  LocalDate,
  Need,
  NeedId,
  Operation,
  PlaceId,
  Range,
  SiteSituation,
} from '../../domain/index.ts';

/** How many people got something of a need, whoever brought it; nobody counted twice within a service period. */
export interface ReachedLine {
  readonly needId: NeedId;
  /** Null: all partners together. Lines of partners do not add up to it where two served the same people. */
  readonly partner: string | null;
  /**
   * low: no more people than on the best single day, as if the same came each time; best: those served in the best service period;
   * high: those served on all days, as if never the same came twice. None is more than the people who were there, and who moves from
   * one place to another is one of them once.
   */
  readonly people: Range;
  readonly places: number;
  /** Amount handed out, in the need's unit. */
  readonly amount: number;
}

export interface Reached {
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to: LocalDate;
  readonly lines: readonly ReachedLine[];
  /** People who got anything at all, all needs together (docs/rules.md R36). */
  readonly anything: Range;
  /** Sites at which something was handed out although nobody is counted there: in no figure. */
  readonly uncountedPlaceIds: readonly PlaceId[];
  /** Evenings that the ledger does not hold: what was handed out on them is not known. */
  readonly missing: readonly LocalDate[];
}

/** What a partner is called whose goods name no owner. */
export const NO_OWNER = '';

interface Served {
  readonly placeId: PlaceId;
  readonly needId: NeedId;
  readonly partner: string;
  readonly date: LocalDate;
  readonly amount: number;
}

/**
 * Month-end figures from a ledger, from the first to the last day of `dates` (docs/rules.md R36). `sites` holds people by day of `dates`. What
 * people had at home before is not counted again. O(lines + sites x needs x days).
 */
export const computeReached = (
  operation: Operation,
  dates: readonly LocalDate[],
  sites: readonly SiteSituation[],
): Reached => {
  const served = listServed(operation, dates);
  const peopleOf = new Map(sites.map((site) => [site.placeId, site.people]));
  const uncounted = new Set(served.map((one) => one.placeId).filter((id) => !peopleOf.get(id)));
  const counted = served.filter((one) => !uncounted.has(one.placeId));
  const everybody = dates.map((_, day) => sites.reduce((sum, { people }) => sum + (people?.[day] ?? 0), 0));
  const lines: ReachedLine[] = [];
  const mostAt = new Map<PlaceId, Range>();
  const addUp = (ranges: Iterable<readonly [PlaceId, Range]>): Range =>
    addPlaces(
      [...ranges].map(([placeId, range]) => ({ ...range, came: countCame(peopleOf.get(placeId)!) })),
      countPresent(everybody),
    );
  for (const need of [...operation.needs].sort((a, b) => a.tier - b.tier || compareStrings(a.id, b.id))) {
    const ofNeed = counted.filter((one) => one.needId === need.id);
    if (ofNeed.length === 0) continue;
    const partners = [...new Set(ofNeed.map((one) => one.partner))].sort(compareStrings);
    for (const partner of [null, ...partners]) {
      const own = partner === null ? ofNeed : ofNeed.filter((one) => one.partner === partner);
      const places = [...new Set(own.map((one) => one.placeId))];
      const people = places.map((placeId): readonly [PlaceId, Range] => {
        const atPlace = own.filter((one) => one.placeId === placeId);
        const reached = countAtPlace(operation, need, dates, atPlace, peopleOf.get(placeId)!);
        if (partner === null) mostAt.set(placeId, most(mostAt.get(placeId), reached));
        return [placeId, reached];
      });
      const amount = own.reduce((sum, one) => sum + one.amount, 0);
      lines.push({ needId: need.id, partner, people: addUp(people), places: places.length, amount });
    }
  }
  const held = new Set(operation.ledger.map((line) => line.date));
  return {
    from: dates[0]!,
    to: dates.at(-1)!,
    lines,
    anything: addUp(mostAt),
    uncountedPlaceIds: [...uncounted].sort(compareStrings),
    missing: dates.filter((date) => !held.has(date)),
  };
};

/** What was handed out on each day: the difference between two evenings, as ledgers add up. */
const listServed = (operation: Operation, dates: readonly LocalDate[]): Served[] => {
  const ownerOf = new Map<FactId, string | null>(
    [...operation.stock, ...operation.arrivals].map((row) => [row.origin.factId, row.owner]),
  );
  const goods = new Map(operation.goods.map((good) => [good.id, good]));
  const evenings = [...new Set(operation.ledger.map((line) => line.date))].sort(compareStrings);
  const withPeople = new Map<string, Map<LocalDate, number>>();
  const partnerOf = new Map<string, string>();
  for (const line of operation.ledger) {
    if (line.entry !== 'with_people' || line.placeId === null) continue;
    const key = `${line.lotId}|${line.goodId}|${line.placeId}`;
    const byDate = withPeople.get(key) ?? new Map<LocalDate, number>();
    byDate.set(line.date, (byDate.get(line.date) ?? 0) + line.packs);
    withPeople.set(key, byDate);
    const owners = line.factIds.map((id) => ownerOf.get(id as FactId)).filter((owner) => owner != null);
    partnerOf.set(key, owners[0] ?? NO_OWNER);
  }
  const wanted = new Set(dates);
  return [...withPeople].flatMap(([key, byDate]) => {
    const [, goodId, placeId] = key.split('|') as [string, string, PlaceId];
    const good = goods.get(goodId as (typeof operation.goods)[number]['id']);
    if (good === undefined || good.household) return [];
    let before = 0;
    return evenings.flatMap((date): Served[] => {
      const packs = byDate.get(date) ?? before;
      const handedOut = packs - before;
      before = packs;
      if (handedOut <= 0 || !wanted.has(date)) return [];
      return good.serves.map(({ needId, quantityPerPack }) => ({
        placeId,
        needId,
        partner: partnerOf.get(key)!,
        date,
        amount: handedOut * quantityPerPack,
      }));
    });
  });
};

const countAtPlace = (
  { rules }: Operation,
  need: Need,
  dates: readonly LocalDate[],
  served: readonly Served[],
  people: readonly number[],
): Range => {
  const each = amountEach(need, rules.householdSize);
  const byDay = dates.map((date) =>
    served.reduce((sum, one) => sum + (one.date === date ? one.amount : 0), 0),
  );
  /** Most people served in one run of so many days. */
  const countBest = (runDays: number): number => {
    let best = 0;
    for (let day = 0; day < byDay.length; day += runDays) {
      const amount = byDay.slice(day, day + runDays).reduce((sum, one) => sum + one, 0);
      const there = countPresent(people.slice(day, day + runDays));
      best = Math.max(best, Math.min(there, Math.floor(amount / each)));
    }
    return best;
  };
  return {
    low: countBest(1),
    best: countBest(need.kind === 'durable' ? dates.length : need.periodDays),
    high: countBest(dates.length),
  };
};

/** Different people who were there on some of these days, by their numbers: those of the first day and all who came since. */
const countPresent = (people: readonly number[]): number => people[0]! + countCame(people);

const countCame = (people: readonly number[]): number =>
  people.reduce((sum, count, day) => sum + Math.max(0, count - (people[day - 1] ?? count)), 0);

/** What one person gets in a service period by the standard. */
const amountEach = (need: Need, householdSize: number): number => {
  switch (need.basis) {
    case 'person_day':
      return need.amount * need.periodDays;
    case 'household':
      return need.amount / householdSize;
    case 'person_period':
    case 'person':
      return need.amount;
  }
};

const most = (a: Range | undefined, b: Range): Range =>
  a === undefined
    ? b
    : { low: Math.max(a.low, b.low), best: Math.max(a.best, b.best), high: Math.max(a.high, b.high) };

/**
 * Places hold different people, but for those who moved between them: at the low end whoever came to a place was served before
 * where they came from; no figure is more than all who were there at all.
 */
const addPlaces = (places: readonly (Range & { readonly came: number })[], everybody: number): Range => {
  const add = (count: (place: Range & { readonly came: number }) => number): number =>
    Math.min(
      everybody,
      places.reduce((sum, place) => sum + count(place), 0),
    );
  return {
    low: add(({ low, came }) => Math.max(0, low - came)),
    best: add(({ best }) => best),
    high: add(({ high }) => high),
  };
};
