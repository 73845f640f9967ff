import { formatHint } from '../did-you-mean.ts';
import type { MessyTable } from '../messy/messy-table.ts';
import { quote } from '../problem-list.ts';
import type { ImportTarget } from './import-target.ts';
import { findHeader } from './mapped-headers.ts';
import type { Mapping } from './mapping.ts';
import { PRESET_SETTINGS } from './presets/preset.ts';
import type { RowProblems } from './row-problems.ts';

/** Notes columns and headers that are not there (import.unknown-column, .unknown-header) and needed ones that nothing fills (import.missing-column). */
export const checkMapping = (
  table: MessyTable,
  mapping: Mapping,
  target: ImportTarget,
  problems: RowProblems,
): void => {
  const columns = [...target.columns.map(({ name }) => name), ...target.helpColumns];
  const settings: readonly string[] = [...columns, ...PRESET_SETTINGS];
  const headers = table.headers.map(({ text, tag, letter }) => text || tag || `column ${letter}`);
  const { spread } = mapping;
  const wrongColumns = [
    ...[
      ...mapping.columns.keys(),
      ...mapping.fillDown,
      ...(spread === null ? [] : [spread.column, spread.value]),
    ].filter((name) => !columns.includes(name)),
    ...[...mapping.set.keys()].filter((name) => !settings.includes(name)),
  ];
  for (const name of wrongColumns)
    problems.ask(
      null,
      'import.unknown-column',
      `a column of ${target.file}`,
      quote(name),
      `Columns are ${columns.join(', ')}.${formatHint(name, columns)}`,
    );
  const named = [
    ...mapping.columns.values(),
    ...mapping.where.keys(),
    ...(spread === null ? [] : spread.headers.keys()),
  ];
  for (const header of new Set(named)) {
    if (findHeader(table, header) !== undefined) continue;
    problems.ask(
      null,
      'import.unknown-header',
      'a header of the file',
      quote(header),
      `Headers are ${headers.map(quote).join(', ')}.${formatHint(header, headers)}`,
    );
  }
  for (const name of target.needed) {
    if (
      mapping.columns.has(name) ||
      mapping.set.has(name) ||
      spread?.column === name ||
      spread?.value === name
    )
      continue;
    const column = target.columns.find((each) => each.name === name)!;
    problems.open.columns.set(name, column.kind);
    problems.ask(
      null,
      'import.missing-column',
      `a column for ${name} (${column.kind})`,
      'none of the headers',
      `Name it in the mapping (columns: { ${name}: HEADER }), or give one value for all rows: --set ${name}=VALUE. ${column.about}${EXAMPLES[name] ?? ''}`,
    );
  }
  if (target.kind === 'access' && table.rows[0]?.geometry === undefined) {
    const has = (name: string): boolean => mapping.columns.has(name) || mapping.set.has(name);
    if (!has('roads') && !has('links') && !(has('lat') && has('lon')))
      problems.ask(
        null,
        'import.missing-column',
        'a column for roads, for links, or for lat and lon',
        'none of the headers',
        'Names of roads and towns do not say which pieces of road are meant. Add a point on each (lat, lon and radius_m), or ids of the map (roads: way/123;way/456), or draw them and import the GeoJSON.',
      );
  }
  if (
    target.kind === 'people' &&
    !['place', 'area', 'area_name'].some(
      (name) => mapping.columns.has(name) || mapping.set.has(name) || spread?.column === name,
    )
  )
    problems.ask(
      null,
      'import.missing-column',
      'a column for place or area',
      'none of the headers',
      'Name it in the mapping: columns: { place: HEADER } or { area: HEADER }.',
    );
};

/** Columns whose cells nobody can guess the form of. */
const EXAMPLES: Readonly<Record<string, string>> = {
  serves: ' For example: energy: 52500 kcal; water: 9 L.',
};
