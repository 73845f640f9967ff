import { expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import { EXAMPLE_FOLDER } from './describe/example-folder.ts';
import { exportFiles } from './export/export-files.ts';
import { parseOperation } from './parse-operation.ts';

const example = new Map(Object.entries(EXAMPLE_FOLDER).map(([name, text]) => [name, encodeUtf8(text)]));
const layers = exportFiles(example, 'geojson', { title: '', lines: [] });

interface Layer {
  readonly features: {
    properties: Record<string, unknown>;
    geometry: { type: string; coordinates: unknown } | null;
  }[];
}

/** The layers with one changed. */
const change = (name: string, edit: (layer: Layer) => void): Map<string, Uint8Array> => {
  const layer = JSON.parse(new TextDecoder().decode(layers.get(name))) as Layer;
  edit(layer);
  return new Map([...layers, [name, encodeUtf8(JSON.stringify(layer))]]);
};

const listErrors = async (files: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> => {
  const { problems } = await parseOperation(files);
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
};

test('a place that is moved on the map is moved in the operation', async () => {
  const moved = change('places.geojson', ({ features }) => {
    features[0]!.geometry = { type: 'Point', coordinates: [36.3, 32.31] };
  });
  const id = JSON.parse(new TextDecoder().decode(layers.get('places.geojson'))).features[0].properties.id;
  const { operation } = await parseOperation(moved);
  expect(operation!.places.find((place) => place.id === id)).toMatchObject({
    latE7: 323_100_000,
    lonE7: 363_000_000,
  });
});

test('lat and lon beside a point are taken where they agree with it, and refused where they do not', async () => {
  const beside = (shift: number) =>
    change('places.geojson', ({ features }) => {
      const [lon, lat] = features[0]!.geometry!.coordinates as [number, number];
      Object.assign(features[0]!.properties, { lat: lat + shift, lon: String(lon) });
    });
  expect(await listErrors(beside(0))).toEqual([]);
  expect(await listErrors(beside(0.001))).toEqual(['places.position-differs']);
});

test('a place that is no point, or a point nowhere, is one problem each', async () => {
  const drawn = (geometry: { type: string; coordinates: unknown }) =>
    listErrors(
      change('places.geojson', ({ features }) => {
        features[0]!.geometry = geometry;
      }),
    );
  const ring = [
    [36.2, 32.2],
    [36.3, 32.2],
    [36.3, 32.3],
    [36.2, 32.2],
  ];
  expect(await drawn({ type: 'Polygon', coordinates: [ring] })).toEqual(['places.unsupported-geometry']);
  expect(await drawn({ type: 'Point', coordinates: ['36', '32'] })).toEqual(['places.bad-position']);
});

test('a layer without features is a table without rows: no needs, not the default ones', async () => {
  const files = change('needs.geojson', ({ features }) => {
    features.length = 0;
  });
  for (const name of [
    'goods',
    'stock',
    'arrivals',
    'consumption',
    'conversions',
    'earmarks',
    'actuals',
    'ledger',
  ])
    files.delete(`${name}.geojson`);
  const { operation } = await parseOperation(files);
  expect(operation!.needs).toEqual([]);
});

test('a table may be there in one form only', async () => {
  expect(await listErrors(new Map([...layers, ['places.csv', example.get('places.csv')!]]))).toEqual([
    'file.twice',
  ]);
});
