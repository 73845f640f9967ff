import type { MovementId, PlanComparison } from '../../domain/index.ts';
import { comparePlans, type PlanCore } from '../../engine/index.ts';
import { type Prepared, prepare } from './prepare.ts';

/** A plan with what was chosen of keeping and releasing notified movements. */
export interface WeighedPlan {
  readonly core: PlanCore;
  /** Absent: there was no choice. */
  readonly choice?: { readonly compared: PlanComparison; readonly released: readonly MovementId[] };
}

/** Plans a situation like the base plan; null where that was stopped or failed. */
export type PlanFree = (prepared: Prepared, bound: PlanCore['bound']) => Promise<PlanCore | null>;

/**
 * Of the plan that keeps all notified movements it can and one without any the better by the written rule (docs/rules.md
 * R29): changing a notified movement is charged, and the gain must exceed the charges of all that change.
 */
export const weighChanges = async (
  prepared: Prepared,
  core: PlanCore,
  planFree: PlanFree,
): Promise<WeighedPlan> => {
  if (core.commitments.kept.length === 0) return { core };
  const { operation, asOf } = prepared.situation;
  const free = await planFree(prepare({ ...operation, commitments: null }, asOf, prepared), core.bound);
  const differ = free === null ? null : comparePlans(core.coverage, free.coverage);
  if (free === null || differ === null) return { core };
  const planned = new Set(free.movements.map((movement) => movement.id));
  const released = core.commitments.kept.filter((id) => !planned.has(id));
  const chargePpm = operation.rules.notice.changeChargePpm;
  const compared = { ...differ, changed: released.length, chargePpm };
  if (differ.freePpm - differ.keptPpm <= chargePpm * released.length)
    return { core, choice: { compared, released: [] } };
  return {
    core: { ...free, bounds: core.bounds, bound: core.bound, commitments: core.commitments },
    choice: { compared, released },
  };
};
