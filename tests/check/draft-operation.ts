import type { CheckCode } from '../../src/check/index.ts';
import type { Operation } from '../../src/domain/index.ts';
import type { DeepMutable } from './draft-plan.ts';

/** An operation one may write to. */
export type OperationDraft = DeepMutable<Operation>;

/**
 * A mistake of understanding: the planner gets the operation as `mistake` leaves it, the judge the true one. `setting`
 * first changes the true operation so that the mistake matters.
 */
export interface SeededBug {
  readonly title: string;
  readonly code: CheckCode;
  readonly setting?: (operation: OperationDraft) => void;
  readonly mistake: (operation: OperationDraft) => void;
}

export const find = <T extends { id: string }>(rows: readonly T[], id: string): T =>
  rows.find((row) => row.id === id)!;
export const supply = (operation: OperationDraft, id: string) =>
  [...operation.stock, ...operation.arrivals].find((row) => row.origin.factId === id)!;
export const count = (operation: OperationDraft, id: string) =>
  operation.people.find((row) => row.origin.factId === id)!;
export const road = (operation: OperationDraft, id: string) => find(operation.roads.roads, id);
