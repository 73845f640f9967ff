import type { CheckCode } from '../../src/check/index.ts';
import type { Plan } from '../../src/domain/index.ts';

/** A plan one may write to. */
export type Draft = DeepMutable<Plan>;
export type DeepMutable<T> = T extends
  | string
  | number
  | boolean
  | null
  | Int32Array
  | ReadonlyMap<unknown, unknown>
  ? T
  : { -readonly [K in keyof T]: DeepMutable<T[K]> };

/** One way to spoil the plan made by hand, and the code that must tell. */
export interface Corruption {
  readonly title: string;
  readonly code: CheckCode;
  readonly spoil: (plan: Draft) => void;
}

export const movement = (plan: Draft, id: string) => plan.movements.find((one) => one.id === id)!;
export const coverage = (plan: Draft, place: string, need: string) =>
  plan.coverage.find((line) => line.placeId === place && line.needId === need)!;
export const handed = (plan: Draft, place: string, lot: string) =>
  plan.distributions.find((line) => line.placeId === place && line.lotId === lot)!;
export const headline = (plan: Draft, row: string) => plan.summary.headlines.find((one) => one.row === row)!;
export const kitLevel = (plan: Draft) => plan.bounds[2]!.levels[0]!;

/** Moves all times of a movement. */
export function shift(plan: Draft, id: string, seconds: number): void {
  const moved = movement(plan, id);
  for (const visit of moved.visits) {
    visit.arriveAt += seconds;
    visit.startAt += seconds;
    visit.endAt += seconds;
  }
  for (const leg of moved.legs) {
    leg.departAt += seconds;
    leg.arriveAt += seconds;
    for (const step of leg.path) step.enterAt += seconds;
  }
}

/** For names and parts that do not fit their type. */
export const as = <T>(value: unknown): T => value as T;
