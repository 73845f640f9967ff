import type { Situation } from '../../domain/index.ts';
import { classifyFleet, type Travel } from '../../network/index.ts';
import type { LaneTravel } from '../allocation/index.ts';
import { buildFleetProblem, LegCache, planCommitments, TripEstimates } from '../fleet/index.ts';
import type { BuildGround } from './build-plan.ts';

/** Everything builds of a situation share; each thread makes its own. */
export const prepareGround = (situation: Situation, travel: Travel): BuildGround => {
  const { classOfFleet } = classifyFleet(situation.operation.fleet);
  const problem = buildFleetProblem(situation, (fleetId) => classOfFleet.get(fleetId)!);
  const legs = new LegCache(problem, travel);
  const commitments = planCommitments(problem, legs);
  return { problem, legs, estimates: new TripEstimates(problem, legs), commitments };
};

/** The network's optimistic times as the programme asks for them, one table for each class and window. */
export const laneTravel = (situation: Situation, travel: Travel): LaneTravel => {
  const { classOfFleet } = classifyFleet(situation.operation.fleet);
  const ids = situation.operation.places.map((place) => place.id);
  const at = new Map(ids.map((id, index) => [id, index]));
  const tables = new Map<string, Float64Array>();
  return {
    optimisticSeconds: (fleetId, window, fromId, toId) => {
      const classIndex = classOfFleet.get(fleetId)!;
      const key = `${classIndex}|${window.from}|${window.to}`;
      let table = tables.get(key);
      if (table === undefined) {
        table = travel.optimisticSeconds(classIndex, window, ids, ids);
        tables.set(key, table);
      }
      return table[at.get(fromId)! * ids.length + at.get(toId)!]!;
    },
  };
};
