import type { Inputs } from './inputs.ts';
import { formatTable } from './table.ts';

const COLUMNS = [
  'id',
  'name',
  'name_local',
  'kind',
  'lat',
  'lon',
  'accuracy_m',
  'pcode',
  'owner',
  'opening_hours',
  'storage_kg',
  'bays',
  'people_weight',
  'source',
  'credibility',
  'known_at',
  'assumption',
] as const;

/** Only where things lie is taken from the later drawing of the map; it could be known long before the plan. */
const MAP_KNOWN_AT = '2024-05-01T00:00:00Z';

/** Distribution points, warehouses, crossings and junctions. */
export const buildPlaces = (inputs: Inputs): string => {
  const municipalities = inputs.table('municipalities-osm.csv');
  const sites = inputs.table('hand/sites.csv').map((site) => {
    const municipality = municipalities.find(({ name }) => name === site.municipality);
    const [lat, lon] =
      site.point === 'hand'
        ? [site.lat, site.lon]
        : site.point === 'place'
          ? [municipality!.place_lat, municipality!.place_lon]
          : [municipality!.centroid_lat, municipality!.centroid_lon];
    const where =
      site.point === 'hand'
        ? 'at a point on the mapped coast road'
        : `at the ${site.point === 'place' ? 'place point' : 'centre of the outline'} of the municipality on the map`;
    return {
      id: site.id,
      name: site.name,
      name_local: site.name_local,
      kind: 'site',
      lat,
      lon,
      accuracy_m: 1500,
      pcode: site.pcode,
      people_weight: site.people_weight,
      source: 'osm',
      credibility: 4,
      known_at: MAP_KNOWN_AT,
      assumption: `Demonstration distribution point ${where}, not a real one. Its share of the governorate's people is a guess by the size of the town: no count below governorates is used.`,
    };
  });
  const hubs = inputs.table('hand/hubs.csv').map((hub) => {
    const group = inputs
      .table('warehouses-by-governorate.csv')
      .find((row) => row.agency === hub.agency && row.governorate === hub.governorate)!;
    const [low, high] = [Number(group.tonnes_low), Number(group.tonnes_high)];
    return {
      id: hub.id,
      name: hub.name,
      name_local: hub.name_local,
      kind: 'hub',
      lat: hub.lat,
      lon: hub.lon,
      accuracy_m: 5000,
      pcode: hub.pcode,
      owner: hub.agency,
      opening_hours: 'Mo-Su 06:00-19:00',
      storage_kg: roundToTwoDigits(((low + high) / 2) * 1000),
      bays: 8,
      source: 'foodavail',
      credibility: 3,
      known_at: '2023-10-06T21:00:00Z',
      assumption: `Listed: ${group.warehouses} of ${hub.agency}, ${low} to ${high} t together, as of 6 October 2023; that they can be used in May 2024 is an assumption. Storage: middle of the band. Position: near the town, no positions are published. Hours and bays: no published figure.`,
    };
  });
  const others = inputs.table('hand/other-places.csv').map((place) => ({
    ...place,
    source: 'operation-assumptions',
    known_at: place.known_at || MAP_KNOWN_AT,
  }));
  return formatTable(COLUMNS, [...sites, ...hubs, ...others]);
};

const roundToTwoDigits = (value: number): number => Number(value.toPrecision(2));
