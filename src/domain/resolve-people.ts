import { apportion, compareStrings } from '../base/index.ts';
import { chooseFacts, formatRangeValue, indexReliability, type Reliabilities } from './choose-fact.ts';
import type { FactId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Conversion, Flow, PeopleFact, PeopleSubject } from './people.ts';
import type { Place } from './place.ts';
import type { Range, RangePoint } from './quantity.ts';
import type { Conflict, NotKnown, SiteSituation } from './situation.ts';
import type { Origin } from './source.ts';
import { countStale } from './stale.ts';
import type { Day, Instant, LocalDate } from './time.ts';

/** One usable head count of a subject: of the group `people`, or converted to it. */
interface Count {
  readonly date: LocalDate;
  readonly group: string;
  readonly value: Range;
  readonly origins: readonly Origin[];
}

export interface ResolvedPeople {
  readonly sites: readonly SiteSituation[];
  /** Sum over sites on day 0, each end by its own facts; null where no site is known. */
  readonly firstDay: Range | null;
  readonly conflicts: readonly Conflict[];
  readonly notKnown: readonly NotKnown[];
}

const keyOf = (subject: PeopleSubject): string =>
  subject.kind === 'place' ? `place:${subject.placeId}` : `area:${subject.areaId}`;

/** People of every site on every planning day (docs/rules.md R5). O((subjects + sites) x days x flows). */
export const resolvePeople = (visible: Operation, days: readonly Day[], asOf: Instant): ResolvedPeople => {
  const reliability = indexReliability(visible.sources);
  const { counts, conflicts, notKnown } = listCounts(visible, reliability);
  const flows = [...visible.flows].sort(
    (a, b) => compareStrings(a.date, b.date) || compareStrings(a.origin.factId, b.origin.factId),
  );
  const placeAreas = new Map(visible.places.map((place) => [`place:${place.id}`, place.areaId]));
  const effective = (subject: PeopleSubject | null): string | null => {
    if (subject === null) return null;
    const key = keyOf(subject);
    if (counts.has(key) || subject.kind === 'area') return key;
    const areaId = placeAreas.get(key);
    return areaId ? `area:${areaId}` : key;
  };
  const sites = visible.places.filter((place) => place.kind === 'site');
  const countOrigins = new Set(visible.people.map((row) => row.origin.factId));
  // A conversion is a ratio, not a count: it does not age.
  const isFresh = (origin: Origin): boolean =>
    !countOrigins.has(origin.factId) || countStale(origin, 'people', visible.rules, asOf) === 0;
  const horizon = { first: days[0]?.date ?? '', last: days.at(-1)?.date ?? '' };

  const perDay = days.map((day) => {
    const bases = new Map<string, Count>();
    for (const [key, list] of counts) {
      const base = findBase(list, day.date, horizon);
      if (base) bases.set(key, base);
    }
    return bases;
  });
  const siteDays = (point: RangePoint) =>
    perDay.map((bases, d) =>
      shareAmongSites(sites, counts, balanceOf(bases, flows, effective, (days[d] as Day).date, point)),
    );
  const best = siteDays('best');
  const flowsUnknown = flows.flatMap((flow): NotKnown[] => {
    const sides = [flow.from, flow.to].map(effective).filter((key) => key !== null && !counts.has(key));
    return sides.length === 0
      ? []
      : [{ code: 'flow.side-unknown', subject: flow.origin.factId, detail: sides.join(' ') }];
  });

  const resolved = sites.map((site): SiteSituation => {
    const numbers = best.map((day) => day.get(site.id));
    const known = numbers.every((count) => count !== undefined);
    const origins = known ? originsOf(site, counts, perDay) : [];
    return {
      placeId: site.id,
      people: known ? (numbers as number[]) : null,
      verified:
        known &&
        origins.length > 0 &&
        origins.every((origin) => isVerified(origin, reliability) && isFresh(origin)),
      assumed: origins.some((origin) => origin.assumption !== null),
      factIds: [...new Set(origins.map((origin) => origin.factId))].sort(compareStrings) as FactId[],
    };
  });
  const unknownSites = resolved
    .filter((site) => site.people === null)
    .map((site): NotKnown => ({ code: 'people.unknown', subject: site.placeId, detail: '' }));
  const sumFirst = (point: RangePoint): number => {
    const first = siteDays(point)[0];
    return resolved.reduce(
      (sum, site) => sum + (site.people === null ? 0 : (first?.get(site.placeId) ?? 0)),
      0,
    );
  };
  return {
    sites: resolved,
    firstDay: resolved.some((site) => site.people !== null)
      ? { low: sumFirst('low'), best: sumFirst('best'), high: sumFirst('high') }
      : null,
    conflicts,
    notKnown: [...unknownSites, ...notKnown, ...flowsUnknown],
  };
};

const isVerified = (origin: Origin, reliability: Reliabilities): boolean =>
  origin.assumption === null &&
  (reliability.get(origin.sourceId) ?? 'F') <= 'B' &&
  origin.credibility !== null &&
  origin.credibility <= 2;

const listCounts = (visible: Operation, reliability: Reliabilities) => {
  const facts = chooseFacts(
    visible.people,
    reliability,
    (row) => ({ quantity: `people/${row.group}`, subject: keyOf(row.subject), date: row.date }),
    (row) => formatRangeValue(row.count),
  );
  const conversions = chooseFacts(
    visible.conversions.filter((row) => row.kind === 'people' && row.to === 'people' && row.subject === null),
    reliability,
    (row) => ({ quantity: 'conversion/people', subject: row.from, date: '' }),
    (row) => formatRangeValue(row.factorPpm),
  );
  const byGroup = new Map(conversions.chosen.map((row) => [row.from, row]));
  const counts = new Map<string, Count[]>();
  const notKnown: NotKnown[] = [];
  for (const fact of facts.chosen) {
    const count = toPeople(fact, byGroup.get(fact.group));
    if (count === null) {
      notKnown.push({
        code: 'conversion.missing',
        subject: fact.origin.factId,
        detail: `${fact.group} -> people`,
      });
      continue;
    }
    const key = keyOf(fact.subject);
    const list = counts.get(key);
    if (list) list.push(count);
    else counts.set(key, [count]);
  }
  const rank = (group: string): string => (group === 'people' ? '' : group);
  for (const list of counts.values()) {
    // Latest date first; on one date `people` goes before converted groups.
    list.sort((a, b) => compareStrings(b.date, a.date) || compareStrings(rank(a.group), rank(b.group)));
  }
  return { counts, conflicts: [...facts.conflicts, ...conversions.conflicts], notKnown };
};

const toPeople = (fact: PeopleFact, conversion: Conversion | undefined): Count | null => {
  if (fact.group === 'people') {
    return { date: fact.date, group: fact.group, value: fact.count, origins: [fact.origin] };
  }
  if (conversion === undefined) return null;
  const convert = (point: RangePoint): number =>
    Math.floor((fact.count[point] * conversion.factorPpm[point]) / 1_000_000);
  return {
    date: fact.date,
    group: fact.group,
    value: { low: convert('low'), best: convert('best'), high: convert('high') },
    origins: [fact.origin, conversion.origin],
  };
};

/** Latest count at or before the date; before the first count, that one if it lies within the horizon. */
const findBase = (
  list: readonly Count[],
  date: LocalDate,
  horizon: { readonly first: LocalDate; readonly last: LocalDate },
): Count | undefined => {
  const past = list.find((count) => count.date <= date);
  if (past) return past;
  const firstDate = list.at(-1)?.date ?? '';
  if (firstDate < horizon.first || firstDate > horizon.last) return undefined;
  return list.find((count) => count.date === firstDate);
};

const balanceOf = (
  bases: ReadonlyMap<string, Count>,
  flows: readonly Flow[],
  effective: (subject: PeopleSubject | null) => string | null,
  date: LocalDate,
  point: RangePoint,
): ReadonlyMap<string, number> => {
  const balance = new Map([...bases].map(([key, count]) => [key, count.value[point]]));
  for (const flow of flows) {
    if (flow.date > date) break;
    const applies = (key: string | null): key is string => {
      const base = key === null ? undefined : bases.get(key);
      return base !== undefined && base.date < flow.date;
    };
    const from = effective(flow.from);
    const to = effective(flow.to);
    if (from !== null && from === to) continue;
    const moved = applies(from) ? Math.min(flow.count.best, balance.get(from) ?? 0) : flow.count.best;
    if (applies(from)) balance.set(from, (balance.get(from) ?? 0) - moved);
    if (applies(to)) balance.set(to, (balance.get(to) ?? 0) + moved);
  }
  return balance;
};

/** Own counts as they are; the rest of an area's people shared among its other sites by weight, largest remainder. */
const shareAmongSites = (
  sites: readonly Place[],
  counts: ReadonlyMap<string, readonly Count[]>,
  balance: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const people = new Map<string, number>();
  const sharing = new Map<string, Place[]>();
  const owned = new Map<string, number>();
  for (const site of sites) {
    const key = `place:${site.id}`;
    if (counts.has(key)) {
      const count = balance.get(key);
      if (count !== undefined) people.set(site.id, count);
      if (site.areaId !== null) owned.set(site.areaId, (owned.get(site.areaId) ?? 0) + (count ?? 0));
    } else if (site.areaId !== null) {
      const list = sharing.get(site.areaId);
      if (list) list.push(site);
      else sharing.set(site.areaId, [site]);
    }
  }
  for (const [area, list] of sharing) {
    const total = balance.get(`area:${area}`);
    if (total === undefined) continue;
    const rest = Math.max(0, total - (owned.get(area) ?? 0));
    const ordered = [...list].sort((a, b) => compareStrings(a.id, b.id));
    const shares = apportion(
      rest,
      ordered.map((site) => site.peopleWeight),
    );
    ordered.forEach((site, i) => {
      people.set(site.id, shares[i] as number);
    });
  }
  return people;
};

const originsOf = (
  site: Place,
  counts: ReadonlyMap<string, readonly Count[]>,
  perDay: readonly ReadonlyMap<string, Count>[],
): readonly Origin[] => {
  const key = counts.has(`place:${site.id}`) ? `place:${site.id}` : `area:${site.areaId}`;
  return [...new Set(perDay.flatMap((bases) => bases.get(key)?.origins ?? []))];
};
