import { computeSubmitBy, type Instant, type Movement, type MovementNotice } from '../../domain/index.ts';
import type { FleetProblem, LegCache } from '../fleet/index.ts';
import { computeChance } from './chance.ts';
import { FallbackFinder } from './find-fallback.ts';

/**
 * What notification means for each movement of a plan: until when to ask whom, the chance of getting through, and what to
 * do without (docs/rules.md R28).
 */
export const computeNotices = (
  problem: FleetProblem,
  legs: LegCache,
  movements: readonly Movement[],
): readonly MovementNotice[] => {
  const { operation } = problem.situation;
  const fallbacks = new FallbackFinder(problem, legs, movements);
  return movements.map((movement) => ({
    movementId: movement.id,
    submitBy: operation.rules.notice.recipients.map((recipient) => ({
      recipientId: recipient.id,
      at: computeSubmitBy(recipient, findDeparture(movement), operation.days),
    })),
    chance: computeChance(operation, movement),
    fallback: fallbacks.find(movement),
  }));
};

/** When it leaves home, or begins to load there. */
export const findDeparture = ({ homeId, visits, legs }: Movement): Instant =>
  visits[0]!.placeId === homeId ? visits[0]!.startAt : legs[0]!.departAt;
