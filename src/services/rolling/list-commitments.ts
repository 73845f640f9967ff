import { compareStrings } from '../../base/index.ts';
import {
  type Commitment,
  type CommitmentFile,
  type CommitmentNotice,
  findLastEvening,
  type Instant,
  type LedgerLine,
  type LocalDate,
  listNoticesOf,
  lotId,
  type Movement,
  type Operation,
  type Plan,
  visibleAsOf,
} from '../../domain/index.ts';

/**
 * The plan's movements from `to` on that somebody was told of by then: as they stand in the plan, with what was sent and
 * answered. Lots have the ids that the next folder knows them by.
 */
export const listCommitments = (
  operation: Operation,
  plan: Plan,
  to: LocalDate,
  asOf: Instant,
  lines: readonly LedgerLine[],
  lotOf: ReadonlyMap<string, string>,
): CommitmentFile => {
  const visible = visibleAsOf(operation, asOf);
  const stockIds = indexStockIds(lines);
  const commitments = plan.movements
    .filter(({ date }) => date >= to)
    .flatMap((movement): Commitment[] => {
      const notices = listNotices(visible, movement, asOf);
      return notices.length === 0 ? [] : [{ movement: renameLots(movement, stockIds, lotOf), notices }];
    })
    .sort((a, b) => compareStrings(a.movement.id, b.movement.id));
  const { inputsHash } = plan.operation;
  return {
    format: 'throughline/commitments@1',
    plan: { asOf: plan.asOf, seed: plan.seed, inputsHash },
    commitments,
  };
};

/** What each recipient was sent by then, and answered. */
const listNotices = (visible: Operation, { id }: Movement, asOf: Instant): readonly CommitmentNotice[] =>
  listNoticesOf(visible, id)
    .filter(({ sentAt }) => sentAt <= asOf)
    .map(({ recipientId, sentAt, reference, answer, answeredAt }) => ({
      recipientId,
      sentAt,
      reference,
      answer,
      answeredAt,
    }));

/** Rows of the next stock by the ledger's lot, and among these by place. */
const indexStockIds = (lines: readonly LedgerLine[]): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const last = findLastEvening(lines);
  const ids = new Map<string, Map<string, string>>();
  for (const { date, lotId: lot, placeId, stockId } of lines) {
    if (date !== last || stockId === null || placeId === null) continue;
    const places = ids.get(lot) ?? new Map<string, string>();
    ids.set(lot, places.set(placeId, stockId));
  }
  return ids;
};

/** By what lies at the loading place now, else by what is to be brought there; lots that are still to come in keep theirs. */
const renameLots = (
  movement: Movement,
  stockIds: ReadonlyMap<string, ReadonlyMap<string, string>>,
  lotOf: ReadonlyMap<string, string>,
): Movement => {
  const loadingId = movement.visits[0]!.placeId;
  const rename = (id: string): string => {
    const places = stockIds.get(lotOf.get(id) ?? id);
    if (places === undefined) return id;
    return places.get(loadingId) ?? [...places.values()].sort(compareStrings)[0] ?? id;
  };
  return {
    ...movement,
    loads: movement.loads.map((load) => ({ ...load, lotId: lotId(rename(load.lotId)) })),
  };
};
