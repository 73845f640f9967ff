import type { Column } from '../field.ts';
import type { MessyCell, MessyRow, MessyTable } from '../messy/messy-table.ts';
import { foldWhole, listNameParts } from '../messy/names.ts';
import { quote } from '../problem-list.ts';
import { type CellText, type OperationTime, readCellText } from './cell-text.ts';
import { type ColumnStyle, judgeColumn, TYPED } from './column-reader.ts';
import { fillDown } from './fill-down.ts';
import type { ImportTarget } from './import-target.ts';
import type { KnownThings } from './known-things.ts';
import type { ImportRow } from './map-files/import-row.ts';
import { findHeader } from './mapped-headers.ts';
import type { Mapping } from './mapping.ts';
import { NameResolver } from './name-resolver.ts';
import { countPacks } from './pack-count.ts';
import type { RowProblems } from './row-problems.ts';

/** Rows of the file as texts of the operation's columns, and how many were none of this import's. */
export interface RowsRead {
  readonly rows: readonly ImportRow[];
  readonly outside: number;
}

interface MappedColumn {
  readonly column: Column;
  readonly index: number;
  readonly style: ColumnStyle;
}

/** Applies a checked mapping to a table. What is wrong is noted row by row; rows with a fault come back too. */
export const readRows = (
  table: MessyTable,
  mapping: Mapping,
  target: ImportTarget,
  known: KnownThings,
  problems: RowProblems,
): RowsRead => new RowsReader(table, mapping, target, known, problems).read();

/** Help columns are read as text. */
const helpColumn = (name: string): Column => ({
  name,
  aliases: [],
  kind: name === 'lat' || name === 'lon' ? 'degrees, WGS84' : name === 'buffer_m' ? 'whole number' : 'text',
  schema: {},
  required: false,
  about: '',
  hxl: '#meta',
});

class RowsReader {
  private readonly table: MessyTable;
  private readonly mapping: Mapping;
  private readonly target: ImportTarget;
  private readonly known: KnownThings;
  private readonly problems: RowProblems;
  private readonly time: OperationTime;
  private readonly names: NameResolver;
  /** Columns of `set` that some row took. */
  private readonly setUsed = new Set<string>();

  constructor(
    table: MessyTable,
    mapping: Mapping,
    target: ImportTarget,
    known: KnownThings,
    problems: RowProblems,
  ) {
    this.table = table;
    this.mapping = mapping;
    this.target = target;
    this.known = known;
    this.problems = problems;
    const years = new Set([known.firstDay, known.lastDay].map((day) => day?.slice(0, 4)));
    const year = years.size === 1 && known.firstDay !== null ? Number(known.firstDay.slice(0, 4)) : null;
    this.time = { year, zone: known.zone };
    this.names = new NameResolver(target, known, problems);
  }

  read(): RowsRead {
    const columns = [...this.mapping.columns].flatMap(([name, header]): MappedColumn[] => {
      const index = findHeader(this.table, header);
      const column = this.findColumn(name);
      if (index === undefined || column === undefined) return [];
      return [
        {
          column,
          index,
          style: judgeColumn(name, column.kind, this.table, index, this.mapping, this.problems),
        },
      ];
    });
    const spread = this.listSpread();
    const filters = [...this.mapping.where].flatMap(([header, words]) => {
      const index = findHeader(this.table, header);
      return index === undefined ? [] : [{ index, words: new Set(words.map(fold)) }];
    });
    const rows: ImportRow[] = [];
    let outside = 0;
    const filled = columns.filter(({ column }) => this.mapping.fillDown.includes(column.name));
    for (const row of fillDown(this.table.rows, new Set(filled.map(({ index }) => index)))) {
      if (filters.some(({ index, words }) => !words.has(fold(row.cells[index]!.text)))) {
        outside++;
        continue;
      }
      if (spread === null) rows.push(this.readRow(row, columns, null));
      else
        for (const { id, index, column, style } of spread) {
          const cell = row.cells[index]!;
          if (cell.number === undefined && /^[\s\-–—]*$/.test(cell.text)) continue;
          const read = readCellText(cell, column, this.target, style, this.time);
          if (read.values.length === 0 && read.fault === null) continue;
          rows.push(this.readRow(row, columns, { id, read, header: this.table.headers[index]!.text }));
        }
    }
    this.warnOfIdleSettings(rows.length);
    return { rows, outside };
  }

  /** What was set for all rows loses against filled cells: where all are filled, somebody hoped for more. */
  private warnOfIdleSettings(rows: number): void {
    for (const [name, text] of this.mapping.set) {
      const header = this.mapping.columns.get(name);
      if (rows === 0 || header === undefined || this.setUsed.has(name)) continue;
      this.problems.problems.warn(
        'import.set-unused',
        { file: this.table.file, column: quote(header).slice(1, -1) },
        `rows without ${name}, which would get ${quote(text)}`,
        'a cell of its own in every row',
        `The cells win. Take the line of ${name} out of the mapping's columns if ${quote(text)} is meant for all rows.`,
      );
    }
  }

  private findColumn(name: string): Column | undefined {
    return (
      this.target.columns.find((column) => column.name === name) ??
      (this.target.helpColumns.includes(name) ? helpColumn(name) : undefined)
    );
  }

  private listSpread() {
    const { spread } = this.mapping;
    const column = spread === null ? undefined : this.findColumn(spread.value);
    if (spread === null || column === undefined) return null;
    return [...spread.headers].flatMap(([header, id]) => {
      const index = findHeader(this.table, header);
      if (index === undefined) return [];
      return [
        {
          id,
          index,
          column,
          style: judgeColumn(spread.value, column.kind, this.table, index, this.mapping, this.problems),
        },
      ];
    });
  }

  private readRow(
    row: MessyRow,
    columns: readonly MappedColumn[],
    part: { readonly id: string; readonly read: CellText; readonly header: string } | null,
  ): ImportRow {
    const values = new Map<string, string>();
    const assumptions: string[] = [];
    let unit: string | null = null;
    const take = (read: CellText, column: string, header?: string): void => {
      for (const [name, text] of read.values) if (!values.has(name)) values.set(name, text);
      if (read.assumption !== null) assumptions.push(read.assumption);
      if (read.unit !== null) unit = read.unit;
      if (read.fault !== null) {
        const { code, expected, got, remedy } = read.fault;
        this.problems.refuse(row.row, column, code, expected, got, remedy, header);
      }
    };
    for (const { column, index, style } of columns) {
      const cell = this.translate(column.name, row.cells[index]!);
      take(readCellText(cell, column, this.target, style, this.time), column.name);
      this.refuseGap(row, column, index, values);
      this.refuseUnknownWord(row.row, column, values);
    }
    if (part !== null && this.mapping.spread !== null) {
      values.set(this.mapping.spread.column, part.id);
      take(part.read, this.mapping.spread.value, part.header);
    }
    for (const [name, text] of this.mapping.set) {
      const column = this.findColumn(name);
      if (column === undefined || values.has(name)) continue;
      this.setUsed.add(name);
      take(
        readCellText(
          this.translate(name, { text }),
          column,
          this.target,
          { ...TYPED, dates: this.mapping.dates },
          this.time,
        ),
        name,
      );
    }
    this.splitName(values);
    this.names.resolveAll(row.row, values);
    if (this.target.amountColumn !== null) {
      const units = [values.get('unit') ?? '', unit ?? ''].filter((words) => words !== '');
      countPacks(row.row, values, units, assumptions, this.known, this.mapping, this.problems, part?.header);
    }
    if (assumptions.length > 0)
      values.set('assumption', [values.get('assumption'), ...assumptions].filter(Boolean).join('; '));
    return { row: row.row, values, ...(row.geometry === undefined ? {} : { geometry: row.geometry }) };
  }

  /** A needed cell without a value, where the row itself shows why: nothing below a name, or a word such as TBC. */
  private refuseGap(row: MessyRow, { name, kind }: Column, index: number, values: Values): void {
    if (!this.target.needed.includes(name) || values.has(name) || this.mapping.set.has(name)) return;
    if (this.problems.isNoted(row.row, name)) return;
    const { text } = row.cells[index]!;
    const above = this.table.rows.findLast((each) => each.row < row.row && each.cells[index]!.text !== '');
    if (text !== '')
      this.problems.refuse(
        row.row,
        name,
        `${this.target.stem}.missing-value`,
        kind,
        `${quote(text)}, which says that it is not known`,
        'Ask for it and fill it in, or take the other rows with --good-rows.',
      );
    else if (above !== undefined && this.target.references.has(name)) {
      this.problems.open.blanksBelow.add(name);
      this.problems.refuse(
        row.row,
        name,
        'import.blank-below',
        `a ${this.target.references.get(name)} in each row`,
        `nothing below ${quote(above.cells[index]!.text)}`,
        `If the cell above holds for it too, write fill_down: [${name}] into the mapping; else fill it in.`,
      );
    }
  }

  /** A word that the column does not have can be given a meaning in the mapping; the reader of the table does not know that. */
  private refuseUnknownWord(row: number, { name, kind }: Column, values: Values): void {
    const text = values.get(name);
    const words = kind.split(' · ');
    // Words for constraints are many: their maker knows them.
    if (text === undefined || words.length < 3 || this.target.kind === 'access') return;
    const plain = text.toLowerCase().replace(/[\s-]+/g, '_');
    if (words.some((word) => word.toLowerCase().replaceAll('-', '_') === plain)) return;
    if (this.problems.isNoted(row, name)) return;
    this.problems.open.addWord(name, text, words);
    this.problems.refuse(
      row,
      name,
      `${this.target.stem}.unknown-word`,
      `one of ${words.join(', ')}`,
      quote(text),
      `Say in the mapping what it means: names: { ${name}: { ${quote(text)}: ${words[0]} } }, or use one of these words.`,
    );
  }

  /** The mapping's word for a cell, where it has one. */
  private translate(column: string, cell: MessyCell): MessyCell {
    const names = this.mapping.names.get(column);
    const found =
      names?.get(cell.text) ?? [...(names ?? [])].find(([word]) => fold(word) === fold(cell.text))?.[1];
    return found === undefined ? cell : { text: found };
  }

  /** `Al Mawasi - المواصي` is a name and a local name. */
  private splitName(values: Map<string, string>): void {
    const name = values.get('name');
    if (
      name === undefined ||
      values.has('name_local') ||
      !this.target.columns.some((column) => column.name === 'name_local')
    )
      return;
    const { latin, local } = listNameParts(name);
    if (latin === null || local === null) return;
    values.set('name', latin);
    values.set('name_local', local);
  }
}

type Values = ReadonlyMap<string, string>;

/** Words for comparison, with what stands in brackets: `Rice (25 kg)` is not `Rice (50 kg)`. */
const fold = (text: string): string => foldWhole(text) || text.trim().toLowerCase();
