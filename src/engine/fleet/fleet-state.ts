import type { Movement } from '../../domain/index.ts';
import { type ConvoyTimes, timeConvoy } from './convoy-timing.ts';
import type { FleetProblem } from './fleet-problem.ts';
import { FuelBook } from './fuel-book.ts';
import { GateBook } from './gate-book.ts';
import type { LegCache } from './leg-cache.ts';
import { LotLedger } from './lot-ledger.ts';
import { SiteStore } from './site-store.ts';
import { type Parcel, packTrucks, type VehicleLoad } from './truck-packing.ts';
import { VehicleCalendar, type VehicleGroup } from './vehicle-calendar.ts';

/** Packs of one lot on one vehicle for one stop. */
export interface DraftLoad {
  readonly vehicle: number;
  readonly stop: number;
  readonly lot: number;
  readonly packs: number;
}

/** A booked convoy. */
export interface Draft {
  readonly day: number;
  readonly row: number;
  /** Indices 0 .. count - 1 of the row. */
  readonly vehicles: readonly number[];
  readonly from: number;
  readonly stops: readonly number[];
  readonly times: ConvoyTimes;
  readonly loads: readonly DraftLoad[];
  /** What was notified: no packs are added to it or taken off. Its times, ways and id; vehicles and lots are the draft's. */
  readonly committed?: Movement;
}

/** A convoy that could be booked as things stand. */
export interface Offer {
  readonly day: number;
  readonly row: number;
  readonly group: VehicleGroup;
  readonly from: number;
  readonly stops: readonly number[];
  readonly times: ConvoyTimes;
  readonly loads: readonly VehicleLoad[];
  /** Packs that found no room in the vehicles, by index of the parcel asked for. */
  readonly parcels: readonly Parcel[];
}

export interface OfferRequest {
  readonly day: number;
  readonly row: number;
  readonly vehicles: number;
  readonly from: number;
  readonly stops: readonly number[];
  readonly parcels: readonly Parcel[];
}

/** The plan under construction: everything booked so far, and what each rule still leaves. */
export class FleetState {
  readonly problem: FleetProblem;
  readonly legs: LegCache;
  readonly ledger: LotLedger;
  readonly gates: GateBook;
  readonly calendar: VehicleCalendar;
  readonly sites: SiteStore;
  readonly fuel: FuelBook;
  readonly drafts: Draft[] = [];
  /** Movements booked, by day. */
  readonly movements: number[];
  private readonly limitedLinks: boolean;

  constructor(problem: FleetProblem, legs: LegCache) {
    this.problem = problem;
    this.legs = legs;
    this.ledger = new LotLedger(problem);
    this.gates = new GateBook(problem);
    this.calendar = new VehicleCalendar(problem);
    this.sites = new SiteStore(problem);
    this.fuel = new FuelBook(problem, legs);
    this.movements = problem.frames.map(() => 0);
    this.limitedLinks = problem.situation.operation.links.some((link) => link.trucksPerDay !== null);
  }

  /**
   * The convoy that leaves its vehicles the least idle time (best fit), so that fresh vehicles stay for long trips; null
   * if no vehicles of the row can do it. Books nothing. Stock is the caller's matter until `book`.
   */
  findOffer(request: OfferRequest): Offer | null {
    const { day, row, from, stops } = request;
    const { payloadGrams, volumeCm3, home, classIndex, dutySeconds } = this.problem.rows[row]!;
    if (this.movements[day]! >= this.problem.requestsPerDay) return null;
    if (this.gates.slotsLeft(from, day) < request.vehicles) return null;
    const loads = packTrucks(this.problem, request.vehicles, payloadGrams, volumeCm3, request.parcels);
    const unloading = stops.map((_, stop) => countVehicles(loads, stop));
    if (
      unloading.some((vehicles, stop) => vehicles === 0 || this.gates.slotsLeft(stops[stop]!, day) < vehicles)
    ) {
      return null;
    }
    const { to } = this.problem.frames[day]!;
    let best: Offer | null = null;
    let bestIdle = Infinity;
    for (const group of this.calendar.listGroups(row, day, request.vehicles)) {
      const times = timeConvoy(this.problem, this.legs, this.gates, {
        day,
        classIndex,
        home,
        from,
        vehicles: request.vehicles,
        stops: stops.map((place, stop) => ({ place, vehicles: unloading[stop]! })),
        notBefore: group.notBefore,
      });
      if (times === null) continue;
      const dutyEnd = Math.min(to, group.dutyEnd, times.departAt + dutySeconds);
      if (times.returnAt > dutyEnd) continue;
      const idle = dutyEnd - times.returnAt;
      if (idle >= bestIdle) continue;
      if (!this.calendar.leavesNextDayFree(row, day, group.vehicles, times.returnAt)) continue;
      if (!this.hasLinkRoom(classIndex, day, times, request.vehicles)) continue;
      if (!this.fuel.hasFuel(row, day, times, request.vehicles)) continue;
      bestIdle = idle;
      best = { day, row, group, from, stops, times, loads, parcels: request.parcels };
    }
    return best;
  }

  /** Takes vehicles, fuel, slots, headway, links and stock for the offer. */
  book(offer: Offer): Draft {
    const { day, row, group, from, stops, times } = offer;
    const loads = this.takeLots(offer);
    const draft = { day, row, vehicles: group.vehicles, from, stops, times, loads };
    this.takeRoom(draft);
    return draft;
  }

  /** Takes the same for a convoy whose every load names its lot. */
  bookDraft(draft: Draft): void {
    for (const { lot, packs, stop } of draft.loads) {
      this.ledger.takeLot(draft.from, lot, draft.day, packs);
      const place = draft.stops[stop]!;
      if (this.problem.kinds[place] === 'hub') this.ledger.receive(place, lot, draft.day, packs);
    }
    this.takeRoom(draft);
  }

  /** What is missing for a convoy with these times on the ways it takes; null: nothing. */
  findShortage(row: number, day: number, times: ConvoyTimes, vehicles: number): 'links' | 'fuel' | null {
    if (!this.hasLinkRoom(this.problem.rows[row]!.classIndex, day, times, vehicles)) return 'links';
    return this.fuel.hasFuel(row, day, times, vehicles) ? null : 'fuel';
  }

  private takeRoom(draft: Draft): void {
    const { day, row, vehicles, from, stops, times, loads } = draft;
    const { classIndex } = this.problem.rows[row]!;
    this.calendar.book(row, day, vehicles, times.departAt, times.returnAt);
    this.fuel.take(row, day, times, vehicles.length);
    this.gates.takeSlots(from, day, vehicles.length);
    for (const [stop, place] of stops.entries()) {
      this.gates.takeSlots(place, day, countVehicles(loads, stop));
    }
    const leaving = times.legs.find((leg) => leg.from === from && leg.departAt >= times.visits[0]!.endAt)!;
    this.gates.takeDeparture(from, leaving.departAt);
    this.eachLink(classIndex, times, (linkId, linkDay) =>
      this.gates.takeLink(linkId, linkDay, vehicles.length),
    );
    this.movements[day]! += 1;
    this.drafts.push(draft);
  }

  /** Puts more packs on a vehicle that unloads at the stop anyway: no time changes. Gives back the draft as it is now. */
  addLoad(draft: Draft, vehicle: number, stop: number, good: number, useBy: number, packs: number): Draft {
    const place = draft.stops[stop]!;
    const way = { row: draft.row, to: place };
    const added = this.ledger.take(draft.from, good, draft.day, useBy, packs, way).map((part) => {
      if (this.problem.kinds[place] === 'hub') this.ledger.receive(place, part.lot, draft.day, part.packs);
      return { vehicle, stop, lot: part.lot, packs: part.packs };
    });
    const fuller = { ...draft, loads: mergeDraftLoads([...draft.loads, ...added]) };
    this.drafts[this.drafts.indexOf(draft)] = fuller;
    return fuller;
  }

  private takeLots(offer: Offer): DraftLoad[] {
    const { day, row, from, stops } = offer;
    const taken: DraftLoad[] = [];
    const requests = offer.loads.map((load) => ({ ...load, way: { row, to: stops[load.stop]! } }));
    const parts = this.ledger.takeTogether(from, day, requests);
    for (const [index, load] of offer.loads.entries()) {
      for (const part of parts[index]!) {
        taken.push({ vehicle: load.vehicle, stop: load.stop, lot: part.lot, packs: part.packs });
        const place = stops[load.stop]!;
        if (this.problem.kinds[place] === 'hub') this.ledger.receive(place, part.lot, day, part.packs);
      }
    }
    return mergeDraftLoads(taken);
  }

  private hasLinkRoom(classIndex: number, day: number, times: ConvoyTimes, vehicles: number): boolean {
    if (!this.limitedLinks) return true;
    const passes = new Map<string, number>();
    let room = true;
    this.eachLink(classIndex, times, (linkId, linkDay) => {
      const key = `${linkId}|${linkDay}`;
      passes.set(key, (passes.get(key) ?? 0) + vehicles);
      if (passes.get(key)! > this.gates.linkLeft(linkId, linkDay)) room = false;
    });
    return room && day >= 0;
  }

  private eachLink(
    classIndex: number,
    times: ConvoyTimes,
    visit: (linkId: string, day: number) => void,
  ): void {
    if (!this.limitedLinks) return;
    const { days } = this.problem.situation;
    for (const leg of times.legs) {
      for (const step of this.legs.describe(classIndex, leg.from, leg.to, leg.departAt).path) {
        if (step.kind !== 'link') continue;
        visit(
          step.linkId,
          days.findIndex((day) => step.enterAt < day.endsAt),
        );
      }
    }
  }
}

const countVehicles = (loads: readonly Pick<VehicleLoad, 'vehicle' | 'stop'>[], stop: number): number =>
  new Set(loads.filter((load) => load.stop === stop).map((load) => load.vehicle)).size;

const mergeDraftLoads = (loads: readonly DraftLoad[]): DraftLoad[] => {
  const merged = new Map<string, DraftLoad>();
  for (const load of loads) {
    const key = `${load.vehicle}|${load.stop}|${load.lot}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, packs: known.packs + load.packs } : load);
  }
  return [...merged.values()];
};
