/**
 * The tags of a road that travel with it: those that docs/rules.md R9 reads, and names to show. Everything else is
 * dropped at the border, `military` and `landuse` among it: what is not kept cannot leak.
 */
export function keepRoadTags(tags: Iterable<readonly [string, string]>): Record<string, string> {
  return keep(tags, KEPT_ROAD_TAGS);
}

/** The tags of a barrier node that R9 reads; `null` where the node is no barrier. */
export function keepBarrierTags(tags: Iterable<readonly [string, string]>): Record<string, string> | null {
  const kept = keep(tags, KEPT_BARRIER_TAGS);
  return kept['barrier'] === undefined ? null : kept;
}

/** True for the ways that become roads: any `highway`, or a ferry line. */
export function isRoad(tags: Readonly<Record<string, string>>): boolean {
  return tags['highway'] !== undefined || tags['route'] === 'ferry';
}

function keep(tags: Iterable<readonly [string, string]>, names: ReadonlySet<string>): Record<string, string> {
  const kept = [...tags].filter(([name]) => names.has(name)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const result: Record<string, string> = {};
  for (const [name, value] of kept) result[name] = ACCESS_TAGS.has(name) ? withoutOwner(value) : value;
  return result;
}

/** R9 treats both words alike; which of the two stood there is nobody's business. */
function withoutOwner(value: string): string {
  return value === 'military' ? 'private' : value;
}

const ACCESS_TAGS: ReadonlySet<string> = new Set(['access', 'vehicle', 'motor_vehicle', 'hgv']);

const KEPT_ROAD_TAGS: ReadonlySet<string> = new Set([
  ...ACCESS_TAGS,
  'bridge',
  'duration',
  'highway',
  'junction',
  'maxheight',
  'maxspeed',
  'maxweight',
  'maxwidth',
  'name',
  'name:ar',
  'name:en',
  'oneway',
  'oneway:hgv',
  'ref',
  'route',
  'smoothness',
  'surface',
  'tracktype',
  'tunnel',
]);

const KEPT_BARRIER_TAGS: ReadonlySet<string> = new Set([...ACCESS_TAGS, 'barrier']);
