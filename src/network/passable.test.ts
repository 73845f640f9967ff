import { describe, expect, test } from 'vitest';
import { BACKWARD, computePace, FORWARD, readDirections, stopsVehicles } from './passable.ts';
import { parseDurationSeconds, parseKmh, parseMetres, parseTonnes } from './tag-value.ts';
import type { VehicleClass } from './vehicle-class.ts';

const RULES = {
  speedsKmh: { primary: 72, track: 18, ferry: 18 },
  surfacePpm: { gravel: 1_500_000 },
  contingencyPpm: 1_000_000,
  snapMaxMetres: 100,
  snapSpeedKmh: 5,
  joinMetres: 0,
};
const TRUCK: VehicleClass = {
  heightMm: 4100,
  widthMm: 2500,
  grossGrams: 20_000_000,
  speedFactorPpm: 1_000_000,
  permits: [],
  mode: 'road',
  offRoad: false,
};
const pace = (tags: Record<string, string>, vehicle: Partial<VehicleClass> = {}, metres = 1000): number =>
  computePace(tags, metres, { ...TRUCK, ...vehicle }, RULES);

describe('a road is closed to a class', () => {
  test.each([
    ['of a highway without a speed', { highway: 'footway' }],
    ['named like a property of every object', { highway: 'constructor' }],
    ['by access', { highway: 'primary', access: 'private' }],
    ['by the most specific access', { highway: 'primary', access: 'yes', motor_vehicle: 'yes', hgv: 'no' }],
    ['by a low bridge', { highway: 'primary', maxheight: '4' }],
    ['by a weight in pounds', { highway: 'primary', maxweight: '40000 lbs' }],
    ['by a narrow gate', { highway: 'primary', maxwidth: '8 ft' }],
    ['by a surface', { highway: 'primary', smoothness: 'horrible' }],
    ['by bad gravel', { highway: 'track', surface: 'gravel', smoothness: 'very_bad' }],
    ['by a poor track', { highway: 'track', tracktype: 'grade5' }],
  ])('%s', (_, tags) => {
    expect(pace(tags)).toBe(Infinity);
  });
});

describe('a road is open to a class', () => {
  test.each([
    ['whose access is given back', { highway: 'primary', access: 'no', hgv: 'delivery' }, 0.05],
    ['that just fits', { highway: 'primary', maxheight: '4.1 m', maxweight: '20', maxwidth: '2.5' }, 0.05],
    ['where the limit cannot be read', { highway: 'primary', maxheight: 'default' }, 0.05],
    ['at its own limit where that is lower', { highway: 'primary', maxspeed: '36' }, 0.1],
    ['at the class speed where the limit is higher', { highway: 'primary', maxspeed: '60 mph' }, 0.05],
    ['slower on gravel', { highway: 'primary', surface: 'gravel' }, 0.075],
    ['as a ferry of that speed', { route: 'ferry', highway: 'primary' }, 0.2],
  ])('%s', (_, tags, secondsPerMetre) => {
    expect(pace(tags)).toBeCloseTo(secondsPerMetre, 12);
  });

  test('that can leave paved roads, but not everything', () => {
    expect(pace({ highway: 'track', tracktype: 'grade5' }, { offRoad: true })).toBeCloseTo(0.2, 12);
    expect(pace({ highway: 'track', smoothness: 'horrible' }, { offRoad: true })).toBe(Infinity);
  });

  test('at its own factor', () => {
    expect(pace({ highway: 'primary' }, { speedFactorPpm: 800_000 })).toBeCloseTo(0.0625, 12);
  });
});

test('a limit closes the road to a class whose figure is not known', () => {
  expect(pace({ highway: 'primary', maxweight: '60' }, { grossGrams: null })).toBe(Infinity);
  expect(pace({ highway: 'primary' }, { grossGrams: null, heightMm: null, widthMm: null })).toBeCloseTo(
    0.05,
    12,
  );
});

test('a ferry shares its duration over its length, whatever the vehicle', () => {
  const ferry = { route: 'ferry', duration: '01:30', surface: 'gravel' };
  expect(pace(ferry, { speedFactorPpm: 500_000 }, 5400)).toBe(1);
  expect(pace(ferry, {}, 0)).toBe(0);
});

test('oneway', () => {
  expect(readDirections({})).toBe(FORWARD | BACKWARD);
  expect(readDirections({ oneway: 'yes' })).toBe(FORWARD);
  expect(readDirections({ oneway: '-1' })).toBe(BACKWARD);
  expect(readDirections({ oneway: 'yes', 'oneway:hgv': 'no' })).toBe(FORWARD | BACKWARD);
  expect(readDirections({ junction: 'roundabout' })).toBe(FORWARD);
  expect(readDirections({ junction: 'roundabout', oneway: 'no' })).toBe(FORWARD | BACKWARD);
});

test('barriers', () => {
  expect(stopsVehicles({ barrier: 'bollard' })).toBe(true);
  expect(stopsVehicles({ barrier: 'bollard', motor_vehicle: 'yes' })).toBe(false);
  expect(stopsVehicles({ barrier: 'bollard', access: 'yes', hgv: 'no' })).toBe(true);
  expect(stopsVehicles({ barrier: 'gate' })).toBe(false);
  expect(stopsVehicles({ barrier: 'gate', access: 'private' })).toBe(true);
  expect(stopsVehicles({ barrier: 'lift_gate', access: 'no', hgv: 'yes' })).toBe(false);
  expect(stopsVehicles({ access: 'no' })).toBe(false);
});

test('numbers in tags are read with their unit, or not at all', () => {
  expect(parseMetres('3.5')).toBe(3.5);
  expect(parseMetres(' 4 m')).toBe(4);
  expect(parseMetres('12 ft')).toBeCloseTo(3.6576, 9);
  expect(parseMetres('12\'6"')).toBeCloseTo(3.81, 9);
  expect(parseMetres('150 in')).toBeCloseTo(3.81, 9);
  expect(parseMetres('none')).toBeNull();
  expect(parseMetres('-3')).toBeNull();
  expect(parseMetres(undefined)).toBeNull();
  expect(parseTonnes('7.5 t')).toBe(7.5);
  expect(parseTonnes('10 st')).toBeCloseTo(9.0718474, 9);
  expect(parseKmh('30 mph')).toBeCloseTo(48.28032, 9);
  expect(parseKmh('RU:urban')).toBeNull();
  expect(parseDurationSeconds('1:05')).toBe(3900);
  expect(parseDurationSeconds('00:20:30')).toBe(1230);
  expect(parseDurationSeconds('20')).toBeNull();
});
