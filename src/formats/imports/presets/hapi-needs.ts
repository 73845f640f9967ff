import { compareStrings } from '../../../base/index.ts';
import { quote } from '../../problem-list.ts';
import { type AreaRow, chooseAreaRows } from './area-rows.ts';
import { buildAreaScope } from './area-scope.ts';
import { peopleMapping } from './people-mapping.ts';
import type { Recipe } from './preset.ts';
import { readCellsOf, readPeople } from './table-cells.ts';

/** Humanitarian needs of the HDX humanitarian API: people in need by area, sector and category. */
export const HAPI_NEEDS: Recipe = {
  id: 'hapi-humanitarian-needs',
  kind: 'people',
  title: 'HDX HAPI humanitarian needs',
  headers: ['location_code', 'admin1_code', 'admin2_code', 'sector_code', 'population_status', 'population'],
  apply(table, info, problems) {
    const cell = readCellsOf(table);
    const scope = buildAreaScope(info);
    const wanted = (info.set.get('sector') ?? 'Intersectoral').trim().toLowerCase();
    const inNeed = table.rows.filter(
      (row) => cell(row, 'population_status') === 'INN' && isTotal(cell(row, 'category')),
    );
    const rows = inNeed.filter((row) =>
      ['sector_code', 'sector_name'].some((header) => cell(row, header).toLowerCase() === wanted),
    );
    if (rows.length === 0) {
      const sectors = new Set(inNeed.map((row) => cell(row, 'sector_code')).filter((code) => code !== ''));
      problems.error(
        'import.preset-choice',
        { file: table.file, column: 'sector_code' },
        `one of the sectors ${[...sectors].sort(compareStrings).join(', ')}`,
        quote(info.set.get('sector') ?? 'Intersectoral'),
        'Give --set sector=CODE.',
      );
      return null;
    }
    const candidates = rows.map((row): AreaRow => {
      const code = cell(row, 'admin2_code') || cell(row, 'admin1_code');
      const country = cell(row, 'location_code');
      const isNational = cell(row, 'admin_level') === '0';
      return {
        row,
        areas: isNational ? scope.listCountry(country) : scope.listByCode(code),
        label:
          [cell(row, 'admin2_name'), cell(row, 'admin1_name'), code, country].find((name) => name !== '') ??
          country,
        people: readPeople(cell(row, 'population')),
        cells: [cell(row, 'warning') === '' ? '' : `the publisher says: ${cell(row, 'warning')}`],
      };
    });
    const chosen = chooseAreaRows(table, candidates, scope, ['preset.assumption'], problems);
    return {
      id: this.id,
      title: this.title,
      table: chosen.table,
      mapping: peopleMapping(
        {
          area: 'preset.area',
          date: 'reference_period_start',
          best: 'population',
          assumption: 'preset.assumption',
        },
        { group: 'in-need' },
      ),
      source: {
        publisher: 'OCHA Centre for Humanitarian Data (HDX HAPI)',
        title: 'Humanitarian needs',
        url: 'https://hapi.humdata.org',
        published: null,
        note: null,
      },
      counts: chosen.counts,
      notes: [
        'Group in-need: people in need. It counts in a plan only through conversions.csv.',
        'The date is the start of the reference period.',
        ...chosen.notes,
      ],
    };
  },
};

const isTotal = (category: string): boolean => ['', 'total'].includes(category.toLowerCase());
