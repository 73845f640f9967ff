import { compareStrings } from '../../../base/index.ts';
import { quote } from '../../problem-list.ts';
import { type AreaRow, chooseAreaRows } from './area-rows.ts';
import { buildAreaScope } from './area-scope.ts';
import { peopleMapping } from './people-mapping.ts';
import type { Recipe } from './preset.ts';
import { readCellsOf, readPeople } from './table-cells.ts';

/** The humanitarian needs overview of the programme cycle: population and people in need by area and cluster. */
export const HPC_NEEDS: Recipe = {
  id: 'hpc-needs-overview',
  kind: 'people',
  title: 'HPC humanitarian needs overview',
  headers: ['country iso3', 'admin 1 pcode', 'admin 2 pcode', 'cluster', 'category', 'population', 'in need'],
  apply(table, info, problems) {
    const cell = readCellsOf(table);
    const scope = buildAreaScope(info);
    const sector = (info.set.get('sector') ?? 'ALL').trim();
    const wanted = sector.toLowerCase() === 'intersectoral' ? 'all' : sector.toLowerCase();
    const totals = table.rows.filter((row) => ['', 'total'].includes(cell(row, 'category').toLowerCase()));
    const rows = totals.filter(
      (row) =>
        cell(row, 'cluster').toLowerCase() === wanted &&
        (readPeople(cell(row, 'population')) !== null || readPeople(cell(row, 'in need')) !== null),
    );
    if (rows.length === 0) {
      const clusters = new Set(totals.map((row) => cell(row, 'cluster')).filter((code) => code !== ''));
      problems.error(
        'import.preset-choice',
        { file: table.file, column: 'Cluster' },
        `one of the clusters ${[...clusters].sort(compareStrings).join(', ')}`,
        quote(sector),
        'Give --set sector=CODE.',
      );
      return null;
    }
    const candidates = rows.map((row): AreaRow => {
      const country = cell(row, 'country iso3');
      const code = cell(row, 'admin 2 pcode') || cell(row, 'admin 1 pcode');
      return {
        row,
        areas: code === '' ? scope.listCountry(country) : scope.listByCode(code),
        label: cell(row, 'admin 2 name') || cell(row, 'admin 1 name') || country,
        people: readPeople(cell(row, 'in need')),
        cells: [],
      };
    });
    const chosen = chooseAreaRows(table, candidates, scope, [], problems);
    const header = (name: string): string =>
      table.headers.find(({ text }) => text.toLowerCase() === name)?.text ?? name;
    return {
      id: this.id,
      title: this.title,
      table: chosen.table,
      mapping: peopleMapping(
        { area: 'preset.area' },
        {},
        {
          column: 'group',
          value: 'best',
          headers: new Map([
            [header('population'), 'people'],
            [header('in need'), 'in-need'],
          ]),
        },
      ),
      source: {
        publisher: 'OCHA, Humanitarian Programme Cycle tools',
        title: 'Humanitarian needs overview',
        url: 'https://hpc.tools',
        published: null,
        note: null,
      },
      counts: chosen.counts,
      notes: [
        'Population becomes group people, people in need group in-need, which counts only through conversions.csv.',
        'The file has no dates: give --set date=YYYY-MM-DD.',
        ...chosen.notes,
      ],
    };
  },
};
