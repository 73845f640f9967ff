import { strToU8, type Zippable, zipSync } from 'fflate';
import { assert } from '../../base/index.ts';
import { escapeXml, formatSheetPart } from './sheet-part.ts';
import { createStyleBook } from './style-book.ts';

/** A sheet as it is drawn. */
export interface DrawnSheet {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  /** In characters, from the left; others have the usual width. */
  readonly widths?: readonly number[];
  /** Rows that stay in sight while the rest is scrolled. */
  readonly frozenRows?: number;
  readonly rows: readonly DrawnRow[];
  /** Blocks shown as one cell, such as `A1:C1`; the value is that of the first cell. */
  readonly merged?: readonly string[];
  readonly page?: DrawnPage;
}

export interface DrawnRow {
  readonly cells: readonly DrawnCell[];
  /** In points. */
  readonly height?: number;
}

/**
 * Texts are stored as texts, so that nothing that is written here is a formula, and are guarded against becoming one where
 * a program saves them as CSV. Null: empty.
 */
export interface DrawnCell {
  readonly value: string | number | null;
  readonly style?: CellStyle;
}

export interface CellStyle {
  readonly bold?: boolean;
  /** In points; the usual size is 11. */
  readonly size?: number;
  readonly colour?: 'muted' | 'white';
  readonly fill?: 'panel' | 'deep' | 'red' | 'amber';
  readonly border?: boolean;
  readonly wrap?: boolean;
  readonly align?: 'start' | 'centre' | 'end';
  /** Arabic and other scripts that are read from the right. */
  readonly rightToLeft?: boolean;
  /** text: stays text when edited. date: the value is days since the end of 1899. Else digits as they are. */
  readonly format?: 'text' | 'date' | 'whole' | 'decimal-3';
}

/** A4. Header and footer are printed on every sheet of paper. */
export interface DrawnPage {
  readonly landscape: boolean;
  readonly header: string;
  readonly footer: string;
  /** Rows printed at the top of each sheet of paper, counted from 1. */
  readonly repeatedRows?: number;
}

/** The bytes of an XLSX workbook (ISO 29500): same sheets, same bytes; no author, clock or program stands in it. */
export function formatWorkbook(sheets: readonly DrawnSheet[]): Uint8Array {
  for (const { name } of sheets)
    assert(/^[^[\]:*?/\\]{1,31}$/.test(name), `${name} can be the name of a sheet`);
  const styles = createStyleBook();
  const parts: Record<string, string> = {
    '[Content_Types].xml': formatContentTypes(sheets.length),
    '_rels/.rels': formatRelations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': formatBook(sheets),
    'xl/_rels/workbook.xml.rels': formatRelations([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  };
  sheets.forEach((sheet, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = formatSheetPart(sheet, styles.idOf);
  });
  parts['xl/styles.xml'] = styles.format();
  const zipped: Zippable = {};
  for (const [name, text] of Object.entries(parts)) zipped[name] = strToU8(XML + text);
  // The hours of a zip are local ones without a zone, so that a local date gives the same bytes everywhere.
  return zipSync(zipped, { level: 6, mtime: new Date(1980, 0, 1) });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function formatBook(sheets: readonly DrawnSheet[]): string {
  const list = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.flatMap(({ name, page }, index) =>
    page?.repeatedRows === undefined
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escapeXml(name.replaceAll("'", "''"))}'!$1:$${page.repeatedRows}</definedName>`,
        ],
  );
  const names = titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`;
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets>${names}</workbook>`;
}

function formatRelations(targets: readonly (readonly [type: string, target: string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function formatContentTypes(sheetCount: number): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    override(`worksheets/sheet${index + 1}`, 'worksheet'),
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${override('styles', 'styles')}${sheets.join('')}</Types>`;
}
