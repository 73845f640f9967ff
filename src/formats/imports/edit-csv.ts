import { type CsvValue, formatCsv } from '../csv-cells.ts';

/** What changes in a CSV text; rows count from 1 as in a spreadsheet, blank ones too. */
export interface CsvEdit {
  /** Cells that every row has before anything is added. */
  readonly width: number;
  /** Cells that come behind each row, as many everywhere; none where no column is new. */
  readonly behind: (row: number) => readonly string[];
  /** Whole rows anew by row number, without the cells behind. */
  readonly replaced: ReadonlyMap<number, readonly string[]>;
  /** Whole rows for the end. */
  readonly added: readonly (readonly string[])[];
}

export interface EditedCsv {
  readonly text: string;
  /** Row number of the first added row. */
  readonly firstAdded: number;
}

/**
 * The text with rows and cells added or replaced. What does not change stays as it was written, with its quotes, its line
 * ends and its byte order mark: only blank rows at the end go.
 */
export const editCsv = (text: string, edit: CsvEdit): EditedCsv => {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const { records, lineEnd } = splitRecords(text.slice(mark.length));
  while (records.length > 0 && isBlank(records.at(-1)!)) records.pop();
  const lines = records.map((record, index) => {
    const replaced = edit.replaced.get(index + 1);
    const line = replaced === undefined ? record : formatLine(replaced);
    const more = edit.behind(index + 1);
    if (more.length === 0 || isBlank(record)) return line;
    return `${line}${','.repeat(edit.width - countCells(line))},${formatLine(more)}`;
  });
  const all = [...lines, ...edit.added.map(formatLine)];
  return { text: mark + all.map((line) => line + lineEnd).join(''), firstAdded: lines.length + 1 };
};

const formatLine = (cells: readonly string[]): string =>
  formatCsv([cells.map((cell): CsvValue => (cell === '' ? null : cell))]).slice(0, -'\r\n'.length);

/** The rows as they are written, without the line ends between them, and what those are. */
const splitRecords = (text: string): { readonly records: string[]; readonly lineEnd: string } => {
  const records: string[] = [];
  let lineEnd: string | null = null;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"') quoted = !quoted;
    else if (!quoted && (mark === '\n' || mark === '\r')) {
      const end = mark === '\r' && text[at + 1] === '\n' ? '\r\n' : mark;
      lineEnd ??= end;
      records.push(text.slice(from, at));
      at += end.length - 1;
      from = at + 1;
    }
  }
  if (from < text.length) records.push(text.slice(from));
  return { records, lineEnd: lineEnd ?? '\r\n' };
};

const isBlank = (record: string): boolean => /^[\s,"]*$/.test(record);

const countCells = (record: string): number => {
  let cells = 1;
  let quoted = false;
  for (const mark of record) {
    if (mark === '"') quoted = !quoted;
    else if (mark === ',' && !quoted) cells++;
  }
  return cells;
};
