/** Where a feature stands in the text of a FeatureCollection: `text.slice(start, end)` is its JSON. */
export interface FeatureSlice {
  readonly start: number;
  readonly end: number;
}

export interface FeatureSlices {
  readonly features: readonly FeatureSlice[];
  /** Where the list's opening bracket ends and its closing one starts. */
  readonly listStart: number;
  readonly listEnd: number;
}

/**
 * The features of a FeatureCollection in its text, so that one can be replaced and the others keep every byte. The text
 * must be valid JSON with a member `features` that is a list; null otherwise. O(length).
 */
export function findFeatureSlices(text: string): FeatureSlices | null {
  let depth = 0;
  let listStart = -1;
  let itemStart = -1;
  let lastKey = '';
  const features: FeatureSlice[] = [];
  const closeItem = (end: number): void => {
    if (itemStart >= 0)
      features.push({ start: itemStart, end: itemStart + text.slice(itemStart, end).trimEnd().length });
    itemStart = -1;
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const inList = listStart >= 0 && depth === 2;
    if (inList && itemStart < 0 && !/[\s,\]]/.test(character)) itemStart = i;
    if (character === '"') {
      const end = findTextEnd(text, i);
      if (depth === 1 && listStart < 0) lastKey = JSON.parse(text.slice(i, end + 1)) as string;
      i = end;
    } else if (character === '{' || character === '[') {
      depth++;
      // A key is what stands before a colon; its value opens next.
      if (listStart < 0 && depth === 2 && character === '[' && lastKey === 'features') listStart = i + 1;
    } else if (character === '}' || character === ']') {
      if (inList && character === ']') {
        closeItem(i);
        return { features, listStart, listEnd: i };
      }
      depth--;
    } else if (inList && character === ',') closeItem(i);
  }
  return null;
}

/** Index of the closing quote of the text that opens at `start`. */
function findTextEnd(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}
