import { assert } from '../base/index.ts';
import type { AccessConstraint, Day, Instant, Interval } from '../domain/index.ts';
import { hasEffect } from './touch-sets.ts';
import { listHeld } from './weekly-hours.ts';

/** A maximal stretch of time in which one set of constraints is active. */
export interface Epoch {
  readonly from: Instant;
  readonly to: Instant;
  /** Index into `AccessTimeline.states`. */
  readonly state: number;
}

/** Which constraints that change anything are active when. Immutable. */
export interface AccessTimeline {
  readonly interval: Interval;
  readonly constraints: readonly AccessConstraint[];
  /** Distinct sets of active constraints, as ascending indices into `constraints`, in order of first appearance. */
  readonly states: readonly Int32Array[];
  /** Covers the interval without gaps; neighbours differ in state. */
  readonly epochs: readonly Epoch[];
  /** Index into `epochs`; throws outside the interval. O(log epochs). */
  readonly epochAt: (t: Instant) => number;
  readonly stateAt: (t: Instant) => number;
  /** States that occur in [from, to), ascending; the part outside the interval is left out. */
  readonly statesWithin: (from: Instant, to: Instant) => readonly number[];
  /** The first instant after `t` at which the state changes; null where it does not within the interval. */
  readonly nextChange: (t: Instant) => Instant | null;
}

/**
 * Access states and epochs over `interval` (docs/rules.md R12). Hours hold on the given days, by their wall clock (R2);
 * at an instant in none of the days no hours hold. O(changes x constraints).
 */
export function buildAccessTimeline(
  constraints: readonly AccessConstraint[],
  days: readonly Day[],
  interval: Interval,
): AccessTimeline {
  assert(interval.from < interval.to, 'a timeline covers some time');
  const activity = constraints.map((constraint) =>
    hasEffect(constraint) ? listActive(constraint, days, interval) : [],
  );
  const changes = new Set<Instant>([interval.from]);
  for (const stretches of activity) {
    for (const { from, to } of stretches) {
      changes.add(from);
      if (to < interval.to) changes.add(to);
    }
  }

  const states: Int32Array[] = [];
  const stateOfKey = new Map<string, number>();
  const epochs: { from: Instant; to: Instant; state: number }[] = [];
  const next = new Int32Array(constraints.length);
  for (const t of [...changes].sort((a, b) => a - b)) {
    const active: number[] = [];
    activity.forEach((stretches, c) => {
      while (next[c] < stretches.length && stretches[next[c]].to <= t) next[c]++;
      if (next[c] < stretches.length && stretches[next[c]].from <= t) active.push(c);
    });
    const key = active.join(',');
    let state = stateOfKey.get(key);
    if (state === undefined) {
      state = states.push(Int32Array.from(active)) - 1;
      stateOfKey.set(key, state);
    }
    const last = epochs.at(-1);
    if (last !== undefined && last.state === state) continue;
    if (last !== undefined) last.to = t;
    epochs.push({ from: t, to: interval.to, state });
  }

  const epochAt = (t: Instant): number => {
    assert(t >= interval.from && t < interval.to, `instant ${t} lies in the timeline`);
    let low = 0;
    let high = epochs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (epochs[middle].from <= t) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    interval,
    constraints,
    states,
    epochs,
    epochAt,
    stateAt: (t) => epochs[epochAt(t)].state,
    statesWithin(from, to) {
      const found = new Set<number>();
      for (const epoch of epochs) if (epoch.from < to && epoch.to > from) found.add(epoch.state);
      return [...found].sort((a, b) => a - b);
    },
    nextChange(t) {
      if (t < interval.from) return interval.from;
      if (t >= interval.to) return null;
      return epochs[epochAt(t) + 1]?.from ?? null;
    },
  };
}

/** When the constraint is active within `interval`: ascending, apart from each other. */
function listActive(
  constraint: AccessConstraint,
  days: readonly Day[],
  interval: Interval,
): readonly Interval[] {
  const from = Math.max(interval.from, constraint.from ?? interval.from);
  const to = Math.min(interval.to, constraint.to ?? interval.to);
  if (from >= to) return [];
  if (constraint.hours === null) return constraint.kind === 'window' ? [] : [{ from, to }];
  const held = listHeld(constraint.hours, days, { from, to });
  return constraint.kind === 'window' ? invert(held, from, to) : held;
}

/** What [from, to) leaves between `stretches`. */
function invert(stretches: readonly Interval[], from: Instant, to: Instant): Interval[] {
  const gaps: Interval[] = [];
  let free = from;
  for (const stretch of stretches) {
    if (stretch.from > free) gaps.push({ from: free, to: stretch.from });
    free = stretch.to;
  }
  if (free < to) gaps.push({ from: free, to });
  return gaps;
}
