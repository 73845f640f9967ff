/**
 * JSON text that is equal for equal values: object keys in order of UTF-16 code units, no white space, -0 as 0.
 * The judge keeps its own, so that a mistake in the program's cannot hide in both. Throws on what JSON cannot hold.
 */
export function writeCanonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`JSON cannot hold ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeCanonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`JSON cannot hold ${typeof value}`);
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    members.push(`${JSON.stringify(key)}:${writeCanonicalJson((value as Record<string, unknown>)[key])}`);
  }
  return `{${members.join(',')}}`;
}
