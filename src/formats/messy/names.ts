import { toPlainDigits } from './digits.ts';
import { isLongText } from './text.ts';

/** Something that a cell may name. */
export interface NameCandidate {
  readonly id: string;
  readonly names: readonly string[];
}

export interface NameIndex {
  readonly ids: ReadonlySet<string>;
  /** How each candidate's names are compared by spelling. */
  readonly spellings: readonly { readonly id: string; readonly skeletons: readonly string[] }[];
  /** Ids by whole folded name, without words left out. */
  readonly byWhole: ReadonlyMap<string, ReadonlySet<string>>;
  /** By folded name: ids, with the kinds of place that the name tells. */
  readonly byFold: ReadonlyMap<string, readonly FoldedName[]>;
}

interface FoldedName {
  readonly id: string;
  readonly kinds: ReadonlySet<string>;
}

export type NameMatch =
  | { readonly kind: 'one'; readonly id: string }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'none'; readonly suggestions: readonly string[] };

/** Words that say what kind of place it is, and that people add or leave out. */
const KIND_WORDS = new Set(
  'camp city town village warehouse w/h wh hub site the of al el مخيم مدينة قرية مستودع مخزن موقع'
    .split(' ')
    .map((word) => foldLetters(word)),
);

/** Kinds that a name may tell; a store of a name is not the camp of that name, in whatever language. */
const KINDS = new Map(
  Object.entries({
    camp: 'camp مخيم',
    town: 'city town village مدينة قرية',
    store: 'warehouse w/h wh hub مستودع مخزن',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [foldLetters(word), kind] as const)),
);

const listKinds = (text: string): ReadonlySet<string> =>
  new Set(listWords(text).flatMap((word) => KINDS.get(word) ?? []));

/** A name for comparison: letters and digits only, without case, accents and articles, and without words for kinds of places. */
export const foldName = (text: string): string => {
  const words = listWords(text);
  const left = words.filter((word) => !KIND_WORDS.has(word));
  return (left.length > 0 ? left : words).join(' ');
};

/** A name for comparison with all its words. */
export const foldWhole = (text: string): string => listWords(text).join(' ');

const listWords = (text: string): string[] =>
  foldLetters(text.replace(/\bw\s*\/\s*h\b/giu, 'wh'))
    .split(' ')
    .filter((word) => word !== '');

function foldLetters(text: string): string {
  return toPlainDigits(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىئ]/g, 'ي')
    .replace(/ی/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه')
    .replace(/\u0640/g, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’`ʿʾʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(withoutArticle)
    .join(' ')
    .trim();
}

/** Arabic ال at the front of a word of three letters or more behind it. */
function withoutArticle(word: string): string {
  if (!/^ال\p{Script=Arabic}{3,}$/u.test(word)) return word;
  let from = 0;
  while (word.startsWith('ال', from) && word.length - from >= 5) from += 2;
  return word.slice(from);
}

/** The Latin and the other-script half of a cell with a name in both; nulls where there is only one. */
export const listNameParts = (
  text: string,
): { readonly latin: string | null; readonly local: string | null } => {
  if (isLongText(text)) return { latin: null, local: null };
  const parts = text
    .split(/\s+[-–—/|]\s+|\s*[/|]\s*|\s*[()]\s*|\s*\n\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length !== 2) return { latin: null, local: null };
  const isLatin = (part: string): boolean =>
    /\p{Script=Latin}/u.test(part) && !/[\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Hebrew}]/u.test(part);
  const isLocal = (part: string): boolean => /\p{L}/u.test(part) && !/\p{Script=Latin}/u.test(part);
  const [a, b] = parts as [string, string];
  if (isLatin(a) && isLocal(b)) return { latin: a, local: b };
  if (isLocal(a) && isLatin(b)) return { latin: b, local: a };
  return { latin: null, local: null };
};

const LATIN_OF: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ي: 'y',
  ى: 'a',
  ء: '',
  ؤ: 'w',
  ئ: 'y',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  گ: 'g',
  ک: 'k',
  ی: 'y',
};

/** Arabic letters in Latin ones, plainly, for ids and for comparing; other text stays. */
export const transliterate = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/\p{Script=Arabic}/gu, (letter) => LATIN_OF[letter] ?? letter);

export const buildNameIndex = (candidates: readonly NameCandidate[]): NameIndex => {
  const byWhole = new Map<string, Set<string>>();
  const byFold = new Map<string, FoldedName[]>();
  const add = (map: Map<string, Set<string>>, key: string, id: string): void => {
    if (key === '') return;
    const ids = map.get(key);
    if (ids === undefined) map.set(key, new Set([id]));
    else ids.add(id);
  };
  for (const { id, names } of candidates) {
    for (const name of [id, ...names]) {
      add(byWhole, foldWhole(name), id);
      const key = foldName(name);
      if (key === '') continue;
      const same = byFold.get(key);
      if (same === undefined) byFold.set(key, [{ id, kinds: listKinds(name) }]);
      else same.push({ id, kinds: listKinds(name) });
    }
  }
  const spellings = candidates.map(({ id, names }) => ({ id, skeletons: [id, ...names].map(skeleton) }));
  return { ids: new Set(candidates.map(({ id }) => id)), spellings, byWhole, byFold };
};

/** What a cell names: by id, then by whole name, then folded; never by mere likeness. */
export const matchName = (index: NameIndex, text: string): NameMatch => {
  const ids = listMeant(index, text);
  if (ids.length === 1) return { kind: 'one', id: ids[0]! };
  if (ids.length > 1) return { kind: 'several', ids };
  return { kind: 'none', suggestions: findNear(index, text) };
};

/** How many things a cell may name: what `matchName` finds, without the cost of looking for what is near. */
export const countMeant = (index: NameIndex, text: string): number => listMeant(index, text).length;

const listMeant = (index: NameIndex, text: string): readonly string[] => {
  const plain = text.trim();
  if (index.ids.has(plain)) return [plain];
  const parts = listNameParts(plain);
  const spellings =
    parts.latin === null || parts.local === null ? [plain] : [plain, parts.latin, parts.local];
  const whole = new Set(spellings.flatMap((spelling) => [...(index.byWhole.get(foldWhole(spelling)) ?? [])]));
  const ids = whole.size > 0 ? whole : new Set(spellings.flatMap((spelling) => listFolded(index, spelling)));
  return [...ids];
};

/** Ids of what has all of a cell for its name, no word left out. */
export const listNamedWhole = (index: NameIndex, text: string): readonly string[] => [
  ...(index.byWhole.get(foldWhole(text)) ?? []),
];

/** Ids whose folded name fits and whose kind of place, where both tell one, is the same. */
const listFolded = (index: NameIndex, text: string): string[] => {
  const kinds = listKinds(text);
  return (index.byFold.get(foldName(text)) ?? [])
    .filter(
      (name) => kinds.size === 0 || name.kinds.size === 0 || [...kinds].some((kind) => name.kinds.has(kind)),
    )
    .map(({ id }) => id);
};

/** At most three candidates by spelling, Arabic compared by its Latin letters. */
const findNear = (index: NameIndex, text: string): string[] => {
  const wanted = skeleton(text);
  if (wanted === '' || wanted.length > 60) return [];
  const most = Math.max(2, Math.floor(wanted.length / 3));
  return index.spellings
    .map(({ id, skeletons }) => ({
      id,
      distance: Math.min(...skeletons.map((name) => measureEdits(wanted, name, most))),
    }))
    .filter(({ distance }) => distance <= most)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ id }) => id);
};

const skeleton = (text: string): string => transliterate(foldName(text)).replace(/\s+/g, '');

/** Letters to change, add or drop; more than `most` where there are more. */
const measureEdits = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current.push(
        Math.min(before[j]! + 1, current[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    if (Math.min(...current) > most) return most + 1;
    before = current;
  }
  return before[b.length]!;
};
