import { compareStrings } from '../base/index.ts';
import type { CommitmentNotice } from './commitment.ts';
import type { MovementId } from './ids.ts';
import type { Operation } from './operation.ts';

/**
 * What each recipient was sent for a movement and answered, by recipient: of rows of notices.csv the one known last, else
 * what stands in the commitments (docs/rules.md R29). `operation` holds only what was visible.
 */
export const listNoticesOf = (operation: Operation, movementId: MovementId): readonly CommitmentNotice[] => {
  const byRecipient = new Map<string, CommitmentNotice>();
  const commitment = operation.commitments?.commitments.find(({ movement }) => movement.id === movementId);
  for (const notice of commitment?.notices ?? []) byRecipient.set(notice.recipientId, notice);
  const rows = operation.notices
    .filter((notice) => notice.movementId === movementId)
    .sort((a, b) => a.origin.knownAt - b.origin.knownAt || compareStrings(a.origin.factId, b.origin.factId));
  for (const notice of rows) byRecipient.set(notice.recipientId, notice);
  return [...byRecipient.values()].sort((a, b) => compareStrings(a.recipientId, b.recipientId));
};
