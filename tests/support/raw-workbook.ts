import { zipSync } from 'fflate';
import { encodeUtf8 } from '../../src/base/index.ts';

/** A workbook of one sheet from XML by hand, for what no library would write. `parts` adds or replaces parts. */
export function writeRawWorkbook(
  rows: string,
  parts: Readonly<Record<string, string>> = {},
  sheetName = 'people',
): Uint8Array {
  const office = 'http://schemas.openxmlformats.org';
  const type = (name: string): string => `${office}/officeDocument/2006/relationships/${name}`;
  const whole: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${office}/package/2006/content-types"/>`,
    '_rels/.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${type('officeDocument')}" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="${sheetName}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${type('worksheet')}" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${type('sharedStrings')}" Target="sharedStrings.xml"/><Relationship Id="r3" Type="${type('styles')}" Target="/xl/styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(whole).map(([name, text]) => [name, encodeUtf8(text)])), {
    level: 6,
  });
}

/** A row of texts; row numbers and columns as given, A first. */
export const rawTextRow = (row: number, ...texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
