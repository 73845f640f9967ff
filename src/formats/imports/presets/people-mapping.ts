import type { Mapping } from '../mapping.ts';

/** A mapping for kind people: target columns to headers, and what every row gets. */
export const peopleMapping = (
  columns: Readonly<Record<string, string>>,
  set: Readonly<Record<string, string>>,
  spread: Mapping['spread'] = null,
): Mapping => ({
  kind: 'people',
  sheet: null,
  headerRow: null,
  columns: new Map(Object.entries(columns)),
  set: new Map(Object.entries(set)),
  spread,
  where: new Map(),
  dates: 'year-first',
  decimals: 'point',
  names: new Map(),
  units: [],
  fillDown: [],
  duplicates: 'refuse',
});
