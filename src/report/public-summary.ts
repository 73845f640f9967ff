import type { LocalDate, Operation, Plan, QuestionRow, Verdict } from '../domain/index.ts';
import { computeCoverageTotal, groupBy, listKnownNeeds } from './coverage-totals.ts';
import { roundShareDown, roundShareUp, roundSignificant } from './figures.ts';
import { QUESTION_ROWS } from './headline-answers.ts';
import { listNotKnown } from './not-known.ts';
import { buildReportContext, type ReportContext } from './report-context.ts';

/**
 * Everything that the public may read, and nothing else: public files are made from this alone, never from a plan. A
 * field here is a decision to publish. There is no time of day, route, site, hub, crossing, vehicle, owner or stock
 * in it; people and amounts are rounded to two significant digits and given for areas and in total.
 */
export interface PublicSummary {
  readonly format: 'throughline/public-summary@1';
  readonly operationName: string;
  readonly operationNameLocal: string | null;
  readonly localLanguage: string;
  readonly exercise: boolean;
  readonly asOfDate: LocalDate;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly people: { readonly low: number; readonly best: number; readonly high: number };
  readonly answers: readonly PublicAnswer[];
  readonly totals: readonly PublicNeed[];
  readonly areas: readonly PublicArea[];
  readonly assumedPercent: number;
  readonly notKnown: readonly PublicUnknown[];
  readonly unknownNeedNames: readonly string[];
  /** In the same order; null where there is no local name. */
  readonly unknownNeedNamesLocal: readonly (string | null)[];
  readonly credits: readonly string[];
}

/** Value and shortfall only of the figures listed in `PUBLIC_FIGURES`. */
export interface PublicAnswer {
  readonly row: QuestionRow;
  readonly verdict: Verdict;
  readonly figure: PublicFigure | null;
  readonly value: number | null;
  readonly shortBy: number | null;
}

/** Coverage of one need, weighted by people; shares in per cent, rounded down; null where there is no floor. */
export interface PublicNeed {
  readonly needName: string;
  readonly needNameLocal: string | null;
  readonly unit: string;
  readonly tier: number;
  readonly people: number;
  readonly floorPercent: number | null;
  readonly targetPercent: number;
  readonly neededAmount: number;
  readonly receivedAmount: number;
}

export interface PublicArea {
  readonly areaCode: string;
  readonly areaName: string;
  readonly areaNameLocal: string | null;
  readonly level: number;
  readonly needs: readonly PublicNeed[];
}

export type PublicUnknown =
  | 'need'
  | 'people'
  | 'counts'
  | 'capacity'
  | 'access'
  | 'fuel'
  | 'notification'
  | 'other';

/**
 * Figures that say nothing about one place: coverage, needs, people, asks and the total delivered. What crossings take in,
 * how many movements there are and how many roads are shut stay restricted.
 */
const PUBLIC_FIGURES = [
  'coverage.floor-mean',
  'needs.known',
  'deliveries.grams',
  'people.best',
  'asks.open',
] as const;
export type PublicFigure = (typeof PUBLIC_FIGURES)[number];

/** The public part of a plan: totals and needs by area. */
export function buildPublicSummary(operation: Operation, plan: Plan): PublicSummary {
  const context = buildReportContext(operation, plan);
  const known = listKnownNeeds(plan);
  const unknownNeeds = context.operation.needs.filter((need) => !known.has(need.id));
  const days = plan.clock.days.filter((day) => day.endsAt > plan.asOf);
  return {
    format: 'throughline/public-summary@1',
    operationName: operation.name,
    operationNameLocal: operation.nameLocal,
    localLanguage: context.localLanguage,
    exercise: plan.operation.exercise,
    asOfDate: context.clock.date(plan.asOf),
    fromDate: days[0]!.date,
    toDate: days.at(-1)!.date,
    people: {
      low: roundSignificant(plan.summary.people.low, 2),
      best: roundSignificant(plan.summary.people.best, 2),
      high: roundSignificant(plan.summary.people.high, 2),
    },
    answers: listPublicAnswers(plan),
    totals: listPublicNeeds(context, null),
    areas: listPublicAreas(context),
    assumedPercent: roundShareUp(plan.summary.assumptionsPpm),
    notKnown: listPublicUnknowns(context),
    unknownNeedNames: unknownNeeds.map((need) => need.name),
    unknownNeedNamesLocal: unknownNeeds.map((need) => need.nameLocal),
    credits: listPublicCredits(context),
  };
}

function listPublicAnswers(plan: Plan): PublicAnswer[] {
  const byRow = new Map(plan.summary.headlines.map((headline) => [headline.row, headline]));
  return QUESTION_ROWS.map((row): PublicAnswer => {
    const headline = byRow.get(row);
    const figure = PUBLIC_FIGURES.find((name) => name === headline?.figure) ?? null;
    const round = (value: number | null, roundShare: (ppm: number) => number) => {
      if (value === null || figure === null) return null;
      return figure === 'coverage.floor-mean'
        ? Math.round(roundShare(value) * 1e4)
        : roundSignificant(value, 2);
    };
    return {
      row,
      verdict: headline?.verdict ?? 'not-known',
      figure,
      value: round(headline?.value ?? null, roundShareDown),
      shortBy: round(headline?.shortBy ?? null, roundShareUp),
    };
  });
}

/** An area stands alone in public only with this many places where people are served. */
const FEWEST_PLACES = 3;
/** By area only over at least this many days: less would tell when something moves. */
const FEWEST_DAYS = 7;

/**
 * Areas with enough places, and the others together. Where the others together are still too few, the smallest areas join
 * them, so that nothing follows from the totals less what is shown.
 */
function listPublicAreas(context: ReportContext): PublicArea[] {
  const { operation, plan } = context;
  if (plan.clock.days.length < FEWEST_DAYS) return [];
  const areaOf = new Map(operation.places.map((place) => [place.id, place.areaId]));
  const places = new Map<string | null, Set<string>>();
  for (const { placeId } of plan.coverage) {
    const area = areaOf.get(placeId) ?? null;
    places.set(area, (places.get(area) ?? new Set()).add(placeId));
  }
  const size = (area: string | null): number => places.get(area)?.size ?? 0;
  const alone = operation.areas.filter((area) => size(area.id) >= FEWEST_PLACES);
  const others = [...places.keys()].filter((id) => !alone.some((area) => area.id === id));
  const bySize = [...alone].sort((x, y) => size(x.id) - size(y.id) || (x.id < y.id ? -1 : 1));
  const count = (): number => others.reduce((sum, id) => sum + size(id), 0);
  while (others.length > 0 && count() < FEWEST_PLACES && bySize.length > 0) others.push(bySize.shift()!.id);
  if (others.length > 0 && count() < FEWEST_PLACES) return [];
  const shown = alone
    .filter((area) => !others.includes(area.id))
    .map((area) => ({
      areaCode: area.id as string,
      areaName: area.name,
      areaNameLocal: area.nameLocal,
      level: area.level,
      needs: listPublicNeeds(context, new Set([area.id])),
    }));
  if (others.length === 0) return shown;
  const rest = { areaCode: 'OTHER', areaName: 'Other areas together', areaNameLocal: null, level: 0 };
  return [...shown, { ...rest, needs: listPublicNeeds(context, new Set(others)) }];
}

/** Known needs over some areas (null: places in none), or over all places; none of fewer than three places. */
function listPublicNeeds(context: ReportContext, areaIds: ReadonlySet<string | null> | null): PublicNeed[] {
  const { operation, plan, names } = context;
  const byNeed = groupBy(
    plan.coverage.filter(
      (line) => areaIds === null || areaIds.has(names.places.get(line.placeId)?.areaId ?? null),
    ),
    (line) => line.needId,
  );
  const served = new Set([...byNeed.values()].flat().map((line) => line.placeId));
  if (served.size < FEWEST_PLACES) return [];
  return [...operation.needs]
    .sort((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1))
    .flatMap((need): PublicNeed[] => {
      const total = computeCoverageTotal(byNeed.get(need.id) ?? []);
      if (total === null) return [];
      return [
        {
          needName: need.name,
          needNameLocal: need.nameLocal,
          unit: need.unit,
          tier: need.tier,
          people: roundSignificant(total.people, 2),
          floorPercent: need.floorAmount === 0 ? null : roundShareDown(total.floorMeanPpm),
          targetPercent: roundShareDown(total.targetMeanPpm),
          neededAmount: roundSignificant(total.targetAmount, 2),
          receivedAmount: roundSignificant(total.receivedAmount, 2),
        },
      ];
    });
}

const UNKNOWN_KINDS: Readonly<Record<string, PublicUnknown>> = {
  need: 'need',
  people: 'people',
  flow: 'people',
  conversion: 'counts',
  crossing: 'capacity',
  hub: 'capacity',
  place: 'capacity',
  access: 'access',
  fuel: 'fuel',
  notification: 'notification',
};

/** Only the kinds of what is not known: no subject, no detail, no count. */
function listPublicUnknowns(context: ReportContext): PublicUnknown[] {
  const kinds = listNotKnown(context).map(
    (group): PublicUnknown => UNKNOWN_KINDS[group.code.split('.')[0]!] ?? 'other',
  );
  const order: readonly PublicUnknown[] = [
    'need',
    'people',
    'counts',
    'capacity',
    'access',
    'fuel',
    'notification',
    'other',
  ];
  return order.filter((kind) => kinds.includes(kind));
}

/**
 * Credit lines are written to be shown; titles, publishers and notes of sources may name places and stay out. Only sources
 * behind public figures are credited: who told of access, trucks or statements is nobody else's business.
 */
function listPublicCredits({ operation }: ReportContext): string[] {
  const { people, flows, conversions, needs, goods, stock, arrivals } = operation;
  const used = new Set(
    [people, flows, conversions, needs, goods, stock, arrivals].flatMap((rows) =>
      rows.map((row) => row.origin.sourceId),
    ),
  );
  const credits = [
    operation.roads.credit,
    ...operation.areas.map((area) => area.credit),
    ...operation.sources.filter((source) => used.has(source.id)).map((source) => source.credit),
  ];
  return [...new Set(credits.filter((credit) => credit !== null))];
}
