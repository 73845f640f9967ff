import { compareStrings } from '../base/index.ts';
import { quote } from './problem-list.ts';

/**
 * The one of `known` that `word` is most likely a slip for, or undefined where none is close (a third of its letters) or
 * there are too many to look through for a hint, such as the roads of a country.
 */
export function findSimilar(word: string, known: Iterable<string>): string | undefined {
  const plain = word.length > 60 ? '' : simplify(word);
  if (plain === '' || plain.length > 60) return undefined;
  const candidates: string[] = [];
  for (const candidate of known) {
    if (candidates.push(candidate) > MOST_CANDIDATES) return undefined;
  }
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const candidate of candidates.sort(compareStrings)) {
    const other = simplify(candidate);
    if (Math.abs(other.length - plain.length) >= bestDistance) continue;
    const distance = computeEdits(plain, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A hint to put behind a remedy: ` Did you mean "places.csv"?`, or nothing. */
export function formatHint(word: string, known: Iterable<string>): string {
  const similar = findSimilar(word, known);
  return similar === undefined ? '' : ` Did you mean ${quote(similar)}?`;
}

const MOST_CANDIDATES = 2000;

const simplify = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

/** Least number of inserted, deleted, replaced or swapped neighbouring letters (optimal string alignment). */
function computeEdits(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, before[j - 2]! + 1);
      current.push(edits);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length]!;
}
