import type { Situation } from '../../domain/index.ts';
import type { Lanes, ProgrammeOptions } from '../allocation/index.ts';
import type { Build, BuildGround } from './build-plan.ts';

/** What builds have taught about real vehicles; a programme made with it asks for no more than they can do. */
export interface Calibration {
  /** By fleet row: how many times the optimistic vehicle seconds a load really takes. */
  readonly tripFactor: readonly number[];
  /** By place: share of the slots that loads really fill. */
  readonly slotFactor: ReadonlyMap<string, number>;
}

export const PLAIN_CALIBRATION = (situation: Situation): Calibration => ({
  tripFactor: situation.fleets.map(() => 1),
  slotFactor: new Map(),
});

/** The calibration as a programme takes it. */
export const toProgrammeOptions = (calibration: Calibration): ProgrammeOptions => ({
  tripFactor: (fleet) => calibration.tripFactor[fleet]!,
  slotFactor: (placeId) => calibration.slotFactor.get(placeId) ?? 1,
  expiryRows: true,
});

/**
 * Learns from a build: on days on which a row's vehicles were out for most of their time, how much of that time the
 * programme would have counted; and at places whose slots were nearly used up, how full the vehicles were. `step` in 0..1
 * is how far to go from what was known.
 */
export const learnFromBuild = (
  ground: BuildGround,
  lanes: Lanes,
  build: Build,
  known: Calibration,
  step: number,
): Calibration => {
  const { problem } = ground;
  const { dayCount, rows, rules } = problem;
  const laneIndex = new Map(lanes.lanes.map((lane, index) => [`${lane.fromId}|${lane.toId}`, index]));
  const out = new Float64Array(rows.length * dayCount);
  const counted = new Float64Array(rows.length * dayCount);
  const slotsUsed = new Map<number, number>();
  const slotsFilled = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, value: number): void => {
    map.set(key, (map.get(key) ?? 0) + value);
  };
  for (const draft of build.drafts) {
    const at = draft.row * dayCount + draft.day;
    const row = rows[draft.row]!;
    const vehicles = draft.vehicles.length;
    const seconds = draft.times.returnAt - draft.times.departAt + rules.duty.turnaroundSeconds;
    out[at]! += seconds * vehicles;
    draft.stops.forEach((place, stop) => {
      let grams = 0;
      let cm3 = 0;
      const unloading = new Set<number>();
      for (const load of draft.loads) {
        if (load.stop !== stop) continue;
        const good = problem.goodIndex.get(problem.situation.lots[load.lot]!.goodId)!;
        grams += load.packs * problem.gramsPerPack[good]!;
        cm3 += load.packs * problem.cm3PerPack[good]!;
        unloading.add(load.vehicle);
      }
      const share = Math.max(grams / row.payloadGrams, cm3 / row.volumeCm3);
      const lane = laneIndex.get(`${problem.placeIds[draft.from]!}|${problem.placeIds[place]!}`);
      if (lane !== undefined) {
        const trip = lanes.roundTripSeconds[(lane * rows.length + draft.row) * dayCount + draft.day]!;
        counted[at]! += Math.max(0, trip) * share;
      }
      add(slotsFilled, place * dayCount + draft.day, share);
      add(slotsUsed, place * dayCount + draft.day, unloading.size);
      add(slotsFilled, draft.from * dayCount + draft.day, share);
    });
    add(slotsUsed, draft.from * dayCount + draft.day, vehicles);
  }
  return {
    tripFactor: rows.map((row, index) => {
      let busyOut = 0;
      let busyCounted = 0;
      for (let day = 0; day < dayCount; day++) {
        const at = index * dayCount + day;
        const frame = problem.frames[day]!;
        const whole = row.count[day]! * Math.min(row.dutySeconds, frame.to - frame.from);
        if (whole <= 0 || out[at]! < BUSY * whole) continue;
        // Time left idle on a busy day was too short for another trip: it counts as spent.
        busyOut += Math.max(out[at]!, whole);
        busyCounted += counted[at]!;
      }
      const before = known.tripFactor[index]!;
      if (busyCounted === 0) return before;
      const seen = Math.min(MOST_FACTOR, Math.max(1, busyOut / busyCounted));
      return before + (seen - before) * step;
    }),
    slotFactor: new Map(
      [...slotsUsed].reduce((byPlace, [key, used]) => {
        const place = Math.floor(key / dayCount);
        if (used < BUSY * problem.slots[key]!) return byPlace;
        const id = problem.placeIds[place]!;
        const seen = Math.min(1, (slotsFilled.get(key) ?? 0) / used);
        byPlace.set(id, Math.min(byPlace.get(id) ?? 1, seen));
        return byPlace;
      }, new Map<string, number>()),
    ),
  };
};

/** A row or place used for more than this share is at its limit. */
const BUSY = 0.85;
const MOST_FACTOR = 2.5;
