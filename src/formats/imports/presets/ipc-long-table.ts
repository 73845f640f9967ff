import { compareStrings } from '../../../base/index.ts';
import { type AreaRow, chooseAreaRows } from './area-rows.ts';
import { type AreaScope, buildAreaScope } from './area-scope.ts';
import { choosePeriod, describePeriod, findIpcPeriod, IPC_GROUP, IPC_NOTE } from './ipc-period.ts';
import { chooseLatestPeriods, type DatedAreaRow } from './latest-periods.ts';
import { peopleMapping } from './people-mapping.ts';
import type { Recipe } from './preset.ts';
import { readCellsOf, readPeople } from './table-cells.ts';

/** The long table of the IPC: a row an area, period and phase; areas by name. */
export const IPC_LONG_TABLE: Recipe = {
  id: 'ipc-long-table',
  kind: 'people',
  title: 'IPC areas, long table',
  headers: ['date of analysis', 'country', 'area', 'validity period', 'from', 'phase', 'number'],
  apply(table, info, problems) {
    const cell = readCellsOf(table);
    const scope = buildAreaScope(info);
    const phased = table.rows.filter((row) => cell(row, 'phase') === '3+');
    const present = new Set(
      phased
        .map((row) => findIpcPeriod(cell(row, 'validity period')))
        .filter((period) => period !== undefined),
    );
    const period = choosePeriod(info.set, present, table.file, problems);
    if (period === null) return null;
    const dated = phased
      .filter((row) => findIpcPeriod(cell(row, 'validity period')) === period)
      .map((row): DatedAreaRow => {
        const area = cell(row, 'area');
        const country = cell(row, 'country');
        return {
          row,
          areas: scope.hasCountry(country) ? listAreas(scope, area, cell(row, 'level 1')) : [],
          label: `${area} (${country})`,
          ...(scope.hasCountry(country)
            ? { near: { name: area, areas: scope.listNear(area, cell(row, 'level 1') === '' ? 1 : null) } }
            : {}),
          people: readPeople(cell(row, 'number')),
          from: cell(row, 'from').slice(0, 10),
          cells: [describePeriod(period)],
        };
      });
    const rows: readonly AreaRow[] = chooseLatestPeriods(dated, info.lastDay);
    const chosen = chooseAreaRows(table, rows, scope, ['preset.assumption'], problems);
    const published = chosen.table.rows
      .map((row) => readAnalysisDate(cell(row, 'date of analysis')))
      .filter((date) => date !== null)
      .sort(compareStrings)
      .at(-1);
    return {
      id: this.id,
      title: this.title,
      table: chosen.table,
      mapping: peopleMapping(
        { area: 'preset.area', date: 'From', best: 'Number', assumption: 'preset.assumption' },
        { group: IPC_GROUP },
      ),
      source: {
        publisher: 'Integrated Food Security Phase Classification (IPC)',
        title: 'Acute food insecurity by area',
        url: 'https://www.ipcinfo.org',
        published: published ?? null,
        note:
          published === undefined
            ? null
            : 'Published is taken as the last day of the latest month of analysis; the file gives only the month.',
      },
      counts: chosen.counts,
      notes: [
        IPC_NOTE,
        'The file has names and no codes: an area is taken where one of the operation has that name, country and level.',
        ...chosen.notes,
      ],
    };
  },
};

/** Without an upper area the row is about one of level 1; with it about one below, inside the upper where that is known. */
function listAreas(scope: AreaScope, name: string, upperName: string): readonly string[] {
  const first = scope.listByName(name, 1);
  if (upperName === '') return first;
  const below = scope.listByName(name, null).filter((code) => !first.includes(code));
  const uppers = scope.listByName(upperName, 1);
  return uppers.length === 0
    ? below
    : below.filter((code) => uppers.some((upper) => scope.isInside(upper, code)));
}

/** `Apr 2023` as the last day of that month: what is known later than it says does no harm, earlier would. */
export function readAnalysisDate(text: string): string | null {
  const match = /^(\w{3})\w* (\d{4})$/.exec(text.trim());
  const month = match === null ? -1 : MONTHS.indexOf(match[1]!.toLowerCase());
  if (match === null || month < 0) return null;
  const year = Number(match[2]);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return `${match[2]}-${String(month + 1).padStart(2, '0')}-${last}`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
