// Rebuilds the committed inputs of operations/zaatari that are cut from the published files.
// Usage: node scripts/operations/cut-zaatari.ts SHARED_DATA_DIR [OUT_DIR]
// for example with ../shared/data; SHARED_DATA_DIR holds the folder zaatari/ listed in docs/operations/zaatari.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { computeCentroid, type Position, roundPosition } from './geometry.ts';
import { formatCollection } from './inputs.ts';
import { measureRingArea } from './local-plane.ts';
import { formatTable } from './table.ts';

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

/** Six decimals are a tenth of a metre, as the roads and districts are published. */
const DECIMALS = 6;
/** The kinds of facility that the operation uses; all others, among them police and other security, are left out. */
const FACILITY_TYPES = ['Distribution Point', 'Health', 'Warehouse', 'Water Facilities'];
/** Operators of a force are not carried: a hospital is kept as a hospital. */
const FORCES = /military|police|gendarm/i;

const clean = (value: unknown): string => String(value ?? '').trim();

const roundLine = (line: readonly Position[]): Position[] =>
  line.map((position) => roundPosition(position, DECIMALS));

/** Every street as published, heights dropped; a street in two parts is two lines. */
const cutRoads = (features: readonly Feature[]): string =>
  formatCollection(
    {},
    features
      .flatMap((feature) =>
        (feature.geometry.coordinates as Position[][]).map((line, part) => ({ feature, line, part })),
      )
      .sort(
        (a, b) =>
          Number(a.feature.properties.OBJECTID) - Number(b.feature.properties.OBJECTID) || a.part - b.part,
      )
      .map(({ feature: { properties }, line, part }) => [
        {
          street: String(properties.OBJECTID),
          part: String(part + 1),
          line_type: clean(properties.Linetype),
          name: clean(properties.Name).replace(/\s+/g, ' '),
          name_local: clean(properties.Ar_Name).replace(/\s+/g, ' '),
        },
        { type: 'LineString', coordinates: roundLine(line) },
      ]),
  );

const cutFloodLines = (features: readonly Feature[]): string =>
  formatCollection(
    {},
    features
      .map(
        ({ properties, geometry }) =>
          [
            {
              date: clean(properties.DATE),
              district: clean(properties.DISTRICT),
              type: clean(properties.TYPE),
              surveyor: clean(properties.SOURCE),
            },
            { type: 'LineString', coordinates: roundLine(geometry.coordinates as Position[]) },
          ] as const,
      )
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  );

/** Flood points by day, district and type, counted: a point marks one shelter or tank and is not carried itself. */
const countFloodPoints = (features: readonly Feature[]): string => {
  const counts = new Map<string, number>();
  for (const { properties } of features) {
    const key = [properties.DATE, properties.DISTRICT, properties.TYPE, properties.SOURCE]
      .map(clean)
      .join('|');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts.keys()].sort().map((key) => {
    const [date, district, type, surveyor] = key.split('|');
    return { date, district, type, surveyor, points: counts.get(key) };
  });
  return formatTable(['date', 'district', 'type', 'surveyor', 'points'], rows);
};

const listFacilities = (features: readonly Feature[]): string => {
  const rows = features
    .filter(({ properties }) => FACILITY_TYPES.includes(clean(properties.TYPE)))
    .sort((a, b) => Number(a.properties.OBJECTID_1) - Number(b.properties.OBJECTID_1))
    .map(({ properties, geometry }) => {
      const ring = (geometry.coordinates as Position[][][])[0][0];
      const [lon, lat] = roundPosition(computeCentroid(ring), DECIMALS);
      const operator = clean(properties.OPERATOR);
      return {
        facility: clean(properties.OBJECTID_1),
        type: clean(properties.TYPE),
        name: clean(properties.NAME_EN),
        name_local: clean(properties.NAME_AR),
        operator: FORCES.test(operator) ? '' : operator,
        district: clean(properties.DISTRICT),
        hours: clean(properties.HOURS_EN),
        lat,
        lon,
        area_m2: Math.round(measureRingArea(ring)),
      };
    });
  return formatTable(Object.keys(rows[0]), rows);
};

const listBlocks = (features: readonly Feature[]): string => {
  const rows = features
    .map(({ properties, geometry }) => {
      const ring = (geometry.coordinates as Position[][])[0];
      const [lon, lat] = roundPosition(computeCentroid(ring), DECIMALS);
      return {
        block: clean(properties.BLOCK_CODE),
        district: clean(properties.DISTRICT),
        number: clean(properties.BLOCK_NUM),
        operator: clean(properties.NGO_OPERAT),
        lat,
        lon,
        area_m2: Math.round(measureRingArea(ring)),
      };
    })
    .sort((a, b) => Number(a.district) - Number(b.district) || Number(a.number) - Number(b.number));
  return formatTable(Object.keys(rows[0]), rows);
};

const cutDistricts = (features: readonly Feature[]): string =>
  formatCollection(
    {},
    [...features]
      .sort((a, b) => Number(a.properties.DISTRICT) - Number(b.properties.DISTRICT))
      .map(({ properties, geometry }) => [
        {
          district: clean(properties.DISTRICT),
          name: clean(properties.NAME_EN),
          operator: clean(properties.NGO_OPERAT),
        },
        { type: 'Polygon', coordinates: (geometry.coordinates as Position[][]).map(roundLine) },
      ]),
  );

/** Every cut input by its file name. */
export const cutZaatari = (sharedData: string): ReadonlyMap<string, string> => {
  const read = (name: string): readonly Feature[] =>
    JSON.parse(readFileSync(join(sharedData, 'zaatari', name), 'utf8')).features;
  return new Map([
    ['roads.geojson', cutRoads(read('Roads_2016_12.geojson'))],
    ['flood-lines.geojson', cutFloodLines(read('FloodLines_2016_12.geojson'))],
    ['flood-points.csv', countFloodPoints(read('FloodPoints_2016_12.geojson'))],
    ['facilities.csv', listFacilities(read('CampFacilities_2017_02.geojson'))],
    ['blocks.csv', listBlocks(read('BlockBoundaries_2016_12.geojson'))],
    ['districts.geojson', cutDistricts(read('DistrictBoundaries_2016_12.geojson'))],
  ]);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [
    sharedData,
    out = join(dirname(fileURLToPath(import.meta.url)), '../../operations/zaatari/sources'),
  ] = process.argv.slice(2);
  if (sharedData === undefined) {
    process.stderr.write('usage: cut-zaatari.ts SHARED_DATA_DIR [OUT_DIR]\n');
    process.exitCode = 2;
  } else {
    mkdirSync(out, { recursive: true });
    for (const [name, text] of cutZaatari(sharedData)) writeFileSync(join(out, name), text);
  }
}
