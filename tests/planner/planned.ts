import { type CheckResult, checkPlan } from '../../src/check/index.ts';
import type { Movement, Operation, Plan } from '../../src/domain/index.ts';
import { prepare } from '../../src/services/planning/prepare.ts';
import { planByEngine } from '../check/plan-by-engine.ts';
import { listBrokenRules } from './movement-oracle.ts';

export interface Planned {
  readonly plan: Plan;
  readonly movements: readonly Movement[];
  /** Packs that reach a place on each day. */
  readonly packsTo: (place: string) => readonly number[];
  /** What the plain reading of the rules in this folder finds, and what `check` finds except the distance to the bound. */
  readonly broken: readonly string[];
}

/** A plan with what two judges say of it. */
export const planAndJudge = async (operation: Operation): Promise<Planned> => {
  const plan = await planByEngine(operation, operation.defaultAsOf);
  const { situation, travel, fleetClasses } = prepare(operation, operation.defaultAsOf);
  const classOf = (id: string): number => fleetClasses.classOfFleet.get(id as never)!;
  const judged: CheckResult = checkPlan(operation, plan);
  return {
    plan,
    movements: plan.movements,
    packsTo: (place) =>
      plan.clock.days.map((day) =>
        plan.movements
          .filter((movement) => movement.date === day.date)
          .flatMap((movement) =>
            movement.loads.filter((load) => movement.visits[load.visit]!.placeId === place),
          )
          .reduce((sum, load) => sum + load.packs, 0),
      ),
    broken: [
      ...listBrokenRules(situation, travel, classOf, plan.movements),
      ...judged.violations.map((violation) => JSON.stringify(violation)),
    ],
  };
};
