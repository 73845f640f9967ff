import type { Situation } from '../../domain/index.ts';
import type { HandOut, SiteReceipt } from './flow.ts';

/** What people get, and what each element receives of it (index as in `situation.elements`). */
export interface DistributionResult {
  /** By place, good, lot, first day; packs > 0. */
  readonly handOuts: readonly HandOut[];
  readonly receivedAmounts: Float64Array;
}

/** Whole packs handed out at every site that lots and receipts reach, leximin-best for each site on its own. */
export const distribute = (_situation: Situation, _incoming: readonly SiteReceipt[]): DistributionResult => {
  throw new Error('Broken promise: distribute is not there yet');
};
