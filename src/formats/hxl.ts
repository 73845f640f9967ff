/** A tag of the Humanitarian Exchange Language, such as `#loc+facility+name`. */
export interface Tag {
  /** Without `#`, lower case; `adm1` to `adm5` are all `adm`, since an area's level is told by the area itself. */
  readonly name: string;
  readonly attributes: readonly string[];
}

export function parseTag(text: string): Tag | undefined {
  const match = /^#([a-z][a-z0-9_]{0,40})((?:\s*\+\s*[a-z][a-z0-9_.]{0,40}){0,20})$/i.exec(text.trim());
  if (match === null) return undefined;
  const attributes = match[2]!
    .toLowerCase()
    .split('+')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return { name: match[1]!.toLowerCase().replace(/^adm\d$/, 'adm'), attributes };
}

/** True where some cell is filled and every filled cell is an HXL tag. */
export function isTagRow(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => parseTag(cell) !== undefined);
}
