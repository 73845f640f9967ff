import type { AccessConstraint, Situation } from '../../domain/index.ts';

/** Visible constraints that shut, slow or reserve a road at some instant of the planning days (docs/rules.md R22, S6). */
export const listEffectiveConstraints = (situation: Situation): readonly AccessConstraint[] => {
  const first = situation.days[0]?.startsAt ?? 0;
  const last = situation.days.at(-1)?.endsAt ?? 0;
  return situation.operation.access.filter(
    (row) =>
      row.kind !== 'order' &&
      row.kind !== 'risk' &&
      (row.from === null || row.from < last) &&
      (row.to === null || row.to > first),
  );
};
