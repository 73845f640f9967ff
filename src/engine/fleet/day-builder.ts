import { measureMetres } from '../../base/index.ts';
import type { Place } from '../../domain/index.ts';
import { type AheadKey, AheadQueue } from './ahead-queue.ts';
import type { BuildChoices } from './build-choices.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { FleetState, Offer } from './fleet-state.ts';
import { addContent, type Content, emptyContent, type Room, type Supply } from './lane-content.ts';
import { RowChoice } from './row-choice.ts';
import { NO_TRIP, type TripEstimates } from './trip-estimate.ts';
import type { Lane, WantBook } from './want-book.ts';

/**
 * Books convoys of one day: first what is due that day, whole vehicles and then remainders bundled over several stops;
 * then what is due later, as far as vehicles, slots and stock allow.
 */
export const buildDay = (
  state: FleetState,
  estimates: TripEstimates,
  book: WantBook,
  day: number,
  choices: BuildChoices,
): void => {
  const frame = state.problem.frames[day]!;
  if (frame.to <= frame.from) return;
  new DayBuilder(state, estimates, book, day, choices).run();
};

interface Stop {
  readonly lane: Lane;
  readonly content: Content;
}

class DayBuilder {
  private readonly state: FleetState;
  private readonly estimates: TripEstimates;
  private readonly supply: Supply;
  private readonly day: number;
  private readonly choices: BuildChoices;
  private readonly lanes: readonly Lane[];
  private readonly rows: RowChoice;

  constructor(
    state: FleetState,
    estimates: TripEstimates,
    book: WantBook,
    day: number,
    choices: BuildChoices,
  ) {
    this.state = state;
    this.estimates = estimates;
    this.supply = { problem: state.problem, ledger: state.ledger, book, sites: state.sites };
    this.day = day;
    this.choices = choices;
    this.lanes = book.lanes;
    const requestsLeft = state.problem.requestsPerDay - state.movements[day]!;
    const due = (lane: Lane): Content => this.contentDue(lane);
    this.rows = new RowChoice(state.problem, estimates, book.lanes, day, choices, due, requestsLeft);
  }

  run(): void {
    const remainders = this.sendDue();
    this.sendBundles(remainders);
    this.sendAhead();
  }

  private sendDue(): Lane[] {
    const { jitter } = this.choices;
    const work = this.lanes
      .map((lane, index) => ({ lane, index, content: this.contentDue(lane) }))
      .filter(({ content }) => content.grams > 0)
      .map(({ lane, index, content }) => ({
        lane,
        captive: this.rows.isCaptive(lane),
        seconds: this.rows.shortestTrip(lane) * jitter('lane', index),
        rank: Math.min(...content.picks.map((pick) => pick.want.rank)) * jitter('lane', index),
      }))
      .filter(({ seconds }) => seconds < NO_TRIP);
    work.sort(
      (a, b) =>
        Number(b.captive) - Number(a.captive) ||
        (this.choices.order === 'rank' ? a.rank - b.rank : 0) ||
        b.seconds - a.seconds,
    );
    const remainders: Lane[] = [];
    for (const { lane, captive } of work) {
      if (!this.sendWhole(lane)) continue;
      // What few vehicles can bring does not wait until others have taken those.
      if (captive) this.sendBundles([lane]);
      else remainders.push(lane);
    }
    return remainders;
  }

  /** Sends whole vehicles of what is due; true if something is left that may be bundled. */
  private sendWhole(lane: Lane): boolean {
    for (let guard = 0; guard < 500; guard++) {
      const due = this.contentDue(lane);
      if (due.grams === 0) return false;
      let sent = false;
      for (const row of this.rows.rankRows(lane, due)) {
        const mine = this.contentFor(row, lane, due);
        const need = this.rows.vehiclesFor(row, mine);
        const whole = Math.floor(need + 1e-6);
        const { minVehicles } = this.state.problem.rules.convoy;
        if (whole < minVehicles && need < minVehicles * this.choices.bundleBelow) {
          // Vehicles of another owner may be allowed more.
          if (mine.grams < due.grams) continue;
          return true;
        }
        const most = Math.max(whole, minVehicles);
        if (this.sendConvoy(lane, row, Math.min(most, this.rows.convoySize(lane)), onDay(this.day))) {
          sent = true;
          break;
        }
      }
      if (!sent) return true;
    }
    return false;
  }

  /** Tries the size, then smaller ones; loads what is due and tops up with what is due later. */
  private sendConvoy(lane: Lane, row: number, size: number, due: { readonly to: number }): boolean {
    const { minVehicles } = this.state.problem.rules.convoy;
    for (let vehicles = size; vehicles >= minVehicles; vehicles = vehicles > 1 ? vehicles >> 1 : 0) {
      const room = this.room(row, vehicles, lane);
      const taken = new Map<number, number>();
      const content = emptyContent();
      addContent(this.supply, lane, this.day, { from: this.day, to: due.to }, room, taken, content);
      addContent(this.supply, lane, this.day, { from: due.to + 1, to: Infinity }, room, taken, content);
      this.holdBack(lane, content);
      if (this.offerAndBook(row, vehicles, [{ lane, content }])) return true;
    }
    return false;
  }

  private sendBundles(remainders: readonly Lane[]): void {
    const { minVehicles } = this.state.problem.rules.convoy;
    const pending = new Set(remainders);
    for (const first of remainders) {
      if (!pending.has(first)) continue;
      pending.delete(first);
      const due = this.contentDue(first);
      if (due.grams === 0) continue;
      for (const row of this.rows.rankRows(first, due)) {
        const vehicles = Math.max(minVehicles, 1);
        const stops = this.gatherStops(first, row, vehicles, pending);
        let sent = false;
        for (let count = stops.length; count >= 1 && !sent; count--) {
          sent = this.offerAndBook(row, vehicles, stops.slice(0, count));
          if (sent) {
            for (const stop of stops.slice(0, count)) {
              if (this.contentDue(stop.lane).grams === 0) pending.delete(stop.lane);
            }
          }
        }
        // What is left may be others' to carry.
        if (sent && (this.state.problem.permits === null || this.contentDue(first).grams === 0)) break;
      }
    }
  }

  /** What is due on the first lane, and on the nearest others of the same loading place that still fit; topped up. */
  private gatherStops(first: Lane, row: number, vehicles: number, pending: ReadonlySet<Lane>): Stop[] {
    const { rules } = this.state.problem;
    const { classIndex } = this.state.problem.rows[row]!;
    const room = this.room(row, vehicles, first);
    const taken = new Map<number, number>();
    const stops: Stop[] = [];
    const used = { grams: 0, cm3: 0 };
    const add = (lane: Lane): void => {
      const content = emptyContent();
      const left = { row, grams: room.grams - used.grams, cm3: room.cm3 - used.cm3 };
      addContent(this.supply, lane, this.day, onDay(this.day), this.storageRoom(left, lane), taken, content);
      if (content.grams === 0) return;
      stops.push({ lane, content });
      used.grams += content.grams;
      used.cm3 += content.cm3;
    };
    add(first);
    const near = this.listNeighbours(first, pending)
      .map((lane) => ({ lane, away: this.estimates.travel(classIndex, first.to, lane.to, this.day) }))
      .filter(({ away }) => away < this.estimates.travel(classIndex, first.from, first.to, this.day))
      .sort((a, b) => a.away - b.away);
    for (const { lane } of near) {
      if (stops.length === 0 || stops.length >= rules.convoy.maxStops) break;
      const due = this.contentFor(row, lane, this.contentDue(lane));
      if (due.grams > room.grams - used.grams || due.cm3 > room.cm3 - used.cm3) continue;
      add(lane);
    }
    for (const { lane, content } of stops) {
      const left = {
        row,
        grams: room.grams - used.grams + content.grams,
        cm3: room.cm3 - used.cm3 + content.cm3,
      };
      const before = { grams: content.grams, cm3: content.cm3 };
      const ahead = { from: this.day + 1, to: Infinity };
      addContent(this.supply, lane, this.day, ahead, this.storageRoom(left, lane), taken, content);
      this.holdBack(lane, content);
      used.grams += content.grams - before.grams;
      used.cm3 += content.cm3 - before.cm3;
    }
    return stops;
  }

  /** Pending lanes from the same loading place that end nearest to it as the crow flies: few, for each asks for a way. */
  private listNeighbours(first: Lane, pending: ReadonlySet<Lane>): readonly Lane[] {
    const { places } = this.state.problem.situation.operation;
    const { latE7, lonE7 } = places[first.to]!;
    const metresTo = (place: Place): number => measureMetres(latE7, lonE7, place.latE7, place.lonE7);
    const others = [...pending].filter((lane) => lane.from === first.from && lane.to !== first.to);
    if (others.length <= MOST_NEIGHBOURS) return others;
    return others
      .map((lane) => ({ lane, metres: metresTo(places[lane.to]!) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, MOST_NEIGHBOURS)
      .map(({ lane }) => lane);
  }

  private sendAhead(): void {
    const queue = new AheadQueue(this.lanes.length, (lane) => this.keyAhead(lane));
    const most = 2000 + this.lanes.length;
    for (let guard = 0; guard < most; guard++) {
      const next = queue.findNext();
      if (next < 0) return;
      if (this.sendAheadConvoy(this.lanes[next]!)) queue.refresh(next);
      else queue.drop(next);
    }
  }

  /** A lane comes the earlier the sooner its first unsent want is due. */
  private keyAhead(index: number): AheadKey | null {
    const lane = this.lanes[index]!;
    const want = lane.wants.find((candidate) => candidate.left > 0 && candidate.due >= this.day);
    if (want === undefined) return null;
    const trip = this.rows.shortestTrip(lane);
    return trip === NO_TRIP ? null : [want.due, want.rank, -trip * this.choices.jitter('lane', index)];
  }

  private sendAheadConvoy(lane: Lane): boolean {
    const { minVehicles } = this.state.problem.rules.convoy;
    const all = this.content(lane, EVER, null);
    if (all.grams === 0) return false;
    const soonest = Math.min(...all.picks.map((pick) => pick.want.due));
    const { aheadFill } = this.choices;
    const fill = aheadFill[Math.max(0, Math.min(aheadFill.length, soonest - this.day) - 1)]!;
    for (const row of this.rows.rankRows(lane, all)) {
      const need = this.rows.vehiclesFor(row, this.contentFor(row, lane, all, EVER));
      const whole = Math.floor(need + 1e-6);
      const vehicles = Math.max(minVehicles, whole);
      if (need < vehicles * fill) continue;
      if (this.sendConvoy(lane, row, Math.min(vehicles, this.rows.convoySize(lane)), onDay(this.day)))
        return true;
    }
    return false;
  }

  private offerAndBook(row: number, vehicles: number, stops: readonly Stop[]): boolean {
    const { problem } = this.state;
    const from = stops[0]?.lane.from;
    if (from === undefined || stops.some((stop) => !this.isOrderly(stop))) return false;
    const offer = this.state.findOffer({
      day: this.day,
      row,
      vehicles,
      from,
      stops: stops.map((stop) => stop.lane.to),
      parcels: stops.flatMap((stop, index) =>
        stop.content.picks.map(({ want, packs }) => ({
          stop: index,
          good: want.good,
          useBy: want.useBy,
          packs,
        })),
      ),
    });
    if (offer === null || !keepsOrder(problem, offer, stops)) return false;
    this.state.book(offer);
    this.settle(offer, stops);
    return true;
  }

  /** Takes what the vehicles really hold off the wants, most pressing first. */
  private settle(offer: Offer, stops: readonly Stop[]): void {
    stops.forEach((stop, index) => {
      const loaded = new Map<string, number>();
      for (const load of offer.loads) {
        if (load.stop !== index) continue;
        const key = `${load.good}|${load.useBy}`;
        loaded.set(key, (loaded.get(key) ?? 0) + load.packs);
      }
      for (const { want, packs } of stop.content.picks) {
        const key = `${want.good}|${want.useBy}`;
        const part = Math.min(packs, loaded.get(key) ?? 0);
        loaded.set(key, (loaded.get(key) ?? 0) - part);
        this.supply.book.reduce(want, part);
        this.state.sites.add(want.to, want.good, this.day, want.useFrom, part);
      }
    });
  }

  /**
   * Keeps some of what could go ahead, if otherwise less than an orderly delivery would stay behind (packs that are not in
   * the hub yet) and could never follow.
   */
  private holdBack(lane: Lane, content: Content): void {
    const { kinds, leastGrams, gramsPerPack, cm3PerPack } = this.state.problem;
    if (kinds[lane.to] !== 'site') return;
    const least = leastGrams[lane.to]!;
    let behind = -content.grams;
    for (const want of lane.wants) if (want.due > this.day) behind += want.left * gramsPerPack[want.good]!;
    for (const pick of content.picks)
      if (pick.want.due <= this.day) behind += pick.packs * gramsPerPack[pick.want.good]!;
    let missing = least * HOLD_BACK - behind;
    if (behind <= 0 || missing <= 0 || content.grams < missing + least) return;
    for (let i = content.picks.length - 1; i >= 0 && missing > 0; i--) {
      const pick = content.picks[i]!;
      if (pick.want.due <= this.day) continue;
      const grams = gramsPerPack[pick.want.good]!;
      const packs = Math.min(pick.packs, Math.ceil(missing / grams));
      pick.packs -= packs;
      content.grams -= packs * grams;
      content.cm3 -= packs * cm3PerPack[pick.want.good]!;
      missing -= packs * grams;
    }
  }

  private isOrderly(stop: Stop): boolean {
    if (stop.content.grams === 0) return false;
    const { kinds, leastGrams } = this.state.problem;
    return kinds[stop.lane.to] !== 'site' || stop.content.grams >= leastGrams[stop.lane.to]!;
  }

  /** All that is due on the lane that day and in stock, whoever may carry it. */
  private contentDue(lane: Lane): Content {
    return this.content(lane, onDay(this.day), null);
  }

  /** What vehicles of the row may carry of `whole`, the content of any row; `due` says which wants. */
  private contentFor(row: number, lane: Lane, whole: Content, due = onDay(this.day)): Content {
    return this.state.problem.permits === null ? whole : this.content(lane, due, row);
  }

  private content(
    lane: Lane,
    due: { readonly from: number; readonly to: number },
    row: number | null,
  ): Content {
    const content = emptyContent();
    const room = this.storageRoom({ ...NO_ROOM_LIMIT, row }, lane);
    addContent(this.supply, lane, this.day, due, room, new Map(), content);
    return content;
  }

  private room(row: number, vehicles: number, lane: Lane): Room {
    const { payloadGrams, volumeCm3 } = this.state.problem.rows[row]!;
    return this.storageRoom({ row, grams: payloadGrams * vehicles, cm3: volumeCm3 * vehicles }, lane);
  }

  private storageRoom(room: Room, lane: Lane): Room {
    if (this.state.problem.kinds[lane.to] !== 'hub') return room;
    return { ...room, grams: Math.min(room.grams, this.state.ledger.storageLeft(lane.to, this.day)) };
  }
}

/** A little more than an orderly delivery: some packs that are expected may never come. */
const HOLD_BACK = 1.2;

/** Stops that may share a convoy are looked for among so many. */
const MOST_NEIGHBOURS = 16;

const NO_ROOM_LIMIT: Room = { grams: Infinity, cm3: Infinity, row: null };
const EVER = { from: 0, to: Infinity };
const onDay = (day: number) => ({ from: day, to: day });

/** True if every site still gets its orderly minimum after packing. */
const keepsOrder = (
  { gramsPerPack, leastGrams }: FleetProblem,
  offer: Offer,
  stops: readonly Stop[],
): boolean =>
  stops.every((stop, index) => {
    const least = leastGrams[stop.lane.to]!;
    let grams = 0;
    for (const load of offer.loads) {
      if (load.stop === index) grams += load.packs * gramsPerPack[load.good]!;
    }
    return grams > 0 && (grams >= least || stop.content.grams < least);
  });
