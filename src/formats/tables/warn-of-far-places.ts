import type { Link, Place, RoadMap } from '../../domain/index.ts';
import type { ProblemList } from '../problem-list.ts';
import { listFarPlaces } from '../roads/far-places.ts';
import type { TableRows } from '../table.ts';

/**
 * Notes `places.far-from-roads` for places that nothing can drive to: without a link, and farther from every road than
 * rule R10 allows. Only of the first few thousand places: no operation has more.
 */
export function warnOfFarPlaces(
  table: TableRows,
  places: readonly Place[],
  links: readonly Link[],
  roads: RoadMap,
  mostMetres: number,
  problems: ProblemList,
): void {
  const linked = new Set<string>(links.flatMap(({ fromId, toId }) => [fromId, toId]));
  const alone = table.rows
    .map(({ at }, index) => ({ at, place: places[index]! }))
    .filter(({ place }) => !linked.has(place.id))
    .slice(0, MOST_PLACES);
  const far = listFarPlaces(
    alone.map(({ place }) => place),
    roads,
    mostMetres,
  );
  for (const index of far)
    problems.warn(
      'places.far-from-roads',
      { ...alone[index]!.at, column: 'lat' },
      `a road within ${mostMetres} m, or a link`,
      `${(alone[index]!.place.latE7 / 1e7).toFixed(5)}, ${(alone[index]!.place.lonE7 / 1e7).toFixed(5)}, with neither`,
      'Check lat and lon. If they are right, nothing can drive there: name the way in links.csv, or raise rules.roads.snap_max_m.',
    );
}

const MOST_PLACES = 2000;
