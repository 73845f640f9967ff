import { foldName } from '../messy/names.ts';
import { readUnit } from '../messy/pack-units.ts';
import { quote } from '../problem-list.ts';
import type { KnownGood, KnownThings } from './known-things.ts';
import type { Mapping, UnitRule } from './mapping.ts';
import type { RowProblems } from './row-problems.ts';

/**
 * Makes packs of a row's count in some unit, or keeps it where conversions.csv has the unit; what is rounded goes to
 * `assumptions`. Notes import.unknown-unit, under `header` where one is given.
 */
export const countPacks = (
  row: number,
  values: Map<string, string>,
  units: readonly string[],
  assumptions: string[],
  known: KnownThings,
  mapping: Mapping,
  problems: RowProblems,
  header?: string,
): void => {
  const good = known.goods.get(values.get('good') ?? '');
  const count = values.get('count');
  values.delete('unit');
  const [words, ...others] = units;
  if (good === undefined || count === undefined || words === undefined) return;
  const find = (each: string): UnitMeaning => findUnitMeaning(each, good, mapping.units, known.conversions);
  const meaning = find(words);
  // `5 ctn` beside a column that says bags: one of the two is wrong. `5e9` is no 5 either.
  const other = others.find((each) => JSON.stringify(find(each)) !== JSON.stringify(meaning));
  if (other !== undefined) {
    problems.refuse(
      row,
      'count',
      'import.wrong-unit',
      `a count in ${quote(words)}, as the column of units says`,
      `${quote(other)} beside the figure or above it`,
      'Write one unit: beside the figures, in their header or in a column of its own.',
      header,
    );
    return;
  }
  switch (meaning.kind) {
    case 'kept':
      values.set('unit', meaning.unit);
      return;
    case 'packs': {
      if (meaning.exact) return;
      let rounded = false;
      for (const column of ['count', 'count_low', 'count_high']) {
        const text = values.get(column);
        if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) continue;
        const packs = Number(text) * meaning.each;
        const whole = Math.floor(packs + 1e-6);
        rounded ||= Math.abs(packs - whole) > 1e-6;
        values.set(column, String(whole));
      }
      if (rounded) assumptions.push(`given as ${count} ${words}, rounded down to whole packs`);
      return;
    }
    default: {
      const unit = words.replace(/\s+/g, ' ');
      if (meaning.kind === 'unknown') problems.open.addUnit(unit, good.id);
      problems.refuse(
        row,
        mapping.columns.has('unit') ? 'unit' : 'count',
        'import.unknown-unit',
        `${good.pack} (the pack of ${good.id}), or a unit that can be counted in it`,
        quote(unit),
        meaning.kind === 'unmeasured'
          ? `Give ${good.id} its ${meaning.lacks} in goods.csv first.`
          : `Say in the mapping how many packs one is: units: [{ unit: ${JSON.stringify(unit)}, good: ${good.id}, packs: N }].`,
        header,
      );
    }
  }
};

/** What a unit of a count means for a good. */
export type UnitMeaning =
  /** One unit is this many packs; `exact`: the unit is the pack itself. */
  | { readonly kind: 'packs'; readonly each: number; readonly exact: boolean }
  /** conversions.csv says it: the count stays in this unit. */
  | { readonly kind: 'kept'; readonly unit: string }
  /** It measures what is not known of the good. */
  | { readonly kind: 'unmeasured'; readonly lacks: 'kg' | 'm3' }
  | { readonly kind: 'unknown' };

/** Packs of a good in one unit, in the order of docs/importing.md section 5. */
export const findUnitMeaning = (
  words: string,
  good: KnownGood,
  rules: readonly UnitRule[],
  conversions: ReadonlySet<string>,
): UnitMeaning => {
  const text = words.trim();
  if (text === '' || fold(text) === fold(good.pack)) return PACK;
  const unit = readUnit(text);
  const pack = readUnit(good.pack);
  const grams = good.kg === null ? null : good.kg * 1000;
  if (unit.kind === 'pack') {
    const sameWord = unit.word === 'pack' || (pack.kind === 'pack' && unit.word === pack.word);
    if (sameWord) {
      const { count, grams: held } = unit.holds;
      if (held !== null && grams !== null && grams > 0 && Math.abs(held - grams) > 0.05 * grams)
        return { kind: 'packs', each: held / grams, exact: false };
      const packCount = pack.kind === 'pack' ? pack.holds.count : null;
      if (count === null || count === packCount) return PACK;
    }
  }
  const word = unit.kind === 'pack' ? unit.word : text;
  const rule = rules.find(
    (each) =>
      (each.good === null || each.good === good.id) &&
      (fold(each.unit) === fold(text) || sameUnit(each.unit, word)),
  );
  if (rule !== undefined) return { kind: 'packs', each: rule.packs, exact: rule.packs === 1 };
  for (const subject of [good.id, '']) {
    for (const entry of conversions) {
      const [of, from] = split(entry);
      if (of === subject && (fold(from) === fold(text) || sameUnit(from, word)))
        return { kind: 'kept', unit: from };
    }
  }
  if (unit.kind === 'mass')
    return grams
      ? { kind: 'packs', each: unit.grams / grams, exact: false }
      : { kind: 'unmeasured', lacks: 'kg' };
  if (unit.kind === 'volume')
    return good.m3
      ? { kind: 'packs', each: unit.cm3 / (good.m3 * 1e6), exact: false }
      : { kind: 'unmeasured', lacks: 'm3' };
  if (unit.kind === 'pack' && unit.holds.count !== null && isSingle(good.pack))
    return { kind: 'packs', each: unit.holds.count, exact: false };
  return { kind: 'unknown' };
};

const PACK: UnitMeaning = { kind: 'packs', each: 1, exact: true };

const fold = (text: string): string => foldName(text) || text.trim().toLowerCase();

const sameUnit = (a: string, word: string): boolean => {
  const unit = readUnit(a);
  return unit.kind === 'pack' && unit.word === word && unit.holds.count === null;
};

const isSingle = (pack: string): boolean => {
  const unit = readUnit(pack);
  return (
    unit.kind === 'pack' &&
    (unit.word === 'piece' || unit.word === 'item' || unit.word === 'unit' || unit.word === 'each')
  );
};

const split = (entry: string): readonly [string, string] => {
  const at = entry.indexOf('|');
  return [entry.slice(0, at), entry.slice(at + 1)];
};
