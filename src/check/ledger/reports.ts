import type { Actual, Day, Operation, PackFates, Plan } from '../../domain/index.ts';
import { groupRows } from '../facts/choose.ts';

/** What one report does with the packs of one lot for one stop that were open (R26). */
export interface Settling {
  readonly movementId: string;
  /** Number among the reports of its movement; 0 speaks of all that was planned, where the plan has the movement. */
  readonly number: number;
  readonly movementDate: string;
  readonly bookedOn: string;
  readonly returnedOn: string;
  readonly outcome: Actual['outcome'];
  /** By stop and lot; empty: the outcome speaks for all. */
  readonly lines: readonly {
    readonly toId: string;
    readonly lotId: string;
    readonly fates: PackFates;
    readonly heldAtId: string | null;
  }[];
}

/**
 * The reports that are to be booked for a plan up to a day: rows of one movement that became known at one instant, in that
 * order. Those that an earlier ledger has booked already (known by `bookedAt`) are left out.
 */
export function listSettlings(
  operation: Operation,
  plan: Plan,
  days: readonly Day[],
  to: Day,
  bookedAt: number,
): Settling[] {
  const planned = new Set<string>(plan.movements.map((movement) => movement.id));
  const first = days[0]!.date;
  const rows = operation.actuals.filter(
    (row) =>
      row.origin.knownAt <= to.startsAt &&
      row.date < to.date &&
      (row.date >= first || row.origin.knownAt > bookedAt),
  );
  const settlings: Settling[] = [];
  for (const [movementId, own] of groupRows(rows, (row) => row.movementId)) {
    const instants = [...new Set(own.map((row) => row.origin.knownAt))].sort((a, b) => a - b);
    instants.forEach((instant, number) => {
      const report = own.filter((row) => row.origin.knownAt === instant);
      const { date, outcome } = report[0]!;
      const isFirst = number === 0 && planned.has(movementId);
      const bookedOn = isFirst ? date : findEvening(days, to, instant, date);
      const backAt = report.map((row) => row.returnedAt).filter((at) => at !== null);
      settlings.push({
        movementId,
        number,
        movementDate: date,
        bookedOn,
        returnedOn: backAt.length === 0 ? bookedOn : findEvening(days, to, Math.max(...backAt), bookedOn),
        outcome,
        lines: report.flatMap(({ line }) =>
          line === null
            ? []
            : [{ toId: line.placeId, lotId: line.lotId, fates: line.packs, heldAtId: line.heldAtId }],
        ),
      });
    });
  }
  return settlings;
}

/** The planning day of an instant, but not before `least` nor after the last evening. */
function findEvening(days: readonly Day[], to: Day, instant: number, least: string): string {
  const evenings = days.filter((day) => day.date < to.date);
  const found = evenings.find((day) => instant < day.endsAt && day.date >= least);
  return (found ?? evenings[evenings.length - 1]!).date;
}
