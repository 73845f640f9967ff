/** No figure, date, coordinate or unit is longer; the patterns that read them take too long over a page of text. */
const LONGEST_FIGURE = 200;

export const isLongText = (text: string): boolean => text.length > LONGEST_FIGURE;

/** The words of a cell as data: NFC, trimmed, without control and invisible characters and without the apostrophe that guards formulas. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
    .replace(/^'(?=[=+\-@\s\uff1d\uff0b\uff0d\uff20])/, '')
    .trim();
