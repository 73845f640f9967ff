import type { MovementId, Operation, PlanChanges, PlanComparison } from '../../domain/index.ts';
import type { Commitments } from '../fleet/index.ts';

/** The plan file's account of what was notified (docs/rules.md R29); `released` where the plan without it won. */
export const listChanges = (
  operation: Operation,
  commitments: Commitments,
  choice: {
    readonly compared: PlanComparison | null;
    readonly released: readonly MovementId[];
  },
): PlanChanges => {
  const stays = (id: MovementId): boolean => !choice.released.includes(id);
  return {
    notified: operation.commitments?.commitments.length ?? 0,
    kept: commitments.kept.filter(stays),
    rerouted: commitments.rerouted.filter(stays),
    dropped: commitments.dropped,
    released: choice.released,
    compared: choice.compared,
  };
};
