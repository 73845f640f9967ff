import { type AccessConstraint, type Day, openIntervals, type Situation } from '../../domain/index.ts';

/** Visible constraints that shut, slow or reserve a road at some instant of the planning days (docs/rules.md R12, S6). */
export const listEffectiveConstraints = (situation: Situation): readonly AccessConstraint[] =>
  situation.operation.access.filter(
    (row) =>
      row.kind !== 'order' && row.kind !== 'risk' && situation.days.some((day) => isActiveOn(row, day)),
  );

const isActiveOn = (row: AccessConstraint, day: Day): boolean => {
  const from = Math.max(row.from ?? day.startsAt, day.startsAt);
  const to = Math.min(row.to ?? day.endsAt, day.endsAt);
  if (from >= to) return false;
  if (row.hours === null) return row.kind !== 'window';
  const held = openIntervals(row.hours, day).filter((one) => one.from < to && one.to > from);
  if (row.kind !== 'window') return held.length > 0;
  // A window shuts the road where its hours do not hold: somewhere unless they hold without a gap.
  return !(held.length === 1 && held[0].from <= from && held[0].to >= to);
};
