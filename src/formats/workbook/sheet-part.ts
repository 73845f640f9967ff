import { guardFormula } from '../csv-cells.ts';
import type { CellStyle, DrawnCell, DrawnPage, DrawnSheet } from './format-workbook.ts';
import { formatAddress } from './sheet-cells.ts';

/** The part of one sheet. `idOf` gives the number under which a style stands in the book. */
export function formatSheetPart(sheet: DrawnSheet, idOf: (style: CellStyle) => number): string {
  const { widths = [], frozenRows = 0, rows, merged = [], page } = sheet;
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const lines = rows.map(({ cells, height }, index) => {
    const row = index + 1;
    const drawn = cells.map((cell, column) => formatCell(formatAddress(row, column + 1), cell, idOf));
    const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    return `<row r="${row}"${size}>${drawn.join('')}</row>`;
  });
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    page === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    frozenRows === 0
      ? ''
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    `<sheetData>${lines.join('')}</sheetData>`,
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((block) => `<mergeCell ref="${block}"/>`).join('')}</mergeCells>`,
    page === undefined ? '' : formatPage(page),
    '</worksheet>',
  ].join('');
}

function formatCell(address: string, cell: DrawnCell, idOf: (style: CellStyle) => number): string {
  const { value, style = {} } = cell;
  const id = idOf(style);
  const start = `<c r="${address}"${id === 0 ? '' : ` s="${id}"`}`;
  if (value === null || value === '') return id === 0 ? '' : `${start}/>`;
  return typeof value === 'number'
    ? `${start}><v>${value}</v></c>`
    : `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(guardFormula(value))}</t></is></c>`;
}

/** As many sheets of paper below each other as it takes, and never two side by side. */
function formatPage({ landscape, header, footer }: DrawnPage): string {
  const code = (text: string): string => escapeXml(`&L${text.replaceAll('&', '&&')}`).slice(0, 255);
  return [
    '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    `<headerFooter><oddHeader>${code(header)}</oddHeader><oddFooter>${code(footer)}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`,
  ].join('');
}

/** Text of a part: characters that XML cannot hold, or would change, by their number, as office programs write them. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (unit) => `_x${formatCode(unit)}_`)
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const formatCode = (unit: string): string => unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
