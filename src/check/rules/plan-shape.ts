import type { Findings } from '../findings.ts';
import {
  byKind,
  date,
  flag,
  list,
  oneOf,
  orNull,
  record,
  type Shape,
  signed,
  text,
  whole,
} from '../text/shape.ts';

/** Whether the plan has the form of `throughline/plan@1`; if not, nothing else can be judged. */
export function checkPlanShape(plan: unknown, findings: Findings): boolean {
  let sound = findings.equal(
    'plan.format',
    'format',
    'throughline/plan@1',
    (plan as { format?: unknown } | null)?.format,
  );
  let counted = 0;
  const shape = countNumbers(PLAN, () => counted++);
  shape(plan, 'plan', (fault, path, expected, actual) => {
    const code =
      fault === 'not-whole' ? 'plan.not-whole' : fault === 'negative' ? 'plan.negative' : 'plan.shape';
    findings.expect(code, false, path, expected, actual);
    // A number of a wrong kind spoils sums; a negative one still can be judged.
    if (fault !== 'negative') sound = false;
  });
  findings.count('plan.shape', counted);
  findings.count('plan.not-whole', counted);
  findings.count('plan.negative', counted);
  return sound;
}

/** Counts the tables looked at. */
function countNumbers(shape: Shape, onVisit: () => void): Shape {
  return (value, path, report) => {
    onVisit();
    shape(value, path, report);
  };
}

const DAY = record({
  date,
  startsAt: signed,
  endsAt: signed,
  offsetSeconds: signed,
  sunriseAt: orNull(signed),
  sunsetAt: orNull(signed),
});

const LOT = record({
  id: text,
  placeId: text,
  goodId: text,
  availableOn: date,
  expiresOn: orNull(date),
  packs: whole,
  factIds: list(text),
});

const STEP = byKind({
  road: record({ roadId: text, from: whole, to: whole, enterAt: signed }),
  link: record({ linkId: text, fromId: text, toId: text, enterAt: signed }),
  connect: record({ placeId: text, roadId: text, at: whole, enterAt: signed }),
});

const MOVEMENT = record({
  id: text,
  kind: oneOf('transfer', 'delivery'),
  date,
  vehicles: list(record({ fleetId: text, number: whole })),
  homeId: text,
  visits: list(
    record({
      placeId: text,
      purpose: oneOf('load', 'unload'),
      arriveAt: signed,
      startAt: signed,
      endAt: signed,
    }),
  ),
  legs: list(
    record({
      fromId: text,
      toId: text,
      departAt: signed,
      arriveAt: signed,
      metres: whole,
      path: list(STEP),
    }),
  ),
  loads: list(record({ vehicle: whole, visit: whole, goodId: text, lotId: text, packs: whole })),
});

const PERIOD = { placeId: text, needId: text, fromDate: date, toDate: date, people: whole };

const VERDICT = oneOf('yes', 'no', 'short', 'not-known', 'not-decidable');
const ROW = oneOf('S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8');
const END = record({
  value: whole,
  headlines: list(record({ row: ROW, verdict: VERDICT, value: orNull(whole) })),
});

const SUMMARY = record({
  headlines: list(
    record({
      row: ROW,
      verdict: VERDICT,
      figure: text,
      value: orNull(whole),
      unit: orNull(text),
      shortBy: orNull(whole),
      sourceIds: list(text),
      assumedPpm: orNull(whole),
    }),
  ),
  needs: list(
    record({
      needId: text,
      minPpm: whole,
      meanPpm: whole,
      floorMinPpm: whole,
      floorMeanPpm: whole,
      receivedAmount: whole,
      targetAmount: whole,
    }),
  ),
  people: record({ low: whole, best: whole, high: whole }),
  movements: whole,
  vehicleTrips: whole,
  truckSeconds: whole,
  metres: whole,
  fuelMl: whole,
  deliveredGrams: whole,
  assumptionsPpm: whole,
  assumptionsByKind: record({ people: whole, standards: whole, supply: whole, fleet: whole, access: whole }),
  constraintsActive: list(text),
});

const PACKS = list(record({ goodId: text, packs: whole }));
const POOLING = record({
  leastFloorPpm: orNull(whole),
  meanFloorPpm: orNull(whole),
  peopleBelowFloor: whole,
  floorPersonDays: whole,
});
const RANGE = record({ low: whole, best: whole, high: whole });
const STOCK = record({
  date,
  lines: list(
    record({
      needId: text,
      scope: oneOf('response', 'place', 'owner'),
      subject: orNull(text),
      amount: RANGE,
      dailyAmount: RANGE,
      tenthDays: orNull(RANGE),
      countedOn: orNull(date),
    }),
  ),
  inputs: list(
    record({
      goodId: text,
      placeId: text,
      packs: RANGE,
      packsPerDay: RANGE,
      tenthDays: orNull(RANGE),
      userIds: list(text),
      countedOn: orNull(date),
    }),
  ),
});

const FUEL = record({
  places: list(
    record({
      placeId: text,
      goodId: text,
      unit: oneOf('ml', 'pack'),
      days: list(
        record({
          date,
          opening: whole,
          in: whole,
          out: whole,
          users: whole,
          vehicles: whole,
          closing: whole,
          forVehicles: orNull(whole),
        }),
      ),
      users: list(
        record({ userId: text, priority: whole, wanted: whole, used: whole, shortOn: orNull(date) }),
      ),
      vehiclesShortOn: orNull(date),
      runsOutOn: orNull(date),
      stopsFirst: list(text),
    }),
  ),
});

const NOTICES = list(
  record({
    movementId: text,
    submitBy: list(record({ recipientId: text, at: signed })),
    chance: orNull(record({ lowPpm: whole, bestPpm: whole, highPpm: whole })),
    fallback: record({
      secondPlaceId: orNull(text),
      turnBackAt: orNull(signed),
      load: oneOf('returns', 'second'),
    }),
  }),
);

const CHANGES = record({
  notified: whole,
  kept: list(text),
  rerouted: list(text),
  dropped: list(record({ movementId: text, code: text, detail: text })),
  released: list(text),
  compared: orNull(
    record({
      stage: oneOf('floor', 'target'),
      tier: whole,
      figure: oneOf('least', 'mean'),
      keptPpm: whole,
      freePpm: whole,
      changed: whole,
      chargePpm: whole,
    }),
  ),
});

const PARTNERS = record({
  agreed: flag,
  owners: list(
    record({
      owner: orNull(text),
      vehicleDays: whole,
      vehicleTrips: whole,
      delivered: PACKS,
      promised: PACKS,
      carriedForOthersGrams: whole,
      storedForOthersGrams: whole,
      siteIds: list(text),
    }),
  ),
  poolingCost: orNull(record({ asAgreed: POOLING, pooled: POOLING })),
});

const PLAN = record({
  class: oneOf('restricted'),
  expires: date,
  operation: record({ id: text, name: text, exercise: flag, inputsHash: text }),
  asOf: signed,
  seed: whole,
  iterations: whole,
  software: record({ version: text, solver: text, solverHash: text }),
  clock: record({ timeZone: text, timeZoneData: text, days: list(DAY) }),
  lots: list(LOT),
  movements: list(MOVEMENT),
  distributions: list(
    record({ placeId: text, goodId: text, lotId: text, fromDate: date, toDate: date, packs: whole }),
  ),
  coverage: list(
    record({
      ...PERIOD,
      tier: whole,
      weight: whole,
      floorAmount: whole,
      targetAmount: whole,
      receivedAmount: whole,
      floorPpm: whole,
      targetPpm: whole,
      verified: flag,
    }),
  ),
  unmet: list(
    record({
      ...PERIOD,
      unmetAmount: whole,
      binding: list(record({ kind: text, subject: text, sharePpm: whole })),
    }),
  ),
  bounds: list(
    record({
      stage: oneOf('floor', 'target'),
      tier: whole,
      meanPpm: whole,
      levels: list(
        record({
          valuePpm: whole,
          free: list(text),
          fixed: list(text),
          heldPpm: whole,
          multipliers: list(record({ row: text, value: text })),
        }),
      ),
    }),
  ),
  conflicts: list(record({ quantity: text, subject: text, date: text, chosen: text, others: list(text) })),
  notKnown: list(record({ code: text, subject: text, detail: text })),
  assumptions: list(record({ factId: text, subject: text, reason: text })),
  sensitivity: list(
    record({ factId: text, subject: text, assumption: flag, quantity: text, low: END, high: END }),
  ),
  notices: NOTICES,
  expected: list(record({ needId: text, lowPpm: whole, bestPpm: orNull(whole), highPpm: whole })),
  changes: CHANGES,
  partners: PARTNERS,
  fuel: FUEL,
  stock: STOCK,
  summary: SUMMARY,
});
