import type { MessyRow } from '../../messy/messy-table.ts';
import type { Mapping } from '../mapping.ts';
import type { Recipe } from './preset.ts';
import { readCellsOf } from './table-cells.ts';

/** The global list of P-codes of levels 1 and 2: areas without outline. */
export const GLOBAL_PCODES: Recipe = {
  id: 'global-pcodes',
  kind: 'areas',
  title: 'Global P-codes',
  headers: ['location', 'admin level', 'p-code', 'name', 'parent p-code'],
  apply(table, info, problems) {
    const cell = readCellsOf(table);
    const country = info.set.get('country')?.trim().toUpperCase();
    const byCode = new Map(table.rows.map((row) => [cell(row, 'p-code').toUpperCase(), row]));
    const wanted = country === undefined ? listNamed(info.placeCodes, byCode, cell) : null;
    const taken = table.rows.filter((row) =>
      wanted === null ? cell(row, 'location').toUpperCase() === country : wanted.has(row),
    );
    if (taken.length === 0) {
      problems.error(
        'import.preset-choice',
        { file: table.file, column: 'Location' },
        country === undefined ? 'P-codes that places of the operation name' : 'a country of the file',
        country ?? 'none of them',
        'Give --set country=PSE (three letters) to take the areas of a country.',
      );
      return null;
    }
    const codes = new Set(taken.map((row) => cell(row, 'p-code').toUpperCase()));
    // The country itself is no row of the file, so that level 1 has no parent to name.
    const parentOf = (row: MessyRow): string => {
      const parent = cell(row, 'parent p-code');
      return codes.has(parent.toUpperCase()) ? parent : '';
    };
    return {
      id: this.id,
      title: this.title,
      table: {
        ...table,
        headers: [...table.headers, { text: 'preset.parent', tag: null, letter: 'preset.parent' }],
        rows: taken.map((row) => ({ ...row, cells: [...row.cells, { text: parentOf(row) }] })),
      },
      mapping: areasMapping({
        pcode: 'P-Code',
        name: 'Name',
        level: 'Admin Level',
        parent: 'preset.parent',
      }),
      source: {
        publisher: 'OCHA (common operational datasets)',
        title: 'Global P-codes, levels 1 and 2',
        url: 'https://data.humdata.org/dataset/global-pcodes',
        published: null,
        note: null,
      },
      counts: {
        read: table.rows.length,
        taken: taken.length,
        outside: table.rows.length - taken.length,
        unclear: 0,
        other: 0,
        covered: 0,
      },
      notes: ['Areas without outline: maps do not show them until boundaries are imported.'],
    };
  },
};

export const areasMapping = (columns: Readonly<Record<string, string>>): Mapping => ({
  kind: 'areas',
  sheet: null,
  headerRow: null,
  columns: new Map(Object.entries(columns)),
  set: new Map(),
  spread: null,
  where: new Map(),
  dates: 'year-first',
  decimals: 'point',
  names: new Map(),
  units: [],
  fillDown: [],
  duplicates: 'refuse',
});

/** The rows of P-codes that places name, and of the areas that these are part of. */
function listNamed(
  placeCodes: readonly string[],
  byCode: ReadonlyMap<string, MessyRow>,
  cell: (row: MessyRow, header: string) => string,
): ReadonlySet<MessyRow> {
  const rows = new Set<MessyRow>();
  for (const code of placeCodes) {
    let row = byCode.get(code.trim().toUpperCase());
    while (row !== undefined && !rows.has(row)) {
      rows.add(row);
      row = byCode.get(cell(row, 'parent p-code').toUpperCase());
    }
  }
  return rows;
}
