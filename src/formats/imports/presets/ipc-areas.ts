import { type AreaRow, chooseAreaRows } from './area-rows.ts';
import { buildAreaScope } from './area-scope.ts';
import { choosePeriod, describePeriod, findIpcPeriod, IPC_GROUP, IPC_NOTE } from './ipc-period.ts';
import { peopleMapping } from './people-mapping.ts';
import type { Recipe } from './preset.ts';
import { readCellsOf, readPeople } from './table-cells.ts';

/** The areas of one IPC analysis as GeoJSON: names, people by phase, no codes and no dates. */
export const IPC_AREAS: Recipe = {
  id: 'ipc-areas',
  kind: 'people',
  title: 'IPC areas, GeoJSON',
  headers: ['title', 'ipc_period', 'estimated_population', 'phase3_population', 'phase4_population'],
  apply(table, info, problems) {
    const cell = readCellsOf(table);
    const scope = buildAreaScope(info);
    const chosenLevel = info.set.get('level') ?? '';
    const level = /^\d$/.test(chosenLevel) ? Number(chosenLevel) : null;
    const periodOf = (row: (typeof table.rows)[number]) => findIpcPeriod(cell(row, 'ipc_period'));
    const present = new Set(table.rows.map(periodOf).filter((period) => period !== undefined));
    const period = choosePeriod(info.set, present, table.file, problems);
    if (period === null) return null;
    const candidates = table.rows
      .filter((row) => periodOf(row) === period)
      .map((row): AreaRow => {
        const phases = [3, 4, 5].map((phase) => readPeople(cell(row, `phase${phase}_population`)));
        // A phase that is not given is not zero; the row is then refused for its empty figure.
        const people = phases.includes(null) ? null : phases.reduce<number>((sum, count) => sum + count!, 0);
        return {
          row,
          areas: scope.listByName(cell(row, 'title'), level),
          label: cell(row, 'title'),
          near: { name: cell(row, 'title'), areas: scope.listNear(cell(row, 'title'), level) },
          people,
          cells: [people === null ? '' : String(people), describePeriod(period)],
        };
      });
    const chosen = chooseAreaRows(table, candidates, scope, ['preset.people', 'preset.assumption'], problems);
    return {
      id: this.id,
      title: this.title,
      table: chosen.table,
      mapping: peopleMapping(
        { area: 'preset.area', best: 'preset.people', assumption: 'preset.assumption' },
        { group: IPC_GROUP },
      ),
      source: {
        publisher: 'Integrated Food Security Phase Classification (IPC)',
        title: 'Acute food insecurity by area (map)',
        url: 'https://www.ipcinfo.org',
        published: null,
        note: null,
      },
      counts: chosen.counts,
      notes: [
        IPC_NOTE,
        'People are the sum of phases 3, 4 and 5. The file has no dates: give --set date=YYYY-MM-DD.',
        'The file has names and no codes: an area is taken where one of the operation has that name. Check that both are of the same level (--set level=1).',
        ...chosen.notes,
      ],
    };
  },
};
