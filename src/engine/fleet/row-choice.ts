import type { BuildChoices } from './build-choices.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { Content } from './lane-content.ts';
import { computePressure, PRESSURE_BASE } from './row-pressure.ts';
import { NO_TRIP, type TripEstimates } from './trip-estimate.ts';
import type { Lane } from './want-book.ts';

/** A lane that less than this share of the load capacity can serve chooses its vehicles first. */
const CAPTIVE = 0.5;

/** Which fleet row should serve a lane on one day, and with how many vehicles in a convoy. */
export class RowChoice {
  private readonly problem: FleetProblem;
  private readonly estimates: TripEstimates;
  private readonly lanes: readonly Lane[];
  private readonly day: number;
  private readonly choices: BuildChoices;
  private readonly contentDue: (lane: Lane) => Content;
  /** Movements that may still be notified for the day. */
  private readonly requestsLeft: number;
  /** By row: the work that may fall to it over its vehicles' time; see `computePressure`. */
  private readonly pressure: readonly number[];
  /** By loading place: vehicles a convoy needs so that the headway lets all due loads out. */
  private readonly sizes = new Map<number, number>();

  constructor(
    problem: FleetProblem,
    estimates: TripEstimates,
    lanes: readonly Lane[],
    day: number,
    choices: BuildChoices,
    contentDue: (lane: Lane) => Content,
    requestsLeft: number,
  ) {
    this.problem = problem;
    this.estimates = estimates;
    this.lanes = lanes;
    this.day = day;
    this.choices = choices;
    this.contentDue = contentDue;
    this.requestsLeft = requestsLeft;
    this.pressure = computePressure(problem, estimates, lanes, day);
  }

  vehiclesFor(row: number, content: Content): number {
    const { payloadGrams, volumeCm3 } = this.problem.rows[row]!;
    return Math.max(content.grams / payloadGrams, content.cm3 / volumeCm3);
  }

  /** Rows that can make the trip, the least capacity spent on each load first. */
  rankRows(lane: Lane, content: Content): number[] {
    const { rows } = this.problem;
    const ranked: { row: number; cost: number; payload: number }[] = [];
    rows.forEach((fleet, row) => {
      const seconds = this.estimates.seconds(row, lane.from, lane.to, this.day);
      if (seconds === NO_TRIP) return;
      const need = this.vehiclesFor(row, content);
      const waste = need >= 1 ? 1 : 1 / Math.max(0.05, need);
      ranked.push({
        row,
        cost: seconds * waste * (PRESSURE_BASE + this.pressure[row]!) * this.choices.jitter('row', row),
        payload: fleet.payloadGrams,
      });
    });
    ranked.sort((a, b) => a.cost - b.cost || b.payload - a.payload || a.row - b.row);
    return ranked.map(({ row }) => row);
  }

  /** True if less than half of the day's load capacity can make the trip: such lanes choose first. */
  isCaptive(lane: Lane): boolean {
    let able = 0;
    let all = 0;
    this.problem.rows.forEach((fleet, row) => {
      const capacity = fleet.count[this.day]! * fleet.payloadGrams;
      all += capacity;
      if (this.estimates.seconds(row, lane.from, lane.to, this.day) !== NO_TRIP) able += capacity;
    });
    return able < CAPTIVE * all;
  }

  shortestTrip(lane: Lane): number {
    let best = NO_TRIP;
    for (let row = 0; row < this.problem.rows.length; row++) {
      best = Math.min(best, this.estimates.seconds(row, lane.from, lane.to, this.day));
    }
    return best;
  }

  /** As many vehicles as are handled side by side, more where the headway would otherwise leave too few departures. */
  convoySize(lane: Lane): number {
    const { problem } = this;
    const { minVehicles, maxVehicles, headwaySeconds } = problem.rules.convoy;
    let crowd = this.sizes.get(lane.from);
    if (crowd === undefined) {
      const frame = problem.frames[this.day]!;
      let seconds = 0;
      for (const interval of problem.open[lane.from * problem.dayCount + this.day]!) {
        seconds += Math.max(0, Math.min(interval.to, frame.to) - Math.max(interval.from, frame.from));
      }
      let grams = 0;
      let all = 0;
      for (const other of this.lanes) {
        const due =
          other.from === lane.from || this.requestsLeft < Infinity ? this.contentDue(other).grams : 0;
        all += due;
        if (other.from === lane.from) grams += due;
      }
      const payload = Math.max(1, ...problem.rows.map((row) => row.payloadGrams));
      crowd = Math.ceil((1.5 * (grams / payload) * headwaySeconds) / Math.max(1, 0.7 * seconds));
      // Where few movements may be asked for, each must carry more.
      const toAsk = Math.ceil(all / payload / Math.max(1, this.requestsLeft));
      crowd = Math.max(crowd, toAsk);
      this.sizes.set(lane.from, crowd);
    }
    const sideBySide = Math.min(problem.bays[lane.from]!, problem.bays[lane.to]!);
    return Math.max(minVehicles, Math.min(maxVehicles, Math.max(sideBySide, crowd)));
  }
}
