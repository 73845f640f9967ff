import type { PlanningRules } from '../domain/index.ts';
import { PPM } from '../domain/index.ts';
import { parseDurationSeconds, parseKmh, parseMetres, parseTonnes } from './tag-value.ts';
import type { VehicleClass } from './vehicle-class.ts';

type Tags = Readonly<Record<string, string>>;
type RoadRules = PlanningRules['roads'];

/** Directions in which a road may be driven, as bits. */
export const FORWARD = 1;
export const BACKWARD = 2;

/**
 * Seconds a metre of this road takes a class, before access constraints; `Infinity` where it may not drive.
 * `roadMetres` is the whole road's length, over which a ferry's duration is shared. docs/rules.md R9.
 */
export function computePace(tags: Tags, roadMetres: number, vehicle: VehicleClass, rules: RoadRules): number {
  if (vehicle.mode !== 'road') return Infinity;
  const roadClass = classOf(tags);
  const classKmh = Object.hasOwn(rules.speedsKmh, roadClass) ? rules.speedsKmh[roadClass]! : 0;
  if (!(classKmh > 0) || isForbidden(tags) || isTooSmall(tags, vehicle) || isTooRough(tags, vehicle)) {
    return Infinity;
  }
  const duration = roadClass === FERRY ? parseDurationSeconds(tags['duration']) : null;
  if (duration !== null) return roadMetres > 0 ? duration / roadMetres : 0;

  const limitKmh = parseKmh(tags['maxspeed']);
  const kmh = limitKmh !== null && limitKmh < classKmh ? limitKmh : classKmh;
  const surface = tags['surface'];
  const surfacePpm =
    surface !== undefined && Object.hasOwn(rules.surfacePpm, surface) ? rules.surfacePpm[surface]! : PPM;
  return (
    (1 / (kmh / 3.6)) * (surfacePpm / PPM) * (rules.contingencyPpm / PPM) * (PPM / vehicle.speedFactorPpm)
  );
}

/** In which directions a road is open by its oneway tags: FORWARD, BACKWARD or both. */
export function readDirections(tags: Tags): number {
  if (tags['oneway:hgv'] === 'no') return FORWARD | BACKWARD;
  switch (tags['oneway']) {
    case 'yes':
    case 'true':
    case '1':
      return FORWARD;
    case '-1':
    case 'reverse':
      return BACKWARD;
    case undefined: {
      const junction = tags['junction'];
      return junction === 'roundabout' || junction === 'circular' ? FORWARD : FORWARD | BACKWARD;
    }
    default:
      return FORWARD | BACKWARD;
  }
}

/** True for a barrier node that vehicles cannot pass. */
export function stopsVehicles(tags: Tags): boolean {
  const barrier = tags['barrier'];
  if (barrier === undefined) return false;
  const access = mostSpecificAccess(tags);
  if (access === 'no' || access === 'private') return true;
  return STOPPING_BARRIERS.has(barrier) && !(access !== undefined && PASSING_ACCESS.has(access));
}

function classOf(tags: Tags): string {
  return tags['route'] === FERRY ? FERRY : (tags['highway'] ?? '');
}

function isForbidden(tags: Tags): boolean {
  const access = mostSpecificAccess(tags);
  return access !== undefined && FORBIDDING_ACCESS.has(access);
}

function mostSpecificAccess(tags: Tags): string | undefined {
  return tags['hgv'] ?? tags['motor_vehicle'] ?? tags['vehicle'] ?? tags['access'];
}

/** A limit that is present closes the road to a class whose own figure is not known. */
function isTooSmall(tags: Tags, vehicle: VehicleClass): boolean {
  const height = parseMetres(tags['maxheight']);
  const width = parseMetres(tags['maxwidth']);
  const tonnes = parseTonnes(tags['maxweight']);
  return (
    isBelow(height, 1000, vehicle.heightMm) ||
    isBelow(width, 1000, vehicle.widthMm) ||
    isBelow(tonnes, 1_000_000, vehicle.grossGrams)
  );
}

/** Rounded to the figure's own unit first: 4.1 m is 4100 mm, though 4.1 * 1000 is a little less. */
function isBelow(limit: number | null, unitsEach: number, figure: number | null): boolean {
  return limit !== null && (figure === null || Math.round(limit * unitsEach) < figure);
}

function isTooRough(tags: Tags, vehicle: VehicleClass): boolean {
  const surface = tags['surface'] ?? '';
  const smoothness = tags['smoothness'] ?? '';
  if (IMPASSABLE.has(surface) || IMPASSABLE.has(smoothness)) return true;
  if (vehicle.offRoad) return false;
  const tracktype = tags['tracktype'];
  if (tracktype === 'grade4' || tracktype === 'grade5') return true;
  return smoothness === 'very_bad' && LOOSE_SURFACES.has(surface);
}

const FERRY = 'ferry';

const FORBIDDING_ACCESS: ReadonlySet<string> = new Set([
  'no',
  'private',
  'agricultural',
  'forestry',
  'military',
  'use_sidepath',
]);

const PASSING_ACCESS: ReadonlySet<string> = new Set(['yes', 'permissive', 'destination', 'designated']);

const STOPPING_BARRIERS: ReadonlySet<string> = new Set([
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

const IMPASSABLE: ReadonlySet<string> = new Set(['impassable', 'very_horrible', 'horrible']);

const LOOSE_SURFACES: ReadonlySet<string> = new Set([
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
