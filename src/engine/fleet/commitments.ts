import { compareStrings } from '../../base/index.ts';
import {
  type Commitment,
  type DropCode,
  type DroppedCommitment,
  listNoticesOf,
  type MovementId,
} from '../../domain/index.ts';
import { chooseLots, listStored, type StoredPacks } from './committed-loads.ts';
import { judgeCommitted } from './committed-movement.ts';
import type { FleetProblem } from './fleet-problem.ts';
import { type Draft, FleetState } from './fleet-state.ts';
import type { LegCache } from './leg-cache.ts';

/** What can still happen of what was notified, and what cannot (docs/rules.md R29). */
export interface Commitments {
  /** In the order in which they are booked. */
  readonly bookings: readonly CommittedBooking[];
  /** By id. */
  readonly kept: readonly MovementId[];
  readonly rerouted: readonly MovementId[];
  readonly dropped: readonly DroppedCommitment[];
}

export interface CommittedBooking {
  readonly draft: Draft;
  readonly stored: readonly StoredPacks[];
}

const NO_COMMITMENTS: Commitments = { bookings: [], kept: [], rerouted: [], dropped: [] };

/** Looks at each notified movement in order of departure, as if those before that can happen were booked. */
export const planCommitments = (problem: FleetProblem, legs: LegCache): Commitments => {
  const { operation } = problem.situation;
  const committed = operation.commitments?.commitments ?? [];
  if (committed.length === 0) return NO_COMMITMENTS;
  const state = new FleetState(problem, legs);
  const bookings: CommittedBooking[] = [];
  const rerouted: MovementId[] = [];
  const dropped: DroppedCommitment[] = [];
  for (const { movement } of [...committed].sort(byDeparture)) {
    const drop = (code: DropCode, detail: string): void => {
      dropped.push({ movementId: movement.id, code, detail });
    };
    const refusal = listNoticesOf(operation, movement.id).find((notice) => notice.answer === 'denied');
    if (refusal !== undefined) {
      drop('denied', refusal.recipientId);
      continue;
    }
    const judged = judgeCommitted(state, movement);
    if ('code' in judged) {
      drop(judged.code, judged.detail);
      continue;
    }
    const loads = chooseLots(state, judged);
    if ('code' in loads) {
      drop(loads.code, loads.detail);
      continue;
    }
    const draft: Draft = { ...judged.draft, loads };
    const stored = listStored(state, draft);
    if ('code' in stored) {
      drop(stored.code, stored.detail);
      continue;
    }
    const booking = { draft, stored };
    bookCommitted(state, booking);
    bookings.push(booking);
    if (judged.rerouted) rerouted.push(movement.id);
  }
  return {
    bookings,
    kept: bookings.map(({ draft }) => draft.committed!.id).sort(compareStrings),
    rerouted: rerouted.sort(compareStrings),
    dropped: dropped.sort((a, b) => compareStrings(a.movementId, b.movementId)),
  };
};

/** Books a notified movement into a plan under construction, before anything else. */
export const bookCommitted = (state: FleetState, { draft, stored }: CommittedBooking): void => {
  state.bookDraft(draft);
  for (const { place, good, useFrom, packs } of stored)
    state.sites.add(place, good, draft.day, useFrom, packs);
};

const byDeparture = ({ movement: a }: Commitment, { movement: b }: Commitment): number =>
  departureOf(a) - departureOf(b) || compareStrings(a.id, b.id);

const departureOf = (movement: Commitment['movement']): number =>
  Math.min(movement.visits[0]!.startAt, movement.legs[0]?.departAt ?? Infinity);
