import { foldWhole } from '../messy/names.ts';
import type { ImportTarget } from './import-target.ts';

/** What of the operation a row without an id may be. */
export type FindOwnRows = (values: ReadonlyMap<string, string>) => readonly ReadonlyMap<string, string>[];

/** Finds things of that whole name, and of that kind where several have it; `rows`: what the target holds. */
export const findOwnRows = (
  target: ImportTarget,
  rows: readonly { readonly values: ReadonlyMap<string, string> }[],
): FindOwnRows => {
  const columns =
    target.kind === 'fleet'
      ? ['kind', 'home', 'owner']
      : target.stem === 'links'
        ? ['from', 'to', 'mode', 'source']
        : null;
  const all = rows.map(({ values }) => values);
  if (columns !== null) {
    const key = (values: ReadonlyMap<string, string>): string =>
      JSON.stringify(columns.map((name) => (values.get(name) ?? '').toLowerCase()));
    const byKey = Map.groupBy(all, key);
    return (values) => byKey.get(key(values)) ?? [];
  }
  const namesOf = (values: ReadonlyMap<string, string>): string[] =>
    [...new Set(NAMES.map((name) => foldWhole(values.get(name) ?? '')))].filter((name) => name !== '');
  const byName = new Map<string, ReadonlyMap<string, string>[]>();
  for (const values of all)
    for (const name of namesOf(values)) byName.set(name, [...(byName.get(name) ?? []), values]);
  return (values) => {
    const named = [...new Set(namesOf(values).flatMap((name) => byName.get(name) ?? []))];
    return named.length > 1 ? named.filter((old) => old.get('kind') === values.get('kind')) : named;
  };
};

const NAMES: readonly string[] = ['name', 'name_local'];
