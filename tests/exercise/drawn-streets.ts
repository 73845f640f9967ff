import { randomStream } from '../../src/base/index.ts';

/** Junctions of a side of the town. */
const SIDE = 13;
const ISLAND_SIDE = 4;

/**
 * GeoJSON of a made-up town: streets in a crooked grid of about 500 m, denser towards the middle, three main roads, a bridge, a road
 * with a limit of weight, oneway streets; and an island of 16 junctions that no road joins to the rest.
 */
export function drawStreets(lon = -8.6): string {
  const random = randomStream(7, 'streets');
  const jitter = (): number => (random.nextFloat() - 0.5) * 0.0015;
  const place = (index: number): number => {
    const from = (index - (SIDE - 1) / 2) / ((SIDE - 1) / 2);
    return 0.03 * Math.sign(from) * Math.abs(from) ** 1.4;
  };
  const at = Array.from({ length: SIDE }, (_, row) =>
    Array.from({ length: SIDE }, (_, column) => [
      lon + place(column) + jitter(),
      41.2 + place(row) + jitter(),
    ]),
  );
  const features: object[] = [];
  const add = (id: string, coordinates: readonly unknown[], properties: object): void => {
    features.push({ type: 'Feature', id, properties, geometry: { type: 'LineString', coordinates } });
  };
  const middle = (SIDE - 1) / 2;
  for (let line = 0; line < SIDE; line++) {
    const highway = line === middle ? 'primary' : line % 3 === 0 ? 'tertiary' : 'residential';
    const oneway = line === 2 || line === 3 ? { oneway: line === 2 ? 'yes' : '-1' } : {};
    const along = Array.from({ length: SIDE }, (_, i) => at[line]![i]!);
    // The middle road crosses a river between its fourth and fifth junction.
    if (line === middle) {
      add('main-west', along.slice(0, 4), { highway });
      add('bridge', along.slice(3, 5), { highway, bridge: 'yes' });
      add('main-east', along.slice(4), { highway });
    } else add(`row-${line}`, along, { highway, ...oneway });
    const down = Array.from({ length: SIDE }, (_, i) => at[i]![line]!);
    const limit = line === 5 ? { maxweight: '20' } : {};
    add(`column-${line}`, down, { highway: line === middle ? 'secondary' : highway, ...limit });
  }
  for (let line = 0; line < ISLAND_SIDE; line++) {
    const ends = Array.from({ length: ISLAND_SIDE }, (_, i) => i);
    add(
      `island-row-${line}`,
      ends.map((i) => [lon + 0.2 + i * 0.004, 41.2 + line * 0.004]),
      { highway: 'primary' },
    );
    add(
      `island-column-${line}`,
      ends.map((i) => [lon + 0.2 + line * 0.004, 41.2 + i * 0.004]),
      { highway: 'primary' },
    );
  }
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** East of this lies only the island. */
export const islandLonE7 = (lon = -8.6): number => Math.round((lon + 0.1) * 1e7);
