import { encodeUtf8 } from '../../base/index.ts';
import type {
  CommitmentFile,
  Good,
  Instant,
  LedgerRow,
  Need,
  Plan,
  Source,
  SupplyFact,
  VehiclesOut,
} from '../../domain/index.ts';
import { COMMITMENTS_FILE, formatCommitments } from '../commitments-file.ts';
import { formatInstant, type RowTexts } from '../export/cell-texts.ts';
import type { ExportTable } from '../export/export-table.ts';
import { listFileTables } from '../export/file-tables.ts';
import { listGoodTexts, listSupplyTexts } from '../export/operation-count-tables.ts';
import { listLedgerTexts, listVehiclesOutTexts } from '../export/operation-record-tables.ts';
import { listSourceTexts } from '../export/operation-tables.ts';
import { formatTableCsv } from '../export/table-csv.ts';
import { listTableFiles, type TableStem } from '../operation-files.ts';
import { formatPlan } from '../plan-file.ts';
import { addRows } from './add-rows.ts';

/** What rolling on adds to an operation folder, and what it was rolled on from. */
export interface NextFolder {
  /** The start of the first day that is left to plan. */
  readonly asOf: Instant;
  readonly plan: Plan;
  readonly source: Source;
  readonly goods: readonly Good[];
  readonly needs: readonly Need[];
  readonly stock: readonly SupplyFact[];
  readonly vehiclesOut: readonly VehiclesOut[];
  /** Ids of rows of vehicles_out that hold no more. */
  readonly endedVehiclesOut: ReadonlySet<string>;
  readonly ledger: readonly LedgerRow[];
  readonly commitments: CommitmentFile;
}

/** Where a folder keeps the plan that it was rolled on from. */
export const ROLLED_PLAN = 'rolled/plan.json';

/**
 * The files of the next operation folder: those of the old one as they are, but for the as-of instant, the rows that are
 * added, the commitments and the plan. A table with added rows becomes CSV, with every id written.
 */
export function formatNextFolder(
  files: ReadonlyMap<string, Uint8Array>,
  next: NextFolder,
): Map<string, Uint8Array> {
  const out = new Map(files);
  const needs = new Map<string, Need>(next.needs.map((need) => [need.id, need]));
  const tables = new Map(listFileTables(files).map((table) => [table.stem, table]));
  const add = (
    stem: TableStem,
    records: readonly RowTexts[],
    keep: (id: string) => boolean = KEEP_ALL,
  ): void => {
    const table = tables.get(stem);
    if (records.length === 0 && keep === KEEP_ALL) return;
    for (const name of listTableFiles(stem)) out.delete(name);
    out.set(`${stem}.csv`, encodeUtf8(formatTableCsv(addRows(stem, table, records, keep), { tags: false })));
  };
  add('sources', hasId(tables.get('sources'), next.source.id) ? [] : [listSourceTexts(next.source)]);
  add(
    'goods',
    next.goods.map((good) => listGoodTexts(good, needs)),
  );
  add('stock', next.stock.map(listSupplyTexts));
  const { endedVehiclesOut: ended } = next;
  add(
    'vehicles_out',
    next.vehiclesOut.map(listVehiclesOutTexts),
    ended.size === 0 ? KEEP_ALL : (id) => !ended.has(id),
  );
  add('ledger', next.ledger.map(listLedgerTexts));
  out.set('operation.yaml', replaceAsOf(files.get('operation.yaml')!, next.asOf));
  out.set(COMMITMENTS_FILE, encodeUtf8(formatCommitments(next.commitments)));
  out.set(ROLLED_PLAN, encodeUtf8(formatPlan(next.plan)));
  return out;
}

const KEEP_ALL = (): boolean => true;

const hasId = (table: ExportTable | undefined, id: string): boolean => {
  const column = table?.columns.findIndex(({ name }) => name === 'id') ?? -1;
  return table?.rows.some((row) => row[column] === id) ?? false;
};

/** operation.yaml with another as_of; all else stays as it was written. */
function replaceAsOf(yaml: Uint8Array, asOf: Instant): Uint8Array {
  const text = new TextDecoder().decode(yaml);
  const line = `as_of: ${formatInstant(asOf)}`;
  return encodeUtf8(
    /^as_of:.*$/m.test(text)
      ? text.replace(/^as_of:.*$/m, line)
      : `${text}${text.endsWith('\n') ? '' : '\n'}${line}\n`,
  );
}
