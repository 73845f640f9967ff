import { compareStrings } from '../../base/index.ts';
import {
  type Actual,
  type ActualLine,
  findLastEvening,
  type Instant,
  type LocalDate,
  type LotId,
  type MovementReport,
  type Operation,
  type PackFates,
  type Plan,
  type Problem,
} from '../../domain/index.ts';
import { createProblemList } from '../problem-list.ts';
import { type ActualsJudge, createActualsJudge } from './actuals-judge.ts';
import {
  indexLedgerLots,
  keyOfLoad,
  listOpenLoads,
  listPlannedLoads,
  type OpenLoad,
  type OpenMovement,
} from './open-loads.ts';

export interface ReportsInput {
  /** As read, with the actuals that are to be booked. */
  readonly operation: Operation;
  readonly plan: Plan;
  /** The day up to which the plan is rolled on; what was known when it began counts. */
  readonly to: LocalDate;
  readonly toStartsAt: Instant;
  /** Row of actuals.csv by id. */
  readonly rowOf: ReadonlyMap<string, number>;
}

export interface MovementReports {
  /** In the order in which they are booked. */
  readonly reports: readonly MovementReport[];
  /** Movements before `to` that nobody reported, of this plan and of earlier ones. */
  readonly unreported: readonly OpenMovement[];
  readonly problems: readonly Problem[];
}

/**
 * What the actuals say of the plan's movements, and of those of earlier plans whose packs are still open, report by report;
 * every contradiction is a problem (docs/rules.md R26). The rows of one movement that became known at one instant are one
 * report; a later one speaks of what the former left on vehicles.
 */
export const listMovementReports = (input: ReportsInput): MovementReports => {
  const { operation, plan, to, toStartsAt } = input;
  const problems = createProblemList();
  const judge = createActualsJudge(problems, input.rowOf);
  const ledger = operation.ledger.filter((row) => row.origin.knownAt <= plan.asOf);
  const bookedAt = ledger.reduce((latest, { origin }) => Math.max(latest, origin.knownAt), -Infinity);
  const planned = listPlannedLoads(plan, to);
  const earlier = listOpenLoads(ledger);
  const lots = indexLedgerLots(ledger);
  const firstDate = plan.clock.days[0]!.date;

  const groups = new Map<string, Actual[]>();
  for (const row of operation.actuals) {
    if (row.origin.knownAt > toStartsAt) continue;
    if (row.date < firstDate && row.origin.knownAt <= bookedAt) continue;
    if (row.date >= to) judge.warnAfter(row, to);
    else groups.set(row.movementId, [...(groups.get(row.movementId) ?? []), row]);
  }
  const reports: MovementReport[] = [];
  for (const id of [...groups.keys()].sort(compareStrings)) {
    const rows = groups.get(id)!;
    const movement = planned.get(id) ?? earlier.get(id);
    if (movement === undefined) {
      if (rows[0]!.date < firstDate) judge.warnSettled(rows[0]!);
      else judge.unknownMovement(rows[0]!, planned.keys());
      continue;
    }
    reports.push(...listReports(movement, rows, lots, input, judge));
  }
  const reported = new Set<string>(reports.map((report) => report.movementId));
  return {
    reports: reports.sort(
      (a, b) => compareStrings(a.bookedOn, b.bookedOn) || compareStrings(a.movementId, b.movementId),
    ),
    unreported: [...planned.values(), ...earlier.values()]
      .filter(({ id }) => !reported.has(id))
      .filter(({ id, ofPlan }) => ofPlan || isUnreported(ledger, id))
      .sort((a, b) => compareStrings(a.date, b.date) || compareStrings(a.id, b.id)),
    problems: problems.sorted(),
  };
};

const isUnreported = (ledger: Operation['ledger'], id: string): boolean => {
  const last = findLastEvening(ledger);
  return ledger.some((row) => row.date === last && row.entry === 'unreported' && row.movement?.id === id);
};

function listReports(
  movement: OpenMovement,
  rows: readonly Actual[],
  lots: ReadonlyMap<string, LotId>,
  input: ReportsInput,
  judge: ActualsJudge,
): MovementReport[] {
  const instants = [...new Set(rows.map(({ origin }) => origin.knownAt))].sort((a, b) => a - b);
  const reports: MovementReport[] = [];
  let open = movement.loads;
  for (const knownAt of instants) {
    const own = rows.filter(({ origin }) => origin.knownAt === knownAt);
    const first = own[0]!;
    if (open.length === 0) {
      judge.warnSettled(first);
      continue;
    }
    judge.judgeRows(movement, own, input.toStartsAt);
    const lines = settleLoads(open, own, movement.ofPlan ? null : lots, judge);
    if (lines === null) return reports;
    const isFirst = movement.ofPlan && reports.length === 0;
    const bookedOn = isFirst ? movement.date : clampDate(findDate(knownAt, input), movement.date, input);
    const returnedAt = Math.max(...own.map((row) => row.returnedAt ?? -Infinity));
    const backOn =
      returnedAt === -Infinity ? bookedOn : clampDate(findDate(returnedAt, input), bookedOn, input);
    reports.push({
      movementId: first.movementId,
      date: movement.date,
      outcome: first.outcome,
      bookedOn,
      returnedOn: backOn,
      lines,
      vehiclesOut: own.flatMap(({ vehiclesOut }) => vehiclesOut),
      outUntil: own.find(({ vehiclesOut }) => vehiclesOut.length > 0)?.outUntil ?? null,
      note: own.find(({ note }) => note !== null)?.note ?? null,
      factIds: own.map(({ origin }) => origin.factId),
    });
    open = lines.flatMap(({ placeId, lotId, packs }) =>
      packs.held > 0 ? [{ placeId, lotId, packs: packs.held }] : [],
    );
  }
  return reports;
}

/** Where all open packs are, by the lines or, without any, by the outcome; null where the rows cannot be booked. */
function settleLoads(
  open: readonly OpenLoad[],
  rows: readonly Actual[],
  lots: ReadonlyMap<string, LotId> | null,
  judge: ActualsJudge,
): readonly ActualLine[] | null {
  const said = new Map<string, ActualLine>();
  let whole = true;
  for (const row of rows) {
    if (row.line === null) continue;
    // A movement of an earlier plan names lots as that plan did.
    const lotId = lots?.get(row.line.lotId) ?? row.line.lotId;
    const line = { ...row.line, lotId };
    const key = keyOfLoad(line);
    const load = open.find((one) => keyOfLoad(one) === key);
    if (load === undefined) whole = judge.notCarried(row, open);
    else if (said.has(key)) whole = judge.twice(row);
    else if (sumFates(line.packs) !== load.packs)
      whole = judge.notBalanced(row, load.packs, sumFates(line.packs));
    said.set(key, line);
  }
  const { outcome } = rows[0]!;
  const missing = open.filter((load) => !said.has(keyOfLoad(load)));
  if ((said.size > 0 || outcome === 'partly' || outcome === 'impeded') && missing.length > 0)
    whole = judge.linesMissing(rows[0]!, missing);
  if (!whole) return null;
  return open.map((load) => {
    const isDelivered = outcome === 'facilitated' || outcome === 'delayed';
    const plain = isDelivered
      ? { ...NO_PACKS, delivered: load.packs }
      : { ...NO_PACKS, returned: load.packs };
    const { placeId, lotId } = load;
    return said.get(keyOfLoad(load)) ?? { placeId, lotId, packs: plain, heldAtId: null };
  });
}

const NO_PACKS: PackFates = { delivered: 0, returned: 0, lost: 0, damaged: 0, held: 0 };

const sumFates = ({ delivered, returned, lost, damaged, held }: PackFates): number =>
  delivered + returned + lost + damaged + held;

/** The local day of an instant among the plan's days; before them the first, after them the last. */
const findDate = (instant: Instant, { plan }: ReportsInput): LocalDate => {
  const { days } = plan.clock;
  return (days.find((day) => instant < day.endsAt) ?? days.at(-1)!).date;
};

/** Not before `least`, nor before the plan's first day, and before `to`. */
const clampDate = (date: LocalDate, least: LocalDate, { plan, to }: ReportsInput): LocalDate => {
  const dates = plan.clock.days.map((day) => day.date).filter((one) => one < to);
  return dates.find((one) => one >= date && one >= least) ?? dates.at(-1)!;
};
