import { type Draft, type FleetProblem, type FleetState, roomOn } from '../fleet/index.ts';
import { type Gap, listGaps, rankOfGap, takeWorst } from './coverage-gaps.ts';

/** Each step gives an element at most this share of its target. */
const STEP = 0.04;

/**
 * Puts packs that nobody has taken on vehicles that go to the site anyway and have room: it costs no time. The worst
 * covered element comes first, in small steps. `received` is by element.
 */
export const rideAlong = (state: FleetState, received: ArrayLike<number>): void => {
  const { problem } = state;
  const visits = new Visits(state);
  const gaps = listGaps(problem, received);
  while (gaps.length > 0) {
    const index = takeWorst(gaps);
    const gap = gaps[index]!;
    if (!visits.add(problem, gap)) {
      gaps[index] = gaps.at(-1)!;
      gaps.pop();
    }
  }
};

interface Room {
  readonly vehicle: number;
  readonly stop: number;
}
interface Visit {
  readonly draft: Draft;
  readonly rooms: readonly Room[];
}

/** Booked deliveries by site, latest first, with the room on vehicles that unload there. */
class Visits {
  private readonly state: FleetState;
  private readonly bySite = new Map<number, Visit[]>();
  /** The same convoy may visit several sites: each sees it as it is now. */
  private readonly current = new Map<Draft, Draft>();

  constructor(state: FleetState) {
    this.state = state;
    for (const draft of state.drafts) {
      if (draft.committed !== undefined) continue;
      draft.stops.forEach((place, stop) => {
        if (state.problem.kinds[place] !== 'site') return;
        const vehicles = new Set(
          draft.loads.filter((load) => load.stop === stop).map((load) => load.vehicle),
        );
        const rooms = [...vehicles]
          .filter((vehicle) => roomOn(state.problem, draft, vehicle).grams > 0)
          .map((vehicle) => ({ vehicle, stop }));
        const visit = { draft, rooms };
        if (visit.rooms.length === 0) return;
        const list = this.bySite.get(place);
        if (list) list.push(visit);
        else this.bySite.set(place, [visit]);
      });
    }
    for (const list of this.bySite.values()) list.sort((a, b) => b.draft.day - a.draft.day);
  }

  /** One step for the gap; false if it is closed or no vehicle can bring more. */
  add(problem: FleetProblem, gap: Gap): boolean {
    const element = problem.situation.elements[gap.element]!;
    const due = element.lastDay;
    for (const visit of this.bySite.get(gap.place) ?? []) {
      if (visit.draft.day > due) continue;
      for (const room of visit.rooms) {
        for (const [good, { serves }] of problem.situation.operation.goods.entries()) {
          const quantity = serves.find((serve) => serve.needId === element.needId)?.quantityPerPack ?? 0;
          if (quantity === 0) continue;
          const missing = Math.min(element.capAmount - gap.received, element.targetAmount * STEP);
          const packs = Math.min(
            Math.max(1, Math.ceil(missing / quantity)),
            this.fits(visit.draft, room, gap.place, good, element.firstDay, due),
          );
          if (packs <= 0) continue;
          this.load(visit, room, gap.place, good, element.firstDay, due, packs);
          gap.received += packs * quantity;
          gap.rank = rankOfGap(problem, gap);
          return gap.received < element.capAmount;
        }
      }
    }
    return false;
  }

  private fits(
    draft: Draft,
    room: Room,
    place: number,
    good: number,
    useFrom: number,
    useBy: number,
  ): number {
    const { problem, ledger, sites } = this.state;
    const now = roomOn(problem, this.latest(draft), room.vehicle);
    const grams = problem.gramsPerPack[good]!;
    const stored = useFrom > draft.day ? sites.room(place, good, draft.day, useFrom) : Infinity;
    return Math.min(
      Math.floor(now.grams / grams),
      Math.floor(now.cm3 / problem.cm3PerPack[good]!),
      stored === Infinity ? Infinity : Math.floor(stored / grams),
      ledger.available(draft.from, good, draft.day, useBy, { row: draft.row, to: place }),
    );
  }

  private load(
    visit: Visit,
    room: Room,
    place: number,
    good: number,
    useFrom: number,
    useBy: number,
    packs: number,
  ): void {
    const before = this.latest(visit.draft);
    const after = this.state.addLoad(before, room.vehicle, room.stop, good, useBy, packs);
    this.current.set(visit.draft, after);
    this.state.sites.add(place, good, visit.draft.day, useFrom, packs);
  }

  private latest(draft: Draft): Draft {
    return this.current.get(draft) ?? draft;
  }
}
