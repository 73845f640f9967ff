import type { Operation, Plan } from '../../src/domain/index.ts';

/**
 * Keys whose texts are words of the format (kinds, units, dates, codes, hashes) or known to the public (`name` and the
 * like are decided by `PUBLIC_TEXTS`). Every other text is somebody's data and gets a mark.
 */
const FORMAT_KEYS = new Set(
  `format kind scope basis unit row verdict figure mode purpose stage code date fromDate toDate availableOn expiresOn
  expiryDate reliability languages timeZone timeZoneData sensitivity hash highway quantity`.split(/\s+/),
);

/** Lists of the operation whose texts below these keys may be published. */
const PUBLIC_TEXTS: Readonly<Record<string, readonly string[]>> = {
  areas: ['id', 'name', 'nameLocal', 'credit'],
  needs: ['id', 'name', 'nameLocal'],
  sources: ['credit', 'licence'],
  roads: ['credit'],
  operation: ['name', 'nameLocal', 'id'],
};

/**
 * A copy of both in which every text that the public must not see is replaced by a mark of its own, the same text by the
 * same mark in both. `marks` holds all of them.
 */
export function markEverything(
  operation: Operation,
  plan: Plan,
): { readonly operation: Operation; readonly plan: Plan; readonly marks: ReadonlyMap<string, string> } {
  const marks = new Map<string, string>();
  const kept = new Set<string>([
    ...operation.areas.map((area) => area.id as string),
    ...operation.needs.map((need) => need.id as string),
  ]);
  const mark = (text: string): string => {
    if (kept.has(text) || text === '') return text;
    const known = marks.get(text);
    if (known !== undefined) return known;
    const made = `Kanarie${String(marks.size).padStart(4, '0')}q`;
    marks.set(text, made);
    return made;
  };
  const walk = (value: unknown, key: string, list: string): unknown => {
    if (typeof value === 'string') {
      const isPublic = FORMAT_KEYS.has(key) || PUBLIC_TEXTS[list]?.includes(key) === true;
      return isPublic ? value : mark(value);
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key, list));
    if (value instanceof Map || ArrayBuffer.isView(value) || typeof value !== 'object' || value === null)
      return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name, list)]));
  };
  const walkTop = (record: object, self: string) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [
        name,
        typeof value === 'string' ? walk(value, name, self) : walk(value, name, name),
      ]),
    );
  return {
    operation: walkTop(operation, 'operation') as unknown as Operation,
    plan: walkTop(plan, 'plan') as unknown as Plan,
    marks,
  };
}
