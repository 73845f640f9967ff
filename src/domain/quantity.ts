/** Whole numbers with their unit in the name of the field that holds them; a range keeps low <= best <= high. */
export interface Range {
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/** Which point of its range a fact is read at. Plans use `best`; sensitivity re-plans use `low` and `high`. */
export type RangePoint = 'low' | 'best' | 'high';

/** Coverage, shares and factors are parts per million: 1_000_000 is 100 %. */
export const PPM = 1_000_000;
