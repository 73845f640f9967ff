import { type CheckResult, checkPlan } from '../check/index.ts';
import {
  computeStockDaysByPlan,
  type Instant,
  type LocalDate,
  type Need,
  type NeedId,
  type Operation,
  type Plan,
  type Problem,
  type Situation,
  type StockLine,
} from '../domain/index.ts';
import {
  allocate,
  describeRations,
  findFullFromDay,
  findSuppliedUntil,
  type RationOption,
  type RationOutcome,
} from '../engine/index.ts';
import { findSimilar, formatPlan, quote } from '../formats/index.ts';
import { makeRationPlan } from './planning/make-ration-plan.ts';
import { prepare } from './planning/prepare.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import { loadHighsSolver } from './solver/highs-solver.ts';
import { makeStopFlag, type StopFlag } from './stop-flag.ts';
import { judgePrivateFolder, writePrivateFolder } from './write-private-folder.ts';

export interface PlanRationsRequest {
  readonly folder: string;
  /** Null: the operation's own. */
  readonly asOf: Instant | null;
  /** Empty: the needs of tier 1 that are counted in kcal. */
  readonly needs: readonly string[];
  /** Of the full ration, in parts per million. */
  readonly sharePpm: number;
  /** Last day on the share; null: as few days as let full rations last to the end, by stock. */
  readonly until: LocalDate | null;
  readonly seed: number;
  readonly iterations: number;
  /** Where to write both plans; null: nowhere. */
  readonly outFolder: string | null;
  readonly signal: AbortSignal;
  readonly observer: (event: { readonly text: string }) => void;
}

/** One way to hand out, planned, judged and read. */
export interface PlannedRations {
  readonly name: 'full' | 'reduced';
  readonly sharePpm: number;
  /** Last day on the share; null: full rations from the first day. */
  readonly reducedUntil: LocalDate | null;
  readonly plan: Plan;
  readonly check: CheckResult;
  readonly needs: readonly PlannedNeed[];
}

export interface PlannedNeed {
  readonly need: Need;
  readonly outcome: RationOutcome;
  /** Last day that what is there and comes in covers, if all could be brought in time; null: not even the first. */
  readonly suppliedUntil: LocalDate | null;
  /** What is left of it for the whole response at the end of the last day. */
  readonly left: StockLine | null;
}

export type RationsPlanned =
  | {
      readonly kind: 'planned';
      readonly operation: Operation;
      readonly asOf: Instant;
      readonly days: readonly LocalDate[];
      readonly options: readonly PlannedRations[];
      readonly files: readonly string[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string }
  | { readonly kind: 'stopped' };

/**
 * Full rations as long as they last beside a share of them until a day and full ones after it: both planned with the same
 * vehicles and roads, judged, and read for who falls below the floor and when (docs/rules.md R33).
 */
export const planRations = async (request: PlanRationsRequest): Promise<RationsPlanned> => {
  const { observer, signal } = request;
  observer({ text: 'Reading the operation ...' });
  const read = await readOperationFolder(request.folder, request.asOf === null ? {} : { asOf: request.asOf });
  if (read.operation === null)
    return { kind: 'invalid', problems: read.problems.filter(({ severity }) => severity === 'error') };
  const refused = request.outFolder === null ? null : await judgePrivateFolder(request.outFolder);
  if (refused !== null) return { kind: 'invalid', problems: [refused] };
  const { operation } = read;
  const asOf = request.asOf ?? operation.defaultAsOf;
  const prepared = prepare(operation, asOf);
  const { situation, lanes } = prepared;
  const asked = readQuestion(situation, request);
  if ('problems' in asked) return { kind: 'invalid', problems: asked.problems };

  const stop: StopFlag = makeStopFlag();
  signal.addEventListener('abort', stop.stop);
  if (signal.aborted) stop.stop();
  try {
    observer({ text: 'Finding the bound ...' });
    const bound = await allocate(situation, lanes, await loadHighsSolver(), { signal: stop });
    if (bound.kind === 'failed') return bound;
    if (bound.kind === 'stopped') return { kind: 'stopped' };
    const options: PlannedRations[] = [];
    for (const [name, option] of [
      ['full', { ...asked, fullFromDay: 0 }],
      ['reduced', asked],
    ] as const) {
      observer({ text: `Planning ${name} rations ...` });
      const made = await makeRationPlan(prepared, bound, option, {
        seed: request.seed,
        iterations: request.iterations,
        stop,
      });
      if (made.kind !== 'planned') return made;
      options.push(readPlan(operation, situation, name, option, made.plan));
    }
    const files = request.outFolder === null ? [] : options.map(({ name }) => `${name}.json`);
    if (request.outFolder !== null) {
      const texts = options.map(({ name, plan }) => [`${name}.json`, encode(formatPlan(plan))] as const);
      const failed = await writePrivateFolder(request.outFolder, new Map(texts));
      if (failed !== null) return { kind: 'invalid', problems: [failed] };
    }
    return {
      kind: 'planned',
      operation,
      asOf,
      days: situation.days.map(({ date }) => date),
      options,
      files,
    };
  } finally {
    signal.removeEventListener('abort', stop.stop);
  }
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const readPlan = (
  operation: Operation,
  situation: Situation,
  name: PlannedRations['name'],
  option: RationOption,
  plan: Plan,
): PlannedRations => {
  const atEnd = computeStockDaysByPlan(operation, plan).at(-1);
  const dateOf = (day: number): LocalDate | null => situation.days[day]?.date ?? null;
  return {
    name,
    sharePpm: option.sharePpm,
    reducedUntil: dateOf(option.fullFromDay - 1),
    plan,
    check: checkPlan(operation, plan),
    needs: option.needIds.map((id) => ({
      need: situation.operation.needs.find((need) => need.id === id)!,
      outcome: describeRations(situation, plan.coverage, id),
      suppliedUntil: dateOf(findSuppliedUntil(situation, id, option)),
      left: atEnd?.lines.find((line) => line.needId === id && line.scope === 'response') ?? null,
    })),
  };
};

/** The option asked about, with its day found where none is given; or why it cannot be asked. */
const readQuestion = (
  situation: Situation,
  request: PlanRationsRequest,
): RationOption | { readonly problems: readonly Problem[] } => {
  const { operation, days, unknownNeedIds } = situation;
  const problems: Problem[] = [];
  const add = (code: string, expected: string, got: string, remedy: string): void => {
    problems.push({ code, severity: 'error', at: {}, expected, got, remedy });
  };
  const possible = operation.needs.filter(
    (need) => need.kind === 'flow' && !unknownNeedIds.includes(need.id) && hasElement(situation, need.id),
  );
  const ids = possible.map((need) => need.id as string);
  const food = possible.filter((need) => need.tier === 1 && need.unit === 'kcal').map((need) => need.id);
  const wanted = request.needs.length > 0 ? request.needs : food;
  const choice = `needs that are used up, with stock and people: ${ids.join(', ') || 'none'}`;
  if (wanted.length === 0)
    add('rations.no-need', choice, 'none named, and none of tier 1 in kcal', 'Name one with --need.');
  for (const id of wanted) {
    const near = findSimilar(id, ids);
    if (!ids.includes(id))
      add('rations.unknown-need', choice, quote(id), near ? `Did you mean ${near}?` : 'Name one of these.');
  }
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  if (first === undefined)
    add('days.over', 'a day after the as-of instant', 'none', 'Give an earlier --as-of.');
  else if (request.until !== null && (request.until < first || request.until > last!))
    add('rations.until', `a day from ${first} to ${last}`, quote(request.until), 'Give a day of the plan.');
  if (problems.length > 0) return { problems };
  const rule = { needIds: wanted as readonly NeedId[], sharePpm: request.sharePpm };
  if (request.until !== null) {
    const reduced = days.filter((day) => day.date <= request.until!).length;
    return { ...rule, fullFromDay: reduced };
  }
  // Where full rations last anyway, the share on all days is what there is to compare with.
  return { ...rule, fullFromDay: findFullFromDay(situation, rule) || days.length };
};

const hasElement = (situation: Situation, needId: NeedId): boolean =>
  situation.elements.some((element) => element.needId === needId);
