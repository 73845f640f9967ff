import type { PlanningRules } from '../../domain/index.ts';
import type { VehicleClass } from './vehicle-class.ts';

type Tags = Readonly<Record<string, string>>;

const FORBIDDEN = new Set(['no', 'private', 'agricultural', 'forestry', 'military', 'use_sidepath']);
const GRANTED = new Set(['yes', 'permissive', 'destination', 'designated']);
const HARD_BARRIERS = new Set([
  'bollard',
  'block',
  'jersey_barrier',
  'cycle_barrier',
  'stile',
  'kissing_gate',
  'turnstile',
  'debris',
  'log',
]);
const BROKEN = new Set(['impassable', 'very_horrible', 'horrible']);
const SOFT = new Set([
  'ground',
  'dirt',
  'earth',
  'mud',
  'sand',
  'grass',
  'unpaved',
  'fine_gravel',
  'gravel',
  'pebblestone',
]);

/** Whether a road may be used by a vehicle class at all, whatever access says that day (R9). */
export function isPassable(tags: Tags, vehicle: VehicleClass, rules: PlanningRules['roads']): boolean {
  if (vehicle.modes.some((mode) => mode !== 'road')) return false;
  const highway = findHighwayClass(tags);
  if (highway === undefined || !Object.hasOwn(rules.speedsKmh, highway)) return false;
  const access = findAccess(tags);
  if (access !== undefined && FORBIDDEN.has(access)) return false;

  if (isTooBig(readMetres(tags.maxheight), vehicle.heightMm, 1000)) return false;
  if (isTooBig(readMetres(tags.maxwidth), vehicle.widthMm, 1000)) return false;
  if (isTooBig(readTonnes(tags.maxweight), vehicle.grossGrams, 1_000_000)) return false;

  if (BROKEN.has(tags.surface ?? '') || BROKEN.has(tags.smoothness ?? '')) return false;
  if (vehicle.offRoad) return true;
  if (SOFT.has(tags.surface ?? '') && tags.smoothness === 'very_bad') return false;
  return tags.tracktype !== 'grade4' && tags.tracktype !== 'grade5';
}

/** The class that speed is looked up by. */
export function findHighwayClass(tags: Tags): string | undefined {
  return tags.route === 'ferry' ? 'ferry' : tags.highway;
}

/** Directions in which vehicles may drive: along the way's drawing order, against it. */
export function findDirections(tags: Tags): { readonly forward: boolean; readonly backward: boolean } {
  const both = { forward: true, backward: true };
  if (tags['oneway:hgv'] === 'no') return both;
  const oneway = tags.oneway;
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return { forward: true, backward: false };
  if (oneway === '-1' || oneway === 'reverse') return { forward: false, backward: true };
  const round = tags.junction === 'roundabout' || tags.junction === 'circular';
  return oneway === undefined && round ? { forward: true, backward: false } : both;
}

/** Whether a barrier node stops vehicles. */
export function stopsVehicles(tags: Tags): boolean {
  const access = findAccess(tags);
  if (access === 'no' || access === 'private') return tags.barrier !== undefined;
  return HARD_BARRIERS.has(tags.barrier ?? '') && !GRANTED.has(access ?? '');
}

/** Seconds per metre of a road for a class; a ferry with a stated duration shares it over its length. */
export function computePace(
  tags: Tags,
  lengthMetres: number,
  vehicle: VehicleClass,
  rules: PlanningRules['roads'],
): number {
  const highway = findHighwayClass(tags)!;
  if (highway === 'ferry') {
    const crossing = /^(\d+):(\d\d)$/.exec((tags.duration ?? '').trim());
    if (crossing && lengthMetres > 0)
      return (Number(crossing[1]) * 3600 + Number(crossing[2]) * 60) / lengthMetres;
  }
  const classSpeed = rules.speedsKmh[highway]!;
  const limit = readKmh(tags.maxspeed);
  const speed = limit !== null && limit > 0 && limit < classSpeed ? limit : classSpeed;
  const surface = tags.surface;
  const surfacePpm =
    surface !== undefined && Object.hasOwn(rules.surfacePpm, surface)
      ? rules.surfacePpm[surface]!
      : 1_000_000;
  const factors = (surfacePpm / 1e6) * (rules.contingencyPpm / 1e6) * (1e6 / vehicle.speedFactorPpm);
  return (3.6 / speed) * factors;
}

/** The most specific statement on who may drive. */
function findAccess(tags: Tags): string | undefined {
  return tags.hgv ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access;
}

/** A limit that is stated bars what is larger, and what is not known. */
function isTooBig(limit: number | null, size: number | null, perUnit: number): boolean {
  if (limit === null) return false;
  return size === null || limit < size / perUnit;
}

function readNumber(text: string | undefined): { value: number; unit: string } | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z/]*)/i.exec(text ?? '');
  return match ? { value: Number(match[1]), unit: match[2]!.toLowerCase() } : null;
}

function readMetres(text: string | undefined): number | null {
  const read = readNumber(text);
  if (read === null) return null;
  if (read.unit === 'ft') return read.value * 0.3048;
  return read.unit === 'in' ? read.value * 0.0254 : read.value;
}

function readTonnes(text: string | undefined): number | null {
  const read = readNumber(text);
  if (read === null) return null;
  if (read.unit === 'lbs') return read.value * 0.000_453_592_37;
  return read.unit === 'st' ? read.value * 0.907_184_74 : read.value;
}

function readKmh(text: string | undefined): number | null {
  const read = readNumber(text);
  if (read === null) return null;
  return read.unit === 'mph' ? read.value * 1.609_344 : read.value;
}
