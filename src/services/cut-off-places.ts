import type { Link, Operation, Place, PlaceId, Problem } from '../domain/index.ts';
import { quote } from '../formats/index.ts';
import { buildRoadNetwork, classifyFleet, describeComponents } from '../network/index.ts';

/**
 * Places that no vehicle can use although a road or link is near (places.cut-off): no vehicle can drive there from its home
 * and home again, or only among places of which none has supply, or none people. Roads count as open at all times, so that
 * nothing shut for a while is told. Places that no road comes near are told by the reader; nothing is told where there is
 * no fleet. Cost as of building the network.
 */
export const listCutOffPlaces = (operation: Operation): readonly Problem[] => {
  const { places, links, fleet, roads } = operation;
  if (fleet.length === 0 || (roads.roads.length === 0 && links.length === 0)) return [];
  const { groups, detached } = listDrivenGroups(operation);
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const used = new Set(
    uniteGroups(groups)
      .filter((ids) => servesSomebody(ids, placeOf))
      .flat(),
  );
  return places
    .filter(({ id, kind }) => kind !== 'junction' && !detached.has(id) && !used.has(id))
    .slice(0, MOST_TOLD)
    .map((place) => describe(place, links));
};

const MOST_TOLD = 100;

interface DrivenGroups {
  /** Places that vehicles of one class drive to from a home among them, and back again. */
  readonly groups: readonly (readonly PlaceId[])[];
  /** Places that no road or link comes near, for some class. */
  readonly detached: ReadonlySet<PlaceId>;
}

const listDrivenGroups = ({ places, links, fleet, roads, rules }: Operation): DrivenGroups => {
  const { classes, classOfFleet } = classifyFleet(fleet);
  const network = buildRoadNetwork({ roads, places, links, constraints: [], classes, rules: rules.roads });
  const detached = new Set<PlaceId>();
  const groups = classes.flatMap((_, classIndex) => {
    const own = fleet.filter(({ id }) => classOfFleet.get(id) === classIndex);
    const homes = new Set(own.map(({ homeId }) => homeId));
    const report = describeComponents(network, classIndex);
    for (const { placeId } of report.detached) detached.add(placeId);
    return report.strong
      .map(({ placeIds }) => placeIds)
      .filter((placeIds) => placeIds.some((id) => homes.has(id)));
  });
  return { groups, detached };
};

/** Groups that share a place as one: what a truck brings to a port, a boat takes on. */
const uniteGroups = (groups: readonly (readonly PlaceId[])[]): PlaceId[][] => {
  let united: Set<PlaceId>[] = [];
  for (const group of groups) {
    const joined = new Set(group);
    const apart: Set<PlaceId>[] = [];
    for (const other of united) {
      if (!group.some((id) => other.has(id))) apart.push(other);
      else for (const id of other) joined.add(id);
    }
    united = [...apart, joined];
  }
  return united.map((ids) => [...ids]);
};

/** Whether places that hang together hold one that supply comes from and one where people are served. */
const servesSomebody = (ids: readonly PlaceId[], placeOf: ReadonlyMap<PlaceId, Place>): boolean => {
  const kinds = new Set(ids.map((id) => placeOf.get(id)?.kind));
  return (kinds.has('hub') || kinds.has('crossing')) && (kinds.has('site') || kinds.has('facility'));
};

const describe = (place: Place, links: readonly Link[]): Problem => {
  const { id, name, kind, latE7, lonE7 } = place;
  const isOffRoads = links.some(
    ({ fromId, toId, overrides }) =>
      (fromId === id && (overrides === 'yes' || overrides === 'from')) ||
      (toId === id && (overrides === 'yes' || overrides === 'to')),
  );
  const where = `${(latE7 / 1e7).toFixed(5)}, ${(lonE7 / 1e7).toFixed(5)}`;
  return {
    code: 'places.cut-off',
    severity: 'warning',
    at: { file: 'places' },
    expected: `a way for vehicles to ${quote(name)} (${kind} ${id}) and back, from supply to people`,
    got: isOffRoads
      ? 'only links, which do not lead so far; one of them takes the place off the roads of the map'
      : `a road at ${where} that does not lead so far, or one way only`,
    remedy: `${LOSS[kind]} ${
      isOffRoads
        ? 'If the roads of the map are right there, write overrides no in the row of the link.'
        : 'Move it to the road that vehicles take there, or name the way in links.csv, with overrides no so that the other end keeps its roads.'
    }`,
  };
};

/** What a plan leaves out for it. */
const LOSS: Readonly<Record<Place['kind'], string>> = {
  hub: 'Nothing that is stored there is planned.',
  crossing: 'Nothing that comes in there is planned.',
  site: 'Nothing is brought there.',
  facility: 'Nothing is brought there.',
  holding_point: 'No vehicle waits there.',
  junction: 'No vehicle passes there.',
};
