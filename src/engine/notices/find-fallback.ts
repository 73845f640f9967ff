import type { Fallback, Instant, LotId, Movement, PlaceId } from '../../domain/index.ts';
import { computeBoundFrame } from '../allocation/index.ts';
import { type FleetProblem, handlingSeconds, type LegCache, NO_WAY } from '../fleet/index.ts';
import { findDeparture } from './compute-notices.ts';

/** Finds what convoys of one plan do that do not get through (docs/rules.md R28). */
export class FallbackFinder {
  private readonly problem: FleetProblem;
  private readonly legs: LegCache;
  /** First departure of each vehicle on each date; vehicles that load or unload by place and date. */
  private readonly firstOut = new Map<string, Instant>();
  private readonly slotsUsed = new Map<string, number>();
  /** Places where something could be unloaded instead. */
  private readonly places: readonly number[];

  constructor(problem: FleetProblem, legs: LegCache, movements: readonly Movement[]) {
    this.problem = problem;
    this.legs = legs;
    const wanting = new Set(problem.situation.elements.map((element) => element.placeId as string));
    this.places = [...problem.kinds.keys()].filter(
      (place) => problem.kinds[place] === 'hub' || wanting.has(problem.placeIds[place]!),
    );
    for (const movement of movements) {
      const departAt = findDeparture(movement);
      for (const vehicle of movement.vehicles) {
        const key = nameVehicle(movement, vehicle);
        this.firstOut.set(key, Math.min(departAt, this.firstOut.get(key) ?? Infinity));
      }
      movement.visits.forEach((visit, index) => {
        const loads = movement.loads.filter((load) => load.visit === index);
        const vehicles =
          index === 0 ? movement.vehicles.length : new Set(loads.map((load) => load.vehicle)).size;
        const key = `${visit.placeId} ${movement.date}`;
        this.slotsUsed.set(key, (this.slotsUsed.get(key) ?? 0) + vehicles);
      });
    }
  }

  find(movement: Movement): Fallback {
    const homeBy = this.findHomeBy(movement);
    const secondPlaceId = this.findSecond(movement, homeBy);
    return {
      secondPlaceId,
      turnBackAt: this.findTurnBack(movement, homeBy),
      load: secondPlaceId === null ? 'returns' : 'second',
    };
  }

  /** The end of the day's frame or of any vehicle's duty, whichever comes first. */
  private findHomeBy(movement: Movement): Instant {
    const { problem } = this;
    const day = this.dayOf(movement);
    const { dutySeconds } = this.rowOf(movement);
    return movement.vehicles.reduce(
      (end, vehicle) => Math.min(end, this.firstOut.get(nameVehicle(movement, vehicle))! + dutySeconds),
      computeBoundFrame(problem.situation, day).to,
    );
  }

  private findTurnBack(movement: Movement, homeBy: Instant): Instant | null {
    const { classIndex, home } = this.rowOf(movement);
    const first = this.problem.placeIndex.get(movement.visits[1]!.placeId)!;
    const loading = movement.visits[0]!;
    const leaves = movement.legs.find(
      (leg) => leg.fromId === loading.placeId && leg.departAt >= loading.endAt,
    )!.departAt;
    let last: Instant | null = null;
    for (let from = leaves; from <= homeBy; from = this.legs.nextChange(from)) {
      const until = Math.min(homeBy, this.legs.nextChange(from));
      const seconds = this.legs.seconds(classIndex, first, home, from);
      if (seconds !== NO_WAY && from + seconds <= until) last = until - seconds;
    }
    return last;
  }

  /** The nearest other place at which its vehicles could unload and be home in time, leaving the first when due there. */
  private findSecond(movement: Movement, homeBy: Instant): PlaceId | null {
    const { problem } = this;
    const { classIndex } = this.rowOf(movement);
    const { placeId, arriveAt } = movement.visits[1]!;
    const first = problem.placeIndex.get(placeId)!;
    const own = new Set<string>(movement.visits.map((visit) => visit.placeId));
    const reached = this.places
      .filter((place) => !own.has(problem.placeIds[place]!) && this.mayUnload(movement, place))
      .map((place) => ({ place, seconds: this.waySeconds(classIndex, first, place, arriveAt) }))
      .filter(({ seconds }) => arriveAt + seconds <= homeBy)
      .sort((a, b) => a.seconds - b.seconds || a.place - b.place);
    const found = reached.find(({ place, seconds }) =>
      this.isHomeInTime(movement, place, arriveAt + seconds, homeBy),
    );
    return found === undefined ? null : problem.placeIds[found.place]!;
  }

  /** Kind, slots, owners and earmarks. */
  private mayUnload(movement: Movement, place: number): boolean {
    const { problem } = this;
    const day = this.dayOf(movement);
    if (movement.kind === 'transfer' && problem.kinds[place] !== 'hub') return false;
    const used = this.slotsUsed.get(`${problem.placeIds[place]!} ${movement.date}`) ?? 0;
    if (problem.slots[place * problem.dayCount + day]! < used + movement.vehicles.length) return false;
    const row = problem.rows.indexOf(this.rowOf(movement));
    return movement.loads.every(
      (load) => problem.permits?.allows(this.lotOf(load.lotId), { row, to: place }, day) !== false,
    );
  }

  private isHomeInTime(movement: Movement, place: number, arriveAt: Instant, homeBy: Instant): boolean {
    const { problem } = this;
    const { classIndex, home } = this.rowOf(movement);
    const seconds = handlingSeconds(problem, 'unload', place, movement.vehicles.length);
    const open = problem.open[place * problem.dayCount + this.dayOf(movement)]!;
    const opening = open.find((interval) => Math.max(arriveAt, interval.from) + seconds <= interval.to);
    if (opening === undefined) return false;
    const endAt = Math.max(arriveAt, opening.from) + seconds;
    return endAt + this.waySeconds(classIndex, place, home, endAt) <= homeBy;
  }

  /** Seconds of a way on which access does not change; Infinity where there is none. */
  private waySeconds(classIndex: number, from: number, to: number, departAt: Instant): number {
    const seconds = this.legs.seconds(classIndex, from, to, departAt);
    return seconds === NO_WAY || departAt + seconds > this.legs.nextChange(departAt) ? Infinity : seconds;
  }

  private dayOf(movement: Movement): number {
    return this.problem.frames.findIndex((frame) => frame.date === movement.date);
  }

  private rowOf(movement: Movement) {
    return this.problem.rows.find(({ fleetId }) => fleetId === movement.vehicles[0]!.fleetId)!;
  }

  private lotOf(id: LotId): number {
    return this.problem.situation.lots.findIndex((lot) => lot.id === id);
  }
}

const nameVehicle = ({ date }: Movement, vehicle: Movement['vehicles'][number]): string =>
  `${vehicle.fleetId}#${vehicle.number} ${date}`;
