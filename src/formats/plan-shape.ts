import { z } from 'zod';
import type {
  ConstraintId,
  FactId,
  FleetId,
  GoodId,
  LinkId,
  LotId,
  MovementId,
  NeedId,
  PlaceId,
  Plan,
  RoadId,
} from '../domain/index.ts';
import { changesShape, expectedShape, noticesShape } from './notices-shape.ts';
import { partnersShape } from './partners-shape.ts';
import { planList } from './plan-list.ts';

/** Shape of a plan file, strict: a key that nobody knows is an error, since nobody would judge it. */

const text = z.string().max(2000);
const id = z.string().min(1).max(400);
const whole = z.int().min(0);
const instant = z.int();
const date = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .refine((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)), 'a date of the calendar');
const ppm = z.int().min(0);
const share = z.int().min(0).max(1_000_000);
const figure = z.number();

const day = z.strictObject({
  date,
  startsAt: instant,
  endsAt: instant,
  offsetSeconds: z.int(),
  sunriseAt: instant.nullable(),
  sunsetAt: instant.nullable(),
});

const pathStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('road'), roadId: id, from: whole, to: whole, enterAt: instant }),
  z.strictObject({ kind: z.literal('link'), linkId: id, fromId: id, toId: id, enterAt: instant }),
  z.strictObject({ kind: z.literal('connect'), placeId: id, roadId: id, at: whole, enterAt: instant }),
]);

export const movementShape = z.strictObject({
  id,
  kind: z.enum(['transfer', 'delivery']),
  date,
  vehicles: planList(z.strictObject({ fleetId: id, number: z.int().min(1) }), 1),
  homeId: id,
  visits: planList(
    z.strictObject({
      placeId: id,
      purpose: z.enum(['load', 'unload']),
      arriveAt: instant,
      startAt: instant,
      endAt: instant,
    }),
    1,
  ),
  legs: planList(
    z.strictObject({
      fromId: id,
      toId: id,
      departAt: instant,
      arriveAt: instant,
      metres: whole,
      path: planList(pathStep),
    }),
  ),
  loads: planList(z.strictObject({ vehicle: whole, visit: whole, goodId: id, lotId: id, packs: whole })),
});

const coverage = z.strictObject({
  placeId: id,
  needId: id,
  tier: whole,
  fromDate: date,
  toDate: date,
  people: whole,
  weight: whole,
  floorAmount: whole,
  targetAmount: whole,
  receivedAmount: whole,
  floorPpm: ppm,
  targetPpm: ppm,
  verified: z.boolean(),
});

const limitKind = z.enum([
  'unreachable',
  'supply',
  'expiry',
  'crossing',
  'hub-slots',
  'site-slots',
  'truck-hours',
  'truck-load',
  'storage',
  'distribution-capacity',
  'convoy-rounding',
  'others-worse-off',
]);

const unmet = z.strictObject({
  placeId: id,
  needId: id,
  fromDate: date,
  toDate: date,
  unmetAmount: whole,
  people: whole,
  binding: planList(z.strictObject({ kind: limitKind, subject: text, sharePpm: share })),
});

const bound = z.strictObject({
  stage: z.enum(['floor', 'target']),
  tier: whole,
  meanPpm: ppm,
  levels: planList(
    z.strictObject({
      valuePpm: ppm,
      free: planList(id),
      fixed: planList(id),
      heldPpm: ppm,
      multipliers: planList(z.strictObject({ row: id, value: z.string().max(60) })),
    }),
  ),
});

const row = z.enum(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8']);
const verdict = z.enum(['yes', 'no', 'short', 'not-known', 'not-decidable']);
const sensitivityEnd = z.strictObject({
  value: figure,
  headlines: planList(z.strictObject({ row, verdict, value: figure.nullable() })),
});

const summary = z.strictObject({
  headlines: planList(
    z.strictObject({
      row,
      verdict,
      figure: text,
      value: figure.nullable(),
      unit: text.nullable(),
      shortBy: figure.nullable(),
      sourceIds: planList(id),
      assumedPpm: share.nullable(),
    }),
  ),
  needs: planList(
    z.strictObject({
      needId: id,
      minPpm: ppm,
      meanPpm: ppm,
      floorMinPpm: ppm,
      floorMeanPpm: ppm,
      receivedAmount: whole,
      targetAmount: whole,
    }),
  ),
  people: z.strictObject({ low: whole, best: whole, high: whole }),
  movements: whole,
  vehicleTrips: whole,
  truckSeconds: whole,
  metres: whole,
  fuelMl: whole,
  deliveredGrams: whole,
  assumptionsPpm: share,
  assumptionsByKind: z.strictObject({
    people: share,
    standards: share,
    supply: share,
    fleet: share,
    access: share,
  }),
  constraintsActive: planList(id),
});

const range = z.strictObject({ low: whole, best: whole, high: whole });

const stockLine = z.strictObject({
  needId: id,
  scope: z.enum(['response', 'place', 'owner']),
  subject: text.nullable(),
  amount: range,
  dailyAmount: range,
  tenthDays: range.nullable(),
  countedOn: date.nullable(),
});

const inputLine = z.strictObject({
  goodId: id,
  placeId: id,
  packs: range,
  packsPerDay: range,
  tenthDays: range.nullable(),
  userIds: planList(id),
  countedOn: date.nullable(),
});

const fuelPlace = z.strictObject({
  placeId: id,
  goodId: id,
  unit: z.enum(['ml', 'pack']),
  days: planList(
    z.strictObject({
      date,
      opening: whole,
      in: whole,
      out: whole,
      users: whole,
      vehicles: whole,
      closing: whole,
      forVehicles: whole.nullable(),
    }),
  ),
  users: planList(
    z.strictObject({ userId: id, priority: whole, wanted: whole, used: whole, shortOn: date.nullable() }),
  ),
  vehiclesShortOn: date.nullable(),
  runsOutOn: date.nullable(),
  stopsFirst: planList(id),
});

export const planShape = z.strictObject({
  format: z.literal('throughline/plan@1'),
  class: z.literal('restricted'),
  expires: date,
  operation: z.strictObject({
    id,
    name: text,
    exercise: z.boolean(),
    inputsHash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  asOf: instant,
  seed: z.int(),
  iterations: whole,
  software: z.strictObject({ version: text, solver: text, solverHash: text }),
  clock: z.strictObject({ timeZone: text, timeZoneData: text, days: planList(day) }),
  lots: planList(
    z.strictObject({
      id,
      placeId: id,
      goodId: id,
      availableOn: date,
      expiresOn: date.nullable(),
      packs: whole,
      factIds: planList(id),
    }),
  ),
  movements: planList(movementShape),
  distributions: planList(
    z.strictObject({ placeId: id, goodId: id, lotId: id, fromDate: date, toDate: date, packs: whole }),
  ),
  coverage: planList(coverage),
  unmet: planList(unmet),
  bounds: planList(bound),
  conflicts: planList(
    z.strictObject({
      quantity: text,
      subject: text,
      date: z.union([date, z.literal('')]),
      chosen: id,
      others: planList(id),
    }),
  ),
  notKnown: planList(z.strictObject({ code: id, subject: text, detail: text })),
  assumptions: planList(z.strictObject({ factId: id, subject: text, reason: text })),
  sensitivity: planList(
    z.strictObject({
      factId: id,
      subject: text,
      assumption: z.boolean(),
      quantity: text,
      low: sensitivityEnd,
      high: sensitivityEnd,
    }),
  ),
  notices: noticesShape,
  expected: expectedShape,
  changes: changesShape,
  partners: partnersShape,
  stock: z.strictObject({ date, lines: planList(stockLine), inputs: planList(inputLine) }),
  fuel: z.strictObject({ places: planList(fuelPlace) }),
  summary,
});

/** Ids are branded inside and plain text in the file. */
type Plain<T> = T extends AnyId
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T;

type AnyId =
  | ConstraintId
  | FactId
  | FleetId
  | GoodId
  | LinkId
  | LotId
  | MovementId
  | NeedId
  | PlaceId
  | RoadId;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;

/** A compile error here means that the shape and the type in domain no longer agree. */
export const shapeFitsPlan: Same<Plain<z.infer<typeof planShape>>, Plain<Plan>> = true;
