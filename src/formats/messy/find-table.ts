import { isTagRow } from '../hxl.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import { LIMITS } from '../sheet.ts';
import { WorkbookError } from '../workbook/workbook-part.ts';
import { readDelimitedRows } from './delimited-rows.ts';
import { type FoundHeader, findHeaderRow } from './find-header.ts';
import { readLooseText } from './loose-text.ts';
import type { LeftOutRow, MessyHeader, MessyRow, MessyTable } from './messy-table.ts';
import { EMPTY_CELL, isFilled, type RawRow, type RawSheet } from './raw-rows.ts';
import { addToBlock, classifyRow, startBlock } from './row-reason.ts';
import { readWorkbookRows } from './workbook-rows.ts';

/**
 * The one table of a file as people made it (docs/importing.md section 1): CSV and its relatives or a workbook, told by content
 * and not by name. Null, with problems noted: import.not-a-table, import.no-table, import.no-sheet, import.bad-workbook.
 */
export const readMessyTable = async (
  file: { readonly name: string; readonly bytes: Uint8Array },
  wanted: { readonly sheet: string | null; readonly headerRow: number | null },
  problems: ProblemList,
): Promise<MessyTable | null> => {
  const foreign = findForeignFormat(file.bytes);
  if (foreign !== null) {
    problems.error(
      'import.not-a-table',
      { file: file.name },
      'CSV or an Excel workbook (.xlsx)',
      foreign.got,
      foreign.remedy,
    );
    return null;
  }
  let encoding: string | null = null;
  let sheets: readonly RawSheet[];
  if (isZip(file.bytes)) {
    try {
      sheets = readWorkbookRows(file.bytes);
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      problems.error(
        'import.bad-workbook',
        { file: file.name },
        'an Excel workbook (.xlsx)',
        error.message,
        'Save it again from a spreadsheet program, or as CSV UTF-8.',
      );
      return null;
    }
  } else {
    if (file.bytes.length > LIMITS.tableBytes) {
      problems.error(
        'import.not-a-table',
        { file: file.name },
        `at most ${LIMITS.tableBytes} bytes`,
        `${file.bytes.length} bytes`,
        'Keep only what concerns this operation.',
      );
      return null;
    }
    const read = readLooseText(file.name, file.bytes, problems);
    encoding = read.encoding;
    sheets = [{ name: null, hidden: false, ...readDelimitedRows(read.text) }];
  }
  // Rows that were cut off would be missing from the operation, unseen.
  if (sheets.some(({ rows }) => rows.length > LIMITS.rows)) {
    problems.error(
      'file.too-many-rows',
      { file: file.name },
      `at most ${LIMITS.rows} rows`,
      'more',
      'Keep only the rows of this operation.',
    );
    return null;
  }
  const chosen = chooseSheet(file.name, sheets, wanted, problems);
  if (chosen === null) return null;
  const { cutAfter } = chosen.sheet;
  if (cutAfter > 0)
    problems.warn(
      'import.too-many-columns',
      { file: file.name, column: letterOf(LIMITS.columns + 1) },
      `at most ${LIMITS.columns} columns`,
      `content as far as column ${letterOf(cutAfter)}`,
      `What stands right of column ${letterOf(LIMITS.columns)} is not read. Move the columns that count to the left, or delete others.`,
    );
  const names = sheets.flatMap(({ name }) => name ?? []);
  return buildTable(file.name, chosen.sheet, chosen.header, { encoding, names }, problems);
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What is no table although it may be called so. */
const findForeignFormat = (bytes: Uint8Array): { readonly got: string; readonly remedy: string } | null => {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const saveAs = 'Open it in a spreadsheet program and save it as .xlsx or as CSV UTF-8.';
  if (head.startsWith('%PDF'))
    return {
      got: 'a PDF',
      remedy: 'Ask for the table itself (.xlsx or CSV): figures are not read off pages.',
    };
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return { got: 'an old Excel workbook (.xls)', remedy: saveAs };
  if (isZip(bytes) && head.includes('opendocument'))
    return { got: 'an OpenDocument file (.ods)', remedy: saveAs };
  if (/^(\u00ef\u00bb\u00bf)?\s*(<!doctype html|<html|<head|<body|<table)/i.test(head))
    return {
      got: 'an HTML page',
      remedy: 'Download the file itself; this is a web page, perhaps one that asks to sign in.',
    };
  if (/^(\u00ef\u00bb\u00bf)?\s*<\?xml|^\s*<osm|^\s*<kml/i.test(head))
    return { got: 'an XML file', remedy: 'Export it as GeoJSON, CSV or .xlsx.' };
  if (['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', '\u001f\u008b'].some((mark) => head.startsWith(mark)))
    return { got: 'a picture or packed file', remedy: 'Ask for the table itself (.xlsx or CSV).' };
  return null;
};

const notBlank = (sheet: RawSheet): RawRow[] => sheet.rows.filter((row) => row.cells.some(isFilled));

const chooseSheet = (
  file: string,
  sheets: readonly RawSheet[],
  wanted: { readonly sheet: string | null; readonly headerRow: number | null },
  problems: ProblemList,
): { readonly sheet: RawSheet; readonly header: FoundHeader } | null => {
  const names = sheets.flatMap(({ name }) => name ?? []);
  if (wanted.sheet !== null && names.length > 0) {
    const sheet = sheets.find(({ name }) => name?.trim() === wanted.sheet?.trim());
    if (sheet === undefined) {
      problems.error(
        'import.no-sheet',
        { file },
        'the name of a sheet',
        quote(wanted.sheet),
        `Sheets are ${names.map(quote).join(', ')}.`,
      );
      return null;
    }
    const header = findHeaderRow(notBlank(sheet), wanted.headerRow);
    return header === null ? reportNoTable(file, problems) : { sheet, header };
  }
  let best: { readonly sheet: RawSheet; readonly header: FoundHeader; readonly count: number } | null = null;
  for (const sheet of sheets) {
    if (sheet.hidden) continue;
    const rows = notBlank(sheet);
    const header = findHeaderRow(rows, wanted.headerRow);
    if (header === null) continue;
    const count = rows.length - header.below;
    if (count > (best?.count ?? 0)) best = { sheet, header, count };
  }
  return best ?? reportNoTable(file, problems);
};

const reportNoTable = (file: string, problems: ProblemList): null => {
  problems.error(
    'import.no-table',
    { file },
    'a row of headers with rows of data below',
    'no such rows',
    'Name the row of the headers in a mapping (header_row: 4), or the sheet (--sheet NAME).',
  );
  return null;
};

const buildTable = (
  file: string,
  sheet: RawSheet,
  found: FoundHeader,
  about: {
    readonly encoding: string | null;
    readonly names: readonly string[];
  },
  problems: ProblemList,
): MessyTable | null => {
  const rows = notBlank(sheet);
  const below = rows.slice(found.below);
  // Not `Math.max(...widths)`: a call takes no more than some 100 000 arguments.
  const width = rows
    .slice(Math.max(0, found.header))
    .reduce((most, row) => Math.max(most, row.cells.findLastIndex(isFilled) + 1), 0);
  const all = listHeaders(rows, found, Math.min(width, LIMITS.columns));
  // A column without header and content is no column.
  const kept = all.flatMap((header, index) =>
    header.text !== '' ||
    header.tag !== null ||
    below.some((row) => row.cells[index] !== undefined && isFilled(row.cells[index]!))
      ? [index]
      : [],
  );
  const headers = kept.map((index) => all[index]!);
  const data: MessyRow[] = [];
  const leftOut: LeftOutRow[] = [];
  const plain = below.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index] ?? EMPTY_CELL) }));
  const lastData = plain.findLastIndex(
    (row) => row.cells.filter((cell) => isFilled(cell) && !cell.merged).length > 1,
  );
  let block = startBlock();
  plain.forEach((row, index) => {
    const filled = row.cells.filter(isFilled);
    if (filled.length === 0) return;
    const text = filled
      .map((cell) => cell.text)
      .join(' ')
      .slice(0, 120);
    if (row.hidden) {
      leftOut.push({ row: row.row, reason: 'hidden', text });
      problems.warn(
        'import.hidden-row',
        { file, row: row.row },
        'rows that can be seen',
        `a hidden row: ${quote(text)}`,
        'It is left out. Show it in the spreadsheet if it is meant to count.',
      );
      return;
    }
    const reason = isTagRow(row.cells.map((cell) => cell.text))
      ? 'repeated-header'
      : classifyRow(row, headers, block, index > lastData);
    if (reason !== null) {
      leftOut.push({ row: row.row, reason, text });
      if (reason === 'total' || reason === 'group') block = startBlock();
      return;
    }
    addToBlock(block, row);
    data.push({ row: row.row, cells: row.cells });
  });
  if (data.length === 0) return reportNoTable(file, problems);
  const top = found.upper >= 0 ? found.upper : found.header >= 0 ? found.header : found.tags;
  return {
    file,
    sheet: sheet.name,
    sheets: about.names,
    encoding: about.encoding,
    headerRow: rows[found.header >= 0 ? found.header : found.tags]!.row,
    headers,
    rows: data,
    titles: rows.slice(0, top).map(({ row, cells }) => ({
      row,
      text: cells
        .filter((cell) => isFilled(cell) && !cell.merged)
        .map((cell) => cell.text)
        .join(' ')
        .slice(0, 300),
    })),
    leftOut,
  };
};

const listHeaders = (rows: readonly RawRow[], found: FoundHeader, width: number): MessyHeader[] => {
  const textOf = (at: number, index: number): string =>
    at < 0 ? '' : (rows[at]!.cells[index]?.text ?? '').replace(/\s+/g, ' ').trim();
  let carried = '';
  return Array.from({ length: width }, (_, index) => {
    const lower = textOf(found.header, index);
    const own = textOf(found.upper, index);
    if (own !== '') carried = own;
    // A name merged down over both rows stands in both.
    const upper = lower === '' || own === lower ? '' : carried;
    const name = found.upper < 0 ? lower : upper === '' ? lower || own : `${upper} / ${lower}`;
    const unit = textOf(found.units, index).replace(/^[([{]|[)\]}]$/g, '');
    const text = unit === '' ? name : `${name} (${unit})`;
    return { text, tag: textOf(found.tags, index) || null, letter: letterOf(index + 1) };
  });
};

const letterOf = (column: number): string => {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};
