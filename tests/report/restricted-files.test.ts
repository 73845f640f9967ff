import { describe, expect, it } from 'vitest';
import { formatAllocationCsv, formatMovementsGeojson } from '../../src/report/index.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);

interface Feature {
  readonly type: string;
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const readFeatures = (text: string) => (JSON.parse(text) as { features: Feature[] }).features;

/** All positions of a geometry, and all lines. */
function listLines(feature: Feature): [number, number][][] {
  const { geometry } = feature;
  if (geometry?.type === 'LineString') return [geometry.coordinates as [number, number][]];
  if (geometry?.type === 'MultiLineString') return geometry.coordinates as [number, number][][];
  return [];
}

describe('movements.geojson', () => {
  const features = readFeatures(formatMovementsGeojson(operation, plan));
  const legs = features.filter((feature) => 'leg' in feature.properties);

  it('has a feature for every leg, the ways home included', () => {
    const expected = plan.movements.reduce((sum, movement) => sum + movement.legs.length, 0);
    expect(legs).toHaveLength(expected);
    expect(legs.filter((leg) => leg.properties['wayHome'])).toHaveLength(
      plan.movements.filter((movement) => movement.kind === 'delivery').length +
        plan.movements.filter(
          (movement) => movement.legs.at(-1)!.toId === movement.homeId && movement.kind === 'transfer',
        ).length,
    );
  });

  it('is GeoJSON: longitude first, lines of two positions and more, unique ids', () => {
    expect(new Set(features.map((feature) => feature.id)).size).toBe(features.length);
    for (const leg of legs) {
      for (const line of listLines(leg)) {
        expect(line.length).toBeGreaterThanOrEqual(2);
        for (const [lon, lat] of line) {
          expect(lon).toBeGreaterThan(34);
          expect(lon).toBeLessThan(35);
          expect(lat).toBeGreaterThan(31);
          expect(lat).toBeLessThan(32);
        }
      }
    }
  });

  it('marks every part with its kind and every feature with class and expiry', () => {
    for (const leg of legs) expect(leg.properties['parts']).toHaveLength(listLines(leg).length);
    for (const { properties } of features) {
      expect(properties['class']).toBe('restricted');
      expect(properties['expires']).toBe('2025-03-09T22:00:00Z');
      expect(properties['exercise']).toBe(true);
    }
  });

  it('carries times with their offset, vehicles and load', () => {
    const first = legs.find((leg) => leg.id === 'mv-03-riv1/1')!;
    expect(first.properties).toMatchObject({
      from: 'depot-1',
      to: 'riverside',
      departAt: '2025-03-03T09:30:00+02:00',
      vehicles: ['ten-tonners#1', 'ten-tonners#2', 'ten-tonners#3', 'ten-tonners#4'],
      // 2 200 parcels of 15.6 kg and 60 tents of 55 kg.
      loadKg: 37_620,
      parts: ['connect', 'road', 'connect'],
      wayHome: false,
    });
    expect(legs.find((leg) => leg.id === 'mv-03-riv1/2')!.properties).toMatchObject({
      loadKg: 0,
      wayHome: true,
    });
  });

  it('follows the road in driving order and against its drawing', () => {
    const [out, back] = ['mv-03-riv1/1', 'mv-03-riv1/2'].map((id) =>
      listLines(legs.find((leg) => leg.id === id)!),
    );
    expect(back!.flat()).toEqual(out!.flat().reverse());
    // From the depot to the road, along it, then from the road to the site.
    expect(out![0]![0]).toEqual([34.45, 31.33]);
    expect(out!.at(-1)!.at(-1)).toEqual([34.41, 31.29]);
  });

  it('cuts a line that crosses 180 degrees', () => {
    const fiji = {
      ...operation,
      roads: {
        ...operation.roads,
        lonE7: operation.roads.lonE7.map((lon) =>
          lon > 344_300_000 ? lon - 2_144_300_000 : lon + 1_455_700_000,
        ),
      },
    };
    const crossing = readFeatures(formatMovementsGeojson(fiji, plan)).find(
      (feature) => feature.id === 'mv-03-riv1/1',
    )!;
    for (const line of listLines(crossing).slice(1, -1)) {
      for (let i = 1; i < line.length; i++) expect(Math.abs(line[i]![0] - line[i - 1]![0])).toBeLessThan(180);
    }
    expect(crossing.properties['parts']).toHaveLength(listLines(crossing).length);
  });
});

describe('allocation.csv', () => {
  const text = formatAllocationCsv(operation, plan);
  const rows = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const [header, tags, ...body] = rows as [string[], string[], ...string[][]];
  const column = (name: string) => header.indexOf(name);

  it('has HXL tags under its header and one row for each stop, good and lot', () => {
    expect(tags.every((tag) => /^#[a-z]+(\+[a-z0-9_]+)*$/.test(tag))).toBe(true);
    expect(tags[column('from_id')]).toBe('#loc+origin+code');
    expect(tags[column('to_name_local')]).toBe('#loc+dest+name+i_ar');
    expect(tags[column('packs')]).toBe('#item+num+planned');
    expect(body.every((row) => row.length === header.length)).toBe(true);
  });

  it('adds up to what the movements carry', () => {
    const packs = body.reduce((sum, row) => sum + Number(row[column('packs')]), 0);
    const carried = plan.movements
      .flatMap((movement) => movement.loads)
      .reduce((sum, load) => sum + load.packs, 0);
    expect(packs).toBe(carried);
  });

  it('says class and expiry in every row', () => {
    for (const row of body) {
      expect(row[column('class')]).toBe('restricted');
      expect(row[column('class_expires')]).toBe('2025-03-09T22:00:00Z');
    }
  });

  it('gives a spreadsheet no formula to run', () => {
    const named = {
      ...operation,
      places: operation.places.map((place) => ({
        ...place,
        name: `=HYPERLINK("http://x")${place.name}`,
        nameLocal: '\u202e+1+1',
      })),
    };
    const cells = formatAllocationCsv(named, plan)
      .split('\r\n')
      .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    expect(cells.some((cell) => cell.includes('HYPERLINK'))).toBe(true);
    for (const cell of cells) expect(cell).not.toMatch(/^"?[=+@]/);
  });
});
