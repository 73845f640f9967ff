import type { Link, Place } from '../domain/index.ts';

/** Places that the roads of the map do not reach because a link says so, junctions left out: docs/rules.md R10. */
export function listOffRoads(places: readonly Place[], links: readonly Link[]): ReadonlySet<string> {
  const off = new Set<string>();
  for (const { overrides, fromId, toId } of links) {
    if (overrides === 'yes' || overrides === 'from') off.add(fromId);
    if (overrides === 'yes' || overrides === 'to') off.add(toId);
  }
  for (const { id, kind } of places) if (kind === 'junction') off.delete(id);
  return off;
}
