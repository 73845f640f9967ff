/** What a mapping has to answer before a file can be taken whole; a proposed mapping lists it to be filled in. */
export class OpenQuestions {
  /** Column of the operation that nothing fills, to what it holds. */
  readonly columns = new Map<string, string>();
  /** Column to words of the file that mean nothing known, each with what it may mean. */
  readonly words = new Map<string, Map<string, readonly string[]>>();
  /** Columns with empty cells below a filled one. */
  readonly blanksBelow = new Set<string>();
  /** Keys of the mapping that choose how numbers or dates are read, with their words. */
  readonly choices = new Map<'dates' | 'decimals', string>();
  private readonly unitsByKey = new Map<string, { readonly unit: string; readonly good: string }>();

  /** `may`: ids or words of the operation, the likeliest first; empty where nothing is near. */
  addWord(column: string, word: string, may: readonly string[]): void {
    const words = this.words.get(column) ?? new Map<string, readonly string[]>();
    if (words.size >= MOST_WORDS) return;
    words.set(word, may);
    this.words.set(column, words);
  }

  addUnit(unit: string, good: string): void {
    if (this.unitsByKey.size < MOST_WORDS) this.unitsByKey.set(`${unit}|${good}`, { unit, good });
  }

  /** Units of which it is not known how many packs of a good one is. */
  get units(): readonly { readonly unit: string; readonly good: string }[] {
    return [...this.unitsByKey.values()];
  }
}

/** A file of thousands of unknown names is another file, not a list of questions. */
const MOST_WORDS = 200;
