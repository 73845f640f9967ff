import { rawTextRow, writeRawWorkbook } from '../../support/raw-workbook.ts';
import { all, drop, type HostileCase, put } from '../hostile-case.ts';

const given = (name: string, content: Uint8Array, ...problems: readonly string[]): HostileCase => ({
  name,
  change: all(drop('people.csv'), put('people.xlsx', content)),
  problems: problems.map((problem) => `people.xlsx${problem}`),
});
const refused = (name: string, content: Uint8Array): HostileCase =>
  given(name, content, ': file.bad-workbook');
const HEADER = rawTextRow(1, 'place', 'date', 'best', 'source');
const row = (best: string): string =>
  `<row r="2"><c r="A2" t="inlineStr"><is><t>east-camp</t></is></c><c r="B2" t="inlineStr"><is><t>2024-05-05</t></is></c>${best}<c r="D2" t="inlineStr"><is><t>flash-2</t></is></c></row>`;
const sound = writeRawWorkbook(HEADER + row('<c r="C2"><v>5</v></c>'));

/** A sound workbook with bytes of its zip changed. */
function rewrite(change: (view: DataView, end: number, directory: number) => void): Uint8Array {
  const copy = sound.slice();
  const view = new DataView(copy.buffer);
  const end = copy.length - 22;
  change(view, end, view.getUint32(end + 16, true));
  return copy;
}

/** XLSX files. */
export const WORKBOOK_CASES: readonly HostileCase[] = [
  refused('a workbook that is cut off', sound.subarray(0, sound.length - 30)),
  refused(
    'a workbook that is encrypted',
    rewrite((view, _, directory) => view.setUint16(directory + 8, 1, true)),
  ),
  refused(
    'a workbook with 5000 parts',
    rewrite((view, end) => view.setUint16(end + 10, 5000, true)),
  ),
  refused(
    'a workbook whose parts lie beyond its end',
    rewrite((view, _, directory) => view.setUint32(directory + 20, 1e9, true)),
  ),
  refused('an old workbook in disguise', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)),
  refused('a workbook that is text', new TextEncoder().encode('id,name\n')),
  refused(
    'a workbook with a document type',
    writeRawWorkbook('', { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY b "c">]><workbook/>' }),
  ),
  refused(
    'a workbook without sheets',
    writeRawWorkbook('', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }),
  ),
  refused('a sheet that is no XML', writeRawWorkbook('<row')),
  refused('row 99 999 999 999', writeRawWorkbook('<row r="99999999999"><c><v>1</v></c></row>')),
  refused('rows that run backwards', writeRawWorkbook(rawTextRow(2, 'a') + rawTextRow(1, 'b'))),
  refused(
    'one cell twice',
    writeRawWorkbook('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  ),
  refused('a cell in the wrong row', writeRawWorkbook('<row r="1"><c r="A2"><v>1</v></c></row>')),
  refused(
    'a text that the workbook does not hold',
    writeRawWorkbook('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
  ),
  given(
    'a cell in the last column there is',
    writeRawWorkbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    ' 1: file.row-too-large',
  ),
  given(
    'a formula that failed',
    writeRawWorkbook(HEADER + row('<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')),
    ' 2 C2: file.error-cell',
    ' 2 best: people.missing-value',
  ),
  given(
    'a formula that was never computed',
    writeRawWorkbook(HEADER + row('<c r="C2"><f>1+1</f></c>')),
    ' 2 C2: file.error-cell',
    ' 2 best: people.missing-value',
  ),
  given(
    'a number that is none',
    writeRawWorkbook(HEADER + row('<c r="C2"><v>1e999</v></c>')),
    ' 2 C2: file.error-cell',
    ' 2 best: people.missing-value',
  ),
  given(
    'a number of 1e308',
    writeRawWorkbook(HEADER + row('<c r="C2"><v>1e308</v></c>')),
    ' 2 best: people.not-a-number',
  ),
  given(
    'a negative number',
    writeRawWorkbook(HEADER + row('<c r="C2"><v>-5</v></c>')),
    ' 2 best: people.negative',
  ),
  given(
    'a column that is missing',
    writeRawWorkbook(rawTextRow(1, 'place', 'date', 'best')),
    ' 1 source: people.missing-column',
  ),
  given('an empty sheet', writeRawWorkbook(''), ': file.no-header'),
  given(
    'a name that a million cells have',
    writeRawWorkbook(HEADER + row('<c r="C2"><v>x</v></c>'), {}, 'people'),
    ' 2 C2: file.error-cell',
    ' 2 best: people.missing-value',
  ),
];
