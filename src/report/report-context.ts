import { type Area, type Operation, type Place, type Plan, visibleAsOf } from '../domain/index.ts';
import { buildFigures, type FigureStyle, type Figures, PAGE_STYLE } from './figures.ts';
import { buildLocalClock, type LocalClock } from './local-clock.ts';
import { ENGLISH, type MessageKey, type Messages } from './messages.ts';

/** What the independent check found; null where it was not run. */
export interface CheckResult {
  readonly violations: readonly {
    readonly code: string;
    readonly where: string;
    readonly expected: string;
    readonly actual: string;
  }[];
  readonly rules: readonly { readonly code: string; readonly checked: number }[];
}

/** A message with its `{parameters}` filled in. */
export type Say = (key: MessageKey, parameters?: Readonly<Record<string, string | number>>) => string;

/** What every section of a report reads: the plan, the operation as it was known, names, words and numbers. */
export interface ReportContext {
  readonly operation: Operation;
  readonly plan: Plan;
  readonly names: Names;
  readonly say: Say;
  readonly figures: Figures;
  readonly clock: LocalClock;
  /** BCP 47 code of the local names; `und` where the operation names no second language. */
  readonly localLanguage: string;
}

/** Names by id. An id that is not in the operation is its own name: a report never fails on a stray reference. */
export interface Names {
  readonly places: ReadonlyMap<string, Place>;
  readonly areas: ReadonlyMap<string, Area>;
  /**
   * The name of whatever has this id (place, area, need, good, fleet row, constraint, link, fact), or of the subject of a
   * conflict or an input: `place:ID`, `ID|ID`, `ID -> ID`, `word ID ID`.
   */
  of(id: string): string;
}

export function buildReportContext(
  operation: Operation,
  plan: Plan,
  style: FigureStyle = PAGE_STYLE,
  messages: Messages = ENGLISH,
): ReportContext {
  const visible = visibleAsOf(operation, plan.asOf);
  return {
    operation: visible,
    plan,
    names: buildNames(visible),
    say: buildSay(messages),
    figures: buildFigures(style),
    clock: buildLocalClock(plan.clock.days, {
      weekdays: messages['calendar.weekdays'].split(' '),
      months: messages['calendar.months'].split(' '),
    }),
    localLanguage: operation.languages.find((language) => !language.startsWith('en')) ?? 'und',
  };
}

export function buildSay(messages: Messages): Say {
  return (key, parameters = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}

function buildNames(operation: Operation): Names {
  const places = new Map(operation.places.map((place) => [place.id as string, place]));
  const areas = new Map(operation.areas.map((area) => [area.id as string, area]));
  const names = new Map<string, string>();
  for (const link of operation.links) names.set(link.id, `${nameOf(link.fromId)} – ${nameOf(link.toId)}`);
  for (const constraint of operation.access) names.set(constraint.id, constraint.name ?? constraint.id);
  for (const fleet of operation.fleet) names.set(fleet.id, fleet.kind);
  for (const thing of [...operation.areas, ...operation.goods, ...operation.needs, ...operation.places]) {
    names.set(thing.id, thing.name);
  }
  function nameOf(id: string) {
    return places.get(id)?.name ?? areas.get(id)?.name ?? id;
  }
  for (const fact of operation.people) {
    const { subject } = fact;
    names.set(fact.origin.factId, nameOf(subject.kind === 'place' ? subject.placeId : subject.areaId));
  }
  for (const supply of [...operation.stock, ...operation.arrivals]) {
    names.set(
      supply.origin.factId,
      `${nameOf(supply.placeId)} · ${names.get(supply.goodId) ?? supply.goodId}`,
    );
  }
  for (const { origin, userId, goodId } of operation.consumption)
    names.set(origin.factId, `${names.get(userId) ?? userId} · ${names.get(goodId) ?? goodId}`);
  const of = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    if (/^(place|area):/.test(id)) return of(id.slice(id.indexOf(':') + 1));
    if (id.includes(' -> ')) return id.split(' -> ').map(of).join(' → ');
    if (id.includes(' ')) {
      const parts = id.split(' ');
      if (parts.some((part) => names.has(part)))
        return parts.map((part) => names.get(part) ?? part).join(' · ');
    }
    if (id.includes('|')) return id.split('|').filter(Boolean).map(of).join(' · ');
    return id;
  };
  return { places, areas, of };
}
