import type { Actual, Instant, LocalDate } from '../../domain/index.ts';
import { formatHint } from '../did-you-mean.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { OpenLoad, OpenMovement } from './open-loads.ts';

/** Says what is wrong with rows of actuals; those that end a report give back false. */
export interface ActualsJudge {
  readonly warnAfter: (row: Actual, to: LocalDate) => void;
  readonly warnSettled: (row: Actual) => void;
  readonly unknownMovement: (row: Actual, known: Iterable<string>) => void;
  readonly judgeRows: (movement: OpenMovement, rows: readonly Actual[], toStartsAt: Instant) => void;
  readonly notCarried: (row: Actual, open: readonly OpenLoad[]) => false;
  readonly twice: (row: Actual) => false;
  readonly notBalanced: (row: Actual, expected: number, got: number) => false;
  readonly linesMissing: (row: Actual, missing: readonly OpenLoad[]) => false;
}

export function createActualsJudge(problems: ProblemList, rowOf: ReadonlyMap<string, number>): ActualsJudge {
  const locate = (row: Actual, column: string) => {
    const number = rowOf.get(row.origin.factId);
    return { file: 'actuals.csv', ...(number === undefined ? {} : { row: number }), column };
  };
  return {
    warnAfter: (row, to) =>
      problems.warn(
        'actual.after-date',
        locate(row, 'date'),
        `a movement before ${to}`,
        quote(row.date),
        'It is not used now: the next plan makes that day anew.',
      ),
    warnSettled: (row) =>
      problems.warn(
        'actual.nothing-open',
        locate(row, 'movement'),
        'a movement with packs of which nobody has said yet where they are',
        quote(row.movementId),
        'It is left out. Correct what was booked by a count in stock.csv.',
      ),
    unknownMovement: (row, known) =>
      problems.error(
        'actual.unknown-movement',
        locate(row, 'movement'),
        'the id of a movement of the plan',
        quote(row.movementId),
        () => `Copy it from the plan or the waybill.${formatHint(row.movementId, known)}`,
      ),
    judgeRows: (movement, rows, toStartsAt) => {
      for (const row of rows) {
        if (row.date !== movement.date)
          problems.error(
            'actual.wrong-date',
            locate(row, 'date'),
            `${movement.date}, the day of ${movement.id}`,
            quote(row.date),
            'Give the day of the movement in the plan, also where it came back later.',
          );
        if (row.outcome !== rows[0]!.outcome)
          problems.error(
            'actual.outcomes-differ',
            locate(row, 'outcome'),
            `${rows[0]!.outcome}, as in the first row of this report`,
            quote(row.outcome),
            'Give one outcome for the movement; rows for lots say what was different.',
          );
        for (const [column, at] of [
          ['departed_at', row.departedAt],
          ['returned_at', row.returnedAt],
        ] as const)
          if (at !== null && at > Math.min(row.origin.knownAt, toStartsAt))
            problems.error(
              'actual.in-the-future',
              locate(row, column),
              'not after the row became known',
              quote(new Date(at * 1000).toISOString()),
              'Correct the time, or known_at of the row.',
            );
        for (const { fleetId, number } of row.vehiclesOut) {
          if (movement.vehicles?.some((own) => own.fleetId === fleetId && own.number === number) ?? true)
            continue;
          problems.error(
            'actual.other-vehicle',
            locate(row, 'vehicles_out'),
            `vehicles of ${movement.id}`,
            quote(`${fleetId}#${number}`),
            'Other vehicles that are out belong into vehicles_out.csv.',
          );
        }
      }
      const holding = rows.find(({ line }) => (line?.packs.held ?? 0) > 0);
      if (holding !== undefined && rows.every(({ vehiclesOut }) => vehiclesOut.length === 0))
        problems.error(
          'actual.held-without-vehicles',
          locate(holding, 'vehicles_out'),
          'the vehicles that hold the packs',
          '""',
          'Name them in vehicles_out: they cannot be planned with.',
        );
    },
    notCarried: (row, open) => {
      problems.error(
        'actual.not-carried',
        locate(row, 'lot'),
        'a place and lot that the movement carried and that is still open',
        quote(`${row.line!.placeId} ${row.line!.lotId}`),
        () =>
          `Open are: ${open
            .slice(0, 5)
            .map(({ placeId, lotId }) => `${placeId} ${lotId}`)
            .join(', ')}.`,
      );
      return false;
    },
    twice: (row) => {
      problems.error(
        'actual.reported-twice',
        locate(row, 'lot'),
        'each place and lot once in a report',
        quote(`${row.line!.placeId} ${row.line!.lotId}`),
        'Put the figures into one row; a later report of the same movement has a later known_at.',
      );
      return false;
    },
    notBalanced: (row, expected, got) => {
      problems.error(
        'actual.not-balanced',
        locate(row, 'delivered'),
        `delivered, returned, lost, damaged and held that add up to ${expected} packs`,
        quote(String(got)),
        'Account for every pack that was planned, or that the last report left on vehicles.',
      );
      return false;
    },
    linesMissing: (row, missing) => {
      problems.error(
        'actual.lines-missing',
        locate(row, 'lot'),
        'a row for each place and lot of the movement',
        quote(`${missing.length} missing, first ${missing[0]!.placeId} ${missing[0]!.lotId}`),
        'Add the rows: what was delivered, returned, lost, damaged, held.',
      );
      return false;
    },
  };
}
