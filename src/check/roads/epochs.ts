import type { Interval } from '../../domain/index.ts';
import type { TimedConstraint } from './access-times.ts';

/** Stretches of [from, to] between changes of access, in order (R12). */
export function listEpochs(constraints: readonly TimedConstraint[], from: number, to: number): Interval[] {
  const changes = new Set<number>();
  for (const { active } of constraints)
    for (const interval of active)
      for (const at of [interval.from, interval.to]) if (from < at && at < to) changes.add(at);
  const bounds = [from, ...[...changes].sort((a, b) => a - b), to];
  return bounds.slice(1).map((end, index) => ({ from: bounds[index]!, to: end }));
}

/** The first change of access after an instant; Infinity if there is none. */
export function findNextChange(constraints: readonly TimedConstraint[], after: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { active } of constraints)
    for (const { from, to } of active) for (const at of [from, to]) if (at > after && at < next) next = at;
  return next;
}
