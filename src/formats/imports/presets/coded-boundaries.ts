import { areasMapping } from './global-pcodes.ts';
import type { Recipe } from './preset.ts';

/**
 * Administrative boundaries of the common operational datasets, in both of the ways in which their columns are called:
 * adm2_pcode with adm2_name, ADM2_PCODE with ADM2_EN. The deepest level is the one of the file.
 */
export const CODED_BOUNDARIES: Recipe = {
  id: 'cod-boundaries',
  kind: 'areas',
  title: 'Common operational dataset: administrative boundaries',
  headers: ['adm0_pcode'],
  apply(table, info, problems) {
    const headerOf = new Map(table.headers.map(({ text }) => [text.toLowerCase(), text]));
    const level = [4, 3, 2, 1, 0].find((at) => headerOf.has(`adm${at}_pcode`))!;
    const names = ['name', 'en', 'ref_name', 'fr', 'es', 'pt'].map((end) =>
      headerOf.get(`adm${level}_${end}`),
    );
    const name = names.find((header) => header !== undefined);
    if (name === undefined) {
      problems.error(
        'import.preset-choice',
        { file: table.file },
        `a column adm${level}_name or ADM${level}_EN`,
        'none',
        'Map the column with the name in a mapping of your own.',
      );
      return null;
    }
    const local = ['ar', 'name1', 'uk', 'fa', 'my', 'am'].map((end) => headerOf.get(`adm${level}_${end}`));
    const nameLocal = local.find((header) => header !== undefined);
    const known = new Set(info.areas.map(({ pcode }) => pcode));
    const parent = level > 0 ? headerOf.get(`adm${level - 1}_pcode`) : undefined;
    const parentIndex = table.headers.findIndex(({ text }) => text === parent);
    return {
      id: this.id,
      title: this.title,
      table: {
        ...table,
        headers: [
          ...table.headers,
          ...['preset.level', 'preset.parent'].map((text) => ({ text, tag: null, letter: text })),
        ],
        rows: table.rows.map((row) => {
          const code = row.cells[parentIndex]?.text ?? '';
          // A parent that no file has given yet cannot be named.
          return {
            ...row,
            cells: [...row.cells, { text: String(level) }, { text: known.has(code) ? code : '' }],
          };
        }),
      },
      mapping: areasMapping({
        pcode: headerOf.get(`adm${level}_pcode`)!,
        name,
        ...(nameLocal === undefined ? {} : { name_local: nameLocal }),
        level: 'preset.level',
        parent: 'preset.parent',
      }),
      source: {
        publisher: 'OCHA (common operational datasets)',
        title: `Administrative boundaries, level ${level}`,
        url: null,
        published: null,
        note: null,
      },
      counts: {
        read: table.rows.length,
        taken: table.rows.length,
        outside: 0,
        unclear: 0,
        other: 0,
        covered: 0,
      },
      notes: ['Parents are named where areas.geojson has them: import the upper level first.'],
    };
  },
};
