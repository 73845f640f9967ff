import type { ZipPart } from '../zip-directory.ts';
import { readPart, WorkbookError } from './workbook-part.ts';

/** Which styles show a number as a date. */
export interface NumberFormats {
  readonly isDate: (style: number) => boolean;
}

/** The styles of a workbook; without the part no number is a date. Throws `WorkbookError`. */
export function readNumberFormats(part: ZipPart | undefined): NumberFormats {
  const dateFormats = new Set<string>(BUILT_IN);
  const styles: boolean[] = [];
  let inStyles = false;
  if (part !== undefined)
    readPart(part, {
      open: (name, attributes) => {
        if (name === 'numFmt') {
          const { numFmtId = '', formatCode = '' } = attributes();
          if (isDateFormat(formatCode)) dateFormats.add(numFmtId);
          else dateFormats.delete(numFmtId);
        } else if (name === 'cellXfs') inStyles = true;
        else if (name === 'xf' && inStyles) {
          if (styles.push(dateFormats.has(attributes()['numFmtId'] ?? '')) > MOST_STYLES)
            throw new WorkbookError(`more than ${MOST_STYLES} styles`);
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inStyles = false;
      },
    });
  return { isDate: (style) => styles[style] === true };
}

/** The format's own limit. */
const MOST_STYLES = 65_536;

/** Numbers of date formats that every program knows, those of East Asia among them. */
const BUILT_IN = [
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22],
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36],
  ...[45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58],
].map(String);

/** True where a format shows parts of a date: y, m, d, h or s outside quotes, escapes and brackets. */
function isDateFormat(code: string): boolean {
  const plain = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
    .split(';')[0]!;
  return !/^(general|standard)$/i.test(plain.trim()) && /[ymdhs]/i.test(plain);
}
