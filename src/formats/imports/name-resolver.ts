import { listNamedWhole, matchName, type NameMatch } from '../messy/names.ts';
import { buildPcodeIndex, matchPcode, type PcodeIndex } from '../messy/pcodes.ts';
import { quote } from '../problem-list.ts';
import type { ImportTarget, Reference } from './import-target.ts';
import type { KnownThings } from './known-things.ts';
import type { RowProblems } from './row-problems.ts';

/** So many ids can be looked through for the one that is meant. */
const FEW = 12;

/** Puts ids in the place of names, as docs/importing.md section 4 says; what it cannot is noted at its row. */
export class NameResolver {
  private readonly target: ImportTarget;
  private readonly known: KnownThings;
  private readonly problems: RowProblems;
  private readonly codes: PcodeIndex;
  private readonly parentOf: ReadonlyMap<string, string | null>;
  /** Files name the same few things in many rows. */
  private readonly matches = new Map<string, NameMatch>();

  constructor(target: ImportTarget, known: KnownThings, problems: RowProblems) {
    this.target = target;
    this.known = known;
    this.problems = problems;
    this.codes = buildPcodeIndex([...known.ids.area, ...known.placeCodes]);
    this.parentOf = new Map(known.areas.map(({ pcode, parent }) => [pcode, parent]));
  }

  /** Changes `values` where a column names a thing of the operation. */
  resolveAll(row: number, values: Map<string, string>): void {
    for (const [column, refers] of this.target.references) this.resolve(row, column, refers, values);
    this.resolveAreaName(row, values);
  }

  /** Puts the id of what a cell names in its place. */
  private resolve(row: number, column: string, refers: Reference, values: Map<string, string>): void {
    const text = values.get(column);
    if (text === undefined) return;
    if (this.known.index[refers].ids.has(text)) return;
    if (refers === 'area') {
      const code = matchPcode(text, this.codes);
      if (code.kind !== 'none') {
        if (code.kind === 'repaired')
          this.problems.warn(
            row,
            column,
            'import.code-repaired',
            'a P-code as the operation writes it',
            quote(text),
            `Taken as ${code.code}, the only one that it can be.`,
          );
        values.set(column, code.code);
        return;
      }
    }
    const match = this.findMatch(refers, text);
    switch (match.kind) {
      case 'one':
        values.set(column, match.id);
        return;
      case 'several':
        this.problems.open.addWord(column, text, match.ids);
        this.problems.refuse(
          row,
          column,
          'import.ambiguous-name',
          `the name of one ${refers}`,
          `${quote(text)}, which may be ${match.ids.join(' or ')}`,
          `Say which in the mapping: names: { ${column}: { ${quote(text)}: ${match.ids[0]} } }.`,
        );
        return;
      case 'none': {
        const like = match.suggestions.length === 0 ? '' : ` Did you mean ${match.suggestions.join(', ')}?`;
        const id = match.suggestions[0] ?? 'ID';
        const all = this.known.ids[refers];
        const may = match.suggestions.length > 0 || all.length > FEW ? match.suggestions : all;
        this.problems.open.addWord(column, text, may);
        this.problems.refuse(
          row,
          column,
          'import.unknown-name',
          `a ${refers} of the operation`,
          quote(text),
          `Import the ${refers} first, or say in the mapping what it is: names: { ${column}: { ${quote(text)}: ${id} } }.${like}`,
        );
      }
    }
  }

  private findMatch(refers: Reference, text: string): NameMatch {
    const key = `${refers} ${text}`;
    const found = this.matches.get(key) ?? this.matchThing(refers, text);
    this.matches.set(key, found);
    return found;
  }

  /** What a cell names. A place that fits only without a word such as camp is none where an area has the whole name. */
  private matchThing(refers: Reference, text: string): NameMatch {
    const { index } = this.known;
    const match = matchName(index[refers], text);
    if (match.kind !== 'one' || refers !== 'place' || !this.target.references.has('area')) return match;
    const areas = listNamedWhole(index.place, text).length > 0 ? [] : listNamedWhole(index.area, text);
    return areas.length === 0 ? match : { kind: 'several', ids: [match.id, ...areas] };
  }

  /** A name of an area beside its code must be that area's; without a code it is one. */
  private resolveAreaName(row: number, values: Map<string, string>): void {
    const name = values.get('area_name');
    if (name === undefined) return;
    values.delete('area_name');
    const column = this.target.columns.some((each) => each.name === 'area') ? 'area' : 'pcode';
    const code = values.get(column);
    const match = matchName(this.known.index.area, name);
    if (code === undefined) {
      if (values.has('place')) return;
      values.set(column, name);
      this.resolve(row, column, 'area', values);
      return;
    }
    const fits =
      match.kind === 'none' ||
      (match.kind === 'one'
        ? this.isWithin(code, match.id)
        : match.ids.some((id) => this.isWithin(code, id)));
    if (fits || !this.known.index.area.ids.has(code)) return;
    this.problems.refuse(
      row,
      column,
      'import.code-and-name-differ',
      `${code} with the name of that area`,
      quote(name),
      'Correct the code or the name: they are two areas.',
    );
  }

  /** Whether an area is another, or a part of it. */
  private isWithin(code: string, outer: string): boolean {
    for (
      let at: string | null = code, steps = 0;
      at !== null && steps < 10;
      at = this.parentOf.get(at) ?? null, steps++
    )
      if (at === outer) return true;
    return false;
  }
}
