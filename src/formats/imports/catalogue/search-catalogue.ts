import { compareNumbers, compareStrings } from '../../../base/index.ts';
import type { Catalogue, CatalogueItem } from './catalogue.ts';

export interface CatalogueHits {
  /** The best first, at most 20. */
  readonly items: readonly CatalogueItem[];
  /** How many fit in all. */
  readonly total: number;
}

const MOST = 20;

/**
 * The items that have all the words, whatever case, accents and plural. Whole words count before beginnings of words,
 * words at the head of the description before later ones, items of the emergency catalogue before others.
 */
export function searchCatalogue(catalogue: Catalogue, words: string): CatalogueHits {
  const wanted = listWords(words);
  if (wanted.length === 0) return { items: [], total: 0 };
  const hits: { item: CatalogueItem; score: number }[] = [];
  for (const item of catalogue.items) {
    const score = rate(item, wanted);
    if (score > 0) hits.push({ item, score });
  }
  hits.sort(
    (a, b) =>
      compareNumbers(b.score, a.score) ||
      compareNumbers(Number(b.item.emergency), Number(a.item.emergency)) ||
      compareStrings(a.item.code, b.item.code),
  );
  return { items: hits.slice(0, MOST).map(({ item }) => item), total: hits.length };
}

/** 0 where a word is missing. A code, or the start of one, counts like a word. */
function rate(item: CatalogueItem, wanted: readonly string[]): number {
  const words = listWords(item.description);
  const code = item.code.toLowerCase();
  let score = 0;
  for (const word of wanted) {
    const singular = word.length > 3 ? word.replace(/s$/, '') : word;
    let best = code === word ? 400 : word.length >= 4 && code.startsWith(word) ? 100 : 0;
    words.forEach((own, index) => {
      const fit = own === word || own === singular ? 60 : own.startsWith(singular) ? 30 : 0;
      if (fit > 0) best = Math.max(best, fit + Math.max(0, 20 - index * 4));
    });
    // People write "jerry can" and "tool box", the catalogue one word, or the other way round.
    if (best === 0 && words.some((own) => singular.length >= 3 && own.includes(singular))) best = 5;
    if (best === 0) return 0;
    score += best;
  }
  return score;
}

function listWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
