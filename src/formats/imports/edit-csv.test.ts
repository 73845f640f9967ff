import { describe, expect, it } from 'vitest';
import { editCsv } from './edit-csv.ts';

const NOTHING = { width: 2, behind: () => [], replaced: new Map(), added: [] };

describe('editCsv', () => {
  it('leaves quotes, line ends and byte order mark of other rows as they are', () => {
    const text = '\ufeff"a",b\n"1","two\nlines"\n\n 3 ,\'=4\n';
    expect(editCsv(text, NOTHING).text).toBe(text);
    expect(editCsv(text, { ...NOTHING, added: [['5', '=6']] })).toEqual({
      text: `${text}5,'=6\n`,
      firstAdded: 5,
    });
  });

  it('ends the last line where it did not, and with CRLF where the file has it or has no line end', () => {
    expect(editCsv('a,b\r\n1,2', { ...NOTHING, added: [['3', '4']] }).text).toBe('a,b\r\n1,2\r\n3,4\r\n');
    expect(editCsv('a,b', { ...NOTHING, added: [['3', '4']] }).text).toBe('a,b\r\n3,4\r\n');
  });

  it('puts new rows in the place of blank ones at the end', () => {
    expect(editCsv('a,b\n1,2\n,\n\n', { ...NOTHING, added: [['3', '4']] })).toEqual({
      text: 'a,b\n1,2\n3,4\n',
      firstAdded: 3,
    });
  });

  it('adds cells behind every row but blank ones, also behind short rows and commas in quotes', () => {
    const behind = (row: number): string[] => [row === 1 ? 'c' : ''];
    expect(editCsv('a,b\n"1,1",2\n\n3\n', { ...NOTHING, behind }).text).toBe('a,b,c\n"1,1",2,\n\n3,,\n');
  });

  it('writes a replaced row anew', () => {
    expect(editCsv('a,b\n1,2\n3,4\n', { ...NOTHING, replaced: new Map([[2, ['x', 'y, z']]]) }).text).toBe(
      'a,b\nx,"y, z"\n3,4\n',
    );
  });
});
