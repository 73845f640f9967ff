import { beforeAll, expect, it } from 'vitest';
import { resolveSituation, type Situation } from '../../src/domain/index.ts';
import { allocate } from '../../src/engine/allocation/allocate.ts';
import { buildProgramme } from '../../src/engine/allocation/build-programme.ts';
import { computeLanes, type LaneTravel } from '../../src/engine/allocation/lanes.ts';
import { LevelModel } from '../../src/engine/allocation/level-model.ts';
import { listStages } from '../../src/engine/allocation/stages.ts';
import { type HighsSolver, loadHighsSolver } from '../../src/services/solver/highs-solver.ts';
import { buildPlainProgramme, evaluateDuality, withLevelRows } from '../support/plain-programme.ts';
import { LARGE, randomOperation } from '../support/random-operation.ts';

let solver: HighsSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

/** Straight lines with a detour of 40 % at 30 km/h. */
const straightTravel = (situation: Situation): LaneTravel => {
  const places = new Map(situation.operation.places.map((place) => [place.id, place]));
  return {
    optimisticSeconds: (_fleet, _window, fromId, toId) => {
      const from = places.get(fromId)!;
      const to = places.get(toId)!;
      const degrees = Math.hypot(from.latE7 - to.latE7, from.lonE7 - to.lonE7) / 1e7;
      return (degrees * 111_000 * 1.4) / 8.3;
    },
  };
};

const situationOf = (seed: number, tightness: number): Situation => {
  const operation = randomOperation(seed, { ...LARGE, tightness });
  // Few vehicles, so that they are what binds.
  const fleet = operation.fleet.map((row) => ({
    ...row,
    count: { ...row.count, best: Math.ceil(row.count.best / 6) },
  }));
  return resolveSituation({ ...operation, fleet }, operation.days[0]!.startsAt);
};

it('finds the optimum of the whole model', async () => {
  for (const seed of [1, 2, 3, 4]) {
    const situation = situationOf(seed, 1);
    const programme = buildProgramme(situation, computeLanes(situation, straightTravel(situation)));
    for (const stage of listStages(situation)) {
      const priced = new LevelModel(programme, solver, undefined);
      const whole = new LevelModel(programme, solver, undefined);
      whole.stopPricing();
      const found = [];
      for (const model of [priced, whole]) {
        model.startStage(stage.demand);
        const optimum = await model.solveLevel();
        if (optimum.kind !== 'optimal') throw new Error(optimum.code);
        found.push(model.zOf(optimum));
      }
      expect(found[0], `seed ${seed} ${stage.name}`).toBeCloseTo(found[1]!, 8);
    }
  }
});

it('prices what is left out so that certificates of large programmes hold by the rows of the rules', async () => {
  for (const seed of [5, 6]) {
    const situation = situationOf(seed, 2);
    const lanes = computeLanes(situation, straightTravel(situation));
    const allocation = await allocate(situation, lanes, solver);
    if (allocation.kind !== 'allocated') throw new Error(allocation.kind);
    const stage = allocation.stages[0]!;
    const [first] = stage.levels;
    const demand = new Map(situation.elements.map((element) => [element.id, element.floorAmount]));
    const programme = withLevelRows(
      buildPlainProgramme(situation, lanes),
      new Map(first!.free.map((id) => [id, demand.get(id)!])),
      new Map(),
    );
    expect(evaluateDuality(programme, first!.multipliers) * 1e6).toBeLessThan(first!.valuePpm + 0.01);
    expect(first!.valuePpm - first!.heldPpm).toBeLessThanOrEqual(2);
  }
});
