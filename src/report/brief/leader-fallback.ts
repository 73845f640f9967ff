import type { Fallback, MovementId, Plan } from '../../domain/index.ts';

/**
 * What a convoy does that does not get through, as the plan has it. Null where the plan has nothing for the movement: then
 * people agree on it and write it down.
 */
export function findFallback(plan: Plan, movementId: MovementId): Fallback | null {
  return plan.notices.find((notice) => notice.movementId === movementId)?.fallback ?? null;
}
