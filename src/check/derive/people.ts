import type { Day, Flow, Operation, Origin, PeopleSubject, Place, RangePoint } from '../../domain/index.ts';
import { isStale } from '../facts/age.ts';
import type { Preference } from '../facts/choose.ts';
import { findBase, type HeadCount, listHeadCounts, subjectKey } from './head-counts.ts';

/** One site's people by planning day at one end of the ranges, and what they rest on. */
export interface SitePeople {
  readonly place: Place;
  /** Null where no count is known. */
  readonly best: readonly number[] | null;
  readonly firstDay: { readonly low: number; readonly high: number } | null;
  readonly verified: boolean;
  readonly assumed: boolean;
  readonly origins: readonly Origin[];
}

export interface People {
  readonly sites: readonly SitePeople[];
  readonly unconverted: readonly { readonly factId: string; readonly group: string }[];
  /** Flows one of whose sides has no count at all. */
  readonly halfKnownFlowIds: readonly string[];
}

/** Everybody by site and planning day (R5). Nobody is counted twice: a site without own facts shares its area's. */
export function derivePeople(
  operation: Operation,
  days: readonly Day[],
  preference: Preference,
  asOf: number,
): People {
  const { bySubject, unconverted } = listHeadCounts(operation, preference);
  const sites = operation.places.filter((place) => place.kind === 'site');
  const reliability = new Map<string, string>(
    operation.sources.map((source) => [source.id, source.reliability]),
  );
  const agedCounts = new Set(
    operation.people
      .map((row) => row.origin)
      .filter((origin) => isStale(operation.rules, 'people', origin, asOf)),
  );
  const lastDate = days.at(-1)?.date ?? '';
  const world: World = { operation, days, lastDate, bySubject, sites };
  const flows = [...operation.flows].sort(byDateThenId);
  const points = (['low', 'best', 'high'] as const).map((point) =>
    days.map((day) => shareOut(world, moveFlows(world, flows, day, point))),
  );
  const [low, best, high] = points as [Counts[], Counts[], Counts[]];
  return {
    sites: sites.map((place) => {
      const people = days.map((_, d) => best[d]!.get(place.id) ?? null);
      const known = days.length > 0 && people.every((count) => count !== null);
      const origins = listOrigins(world, place);
      return {
        place,
        best: known ? (people as number[]) : null,
        firstDay: known ? { low: low[0]!.get(place.id) ?? 0, high: high[0]!.get(place.id) ?? 0 } : null,
        verified:
          known && origins.every((origin) => isVerified(origin, reliability) && !agedCounts.has(origin)),
        assumed: origins.some((origin) => origin.assumption !== null),
        origins,
      };
    }),
    unconverted,
    halfKnownFlowIds: flows.filter((flow) => isHalfKnown(world, flow)).map((flow) => flow.origin.factId),
  };
}

type Counts = ReadonlyMap<string, number>;

interface World {
  readonly operation: Operation;
  readonly days: readonly Day[];
  readonly lastDate: string;
  readonly bySubject: ReadonlyMap<string, readonly HeadCount[]>;
  readonly sites: readonly Place[];
}

function byDateThenId(a: Flow, b: Flow): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.origin.factId < b.origin.factId ? -1 : 1;
}

/** The subject whose count a flow's side changes: a place without own facts stands for its area. */
function resolveSide(world: World, subject: PeopleSubject): string | null {
  const key = subjectKey(subject);
  if (subject.kind === 'area' || world.bySubject.has(key)) return key;
  const areaId = world.operation.places.find((place) => place.id === subject.placeId)?.areaId ?? null;
  return areaId === null ? null : `area:${areaId}`;
}

function isHalfKnown(world: World, flow: Flow): boolean {
  return [flow.from, flow.to].some((side) => {
    if (side === null) return false;
    const key = resolveSide(world, side);
    const last = world.days.at(-1);
    return key === null || !last || findBase(world.bySubject.get(key), last, world.lastDate) === null;
  });
}

/** Head counts of all subjects on a day, after the flows up to that day. */
function moveFlows(world: World, flows: readonly Flow[], day: Day, point: RangePoint): Counts {
  const counts = new Map<string, number>();
  const since = new Map<string, string>();
  for (const [key, list] of world.bySubject) {
    const base = findBase(list, day, world.lastDate);
    if (base === null) continue;
    counts.set(key, base.count[point]);
    since.set(key, base.date);
  }
  const follows = (key: string | null, flow: Flow): key is string =>
    key !== null && since.has(key) && since.get(key)! < flow.date;
  for (const flow of flows) {
    if (flow.date > day.date) continue;
    const from = flow.from && resolveSide(world, flow.from);
    const to = flow.to && resolveSide(world, flow.to);
    const moved = follows(from, flow) ? Math.min(flow.count.best, counts.get(from)!) : flow.count.best;
    if (follows(from, flow)) counts.set(from, counts.get(from)! - moved);
    if (follows(to, flow)) counts.set(to, counts.get(to)! + moved);
  }
  return counts;
}

/** People of every site: its own count, else its share of what its area has left. */
function shareOut(world: World, counts: Counts): Counts {
  const people = new Map<string, number>();
  for (const site of world.sites) {
    const own = counts.get(`place:${site.id}`);
    if (own !== undefined) people.set(site.id, own);
  }
  for (const area of world.operation.areas) {
    const total = counts.get(`area:${area.id}`);
    if (total === undefined) continue;
    const inArea = world.sites.filter((site) => site.areaId === area.id);
    const hasOwn = (site: Place): boolean => world.bySubject.has(`place:${site.id}`);
    const counted = inArea.filter(hasOwn).reduce((sum, site) => sum + (people.get(site.id) ?? 0), 0);
    const others = inArea.filter((site) => !hasOwn(site));
    const shares = splitByWeight(
      Math.max(0, total - counted),
      others.map((site) => ({ id: site.id, weight: site.peopleWeight })),
    );
    for (const [id, share] of shares) people.set(id, share);
  }
  return people;
}

/** Largest-remainder split of a whole number; ties of remainders go to the smaller id. */
export function splitByWeight(
  total: number,
  parts: readonly { readonly id: string; readonly weight: number }[],
): Map<string, number> {
  const weights = parts.reduce((sum, part) => sum + part.weight, 0);
  if (weights === 0) return new Map(parts.map((part) => [part.id, 0]));
  const rows = parts.map(({ id, weight }) => {
    const product = BigInt(total) * BigInt(weight);
    return { id, share: Number(product / BigInt(weights)), remainder: product % BigInt(weights) };
  });
  let left = total - rows.reduce((sum, row) => sum + row.share, 0);
  rows.sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  });
  const shares = new Map<string, number>();
  for (const row of rows) {
    shares.set(row.id, row.share + (left > 0 ? 1 : 0));
    if (left > 0) left--;
  }
  return shares;
}

/** Origins of the counts a site rests on, over all planning days; without the flows and the other sites' counts. */
function listOrigins(world: World, place: Place): Origin[] {
  const own = world.bySubject.get(`place:${place.id}`);
  const counts = own ?? world.bySubject.get(`area:${place.areaId}`);
  const origins = new Map<string, Origin>();
  for (const day of world.days) {
    const base = findBase(counts, day, world.lastDate);
    for (const origin of base?.origins ?? []) origins.set(origin.factId, origin);
  }
  return [...origins.values()];
}

function isVerified(origin: Origin, reliability: ReadonlyMap<string, string>): boolean {
  const grade = reliability.get(origin.sourceId) ?? 'F';
  const credible = origin.credibility === 1 || origin.credibility === 2;
  return origin.assumption === null && (grade === 'A' || grade === 'B') && credible;
}
