/** What a cell of an output table may hold; null is an empty cell. */
export type CsvValue = string | number | boolean | null;

/**
 * CSV text by RFC 4180 with CRLF line ends. Text that a spreadsheet would run as a formula gets an apostrophe in front
 * (`guardFormula`).
 */
export function formatCsv(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');
}

function formatCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  const text = guardFormula(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Text that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or a line break) with an
 * apostrophe in front, unless it is a plain number. Text that looks like one so guarded gets another apostrophe, so that
 * `stripGuard` gives back every text exactly.
 */
export const guardFormula = (text: string): string =>
  isFormula(text.replace(/^'+/, '')) ? `'${text}` : text;

/** The text without the apostrophe of `guardFormula`. Other apostrophes stay: names begin with them. */
export const stripGuard = (text: string): string =>
  text.startsWith("'") && isFormula(text.replace(/^'+/, '')) ? text.slice(1) : text;

/** Full-width signs count too: some spreadsheets take them for the plain ones. */
const isFormula = (text: string): boolean =>
  /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) &&
  !/^[+-]?\d+(\.\d+)?$/.test(text);
