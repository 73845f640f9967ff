import { findSimilar } from '../../did-you-mean.ts';
import { COUNTRY_PREFIXES } from './country-prefixes.ts';
import type { PresetArea, PresetInfo } from './preset.ts';

/** Which of a file's areas are the operation's, by code or, in its countries, by name. */
export interface AreaScope {
  /** The P-code as the operation writes it; empty where it has no such area. */
  readonly listByCode: (code: string) => readonly string[];
  /** Codes of the areas of a level (null: any) that have the name; what the mapping says goes first. */
  readonly listByName: (name: string, level: number | null) => readonly string[];
  /** Codes of areas of a level that are spelt nearly so, or have all of its words or the other way round; a hint only. */
  readonly listNear: (name: string, level: number | null) => readonly string[];
  /** The area of level 0 of a country; empty where the operation has none. */
  readonly listCountry: (iso3: string) => readonly string[];
  /** Whether the operation has an area in a country (ISO 3166, three letters). */
  readonly hasCountry: (iso3: string) => boolean;
  /** Whether the second code names an area inside of the first's. */
  readonly isInside: (outer: string, inner: string) => boolean;
}

export function buildAreaScope({ areas, placeCodes, names, set }: PresetInfo): AreaScope {
  const chosen = set.get('country')?.trim().toUpperCase();
  const codes = [...areas.map(({ pcode }) => pcode), ...placeCodes];
  const byCode = new Map(codes.map((code) => [code.toUpperCase(), code]));
  const byName = new Map<string, Set<string>>();
  for (const { pcode, name, nameLocal } of areas)
    for (const text of [name, nameLocal])
      if (text !== null) byName.set(foldName(text), (byName.get(foldName(text)) ?? new Set()).add(pcode));
  const levelOf = new Map(areas.map(({ pcode, level }) => [pcode, level]));
  const parentOf = new Map(areas.map(({ pcode, parent }) => [pcode, parent]));
  return {
    listByCode: (code) => listOne(byCode.get(code.trim().toUpperCase())),
    listByName: (name, level) => {
      const given = names.get(name);
      if (given !== undefined) return listOne(byCode.get(given.toUpperCase()));
      return [...(byName.get(foldName(name)) ?? [])].filter(
        (code) => level === null || levelOf.get(code) === level,
      );
    },
    listNear: (name, level) => {
      const own = foldName(name);
      const codesOf = (other: string): string[] =>
        [...byName.get(other)!].filter((code) => level === null || levelOf.get(code) === level);
      const others = [...byName.keys()].filter((other) => other !== own && codesOf(other).length > 0);
      const similar = findSimilar(own, others);
      return others.filter((other) => other === similar || haveCommonWords(own, other)).flatMap(codesOf);
    },
    listCountry: (iso3) =>
      listOne(areas.find(({ pcode, level }) => level === 0 && isCountryCode(pcode, iso3))?.pcode),
    hasCountry: (iso3) =>
      chosen === undefined ? codes.some((code) => isOfCountry(code, iso3)) : chosen === iso3.toUpperCase(),
    isInside: (outer, inner) =>
      inner !== outer && (isBelow(outer, inner, parentOf) || isCodedInside(outer, inner, levelOf)),
  };
}

const listOne = (code: string | undefined): readonly string[] => (code === undefined ? [] : [code]);

/** P-codes of parts start with that of the whole; XX1 and XX10 may be neighbours, so that levels decide where known. */
function isCodedInside(outer: string, inner: string, levelOf: ReadonlyMap<string, number>): boolean {
  if (!inner.startsWith(outer)) return false;
  const [above, below] = [levelOf.get(outer), levelOf.get(inner)];
  return above !== undefined && below !== undefined ? below > above : inner.length >= outer.length + 2;
}

function isBelow(outer: string, inner: string, parentOf: ReadonlyMap<string, PresetArea['parent']>): boolean {
  let at = parentOf.get(inner) ?? null;
  for (let steps = 0; at !== null && steps < 10; steps++) {
    if (at === outer) return true;
    at = parentOf.get(at) ?? null;
  }
  return false;
}

/** P-codes start with the two letters of the country, sometimes with all three; digits follow. */
const isOfCountry = (code: string, iso3: string): boolean =>
  [iso3.toUpperCase(), COUNTRY_PREFIXES.get(iso3.toUpperCase())].some(
    (prefix) =>
      prefix !== undefined &&
      code.toUpperCase().startsWith(prefix) &&
      !/^[A-Z]/.test(code.toUpperCase().slice(prefix.length)),
  );

const isCountryCode = (code: string, iso3: string): boolean =>
  [iso3.toUpperCase(), COUNTRY_PREFIXES.get(iso3.toUpperCase())].includes(code.toUpperCase());

/** Names of published tables are compared without case, accents and dividing signs. */
const foldName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** True where all words of one stand in the other, such as "Wardak" and "Maidan Wardak". */
function haveCommonWords(a: string, b: string): boolean {
  const [first, second] = [a.split(' '), b.split(' ')];
  const [few, many] = first.length < second.length ? [first, second] : [second, first];
  return few.every((word) => word.length > 2 && many.includes(word));
}
