import { expect, test } from 'vitest';
import { type Place, placeId } from '../domain/index.ts';
import { buildRoadNetwork, describeComponents, drawRoadMap } from './index.ts';

const TRUCK = {
  heightMm: null,
  widthMm: null,
  grossGrams: null,
  speedFactorPpm: 1_000_000,
  permits: [],
  mode: 'road' as const,
  offRoad: false,
};
const RULES = {
  speedsKmh: { primary: 36 },
  surfacePpm: {},
  contingencyPpm: 1_000_000,
  snapMaxMetres: 500,
  snapSpeedKmh: 5,
  joinMetres: 0,
};

test('components are listed by length with the places in them', () => {
  const map = drawRoadMap(`
    A-----B->-E    H--I
    |     |
    C-----D`);
  const place = (id: string, at: string, north = 0): Place => {
    const { latE7, lonE7 } = map.at(at);
    return { id: placeId(id), kind: 'site', latE7: latE7 + north * 10_000, lonE7 } as Place;
  };
  const network = buildRoadNetwork({
    roads: map.roads,
    places: [place('hub', 'A'), place('end', 'E'), place('island', 'H'), place('hill', 'A', 10)],
    links: [],
    constraints: [],
    classes: [TRUCK],
    rules: RULES,
  });
  const report = describeComponents(network, 0);
  // 20 columns and rows hang together (16 of them both ways), 3 stand apart.
  expect(report.weak.map(({ placeIds, share }) => [placeIds, share.toFixed(3)])).toEqual([
    [['hub', 'end'], (20 / 23).toFixed(3)],
    [['island'], (3 / 23).toFixed(3)],
  ]);
  expect(report.strong.map(({ placeIds, nodes }) => [placeIds, nodes])).toEqual([
    [['hub'], 4],
    [['island'], 2],
    [['end'], 1],
  ]);
  expect(report.detached).toEqual([
    { placeId: 'hill', reason: 'no-road-within', nearestMetres: expect.closeTo(1111.95, 1) },
  ]);
});
