import { encodeUtf8 } from '../../src/base/index.ts';
import { type Operation, type Plan, type Source, sourceId } from '../../src/domain/index.ts';
import { formatOperation, parseOperation } from '../../src/formats/index.ts';
import { type RolledOn, rollOn } from '../../src/services/rolling/roll-on.ts';

const RADIO: Source = {
  id: sourceId('radio-room'),
  title: 'Radio room log',
  publisher: 'Logistics',
  url: null,
  publishedAt: 1_700_000_000,
  reliability: 'B',
  licence: null,
  credit: null,
  note: null,
};

/** The files of an operation, with a source that reports movements. */
export const listFiles = (operation: Operation): Map<string, Uint8Array> =>
  formatOperation({
    ...operation,
    sensitivity: 'restricted',
    sources: [...operation.sources, RADIO].sort((a, b) => (a.id < b.id ? -1 : 1)),
  });

export const readFiles = async (files: ReadonlyMap<string, Uint8Array>): Promise<Operation> => {
  const { operation, problems } = await parseOperation(files);
  if (operation === null) throw new Error(JSON.stringify(problems.slice(0, 5)));
  return operation;
};

/** A row of actuals by column; what is left out is empty. */
export type ActualCells = Readonly<Record<string, string | number>>;

const COLUMNS = [
  ...['id', 'movement', 'date', 'outcome', 'place', 'lot'],
  ...['delivered', 'returned', 'lost', 'damaged', 'held', 'held_at'],
  ...['returned_at', 'vehicles_out', 'out_until', 'note', 'source', 'known_at'],
];

export const writeActuals = (rows: readonly ActualCells[]): Uint8Array =>
  encodeUtf8(
    `${[
      COLUMNS,
      ...rows.map((row) => COLUMNS.map((name) => row[name] ?? (name === 'source' ? RADIO.id : ''))),
    ]
      .map((cells) => cells.join(','))
      .join('\n')}\n`,
  );

/** Rolls on and expects that it can be done, and that the independent check finds nothing. */
export const rollOrThrow = async (
  files: ReadonlyMap<string, Uint8Array>,
  plan: Plan,
  rows: readonly ActualCells[],
  to: string,
): Promise<RolledOn> => {
  const actualsCsv = rows.length === 0 ? null : writeActuals(rows);
  const rolled = await rollOn({ files, plan, actualsCsv, noticesCsv: null, to });
  if (rolled.kind === 'invalid') throw new Error(JSON.stringify(rolled.problems.slice(0, 5)));
  if (rolled.check.violations.length > 0)
    throw new Error(JSON.stringify(rolled.check.violations.slice(0, 5)));
  return rolled;
};

/** By lot and evening: what came from somewhere less what is somewhere. All are 0 where the ledger balances. */
export const listImbalances = ({ ledger }: Operation): readonly string[] => {
  const sums = new Map<string, number>();
  for (const { date, lotId, entry, packs } of ledger) {
    const sign = entry === 'opening' || entry === 'arrived' || entry === 'counted' ? 1 : -1;
    const key = `${date} ${lotId}`;
    sums.set(key, (sums.get(key) ?? 0) + sign * packs);
  }
  return [...sums].filter(([, sum]) => sum !== 0).map(([key, sum]) => `${key}: ${sum}`);
};
