// Rebuilds the committed inputs of operations/rafah that are cut or aggregated from raw files.
// Usage: node scripts/operations/aggregate-sources.ts SHARED_DATA_DIR [OUT_DIR]
// for example with ../shared/data; SHARED_DATA_DIR holds the folder gaza/ listed in docs/operations/rafah.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { computeCentroid, isInside, type Position, roundPosition, simplifyRing } from './geometry.ts';
import { formatTable, readTable } from './table.ts';

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
}

const FIRST_DAY = '2024-04-08';
const LAST_DAY = '2024-05-19';
/** Outlines of ordered blocks keep to about 20 m: enough for a map, not a survey. */
const OUTLINE_METRES = 20;

const readFeatures = (path: string): readonly Feature[] => JSON.parse(readFileSync(path, 'utf8')).features;

const formatFeatures = (features: readonly unknown[]): string =>
  `{"type":"FeatureCollection","features":[\n${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;

const listRings = (geometry: Feature['geometry']): readonly (readonly Position[])[] =>
  geometry.type === 'Polygon'
    ? (geometry.coordinates as Position[][])
    : (geometry.coordinates as Position[][][]).flat();

/** COD-AB areas of the Gaza Strip as published, coordinates rounded to 6 decimals. */
const cutAreas = (gaza: string): string => {
  const cut = (file: string, code: string, name: string): unknown[] =>
    readFeatures(join(gaza, file))
      .filter((feature) => String(feature.properties[code]).startsWith('PS02'))
      .map((feature) => ({
        type: 'Feature',
        properties: { pcode: feature.properties[code], name: feature.properties[name] },
        geometry: {
          type: 'MultiPolygon',
          coordinates: listRings(feature.geometry).map((ring) => [ring.map((p) => roundPosition(p, 6))]),
        },
      }));
  return formatFeatures([
    ...cut('pse_cod-ab_adm1.geojson', 'adm1_pcode', 'adm1_name'),
    ...cut('pse_cod-ab_adm2.geojson', 'adm2_pcode', 'adm2_name'),
  ]);
};

/** Each municipality's names, centre of gravity and, where the map has one, its place point. */
const listMunicipalities = (gaza: string): string => {
  const features = readFeatures(join(gaza, 'osm_gaza_municipalities.geojson'));
  const points = features.filter((f) => f.geometry.type === 'Point');
  const rows = features
    .filter((feature) => feature.geometry.type === 'Polygon')
    .map((feature) => {
      const ring = listRings(feature.geometry)[0];
      const centroid = roundPosition(computeCentroid(ring), 4);
      const point = points.find((f) => isInside(f.geometry.coordinates as Position, ring));
      const place = point && roundPosition(point.geometry.coordinates as Position, 4);
      return {
        osm: String(feature.properties['@id']),
        name: String(feature.properties['name:en']),
        // The left-to-right mark at the end of one name is an editing slip.
        name_local: String(feature.properties['name:ar']).replace(/\u200e/g, ''),
        centroid_lat: centroid[1],
        centroid_lon: centroid[0],
        place_osm: point === undefined ? '' : String(point.properties['@id']),
        place_lat: place?.[1],
        place_lon: place?.[0],
      };
    });
  return formatTable(Object.keys(rows[0]), rows);
};

/** Adults by governorate and day as published, to the whole person, with the sum of women and men beside the total. */
const cutAdults = (gaza: string): string => {
  const rows = readTable(join(gaza, 'population_gaza_base.csv')).filter(
    (row) => row.collection_date >= FIRST_DAY && row.collection_date <= LAST_DAY,
  );
  const find = (pcode: string, date: string, group: string) =>
    rows.find((r) => r.ADM2_PCODE === pcode && r.collection_date === date && r.agesex === group);
  const totals = rows
    .filter((row) => row.agesex === 'T_18Plus')
    .map((row) => {
      const women = find(row.ADM2_PCODE, row.collection_date, 'F_18Plus');
      const men = find(row.ADM2_PCODE, row.collection_date, 'M_18Plus');
      return {
        pcode: row.ADM2_PCODE,
        date: row.collection_date,
        audience: row.mau_lower,
        adults: Math.round(Number(row.pop_mau_lower)),
        women: women && Math.round(Number(women.pop_mau_lower)),
        men: men && Math.round(Number(men.pop_mau_lower)),
      };
    });
  totals.sort((a, b) => (a.date + a.pcode < b.date + b.pcode ? -1 : 1));
  return formatTable(Object.keys(totals[0]), totals);
};

/** Manifest rows by day and crossing in three classes: the only use the terms that were seen allow. */
const sumManifestRows = (gaza: string): string => {
  const sums = new Map<string, Record<string, string | number>>();
  for (const row of readTable(join(gaza, 'unrwa_rows_by_day_crossing_category_donation.csv'))) {
    if (row.date < FIRST_DAY || row.date > LAST_DAY) continue;
    const key = `${row.date}|${row.crossing}`;
    const sum = sums.get(key) ?? {
      date: row.date,
      crossing: row.crossing,
      food_humanitarian_rows: 0,
      food_private_rows: 0,
      other_rows: 0,
    };
    const food = row.cargo_category === 'Food Items';
    const column = food
      ? row.donation_type === 'Private Sector'
        ? 'food_private_rows'
        : 'food_humanitarian_rows'
      : 'other_rows';
    sum[column] = Number(sum[column]) + Number(row.rows);
    sums.set(key, sum);
  }
  const rows = [...sums.keys()].sort().map((key) => sums.get(key)!);
  return formatTable(Object.keys(rows[0]), rows);
};

const listOrderedBlocks = (gaza: string): string =>
  formatFeatures(
    readFeatures(join(gaza, 'evacuation_orders_2024-05-06_2024-05-11.geojson'))
      .filter((feature) => feature.properties.StatusText === 'Displaced')
      .map((feature) => ({
        type: 'Feature',
        properties: {
          block: String(feature.properties.Block),
          ordered_at: `${new Date(String(feature.properties.Date)).toISOString().slice(0, 19)}Z`,
          url: feature.properties.Source,
        },
        geometry: {
          type: 'MultiPolygon',
          coordinates: listRings(feature.geometry).map((ring) => [simplifyRing(ring, OUTLINE_METRES, 4)]),
        },
      }))
      .sort((a, b) => {
        const byTime = a.properties.ordered_at.localeCompare(b.properties.ordered_at);
        return byTime || Number(a.properties.block) - Number(b.properties.block);
      }),
  );

/** Weight and energy of each parcel type, summed over its items. */
const sumParcels = (gaza: string): string => {
  const sums = new Map<string, { id: string; items: number; kg: number; kcal: number }>();
  for (const row of readTable(join(gaza, 'foodavail_parcels.csv'))) {
    const id = `${row.agency} ${row.version} ${row.type}`;
    const sum = sums.get(id) ?? { id, items: 0, kg: 0, kcal: 0 };
    sum.items += 1;
    sum.kg += Number(row.kg);
    sum.kcal += Number(row.kg) * Number(row.kcal_kg);
    sums.set(id, sum);
  }
  const rows = [...sums.values()].map((sum) => ({
    ...sum,
    kg: Number(sum.kg.toFixed(2)),
    kcal: Math.round(sum.kcal),
  }));
  return formatTable(['id', 'items', 'kg', 'kcal'], rows);
};

/** Warehouses by agency and governorate: number and the sums of both ends of their size bands. */
const sumWarehouses = (gaza: string): string => {
  const sums = new Map<
    string,
    { agency: string; governorate: string; count: number; low: number; high: number }
  >();
  for (const row of readTable(join(gaza, 'foodavail_warehouses.csv'))) {
    const key = `${row.agency}|${row.governorate}`;
    const sum = sums.get(key) ?? {
      agency: row.agency,
      governorate: row.governorate,
      count: 0,
      low: 0,
      high: 0,
    };
    sum.count += 1;
    sum.low += Number(row.size_min_MT);
    sum.high += Number(row.size_max_MT);
    sums.set(key, sum);
  }
  const rows = [...sums.keys()]
    .sort()
    .map((key) => sums.get(key)!)
    .map((sum) => ({
      agency: sum.agency,
      governorate: sum.governorate,
      warehouses: sum.count,
      tonnes_low: sum.low,
      tonnes_high: sum.high,
    }));
  return formatTable(Object.keys(rows[0]), rows);
};

/** The few single figures that the operation uses. */
const listParameters = (gaza: string): string => {
  const general = readTable(join(gaza, 'foodavail_general.csv'));
  const kcal = readTable(join(gaza, 'foodavail_kcal_equi.csv'));
  const value = (name: string) => general.find((row) => row.parameter === name)!.value;
  return formatTable(
    ['parameter', 'value', 'note'],
    [
      { parameter: 'people_2023_10_07', value: value('pop'), note: 'total population of Gaza' },
      { parameter: 'household_size', value: value('mean_hh_size'), note: '2022 census' },
      { parameter: 'tonnes_per_truck', value: value('kg_truck'), note: 'WFP, 7 Oct 2023 to 19 Mar 2024' },
      {
        parameter: 'flour_kcal_per_kg',
        value: kcal.find((row) => row.item === 'flour')!.kcal_kg,
        note: 'flour',
      },
    ],
  );
};

const copyTable = (path: string, columns: readonly string[]): string =>
  formatTable(
    columns,
    readTable(path).map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))),
  );

const copyLines = (gaza: string): string =>
  formatFeatures(
    readFeatures(join(gaza, 'osm_corridor_lines.geojson')).map((feature) => ({
      type: 'Feature',
      properties: { corridor: feature.properties.corridor },
      geometry: feature.geometry,
    })),
  );

/** Every aggregated or cut input by its file name. */
export const buildAggregates = (sharedData: string): ReadonlyMap<string, string> => {
  const gaza = join(sharedData, 'gaza');
  return new Map([
    ['areas-cod-ab.geojson', cutAreas(gaza)],
    ['municipalities-osm.csv', listMunicipalities(gaza)],
    ['corridors-osm.geojson', copyLines(gaza)],
    ['adults-by-governorate.csv', cutAdults(gaza)],
    [
      'unrwa-displaced.csv',
      copyTable(join(gaza, 'unrwa_idp_counts.csv'), ['collection_date', 'displacement', 'shelter']),
    ],
    ['manifest-rows-by-day.csv', sumManifestRows(gaza)],
    ['ordered-blocks.geojson', listOrderedBlocks(gaza)],
    ['parcels.csv', sumParcels(gaza)],
    ['warehouses-by-governorate.csv', sumWarehouses(gaza)],
    ['parameters.csv', listParameters(gaza)],
    [
      'population-north.csv',
      copyTable(join(gaza, 'foodavail_pop_north.csv'), ['date', 'pop_north', 'source', 'url']),
    ],
  ]);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [sharedData, out = join(dirname(fileURLToPath(import.meta.url)), '../../operations/rafah/sources')] =
    process.argv.slice(2);
  if (sharedData === undefined) {
    process.stderr.write('usage: aggregate-sources.ts SHARED_DATA_DIR [OUT_DIR]\n');
    process.exitCode = 2;
  } else {
    mkdirSync(out, { recursive: true });
    for (const [name, text] of buildAggregates(sharedData)) writeFileSync(join(out, name), text);
  }
}
