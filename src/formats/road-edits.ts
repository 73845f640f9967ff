import { compareStrings, formatCanonicalJson, measureMetres, sha256Hex } from '../base/index.ts';
import { type Road, type RoadId, type RoadMap, roadId } from '../domain/index.ts';
import { keepRoadTags } from './roads/road-tags.ts';

/** One tag of one road set, taken away (`value` null), or a new road drawn. */
export interface RoadEdit {
  readonly road: RoadId;
  readonly key: string;
  readonly value: string | null;
  /** [lonE7, latE7] of a new road. */
  readonly line: readonly (readonly [number, number])[] | null;
}

/**
 * The map with edits applied in order, a later one over an earlier one; roads that nothing draws are left out. New
 * roads meet others at equal coordinates, or at the nearest node within `joinMetres`. `looseRoads` are new roads that
 * meet none. The hash then covers the edits too.
 */
export function applyRoadEdits(
  map: RoadMap,
  edits: readonly RoadEdit[],
  joinMetres: number,
): { readonly roads: RoadMap; readonly looseRoads: readonly RoadId[] } {
  if (edits.length === 0) return { roads: map, looseRoads: [] };
  const tags = new Map<string, Record<string, string>>(map.roads.map((road) => [road.id, { ...road.tags }]));
  const nodes = new Map<string, Int32Array>(map.roads.map((road) => [road.id, road.nodes]));
  const latE7 = [...map.latE7];
  const lonE7 = [...map.lonE7];
  const looseRoads: RoadId[] = [];

  const finder = createNodeFinder(latE7, lonE7, joinMetres);
  for (const { road, line } of edits) {
    if (line === null || nodes.has(road)) continue;
    const before = latE7.length;
    const found = line.map(([lon, lat]) => finder(lat, lon));
    const distinct = found.filter((node, index) => node !== found[index - 1]);
    if (distinct.length < 2) continue;
    if (map.roads.length > 0 && distinct.every((node) => node >= before)) looseRoads.push(road);
    nodes.set(road, Int32Array.from(distinct));
    tags.set(road, {});
  }
  for (const { road, key, value } of edits) {
    const own = tags.get(road);
    if (own === undefined) continue;
    if (value === null) delete own[key];
    else own[key] = value;
  }
  const roads = [...nodes]
    .map(
      ([id, list]): Road => ({
        id: roadId(id),
        nodes: list,
        tags: keepRoadTags(Object.entries(tags.get(id)!)),
      }),
    )
    .sort((a, b) => compareStrings(a.id, b.id));
  const hash = sha256Hex(
    `${map.hash}\n${formatCanonicalJson(edits.map(({ road, key, value, line }) => ({ road, key, value, line })))}`,
  );
  return {
    roads: { ...map, hash, latE7: Int32Array.from(latE7), lonE7: Int32Array.from(lonE7), roads },
    looseRoads,
  };
}

/** Gives the node at a position: one that is there or near enough, else a new one at the end. */
function createNodeFinder(
  latE7: number[],
  lonE7: number[],
  joinMetres: number,
): (lat: number, lon: number) => number {
  const byPosition = new Map<string, number>();
  latE7.forEach((lat, node) => {
    const key = `${lat},${lonE7[node]}`;
    if (!byPosition.has(key)) byPosition.set(key, node);
  });
  const published = latE7.map((_, node) => node);
  if (joinMetres > 0) published.sort((a, b) => latE7[a]! - latE7[b]! || a - b);
  return (lat, lon) => {
    const key = `${lat},${lon}`;
    const same = byPosition.get(key);
    if (same !== undefined) return same;
    const nearest = joinMetres > 0 ? findNearest(lat, lon) : -1;
    if (nearest >= 0) return nearest;
    byPosition.set(key, latE7.length);
    lonE7.push(lon);
    return latE7.push(lat) - 1;
  };

  /** The published node nearest within `joinMetres`, of equally near ones the first; -1 for none. */
  function findNearest(lat: number, lon: number): number {
    // A metre is some 90 units of latitude.
    const reach = joinMetres * 100;
    let at = findFirst(published, (node) => latE7[node]! >= lat - reach);
    let nearest = -1;
    let least = joinMetres;
    for (; at < published.length && latE7[published[at]!]! <= lat + reach; at++) {
      const node = published[at]!;
      const metres = measureMetres(lat, lon, latE7[node]!, lonE7[node]!);
      if (metres > least || (metres === least && nearest >= 0 && nearest < node)) continue;
      nearest = node;
      least = metres;
    }
    return nearest;
  }
}

/** The first index of a list, sorted so that `holds` turns true once, at which it does; the length where it never does. */
function findFirst(list: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
