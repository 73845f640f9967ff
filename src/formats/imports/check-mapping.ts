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
    ...[...mapping.columns.keys(), ...(spread === null ? [] : [spread.column, spread.value])].filter(
      (name) => !columns.includes(name),
    ),
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
    problems.ask(
      null,
      'import.missing-column',
      `a column for ${name} (${column.kind})`,
      'none of the headers',
      `Name it in the mapping (columns: { ${name}: HEADER }), or give one value for all rows: --set ${name}=VALUE. ${column.about}`,
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
