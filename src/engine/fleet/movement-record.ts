import { compareStrings, formatCanonicalJson, sha256Hex } from '../../base/index.ts';
import { type Leg, type Load, type Movement, movementId, type Visit } from '../../domain/index.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { Draft } from './fleet-state.ts';
import type { LegCache } from './leg-cache.ts';

/** The convoy as it stands in a plan, its id made from its content. */
export const recordMovement = (problem: FleetProblem, legs: LegCache, draft: Draft): Movement => {
  const { placeIds, kinds, rows, frames, situation } = problem;
  const row = rows[draft.row]!;
  const visits = draft.times.visits.map(
    (visit, index): Visit => ({
      placeId: placeIds[visit.place]!,
      purpose: index === 0 ? 'load' : 'unload',
      arriveAt: visit.arriveAt,
      startAt: visit.startAt,
      endAt: visit.endAt,
    }),
  );
  const timed = draft.times.legs.map((leg): Leg => {
    const found = legs.describe(row.classIndex, leg.from, leg.to, leg.departAt);
    return {
      fromId: placeIds[leg.from]!,
      toId: placeIds[leg.to]!,
      departAt: leg.departAt,
      arriveAt: leg.arriveAt,
      metres: found.metres,
      path: found.path,
    };
  });
  const loads = draft.loads.map(
    (load): Load => ({
      vehicle: load.vehicle,
      visit: load.stop + 1,
      goodId: situation.lots[load.lot]!.goodId,
      lotId: situation.lots[load.lot]!.id,
      packs: load.packs,
    }),
  );
  loads.sort((a, b) => a.vehicle - b.vehicle || a.visit - b.visit || compareStrings(a.lotId, b.lotId));
  const vehicles = draft.vehicles.map((vehicle) => ({ fleetId: row.fleetId, number: vehicle + 1 }));
  if (draft.committed !== undefined) return { ...draft.committed, vehicles, loads };
  const content = {
    kind: kinds[draft.from] === 'crossing' ? ('transfer' as const) : ('delivery' as const),
    date: frames[draft.day]!.date,
    vehicles,
    homeId: placeIds[row.home]!,
    visits,
    legs: timed,
    loads,
  };
  return { id: movementId(`m-${sha256Hex(formatCanonicalJson(content)).slice(0, 10)}`), ...content };
};

/** All movements of a build, by departure of the first leg, then id. */
export const recordMovements = (
  problem: FleetProblem,
  legs: LegCache,
  drafts: readonly Draft[],
): readonly Movement[] => {
  const keyed = drafts.map((draft) => ({
    departAt: draft.times.departAt,
    movement: recordMovement(problem, legs, draft),
  }));
  keyed.sort((a, b) => a.departAt - b.departAt || compareStrings(a.movement.id, b.movement.id));
  return keyed.map(({ movement }) => movement);
};
