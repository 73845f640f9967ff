import { compareStrings } from '../../base/index.ts';
import {
  factId,
  type Good,
  type Instant,
  type LedgerLine,
  type LedgerRow,
  type LocalDate,
  type MovementReport,
  type Operation,
  type Origin,
  type Plan,
  type Source,
  type SupplyFact,
  sourceId,
  type VehiclesOut,
} from '../../domain/index.ts';
import {
  type HouseholdGood,
  type NextStock,
  type NextStocks,
  type NextVehiclesOut,
  nameVehiclesOut,
} from '../../engine/index.ts';
import type { NextFolder } from '../../formats/index.ts';
import { listCommitments } from './list-commitments.ts';

export interface NextFolderInput {
  /** With everything that is known by `asOf`. */
  readonly operation: Operation;
  readonly plan: Plan;
  readonly to: LocalDate;
  readonly asOf: Instant;
  readonly stocks: NextStocks;
  readonly vehiclesOut: readonly NextVehiclesOut[];
  readonly reports: readonly MovementReport[];
  /** The ledger's lot of each lot of the plan. */
  readonly lotOf: ReadonlyMap<string, string>;
}

/** The rows that rolling on adds, as facts known from the first day that is left to plan, by the source `ledger`. */
export const assembleNextFolder = (input: NextFolderInput): NextFolder => {
  const { operation, plan, to, asOf, stocks, vehiclesOut, reports } = input;
  const reported = reports.map(({ movementId }) => nameVehiclesOut(movementId));
  return {
    asOf,
    plan,
    source: describeSource(operation, asOf),
    goods: stocks.newGoods.map((good) => describeGood(good, asOf)),
    needs: operation.needs,
    stock: stocks.rows.map((row) => describeStock(row, asOf)),
    vehiclesOut: vehiclesOut.map((row) => describeVehiclesOut(row, asOf)),
    endedVehiclesOut: new Set(
      operation.vehiclesOut
        .map(({ origin }) => origin.factId as string)
        .filter((id) => reported.some((start) => id.startsWith(start))),
    ),
    ledger: describeLines(stocks.lines, asOf),
    commitments: listCommitments(operation, plan, to, asOf, stocks.lines, input.lotOf),
  };
};

const LEDGER = sourceId('ledger');

const describeSource = ({ name }: Operation, asOf: Instant): Source => ({
  id: LEDGER,
  title: 'Ledger: what was planned, and what was reported of it',
  publisher: name,
  url: null,
  publishedAt: asOf,
  // A balance is as good as its reports; any count that somebody graded goes before it (docs/rules.md R4).
  reliability: 'F',
  licence: null,
  credit: null,
  note: 'Written by roll.',
});

const originOf = (id: string, knownAt: Instant, assumption: string | null): Origin => ({
  factId: factId(id),
  sourceId: LEDGER,
  credibility: null,
  knownAt,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption,
});

const describeGood = ({ id, name, need, quantityPerPack }: HouseholdGood, asOf: Instant): Good => ({
  id,
  name: name.slice(0, 200),
  nameLocal: null,
  pack: 'measure',
  // Nothing of it is ever carried or stored: the least that the format holds.
  gramsPerPack: 1,
  cm3PerPack: 1,
  serves: [{ needId: need.id, quantityPerPack }],
  fuelMlPerPack: null,
  household: true,
  origin: originOf(id, asOf, 'A measure of what people have at home, not a thing that is packed.'),
});

const describeStock = ({ id, assumption, ...row }: NextStock, asOf: Instant): SupplyFact => ({
  ...row,
  // Reasons are joined; the column holds 500 characters.
  origin: originOf(id, asOf, assumption?.slice(0, 500) ?? null),
});

const describeVehiclesOut = ({ id, ...row }: NextVehiclesOut, asOf: Instant): VehiclesOut => ({
  ...row,
  origin: originOf(id, asOf, null),
});

/** Numbered by evening: an evening is written once, so that the ids are the folder's own. */
const describeLines = (lines: readonly LedgerLine[], asOf: Instant): readonly LedgerRow[] => {
  const numbers = new Map<LocalDate, number>();
  return [...lines]
    .sort((a, b) => compareStrings(a.date, b.date))
    .map((line) => {
      const number = (numbers.get(line.date) ?? 0) + 1;
      numbers.set(line.date, number);
      return {
        ...line,
        origin: originOf(`ledger-${line.date}-${String(number).padStart(6, '0')}`, asOf, null),
      };
    });
};
