import type { Range } from './quantity.ts';

/** Something people need, as the ten questions ask for it: one kind of load. */
export interface QuickNeed {
  /** `food`, `water` ... */
  readonly id: string;
  readonly name: string;
  /** Flow: used up every day. Durable: handed out once. */
  readonly kind: 'flow' | 'durable';
  readonly basis: 'person_day' | 'person' | 'household';
  readonly unit: 'g' | 'ml' | 'item';
  /** In `unit`, for each of `basis`. */
  readonly amount: number;
  readonly gramsPerUnit: number;
  /** Of one pack in which it is carried. */
  readonly unitsPerPack: number;
  readonly pack: string;
  /** At the warehouse today; null: not known. */
  readonly stockGrams: Range | null;
  /** That come in a day; null: not known. */
  readonly arrivalGramsPerDay: Range | null;
}

/** A figure that nobody answered, or that a standard gave. */
export interface QuickAssumption {
  /** Key of the question. */
  readonly question: string;
  readonly text: string;
  readonly source: string;
}

/** The answers to the ten questions of `quick`, complete: defaults are filled in and listed as assumptions. */
export interface QuickAnswers {
  readonly people: Range;
  readonly householdSize: number;
  readonly needs: readonly QuickNeed[];
  /** Null: not known. */
  readonly trucks: Range | null;
  readonly payloadGrams: number;
  /** From the warehouse to the people and back, loading and unloading included. */
  readonly roundTripSeconds: Range;
  /** Of a truck on one day. */
  readonly workSeconds: number;
  readonly days: number;
  /** Share of what is sent that does not get through. */
  readonly lostPpm: Range;
  readonly assumptions: readonly QuickAssumption[];
}

/** Least, best and most of an answer; null where it rests on something that is not known. */
export interface QuickEnds {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

export interface QuickNeedResult {
  readonly needId: string;
  readonly requiredGrams: QuickEnds;
  /** There and coming in time to be sent. */
  readonly supplyGrams: QuickEnds;
  readonly gapGrams: QuickEnds;
  readonly gapPeople: QuickEnds;
  /** Trucks for this need alone, all of it sent. */
  readonly trucks: QuickEnds;
  /** What keeps more from getting through at best; null: not known. */
  readonly limit: 'nothing' | 'supply' | 'trucks' | 'supply and trucks' | null;
}

/** What `quick` answers. docs/quick.md has the formulas. */
export interface QuickResult {
  readonly needs: readonly QuickNeedResult[];
  /** Round trips of one truck in all days. */
  readonly trips: QuickEnds;
  readonly gapGrams: QuickEnds;
  readonly trucksNeeded: QuickEnds;
  /** Trucks that are lacking. */
  readonly trucksShort: QuickEnds;
}
