import type { NeedId } from '../../domain/index.ts';

/** A way to hand out what is short: a share of the ration up to a day, full rations from it on (docs/rules.md R33). */
export interface RationOption {
  readonly needIds: readonly NeedId[];
  /** Of the ration, in parts per million, on days before `fullFromDay`. */
  readonly sharePpm: number;
  /** Planning day; 0: full rations from the first day. The number of days: the share on all. */
  readonly fullFromDay: number;
}

/** Parts per million of the ration that a period of days `firstDay .. lastDay` gets, times its number of days. */
export const sumShares = (option: RationOption, firstDay: number, lastDay: number): number => {
  const days = lastDay - firstDay + 1;
  const reduced = Math.max(0, Math.min(option.fullFromDay, lastDay + 1) - firstDay);
  return option.sharePpm * reduced + 1_000_000 * (days - reduced);
};
