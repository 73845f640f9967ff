import type { AccessConstraint, Day, Interval } from '../../domain/index.ts';
import { listOpenIntervals, mergeIntervals } from '../clock/wall-clock.ts';
import type { RoadTable } from './road-table.ts';
import { listTouchedSegments } from './touched-segments.ts';
import type { VehicleClass } from './vehicle-class.ts';

/** A constraint that can change something, with when it is active and what it touches (R12). */
export interface TimedConstraint {
  readonly constraint: AccessConstraint;
  /** Sorted, apart from each other, within the days given. */
  readonly active: readonly Interval[];
  readonly segments: readonly number[];
  readonly linkIds: ReadonlySet<string>;
}

/** Constraints that shut or slow something at some instant of the days; risk and order never do. */
export function timeConstraints(
  access: readonly AccessConstraint[],
  days: readonly Day[],
  table: RoadTable,
): TimedConstraint[] {
  const timed: TimedConstraint[] = [];
  for (const constraint of access) {
    if (constraint.kind === 'risk' || constraint.kind === 'order') continue;
    const active = listActiveIntervals(constraint, days);
    if (active.length === 0) continue;
    const { shape } = constraint;
    timed.push({
      constraint,
      active,
      segments: listTouchedSegments(constraint, table),
      linkIds: new Set(shape.kind === 'links' ? shape.linkIds : []),
    });
  }
  return timed;
}

/** When a constraint is active within the days. A window is active while its hours do not hold. */
export function listActiveIntervals(constraint: AccessConstraint, days: readonly Day[]): Interval[] {
  const pieces: Interval[] = [];
  for (const day of days) {
    const from = Math.max(day.startsAt, constraint.from ?? day.startsAt);
    const to = Math.min(day.endsAt, constraint.to ?? day.endsAt);
    if (from >= to) continue;
    for (const piece of listActiveOnDay(constraint, day)) {
      const clipped = { from: Math.max(from, piece.from), to: Math.min(to, piece.to) };
      if (clipped.from < clipped.to) pieces.push(clipped);
    }
  }
  return mergeIntervals(pieces);
}

function listActiveOnDay(constraint: AccessConstraint, day: Day): Interval[] {
  const whole = { from: day.startsAt, to: day.endsAt };
  const { hours } = constraint;
  if (constraint.kind !== 'window') return hours === null ? [whole] : listOpenIntervals(day, hours);
  if (hours === null) return [];
  const gaps: Interval[] = [];
  let at = day.startsAt;
  for (const open of listOpenIntervals(day, hours)) {
    if (at < open.from) gaps.push({ from: at, to: open.from });
    at = open.to;
  }
  if (at < day.endsAt) gaps.push({ from: at, to: day.endsAt });
  return gaps;
}

/** Whether the constraint keeps the class from passing while it is active. */
export function shuts(constraint: AccessConstraint, vehicle: VehicleClass): boolean {
  if (constraint.kind === 'closed' || constraint.kind === 'window') return true;
  return constraint.kind === 'permit' && !vehicle.permits.includes(constraint.permit ?? '');
}

/** Factor of the constraint on travel time while it is active, in parts per million. */
export const slowness = (constraint: AccessConstraint): number =>
  constraint.kind === 'slowed' ? (constraint.slowPpm ?? 1_000_000) : 1_000_000;

/** Sets of constraints active together at some instant of [from, to): the day's access states. */
export function listStates(
  timed: readonly TimedConstraint[],
  frame: Interval,
): (readonly TimedConstraint[])[] {
  if (frame.from >= frame.to) return [];
  const starts = new Set<number>([frame.from]);
  for (const { active } of timed)
    for (const { from, to } of active)
      for (const at of [from, to]) if (frame.from < at && at < frame.to) starts.add(at);
  const states = new Map<string, TimedConstraint[]>();
  for (const at of starts) {
    const state = timed.filter((one) => one.active.some(({ from, to }) => from <= at && at < to));
    states.set(JSON.stringify(state.map((one) => one.constraint.id)), state);
  }
  return [...states.values()];
}
