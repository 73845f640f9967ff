/** What a person typed for an import, as far as the next command repeats it. */
export interface ImportArguments {
  readonly kind: string;
  readonly file: string;
  readonly into: string;
  readonly map?: string;
  readonly sheet?: string;
  readonly source?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly title?: string;
  readonly reliability?: string;
  readonly url?: string;
  readonly licence?: string;
  readonly credit?: string;
  readonly set: ReadonlyMap<string, string>;
  readonly update?: boolean;
}

const WORDS = [
  'map',
  'sheet',
  'source',
  'publisher',
  'published',
  'title',
  'reliability',
  'url',
  'licence',
  'credit',
] as const;

/** The command that does the same import once more, with other words at its end; a shell takes it as it stands. */
export const formatImportCommand = (typed: ImportArguments, more = ''): string => {
  const words = ['throughline import', typed.kind, quoteWord(typed.file), '--into', quoteWord(typed.into)];
  for (const name of WORDS) {
    const value = typed[name];
    if (value !== undefined) words.push(`--${name}`, quoteWord(value));
  }
  for (const [column, value] of typed.set) words.push('--set', quoteWord(`${column}=${value}`));
  if (typed.update) words.push('--update');
  if (more !== '') words.push(more);
  return words.join(' ');
};

/** A word for a shell: in quotes where it has blanks or signs that a shell would take for its own. */
const quoteWord = (word: string): string =>
  /^[\p{L}\p{N}_./:=@%+,\\-]+$/u.test(word)
    ? word
    : /["$`\\!]/.test(word)
      ? `'${word.replaceAll("'", "'\\''")}'`
      : `"${word}"`;
