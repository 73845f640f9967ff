import type { FleetId, Interval, PlaceId, Situation } from '../../domain/index.ts';
import { computeEarliestDeparture } from '../../domain/index.ts';

/** Travel times under the best access a day can have; the network layer is adapted to this. */
export interface LaneTravel {
  /**
   * Shortest real seconds (fractions allowed) for the vehicles of a fleet row, where a road or link counts as shut only if
   * it is shut in every access state of `window`, and as slow as in the least slow of them (docs/rules.md R20).
   * `Infinity` where there is no way. Asked once for each fleet row, day and pair of places.
   */
  readonly optimisticSeconds: (fleetId: FleetId, window: Interval, fromId: PlaceId, toId: PlaceId) => number;
}

/** Crossing to hub (transfer) or hub to site (delivery). */
export interface Lane {
  readonly fromId: PlaceId;
  readonly toId: PlaceId;
  readonly kind: 'transfer' | 'delivery';
}

/** `roundTripSeconds` of a lane that a fleet row cannot serve on a day. */
export const NO_LANE = -1;

/** Who can serve which lane on which day, and how long a round trip takes at best (docs/rules.md R20). */
export interface Lanes {
  /** Lanes that some fleet row can serve on some day, by from, then to. */
  readonly lanes: readonly Lane[];
  readonly fleetIds: readonly FleetId[];
  readonly dayCount: number;
  /** [F, G) of each day (R13); empty where nothing can move. */
  readonly frames: readonly Interval[];
  /** `[(lane * fleetCount + fleet) * dayCount + day]`: whole seconds home, load, unload, home; NO_LANE where it is not served. */
  readonly roundTripSeconds: Int32Array;
  /** `[fleet * dayCount + day]`: seconds one vehicle can be out, min(G - F, dutySeconds). */
  readonly vehicleSeconds: Int32Array;
  /** `[fleet * dayCount + day]`: vehicles in force. */
  readonly vehicles: Int32Array;
}

/**
 * [F, G) of a planning day: all that moves that day moves within it (docs/rules.md R13). `from` is at least `to` on a day
 * on which nothing can move any more.
 */
export const computeDayFrame = (situation: Situation, day: number): Interval => {
  const { asOf, operation } = situation;
  const { notice, leadSeconds } = operation.rules;
  const earliest = computeEarliestDeparture(notice.recipients, asOf, operation.days);
  const { from, to } = computeLightFrame(situation, day);
  return { from: Math.max(asOf + leadSeconds, earliest, from), to };
};

/**
 * The frame of the bound, which is also that of movements already notified: their lead is behind them. It ignores notice;
 * on a day to which something is committed it ignores the general lead too (docs/rules.md R13, R20).
 */
export const computeBoundFrame = (situation: Situation, day: number): Interval => {
  const { days, asOf, operation } = situation;
  const committed = operation.commitments?.commitments.some(
    ({ movement }) => movement.date === days[day].date,
  );
  const { from, to } = computeLightFrame(situation, day);
  return { from: Math.max(committed ? asOf : asOf + operation.rules.leadSeconds, from), to };
};

const computeLightFrame = (situation: Situation, day: number): Interval => {
  const { startsAt, endsAt, sunriseAt, sunsetAt } = situation.days[day];
  const { daylight } = situation.operation.rules;
  const light = daylight.only && sunriseAt !== null && sunsetAt !== null;
  const from = light ? sunriseAt + daylight.marginSeconds : startsAt;
  const to = light ? sunsetAt - daylight.marginSeconds : endsAt;
  return { from, to };
};

/** All lanes with their round trips. Cost: at most 3 x lanes x fleet rows x days questions to `travel`. */
export const computeLanes = (
  situation: Situation,
  travel: LaneTravel,
  frames: readonly Interval[] = situation.days.map((_, day) => computeBoundFrame(situation, day)),
): Lanes => {
  const dayCount = situation.days.length;
  const fleets = situation.operation.fleet;
  const { handling } = situation.operation.rules;
  const handlingSeconds =
    handling.loadingSeconds +
    handling.loadingSecondsPerVehicle +
    handling.unloadingSeconds +
    handling.unloadingSecondsPerVehicle;
  const vehicles = new Int32Array(fleets.length * dayCount);
  const vehicleSeconds = new Int32Array(fleets.length * dayCount);
  for (let f = 0; f < fleets.length; f++) {
    for (let d = 0; d < dayCount; d++) {
      const { from, to } = frames[d];
      vehicles[f * dayCount + d] = situation.fleets[f].count[d];
      vehicleSeconds[f * dayCount + d] = Math.max(0, Math.min(to - from, fleets[f].dutySeconds));
    }
  }
  const usable = listUsableCrossingDays(situation);
  const candidates = listCandidates(situation);
  const lanes: Lane[] = [];
  const rows: Int32Array[] = [];
  for (const lane of candidates) {
    const row = new Int32Array(fleets.length * dayCount).fill(NO_LANE);
    for (let f = 0; f < fleets.length; f++) {
      const { id, homeId } = fleets[f];
      for (let d = 0; d < dayCount; d++) {
        const at = f * dayCount + d;
        if (vehicles[at] === 0 || vehicleSeconds[at] === 0) continue;
        if (lane.kind === 'transfer' && !usable.has(`${lane.fromId}|${d}`)) continue;
        const seconds = (a: PlaceId, b: PlaceId): number =>
          a === b ? 0 : travel.optimisticSeconds(id, frames[d], a, b);
        const trip =
          seconds(homeId, lane.fromId) +
          seconds(lane.fromId, lane.toId) +
          seconds(lane.toId, homeId) +
          handlingSeconds;
        if (Math.floor(trip) <= vehicleSeconds[at]) row[at] = Math.floor(trip);
      }
    }
    if (row.every((seconds) => seconds === NO_LANE)) continue;
    lanes.push(lane);
    rows.push(row);
  }
  const roundTripSeconds = new Int32Array(lanes.length * fleets.length * dayCount);
  for (let lane = 0; lane < rows.length; lane++) roundTripSeconds.set(rows[lane], lane * rows[lane].length);
  return {
    lanes,
    fleetIds: fleets.map((fleet) => fleet.id),
    dayCount,
    frames,
    roundTripSeconds,
    vehicleSeconds,
    vehicles,
  };
};

/** Crossing-days whose trucks are known and not none. */
const listUsableCrossingDays = (situation: Situation): ReadonlySet<string> =>
  new Set(
    situation.capacities
      .filter((row) => row.trucks !== null && row.trucks > 0)
      .map((row) => `${row.placeId}|${row.day}`),
  );

/** Crossing to hub, and hub to each site where somebody needs something. */
const listCandidates = (situation: Situation): readonly Lane[] => {
  const needy = new Set(situation.elements.map((element) => element.placeId));
  const places = situation.operation.places;
  const hubs = places.filter((place) => place.kind === 'hub');
  const candidates: Lane[] = [];
  for (const place of places) {
    if (place.kind === 'crossing') {
      for (const hub of hubs) candidates.push({ fromId: place.id, toId: hub.id, kind: 'transfer' });
    } else if (place.kind === 'hub') {
      for (const site of places) {
        if (needy.has(site.id)) candidates.push({ fromId: place.id, toId: site.id, kind: 'delivery' });
      }
    }
  }
  return candidates;
};
