import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RoadMap } from '../src/domain/index.ts';
import { readRoads } from '../src/formats/roads/read-roads.ts';
import { buildRoadNetwork, describeComponents } from '../src/network/index.ts';

/**
 * Real extracts are too large to keep here. Their folder is THROUGHLINE_EXTRACTS, or data/osm of a folder `shared`
 * beside the project; without it these tests are skipped and say so.
 */
const folder =
  process.env['THROUGHLINE_EXTRACTS'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data', 'osm');
const present = existsSync(folder);
if (!present)
  console.warn(`SKIPPED: no OSM extracts in ${folder}; set THROUGHLINE_EXTRACTS to read real ones`);

const CARRIAGEWAYS = new Set(
  ['motorway', 'trunk', 'primary', 'secondary', 'tertiary']
    .flatMap((name) => [name, `${name}_link`])
    .concat('unclassified', 'residential', 'living_street', 'service', 'track', 'road'),
);

function read(file: string): { roads: RoadMap; codes: string[] } {
  const name = file.endsWith('.gz') ? 'roads.osm.gz' : 'roads.osm.pbf';
  const { roads, problems } = readRoads(new Map([[name, readFileSync(join(folder, file))]]), {
    joinMetres: 0,
  });
  return { roads, codes: problems.map(({ code }) => code) };
}

function countGeometry({ roads }: RoadMap): { nodes: number; segments: number } {
  const nodes = new Set<number>();
  let segments = 0;
  for (const road of roads) {
    if (!CARRIAGEWAYS.has(road.tags['highway'] ?? '')) continue;
    segments += road.nodes.length - 1;
    for (const node of road.nodes) nodes.add(node);
  }
  return { nodes: nodes.size, segments };
}

describe.skipIf(!present)('real extracts', () => {
  // Counted by another program over the same files, whole ways only.
  test.each([
    ['andorra.osm.pbf', { nodes: 21_538, segments: 21_871 }],
    ['fiji-ferry.osm.pbf', { nodes: 9_989, segments: 10_280 }],
    ['liechtenstein.osm.pbf', { nodes: 32_469, segments: 33_293 }],
    ['monaco.osm.pbf', { nodes: 17_623, segments: 18_124 }],
  ])('%s is read whole', (file, expected) => {
    const { roads, codes } = read(file);
    expect(codes).toEqual([]);
    expect(countGeometry(roads)).toEqual(expected);
  });

  test('an extract that lacks nodes is read as far as they go', () => {
    const { roads, codes } = read('campo-grande.osm.gz');
    expect(codes).toEqual(['roads.osm-missing-nodes']);
    // 15,911 nodes are named, 1,223 of them are not in the file.
    expect(countGeometry(roads)).toEqual({ nodes: 15_911 - 1_223, segments: 19_560 });
  });

  test('islands on both sides of the date line make a network of several parts', () => {
    const { roads } = read('fiji-ferry.osm.pbf');
    const speedsKmh = Object.fromEntries([...CARRIAGEWAYS, 'ferry'].map((name) => [name, 40]));
    const network = buildRoadNetwork({
      roads,
      places: [],
      links: [],
      constraints: [],
      classes: [
        {
          heightMm: null,
          widthMm: null,
          grossGrams: null,
          speedFactorPpm: 1_000_000,
          permits: [],
          mode: 'road',
          offRoad: true,
        },
      ],
      rules: {
        speedsKmh,
        surfacePpm: {},
        contingencyPpm: 1_000_000,
        snapMaxMetres: 500,
        snapSpeedKmh: 5,
        joinMetres: 0,
      },
    });
    const { weak } = describeComponents(network, 0);
    expect(weak.length).toBeGreaterThan(1);
    expect(weak[0].share).toBeLessThan(1);
    // No segment runs round the world.
    for (const metres of network.graph.pieces.metres) expect(metres).toBeLessThan(200_000);
  });
});
