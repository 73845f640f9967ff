import { type Cell, fault } from './cell.ts';
import { formatHint } from './did-you-mean.ts';
import { formatCodePoint, UNSEEN } from './problem-list.ts';

/** Free text of at most `most` characters. */
export const textCell = (most = 200): Cell<string> => ({
  kind: 'text',
  schema: { type: 'string', maxLength: most },
  parse: (text) => {
    if ([...text].length > most)
      return fault(
        'too-long',
        `at most ${most} characters`,
        'Shorten it; put the rest into the source note.',
      );
    if (BAD_CHARACTERS.test(text))
      return fault('bad-characters', 'text without control characters', 'Type the text again by hand.');
    return text;
  },
});

/**
 * Controls, directional overrides, half characters, tags that carry hidden text, and what is no character at all.
 * Joiners and directional marks are let be: names of many languages need them.
 */
const BAD_CHARACTERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

const ID_PATTERN = String.raw`^[\p{L}\p{N}][\p{L}\p{M}\p{N}._:/+@-]{0,79}$`;
const idPattern = new RegExp(ID_PATTERN, 'u');

/** An id: letters and digits of any script and `. _ : / + @ -`, so that ids can be joined with `|`, `#`, `,` and `;`. */
export const idCell: Cell<string> = {
  kind: 'id',
  schema: { type: 'string', pattern: ID_PATTERN },
  parse: (text) => {
    const expected = 'at most 80 letters, digits and . _ : / + @ -, without spaces';
    const unseen = UNSEEN.exec(text)?.[0];
    // Two ids that look alike would be two things.
    if (unseen !== undefined)
      return fault(
        'bad-id',
        expected,
        `Delete the character ${formatCodePoint(unseen)}, which nobody can see, or type the id again by hand.`,
      );
    return idPattern.test(text)
      ? text
      : fault('bad-id', expected, 'Use hyphens in place of spaces and leave out other signs.');
  },
};

/** One of the given words, in any case; `-` and spaces stand for `_`. */
export const wordCell = <W extends string>(words: readonly W[]): Cell<W> => ({
  kind: words.join(' · '),
  schema: { enum: words },
  parse: (text) => {
    const plain = text.toLowerCase().replace(/[\s-]+/g, '_');
    return (
      words.find((word) => word.toLowerCase().replace(/-/g, '_') === plain) ??
      fault(
        'unknown-word',
        `one of ${words.join(', ')}`,
        `Use one of the listed words.${formatHint(text, words)}`,
      )
    );
  },
});

/** yes or no, also as true or false and 1 or 0. */
export const yesNoCell: Cell<boolean> = {
  kind: 'yes · no',
  schema: { enum: ['yes', 'no'] },
  parse: (text) => {
    const plain = text.toLowerCase();
    if (['yes', 'true', '1', 'y'].includes(plain)) return true;
    if (['no', 'false', '0', 'n'].includes(plain)) return false;
    return fault('unknown-word', 'yes or no', 'Write yes or no; leave it empty where it is not known.');
  },
};

/** Words divided by `;`, each read as `inner`, in the order written, none twice. */
export const listCell = (inner: Cell<string>): Cell<readonly string[]> => ({
  kind: `list of ${inner.kind}, divided by ;`,
  schema: { type: 'string' },
  parse: (text, context) => {
    const items: string[] = [];
    for (const part of text.split(';')) {
      const item = inner.parse(part.trim(), context);
      if (typeof item !== 'string') return item;
      if (!items.includes(item)) items.push(item);
    }
    return items;
  },
});

/** A web address; only http and https, so that a report can link it. */
export const urlCell: Cell<string> = {
  kind: 'web address',
  schema: { type: 'string', pattern: '^https?://' },
  parse: (text) =>
    /^https?:\/\/[^\s<>"'`\\\p{Cc}]{3,2000}$/iu.test(text)
      ? text
      : fault(
          'bad-url',
          'an address that starts with https://',
          'Copy the address from the browser, or leave it out.',
        ),
};
