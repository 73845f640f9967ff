import type { Instant, LocalDate, Operation, Problem, Source } from '../domain/index.ts';
import {
  type HorizonScore,
  isCounted,
  type Morning,
  type ScoredArrival,
  scoreArrivals,
  sumScores,
  weighCounts,
} from '../engine/index.ts';
import { makePlan } from './planning/make-plan.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import { makeStopFlag } from './stop-flag.ts';

/** What the plan of one morning counted on, at best figures. */
export interface MorningPlan {
  readonly morning: LocalDate;
  readonly asOf: Instant;
  /** Person-weighted mean of the tier-1 floor (S1), in parts per million; null: not known. */
  readonly floorMeanPpm: number | null;
  readonly movements: number;
  /** What it meant to take over at crossings, by date. */
  readonly intake: GramsByDate;
}

/** Grams on each date that has any, in order. */
export type GramsByDate = readonly { readonly date: LocalDate; readonly grams: number }[];

const listByDate = (sums: ReadonlyMap<LocalDate, number>): GramsByDate =>
  [...sums].map(([date, grams]) => ({ date, grams })).sort((a, b) => (a.date < b.date ? -1 : 1));

export type Backtest =
  | {
      readonly kind: 'scored';
      readonly operation: Operation;
      readonly arrivals: readonly ScoredArrival[];
      readonly horizons: readonly HorizonScore[];
      /** What was counted in at crossings, weighed by the plan's own conversions. */
      readonly counted: GramsByDate;
      /** Empty where plans were not asked for. */
      readonly plans: readonly MorningPlan[];
      /** Sources of the counts, for what they say of themselves. */
      readonly countSources: readonly Source[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'stopped' };

export interface BacktestRequest {
  readonly folder: string;
  /** Whether each morning is also planned; else only expectations are scored. */
  readonly plans: boolean;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly observer: (event: { readonly text: string }) => void;
}

/**
 * Every morning of the horizon, and the one before it, as of the operation's usual hour: what was expected then beside what was counted
 * later, and on request the plan that would have been made. Nothing is written.
 */
export const backtestOperation = async (request: BacktestRequest): Promise<Backtest> => {
  const { observer, signal } = request;
  observer({ text: 'Reading the operation ...' });
  const { operation, problems } = await readOperationFolder(request.folder);
  if (operation === null) return { kind: 'invalid', problems };
  const mornings = listMornings(operation);
  const arrivals = scoreArrivals(operation, mornings);
  const plans: MorningPlan[] = [];
  for (const morning of request.plans ? mornings : []) {
    if (signal.aborted) return { kind: 'stopped' };
    observer({ text: `Planning as of ${morning.date} (${plans.length + 1} of ${mornings.length}) ...` });
    const plan = await planMorning(operation, morning, request);
    if (plan === 'stopped') return { kind: 'stopped' };
    if (plan !== null) plans.push(plan);
  }
  return {
    kind: 'scored',
    operation,
    arrivals,
    horizons: sumScores(arrivals),
    counted: listByDate(weighCounts(operation)),
    plans,
    countSources: listCountSources(operation),
  };
};

/** The same time of day as the operation's own as-of instant. */
const listMornings = (operation: Operation): readonly Morning[] => {
  const { days, defaultAsOf } = operation;
  const first = days[0];
  if (first === undefined) return [];
  const own = days.find((day) => day.startsAt <= defaultAsOf && defaultAsOf < day.endsAt) ?? first;
  const sinceStart = Math.max(0, defaultAsOf - own.startsAt);
  const before = new Date(Date.parse(`${first.date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
  return [
    { date: before, asOf: first.startsAt + sinceStart - DAY_MS / 1000 },
    ...days.map((day) => ({ date: day.date, asOf: day.startsAt + sinceStart })),
  ];
};

const DAY_MS = 86_400_000;

const planMorning = async (
  operation: Operation,
  morning: Morning,
  { threads, signal }: BacktestRequest,
): Promise<MorningPlan | 'stopped' | null> => {
  const stop = makeStopFlag();
  const onAbort = (): void => stop.stop();
  signal.addEventListener('abort', onAbort);
  try {
    const made = await makePlan({
      operation,
      asOf: morning.asOf,
      seed: 1,
      iterations: 1,
      threads,
      stop,
      observer: () => {},
      searchSeconds: null,
      sensitivity: false,
    });
    if (signal.aborted) return 'stopped';
    if (made.kind !== 'planned') return null;
    const { plan } = made;
    const crossings = new Set(
      operation.places.filter((place) => place.kind === 'crossing').map((place) => place.id),
    );
    const gramsOf = new Map(operation.goods.map((good) => [good.id, good.gramsPerPack]));
    const intake = new Map<LocalDate, number>();
    for (const { visits, loads, date } of plan.movements) {
      if (!crossings.has(visits[0]!.placeId)) continue;
      const grams = loads.reduce((sum, load) => sum + load.packs * gramsOf.get(load.goodId)!, 0);
      intake.set(date, (intake.get(date) ?? 0) + grams);
    }
    return {
      morning: morning.date,
      asOf: morning.asOf,
      floorMeanPpm: plan.summary.headlines.find((line) => line.row === 'S1')?.value ?? null,
      movements: plan.movements.length,
      intake: listByDate(intake),
    };
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

/** Sources of arrival rows that became known when their day was over. */
const listCountSources = (operation: Operation): readonly Source[] => {
  const counts = operation.arrivals.filter((row) => isCounted(operation, row));
  const named = new Set(counts.map((row) => row.origin.sourceId));
  return operation.sources.filter((source) => named.has(source.id));
};
