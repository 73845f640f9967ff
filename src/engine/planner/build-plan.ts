import type { CoverageLine } from '../../domain/index.ts';
import {
  computeCoverage,
  distribute,
  type HandOut,
  type LaneFlow,
  type SiteReceipt,
} from '../allocation/index.ts';
import {
  type BuildChoices,
  bookCommitted,
  buildDay,
  type Commitments,
  type Draft,
  type FleetProblem,
  FleetState,
  type LegCache,
  NO_TRIP,
  type TripEstimates,
  type Want,
  WantBook,
} from '../fleet/index.ts';
import { computeFillWants } from './fill-wants.ts';
import { rideAlong } from './ride-along.ts';

/** What every build of an operation shares: nothing in it changes but caches. */
export interface BuildGround {
  readonly problem: FleetProblem;
  readonly legs: LegCache;
  readonly estimates: TripEstimates;
  /** What every build holds from the start. */
  readonly commitments: Commitments;
}

/** One whole plan, not yet written down. */
export interface Build {
  readonly drafts: readonly Draft[];
  readonly handOuts: readonly HandOut[];
  readonly coverage: readonly CoverageLine[];
  readonly truckSeconds: number;
  /** Share of the wanted weight that no convoy of the first pass could take. */
  readonly missedShare: number;
}

/** Times that idle vehicles and stock are offered to whoever is worst off. */
const FILL_ROUNDS = 2;

/** Builds convoys day by day for the wants, then fills up with what is left over. May change the wants. */
export const buildPlan = (ground: BuildGround, wants: readonly Want[], choices: BuildChoices): Build => {
  const building = new Building(ground, choices);
  building.goOn(wants, 0, ground.problem.dayCount);
  return building.finish();
};

/** A plan being built, some days at a time, so that what is wanted can change on the way. */
export class Building {
  private readonly ground: BuildGround;
  private readonly choices: BuildChoices;
  private readonly state: FleetState;
  private wanted = 0;
  private missed = 0;

  constructor(ground: BuildGround, choices: BuildChoices) {
    this.ground = ground;
    this.choices = choices;
    this.state = new FleetState(ground.problem, ground.legs);
    for (const booking of ground.commitments.bookings) bookCommitted(this.state, booking);
  }

  /** Builds days from `from` to before `to`. What stays behind of wants due by then is missed. */
  goOn(asked: readonly Want[], from: number, to: number): void {
    const { problem, estimates } = this.ground;
    const wants = asked.map((want) => makeTimely(problem, estimates, want, from));
    const due = wants.filter((want) => want.due < to || to === problem.dayCount);
    this.wanted += weigh(problem, due);
    this.missed += buildDays(this.state, estimates, wants, this.choices, from, to);
  }

  /** What has moved so far, as whole packs by lane, good and day. */
  listFlows(): LaneFlow[] {
    return listDraftFlows(this.ground.problem, this.state.drafts);
  }

  /** Offers idle vehicles and stock to whoever is worst off, and judges the whole. */
  finish(): Build {
    const { problem, estimates } = this.ground;
    const { state } = this;
    const received = () => distribute(problem.situation, listReceipts(problem, state.drafts)).receivedAmounts;
    rideAlong(state, received());
    for (let round = 0; round < FILL_ROUNDS; round++) {
      const fill = computeFillWants(state, estimates, received()).map((want) =>
        makeTimely(problem, estimates, want, 0),
      );
      const before = state.drafts.length;
      const choices = { ...this.choices, order: 'rank' as const, aheadFill: FILL_AHEAD };
      buildDays(state, estimates, fill, choices, 0, problem.dayCount);
      if (state.drafts.length === before) break;
    }
    const { handOuts } = distribute(problem.situation, listReceipts(problem, state.drafts));
    let truckSeconds = 0;
    for (const { times, vehicles } of state.drafts) {
      truckSeconds += (times.returnAt - times.departAt) * vehicles.length;
    }
    return {
      drafts: state.drafts,
      handOuts,
      coverage: computeCoverage(problem.situation, handOuts),
      truckSeconds,
      missedShare: this.wanted === 0 ? 0 : this.missed / this.wanted,
    };
  }
}

/** What drafts move, as whole packs by lane, good and day. */
export const listDraftFlows = (problem: FleetProblem, drafts: readonly Draft[]): LaneFlow[] => {
  const { placeIds, situation } = problem;
  const flows = new Map<string, { flow: Omit<LaneFlow, 'packs'>; packs: number }>();
  for (const draft of drafts) {
    for (const load of draft.loads) {
      const { goodId } = situation.lots[load.lot]!;
      const flow = {
        fromId: placeIds[draft.from]!,
        toId: placeIds[draft.stops[load.stop]!]!,
        goodId,
        day: draft.day,
      };
      const key = `${flow.fromId}|${flow.toId}|${goodId}|${draft.day}`;
      const known = flows.get(key);
      if (known) known.packs += load.packs;
      else flows.set(key, { flow, packs: load.packs });
    }
  }
  return [...flows.values()].map(({ flow, packs }) => ({ ...flow, packs }));
};

/** The want with the last day up to its due day on which some vehicle can make the trip; itself if there is none. */
const makeTimely = (problem: FleetProblem, estimates: TripEstimates, want: Want, from: number): Want => {
  for (let due = want.due; due >= from; due--) {
    const able = problem.rows.some((_, row) => estimates.seconds(row, want.from, want.to, due) !== NO_TRIP);
    if (able) return due === want.due ? want : { ...want, due };
  }
  return want;
};

/** Filling spends vehicles that would stand idle, so it waits for full loads less. */
const FILL_AHEAD = [0.1, 0.3, 0.5, 0.7];

/** Days in their order; gives back the grams that stayed behind of what was due before `to`. */
const buildDays = (
  state: FleetState,
  estimates: TripEstimates,
  wants: readonly Want[],
  choices: BuildChoices,
  from: number,
  to: number,
): number => {
  const { problem } = state;
  const book = new WantBook(problem, wants);
  let missed = 0;
  for (let day = from; day < to; day++) {
    buildDay(state, estimates, book, day, choices);
    const late = wants.filter((want) => want.due <= day || day === problem.dayCount - 1);
    missed += weigh(problem, late);
    book.expire(day + 1);
  }
  return missed;
};

const weigh = (problem: FleetProblem, wants: readonly Want[]): number =>
  wants.reduce((grams, want) => grams + want.left * problem.gramsPerPack[want.good]!, 0);

/** What deliveries bring to sites. */
export const listReceipts = (problem: FleetProblem, drafts: readonly Draft[]): SiteReceipt[] => {
  const { lots } = problem.situation;
  const receipts: SiteReceipt[] = [];
  for (const draft of drafts) {
    for (const load of draft.loads) {
      const place = draft.stops[load.stop]!;
      if (problem.kinds[place] !== 'site') continue;
      const { goodId, id: lotId } = lots[load.lot]!;
      receipts.push({ placeId: problem.placeIds[place]!, goodId, day: draft.day, lotId, packs: load.packs });
    }
  }
  return receipts;
};
