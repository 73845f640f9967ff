import { compareStrings } from '../../base/index.ts';
import type { Day, Instant, LocalDate, Operation, Plan } from '../../domain/index.ts';

/** Requests that must reach one recipient on a day. */
export interface BriefRequest {
  /** As the operation calls the recipient. */
  readonly recipient: string;
  readonly movements: number;
  /** When the first of them is due at the latest. */
  readonly submitBy: Instant;
  /** Day of the first movement they are for. */
  readonly firstDate: LocalDate;
}

/**
 * Requests due on a date, by the earliest hour: of every movement that its recipient was not told of yet as of the plan. Null
 * where the operation names no recipients.
 */
export function listRequests(
  visible: Operation,
  plan: Plan,
  date: LocalDate,
): readonly BriefRequest[] | null {
  const { recipients } = visible.rules.notice;
  const day = plan.clock.days.find((one) => one.date === date);
  if (recipients.length === 0 || day === undefined) return null;
  const names = new Map(recipients.map(({ id, name }) => [id, name]));
  const dates = new Map(plan.movements.map((movement) => [movement.id as string, movement.date]));
  const sent = new Set(
    [
      ...visible.notices.map(({ movementId, recipientId }) => [movementId, recipientId]),
      ...(visible.commitments?.commitments ?? []).flatMap(({ movement, notices }) =>
        notices.map(({ recipientId }) => [movement.id, recipientId]),
      ),
    ].map((pair) => pair.join(' ')),
  );
  const due = new Map<string, BriefRequest>();
  for (const { movementId, submitBy } of plan.notices) {
    for (const { recipientId, at } of submitBy) {
      if (!isWithin(day, at) || sent.has(`${movementId} ${recipientId}`)) continue;
      const before = due.get(recipientId);
      const own = dates.get(movementId) ?? date;
      due.set(recipientId, {
        recipient: names.get(recipientId) ?? recipientId,
        movements: (before?.movements ?? 0) + 1,
        submitBy: Math.min(before?.submitBy ?? at, at),
        firstDate: before === undefined || own < before.firstDate ? own : before.firstDate,
      });
    }
  }
  return [...due.values()].sort(
    (a, b) => a.submitBy - b.submitBy || compareStrings(a.recipient, b.recipient),
  );
}

const isWithin = (day: Day, at: Instant): boolean => day.startsAt <= at && at < day.endsAt;
