/** Code points that a terminal obeys or that turn or hide what is read: C0, C1, marks of direction, zero widths. */
const HIDDEN_RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x061c, 0x061c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];

const isHidden = (mark: string): boolean => {
  const code = mark.charCodeAt(0);
  return HIDDEN_RANGES.some(([first, last]) => first <= code && code <= last);
};

const replaceHidden = (text: string, replace: (mark: string) => string): string => {
  let plain = '';
  for (const mark of text) plain += isHidden(mark) ? replace(mark) : mark;
  return plain;
};

/**
 * Text of others made fit to be shown on one line: no control characters, line ends, escapes or marks that turn the
 * direction of reading, so that a file cannot write its own verdict on the screen.
 */
export const toPlain = (text: string): string => replaceHidden(text, () => '?');

/** JSON on one line, with everything that a terminal could obey or hide written as escapes. */
export const formatJsonLine = (value: unknown): string =>
  replaceHidden(JSON.stringify(value), (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

const COLOUR = new RegExp(`(${String.fromCharCode(27)}\\[[0-9;]*m)`);

/** Whole output with line ends and colours (SGR) kept and every other hidden character taken out. */
export const keepColours = (text: string): string =>
  text
    .split(COLOUR)
    .map((part, index) =>
      index % 2 === 1 ? part : replaceHidden(part, (mark) => (mark === '\n' ? mark : '?')),
    )
    .join('');
