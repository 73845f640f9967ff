/** Text that is already HTML or SVG; made only by `html` and `joinMarkup`. */
export interface Markup {
  readonly markup: string;
}

export type MarkupValue = Markup | string | number | null | undefined | false | readonly MarkupValue[];

/**
 * HTML or SVG from a template. Every value is cleaned and escaped, in text and in double-quoted attributes alike,
 * unless it is itself markup; lists are joined; null, undefined and false leave nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let markup = strings[0]!;
  for (let i = 0; i < values.length; i++) markup += formatValue(values[i]) + strings[i + 1]!;
  return { markup };
}

export const NO_MARKUP: Markup = { markup: '' };

/** Text of our own that is known to be good markup, such as a style sheet. Never given anything read from a file. */
export const trustedMarkup = (markup: string): Markup => ({ markup });

function formatValue(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escapeText(cleanText(value));
  if (typeof value === 'number') return String(value);
  if (isMarkup(value)) return value.markup;
  let text = '';
  for (const part of value) text += formatValue(part);
  return text;
}

function isMarkup(value: Markup | readonly MarkupValue[]): value is Markup {
  return 'markup' in value;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

// Controls, and the marks that turn the direction of what follows: a name holding one could make the page read
// otherwise than it is written. Joiners (200C, 200D), which Arabic and Persian spelling needs, stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** The text on one line, without control characters and direction overrides. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSEEN, '');
}

/** The address, if it is one that a reader may follow; else null. */
export function findLink(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s"'<>\\]+$/.test(url) ? url : null;
}
