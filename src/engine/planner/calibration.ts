import type { Lanes, ProgrammeOptions } from '../allocation/index.ts';
import { NO_LANE } from '../allocation/index.ts';
import type { Commitments, FleetProblem } from '../fleet/index.ts';
import type { Build, BuildGround } from './build-plan.ts';

/** How far a programme reckons with what real vehicles can do. */
export interface Calibration {
  /**
   * 0: a trip costs its time and the turnaround, as if days could be filled to the last minute. 1: as if a vehicle made only
   * trips of this length, so that what is left of the day is lost. Beyond 1 vehicle time is cut as well.
   */
  readonly caution: number;
  /** By place: share of the slots that loads really fill; 1 where nothing was learnt. */
  readonly slotFactor: ReadonlyMap<string, number>;
}

/** The calibration as a programme takes it. */
export const toProgrammeOptions = (
  calibration: Calibration,
  { problem, commitments }: Pick<BuildGround, 'problem' | 'commitments'>,
  lanes: Lanes,
): ProgrammeOptions => {
  const booked = new BookedRoom(problem, commitments);
  return {
    tripFactor: (fleet, lane, day) => {
      const { turnaroundSeconds } = problem.rules.duty;
      const trip = lanes.roundTripSeconds[(lane * lanes.fleetIds.length + fleet) * lanes.dayCount + day]!;
      if (trip === NO_LANE || trip === 0) return 1;
      const whole = lanes.vehicleSeconds[fleet * lanes.dayCount + day]!;
      const trips = Math.max(1, Math.floor((whole + turnaroundSeconds) / (trip + turnaroundSeconds)));
      // The last trip of a day needs no turnaround after it.
      const tight = trip + (turnaroundSeconds * (trips - 1)) / trips;
      return (tight + (whole / trips - tight) * Math.min(1, calibration.caution)) / trip;
    },
    vehicleFactor: (fleet, day) =>
      (1 - CUT * Math.max(0, calibration.caution - 1)) * booked.vehiclesLeft(fleet, day),
    slotFactor: (placeId, day) =>
      (calibration.slotFactor.get(placeId) ?? 1) * booked.slotsLeft(problem.placeIndex.get(placeId)!, day),
    expiryRows: true,
  };
};

/** What committed movements leave of vehicles' time and places' slots, as shares. */
class BookedRoom {
  private readonly problem: FleetProblem;
  /** By `row * days + day`: vehicle-days; by `place * days + day`: vehicles. */
  private readonly vehicleDays = new Map<number, number>();
  private readonly slots = new Map<number, number>();

  constructor(problem: FleetProblem, { bookings }: Commitments) {
    this.problem = problem;
    const { turnaroundSeconds } = problem.rules.duty;
    const add = (map: Map<number, number>, key: number, value: number): void => {
      map.set(key, (map.get(key) ?? 0) + value);
    };
    for (const { draft } of bookings) {
      const { day, row, vehicles, times } = draft;
      const frame = problem.frames[day]!;
      const whole = Math.min(problem.rows[row]!.dutySeconds, Math.max(1, frame.to - frame.from));
      const share = (times.returnAt - times.departAt + turnaroundSeconds) / (whole + turnaroundSeconds);
      add(this.vehicleDays, row * problem.dayCount + day, vehicles.length * share);
      add(this.slots, draft.from * problem.dayCount + day, vehicles.length);
      draft.stops.forEach((place, stop) => {
        const unloading = new Set(
          draft.loads.filter((load) => load.stop === stop).map((load) => load.vehicle),
        );
        add(this.slots, place * problem.dayCount + day, unloading.size);
      });
    }
  }

  vehiclesLeft(row: number, day: number): number {
    const used = this.vehicleDays.get(row * this.problem.dayCount + day) ?? 0;
    return used === 0 ? 1 : Math.max(0, 1 - used / this.problem.rows[row]!.count[day]!);
  }

  slotsLeft(place: number, day: number): number {
    const at = place * this.problem.dayCount + day;
    const used = this.slots.get(at) ?? 0;
    return used === 0 ? 1 : Math.max(0, 1 - used / this.problem.slots[at]!);
  }
}

/** At places whose slots a build nearly used up: how full the vehicles were. */
export const learnSlotFactors = ({ problem }: BuildGround, build: Build): ReadonlyMap<string, number> => {
  const { dayCount, rows } = problem;
  const used = new Map<number, number>();
  const filled = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, value: number): void => {
    map.set(key, (map.get(key) ?? 0) + value);
  };
  for (const draft of build.drafts) {
    const { payloadGrams, volumeCm3 } = rows[draft.row]!;
    const atStart = draft.from * dayCount + draft.day;
    add(used, atStart, draft.vehicles.length);
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
      const share = Math.max(grams / payloadGrams, cm3 / volumeCm3);
      add(filled, atStart, share);
      add(filled, place * dayCount + draft.day, share);
      add(used, place * dayCount + draft.day, unloading.size);
    });
  }
  const factors = new Map<string, number>();
  for (const [key, vehicles] of used) {
    if (vehicles < NEARLY_USED * problem.slots[key]!) continue;
    const placeId = problem.placeIds[Math.floor(key / dayCount)]!;
    const share = Math.min(1, (filled.get(key) ?? 0) / vehicles);
    factors.set(placeId, Math.min(factors.get(placeId) ?? 1, share));
  }
  return factors;
};

const NEARLY_USED = 0.9;
/** Share of vehicle time that full caution (2) gives up. */
const CUT = 0.4;
