import { expect, test } from 'vitest';
import { computePace, findDirections, isPassable, stopsVehicles } from './passable.ts';
import type { VehicleClass } from './vehicle-class.ts';

const RULES = {
  speedsKmh: { primary: 36, track: 18, ferry: 9 },
  surfacePpm: { gravel: 1_500_000 },
  contingencyPpm: 1_000_000,
  snapMaxMetres: 500,
  snapSpeedKmh: 10,
  joinMetres: 0,
};

const TRUCK: VehicleClass = {
  heightMm: 3800,
  widthMm: 2500,
  grossGrams: 16_000_000,
  speedFactorPpm: 1_000_000,
  permits: [],
  modes: ['road'],
  offRoad: false,
};

const passes = (tags: Record<string, string>, vehicle = TRUCK): boolean =>
  isPassable({ highway: 'primary', ...tags }, vehicle, RULES);

test.each([
  ['a class without a speed', { highway: 'footway' }, false],
  ['a ferry', { route: 'ferry', highway: 'none' }, true],
  ['hgv before access', { access: 'no', hgv: 'yes' }, true],
  ['access where nothing is more specific', { access: 'private' }, false],
  ['a bridge just high enough', { maxheight: '3.8' }, true],
  ['a bridge too low by a hand', { maxheight: '3.7 m' }, false],
  ['feet', { maxheight: '12 ft' }, false],
  ['a limit nobody can read', { maxheight: 'default' }, true],
  ['a weight limit', { maxweight: '15.9' }, false],
  ['pounds', { maxweight: '40000 lbs' }, true],
  ['a narrow gate', { maxwidth: '2.4' }, false],
  ['soft and very bad', { surface: 'sand', smoothness: 'very_bad' }, false],
  ['hard and very bad', { surface: 'asphalt', smoothness: 'very_bad' }, true],
  ['a rough track', { tracktype: 'grade4' }, false],
  ['broken beyond off-road', { smoothness: 'horrible' }, false],
] as const)('%s: passable is %s', (_, tags, expected) => {
  expect(passes(tags as unknown as Record<string, string>)).toBe(expected);
});

test('an off-road vehicle takes soft ground and rough tracks', () => {
  const jeep = { ...TRUCK, offRoad: true };
  expect(passes({ surface: 'sand', smoothness: 'very_bad' }, jeep)).toBe(true);
  expect(passes({ tracktype: 'grade5' }, jeep)).toBe(true);
});

test('a limit bars a vehicle of unknown size', () => {
  expect(passes({ maxweight: '30' }, { ...TRUCK, grossGrams: null })).toBe(false);
});

test('oneway, reverse, roundabouts and the exception for trucks', () => {
  expect(findDirections({ oneway: 'yes' })).toEqual({ forward: true, backward: false });
  expect(findDirections({ oneway: '-1' })).toEqual({ forward: false, backward: true });
  expect(findDirections({ junction: 'roundabout' })).toEqual({ forward: true, backward: false });
  expect(findDirections({ junction: 'roundabout', oneway: 'no' })).toEqual({ forward: true, backward: true });
  expect(findDirections({ oneway: 'yes', 'oneway:hgv': 'no' })).toEqual({ forward: true, backward: true });
});

test('barriers stop by kind or by access, the most specific first', () => {
  expect(stopsVehicles({ barrier: 'bollard' })).toBe(true);
  expect(stopsVehicles({ barrier: 'bollard', hgv: 'designated' })).toBe(false);
  expect(stopsVehicles({ barrier: 'gate' })).toBe(false);
  expect(stopsVehicles({ barrier: 'gate', access: 'private' })).toBe(true);
  expect(stopsVehicles({ barrier: 'gate', access: 'private', motor_vehicle: 'yes' })).toBe(false);
});

test('seconds per metre follow the lower limit, surface and speed factor', () => {
  expect(computePace({ highway: 'primary' }, 1000, TRUCK, RULES)).toBeCloseTo(0.1, 12);
  expect(computePace({ highway: 'primary', maxspeed: '18' }, 1000, TRUCK, RULES)).toBeCloseTo(0.2, 12);
  expect(computePace({ highway: 'primary', maxspeed: '10 mph' }, 1000, TRUCK, RULES)).toBeCloseTo(
    0.223694,
    6,
  );
  expect(computePace({ highway: 'primary', maxspeed: '90' }, 1000, TRUCK, RULES)).toBeCloseTo(0.1, 12);
  expect(computePace({ highway: 'track', surface: 'gravel' }, 1000, TRUCK, RULES)).toBeCloseTo(0.3, 12);
  const slow = { ...TRUCK, speedFactorPpm: 500_000 };
  expect(computePace({ highway: 'primary' }, 1000, slow, RULES)).toBeCloseTo(0.2, 12);
});

test('a ferry shares its duration over its length, whatever crosses on it', () => {
  const slow = { ...TRUCK, speedFactorPpm: 500_000 };
  expect(computePace({ route: 'ferry', duration: '00:30' }, 3600, slow, RULES)).toBeCloseTo(0.5, 12);
  expect(computePace({ route: 'ferry', duration: 'half an hour' }, 3600, TRUCK, RULES)).toBeCloseTo(0.4, 12);
});
