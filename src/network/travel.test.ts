import { expect, test } from 'vitest';
import { type Place, placeId } from '../domain/index.ts';
import { buildAccessTimeline, buildRoadNetwork, buildTravel, drawRoadMap } from './index.ts';

const rules = {
  speedsKmh: { primary: 36 },
  surfacePpm: {},
  contingencyPpm: 1_000_000,
  snapMaxMetres: 500,
  snapSpeedKmh: 3.6,
  joinMetres: 0,
};
test('smoke', () => {
  const map = drawRoadMap(`
    A--+--B
    |     |
    C-->--D
  `);
  const place = (id: string, at: string) =>
    ({ id: placeId(id), kind: 'site', ...map.at(at) }) as unknown as Place;
  const network = buildRoadNetwork({
    roads: map.roads,
    places: [place('a', 'A'), place('d', 'D')],
    links: [],
    constraints: [],
    classes: [
      { heightMm: null, widthMm: null, grossGrams: null, speedFactorPpm: 1e6, permits: [], offRoad: false },
    ],
    rules,
  });
  const travel = buildTravel(network, buildAccessTimeline([], [], { from: 0, to: 86400 }));
  const leg = travel.findLeg({ classes: [0], fromId: placeId('a'), toId: placeId('d'), departAt: 100 });
  console.log(JSON.stringify(leg));
  console.log(
    JSON.stringify(travel.findLeg({ classes: [0], fromId: placeId('d'), toId: placeId('a'), departAt: 100 })),
  );
  console.log(
    travel.optimisticSeconds(
      0,
      { from: 0, to: 10 },
      [placeId('a'), placeId('d')],
      [placeId('a'), placeId('d')],
    ),
  );
  expect(1).toBe(1);
});
