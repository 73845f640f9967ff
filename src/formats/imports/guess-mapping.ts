import { parseTag, type Tag } from '../hxl.ts';
import { parseCoordinatePair } from '../messy/coordinate.ts';
import { findDatesInText, judgeDateOrder, parseLooseDate } from '../messy/date.ts';
import { isNotKnown } from '../messy/known.ts';
import type { MessyTable } from '../messy/messy-table.ts';
import { countMeant, matchName } from '../messy/names.ts';
import { listMeant } from './header-words.ts';
import type { ImportTarget } from './import-target.ts';
import type { KnownThings } from './known-things.ts';
import { findHeader, nameHeader } from './mapped-headers.ts';
import type { Mapping } from './mapping.ts';
import { emptyMapping } from './mapping-file.ts';

/** One decision of a mapping with what speaks for it. */
export interface MappingReason {
  readonly column: string;
  /** Header or value. */
  readonly from: string;
  readonly why: string;
}

export interface GuessedMapping {
  readonly mapping: Mapping;
  readonly reasons: readonly MappingReason[];
}

/** What a file's columns most likely are, by HXL tags, then by words, then by what they hold. Nothing is final: it is shown. */
export const guessMapping = (
  table: MessyTable,
  target: ImportTarget,
  known: KnownThings,
  given: { readonly columns: ReadonlyMap<string, string>; readonly set: ReadonlyMap<string, string> },
): GuessedMapping => {
  const guess = new Guess(table, target, known, given);
  guess.byTags();
  guess.byWords();
  guess.byLowerWords();
  guess.byContent();
  guess.spreadGoods();
  guess.dateOfTitle();
  return { mapping: guess.mapping(), reasons: guess.reasons };
};

class Guess {
  readonly reasons: MappingReason[] = [];
  private readonly table: MessyTable;
  private readonly target: ImportTarget;
  private readonly known: KnownThings;
  private readonly columns = new Map<string, string>();
  private readonly set = new Map<string, string>();
  private spread: Mapping['spread'] = null;
  private readonly used = new Set<number>();
  private readonly given: ReadonlySet<string>;

  constructor(
    table: MessyTable,
    target: ImportTarget,
    known: KnownThings,
    given: { readonly columns: ReadonlyMap<string, string>; readonly set: ReadonlyMap<string, string> },
  ) {
    this.table = table;
    this.target = target;
    this.known = known;
    this.given = new Set(given.set.keys());
    for (const [column, header] of given.columns) {
      const index = findHeader(table, header);
      if (index !== undefined) this.take(column, index, 'the file has it so');
    }
  }

  mapping(): Mapping {
    return { ...emptyMapping(this.target.kind), columns: this.columns, set: this.set, spread: this.spread };
  }

  byTags(): void {
    const wanted = this.target.columns.map(({ name, hxl }) => ({ name, tag: parseTag(hxl)! }));
    const best = new Map<string, { index: number; extra: number }>();
    this.table.headers.forEach((header, index) => {
      const tag = header.tag === null ? undefined : parseTag(header.tag);
      if (tag === undefined || this.used.has(index)) return;
      const name = this.meantByTag(wanted, tag);
      if (name === undefined || this.columns.has(name)) return;
      const extra = tag.attributes.length;
      const rival = best.get(name);
      if (rival === undefined || extra < rival.extra) best.set(name, { index, extra });
    });
    for (const [name, { index }] of best) this.take(name, index, `tag ${this.table.headers[index]!.tag}`);
  }

  /** The most specific column whose tag is covered; a name where the column wants a code counts for what it names. */
  private meantByTag(
    wanted: readonly { readonly name: string; readonly tag: Tag }[],
    tag: Tag,
  ): string | undefined {
    const fits = wanted.filter((each) => covers(each.tag, tag));
    const most = Math.max(...fits.map((each) => each.tag.attributes.length));
    const found = fits.find((each) => each.tag.attributes.length === most)?.name;
    if (found !== undefined) return found;
    if (
      tag.name === 'adm' &&
      tag.attributes.includes('name') &&
      this.target.helpColumns.includes('area_name')
    )
      return 'area_name';
    for (const [column, refers] of this.target.references) {
      const name = refers === 'good' ? 'item' : refers === 'area' ? 'adm' : 'loc';
      if (
        tag.name === name &&
        tag.attributes.some((attribute) => attribute === 'name' || attribute === 'code')
      )
        return column;
    }
    return undefined;
  }

  byWords(): void {
    const names = [...this.target.columns.map(({ name }) => name), ...this.target.helpColumns];
    // Exact column names first, so that no synonym takes what the file says outright.
    for (const exact of [true, false]) {
      this.table.headers.forEach((header, index) => {
        if (this.used.has(index) || header.text === '') return;
        const name = header.text
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, '_');
        const aliased =
          this.target.columns.find((column) => column.name === name || column.aliases.includes(name))?.name ??
          (names.includes(name) ? name : undefined);
        if (exact) {
          if (aliased !== undefined && !this.columns.has(aliased))
            this.take(aliased, index, 'a column of the operation');
          return;
        }
        const meant = listMeant(this.target.kind, names, header.text).filter(
          (each) => !this.columns.has(each),
        );
        const [first] = meant.length > 1 ? meant.filter((each) => this.fits(each, index)) : meant;
        if (first !== undefined && this.fits(first, index)) this.take(first, index, 'word above the column');
      });
    }
  }

  /**
   * Headers of two rows by their lower one: `Coordinates / Latitude`. Where two of them say the same (`Received / Qty`,
   * `Balance / Qty`) only the upper row tells them apart, and nobody guesses that.
   */
  byLowerWords(): void {
    const names = this.target.columns.map(({ name }) => name);
    const found = new Map<string, number[]>();
    this.table.headers.forEach((header, index) => {
      const lower = / \/ (?<lower>[^/]+)$/.exec(header.text)?.groups?.['lower'];
      if (this.used.has(index) || lower === undefined) return;
      const [name, ...others] = listMeant(this.target.kind, names, lower);
      if (name === undefined || others.length > 0 || this.columns.has(name) || !this.fits(name, index))
        return;
      found.set(name, [...(found.get(name) ?? []), index]);
    });
    for (const [name, [index, ...others]] of found)
      if (index !== undefined && others.length === 0) this.take(name, index, 'word in the lower header row');
  }

  /** Whether a column's cells can be what the words above it say; only where they are easily told. */
  private fits(name: string, index: number): boolean {
    const cells = this.table.rows.map((row) => row.cells[index]!).filter(({ text }) => text !== '');
    if (cells.length === 0) return true;
    if (this.target.references.get(name) === 'area') {
      // A code has digits; where the operation's areas are known by name, names do as well.
      return (
        cells.filter(({ text }) => /\d/.test(text) || countMeant(this.known.index.area, text) > 0).length *
          2 >=
        cells.length
      );
    }
    const kind = this.target.columns.find((column) => column.name === name)?.kind;
    if (kind === 'instant' || kind === 'date YYYY-MM-DD')
      return cells.some(
        ({ text, number }) => number !== undefined || /\p{Nd}/u.test(text) || isNotKnown(text),
      );
    if (kind !== undefined && /whole number|kilograms|cubic metres|degrees|factor/.test(kind))
      return cells.some(({ text }) => /\p{Nd}|nil|none|tbc|n\/a|^-|^–|\?/iu.test(text));
    return true;
  }

  byContent(): void {
    for (const column of ['lat', 'lon']) {
      if (this.columns.has(column) || !this.target.columns.some(({ name }) => name === column)) continue;
      const other = this.columns.get(column === 'lat' ? 'lon' : 'lat');
      const pair = this.findColumn((text) => parseCoordinatePair(text) !== null, true);
      const index = other === undefined ? pair : findHeader(this.table, other);
      if (index !== undefined && index === pair) this.take(column, index, 'two coordinates in each cell');
    }
    if (this.target.columns.some(({ name }) => name === 'area' || name === 'pcode')) {
      const column = this.target.columns.some(({ name }) => name === 'area') ? 'area' : 'pcode';
      const codes = new Set([...this.known.ids.area, ...this.known.placeCodes]);
      if (!this.isKnown(column) && codes.size > 0) {
        const index = this.findColumn((text) => codes.has(text));
        if (index !== undefined) this.take(column, index, 'P-codes of the operation');
      }
    }
    if (this.target.needed.includes('date') && !this.isKnown('date')) {
      const index = this.findColumn(
        (text) => /[^\d.,]/.test(text) && parseLooseDate({ text }, 'day-first', null).kind === 'date',
      );
      const cells = index === undefined ? [] : this.table.rows.map((row) => row.cells[index]!);
      if (index !== undefined && judgeDateOrder(cells).kind !== 'conflict')
        this.take('date', index, 'dates in each cell');
    }
    for (const [column, refers] of this.target.references) {
      if (refers === 'area' || this.isKnown(column)) continue;
      const index = this.findColumn((text) => countMeant(this.known.index[refers], text) === 1);
      if (index !== undefined) this.take(column, index, `names of ${refers}s of the operation`);
    }
  }

  /** The only unused column nearly all of whose filled cells pass. */
  private findColumn(passes: (text: string) => boolean, evenUsed = false): number | undefined {
    const found = this.table.headers.flatMap((_, index) => {
      if (this.used.has(index) && !evenUsed) return [];
      const texts = this.table.rows.map((row) => row.cells[index]!.text).filter((text) => text !== '');
      return texts.length > 0 && texts.filter(passes).length >= 0.8 * texts.length ? [index] : [];
    });
    return found.length === 1 ? found[0] : undefined;
  }

  /** Headers that name goods of the operation, where no column does. */
  spreadGoods(): void {
    if (this.target.references.get('good') === undefined || this.isKnown('good') || this.isKnown('count'))
      return;
    const headers = new Map<string, string>();
    const ids = new Set<string>();
    this.table.headers.forEach((header, index) => {
      if (this.used.has(index) || header.text === '') return;
      const match = matchName(this.known.index.good, header.text);
      if (match.kind !== 'one' || ids.has(match.id)) return;
      ids.add(match.id);
      headers.set(nameHeader(this.table, index), match.id);
    });
    if (headers.size < 2) return;
    this.spread = { column: 'good', value: 'count', headers };
    for (const [header, id] of headers)
      this.reasons.push({ column: `good ${id}`, from: header, why: 'a column for each good' });
  }

  dateOfTitle(): void {
    if (!this.target.needed.includes('date') || this.isKnown('date')) return;
    const dates = new Set(this.table.titles.flatMap(({ text }) => findDatesInText(text)));
    if (dates.size !== 1) return;
    const [date] = dates;
    this.set.set('date', date!);
    this.reasons.push({ column: 'date', from: date!, why: 'the only date above the header' });
  }

  private isKnown(column: string): boolean {
    return this.columns.has(column) || this.given.has(column);
  }

  private take(column: string, index: number, why: string): void {
    const header = nameHeader(this.table, index);
    this.columns.set(column, header);
    this.used.add(index);
    this.reasons.push({ column, from: header, why });
  }
}

const covers = (wanted: Tag, tag: Tag): boolean =>
  wanted.name === tag.name && wanted.attributes.every((attribute) => tag.attributes.includes(attribute));
