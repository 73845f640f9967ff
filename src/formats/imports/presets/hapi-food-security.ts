import { chooseAreaRows } from './area-rows.ts';
import { buildAreaScope } from './area-scope.ts';
import {
  choosePeriod,
  describePeriod,
  findIpcPeriod,
  IPC_GROUP,
  IPC_NOTE,
  type IpcPeriod,
} from './ipc-period.ts';
import { chooseLatestPeriods, type DatedAreaRow } from './latest-periods.ts';
import { peopleMapping } from './people-mapping.ts';
import type { Recipe } from './preset.ts';
import { readCellsOf, readPeople } from './table-cells.ts';

/** Food security of the HDX humanitarian API: people by IPC phase, area and period. */
export const HAPI_FOOD_SECURITY: Recipe = {
  id: 'hapi-food-security',
  kind: 'people',
  title: 'HDX HAPI food security (IPC)',
  headers: ['location_code', 'admin1_code', 'admin2_code', 'ipc_phase', 'ipc_type', 'population_in_phase'],
  apply(table, info, problems) {
    const cell = readCellsOf(table);
    const scope = buildAreaScope(info);
    const phased = table.rows.filter((row) => cell(row, 'ipc_phase') === '3+');
    const present = new Set(
      phased.map((row) => findIpcPeriod(cell(row, 'ipc_type'))).filter((period) => period !== undefined),
    );
    const period: IpcPeriod | null = choosePeriod(info.set, present, table.file, problems);
    if (period === null) return null;
    const dated = phased
      .filter((row) => findIpcPeriod(cell(row, 'ipc_type')) === period)
      .map((row): DatedAreaRow => {
        const country = cell(row, 'location_code');
        const level = cell(row, 'admin_level');
        const code = cell(row, level === '2' ? 'admin2_code' : 'admin1_code');
        const name = cell(row, 'provider_admin2_name') || cell(row, 'provider_admin1_name');
        // Analysed areas without a code are no administrative areas; one of the operation's may have that name.
        const named = scope.hasCountry(country) ? scope.listByName(name, Number(level)) : [];
        return {
          row,
          areas: level === '0' ? scope.listCountry(country) : code === '' ? named : scope.listByCode(code),
          label: name || country,
          ...(code === '' && scope.hasCountry(country)
            ? { near: { name, areas: scope.listNear(name, Number(level)) } }
            : {}),
          people: readPeople(cell(row, 'population_in_phase')),
          from: cell(row, 'reference_period_start').slice(0, 10),
          cells: [describePeriod(period)],
        };
      });
    const chosen = chooseAreaRows(
      table,
      chooseLatestPeriods(dated, info.lastDay),
      scope,
      ['preset.assumption'],
      problems,
    );
    return {
      id: this.id,
      title: this.title,
      table: chosen.table,
      mapping: peopleMapping(
        {
          area: 'preset.area',
          date: 'reference_period_start',
          best: 'population_in_phase',
          assumption: 'preset.assumption',
        },
        { group: IPC_GROUP },
      ),
      source: {
        publisher: 'OCHA Centre for Humanitarian Data (HDX HAPI), data of the IPC',
        title: 'Food security: people by IPC phase',
        url: 'https://hapi.humdata.org',
        published: null,
        note: null,
      },
      counts: chosen.counts,
      notes: [
        IPC_NOTE,
        `Of each area the latest ${period} period that starts by the end of the horizon.`,
        ...chosen.notes,
      ],
    };
  },
};
