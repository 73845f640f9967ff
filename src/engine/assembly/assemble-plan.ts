import { compareStrings } from '../../base/index.ts';
import {
  type CoverageLine,
  computeInputsHash,
  type Distribution,
  type Movement,
  type NotKnown,
  type Plan,
  type SensitivityLine,
  type Situation,
  type StageBound,
  type UnmetLine,
} from '../../domain/index.ts';
import { computeSummary } from '../answers/index.ts';
import { markUndecidable } from '../sensitivity/index.ts';
import { listAssumptions } from './assumptions.ts';

/** What the planner decided, before it is put into words. */
export interface PlannedParts {
  readonly movements: readonly Movement[];
  readonly distributions: readonly Distribution[];
  readonly coverage: readonly CoverageLine[];
  readonly unmet: readonly UnmetLine[];
  readonly bounds: readonly StageBound[];
  /** What planning itself found out it does not know: sites that nothing reaches, sensitivity left out. */
  readonly notKnown: readonly NotKnown[];
  readonly iterations: number;
}

/** The plan file's content (`throughline/plan@1`): no clock, no timing, nothing of this machine. */
export const assemblePlan = (input: {
  readonly situation: Situation;
  readonly parts: PlannedParts;
  readonly seed: number;
  readonly software: Plan['software'];
  readonly sensitivity: readonly SensitivityLine[];
}): Plan => {
  const { situation, parts } = input;
  const { operation, days } = situation;
  const summary = computeSummary({ situation, ...parts });
  return {
    format: 'throughline/plan@1',
    class: 'restricted',
    expires: days.at(-1)?.date ?? '',
    operation: {
      id: operation.id,
      name: operation.name,
      exercise: operation.exercise,
      inputsHash: computeInputsHash(operation),
    },
    asOf: situation.asOf,
    seed: input.seed,
    iterations: parts.iterations,
    software: input.software,
    clock: { timeZone: operation.timeZone, timeZoneData: operation.timeZoneData, days },
    lots: situation.lots.map((lot) => ({
      id: lot.id,
      placeId: lot.placeId,
      goodId: lot.goodId,
      availableOn: days[lot.fromDay].date,
      expiresOn: lot.lastDay === null ? null : days[lot.lastDay].date,
      packs: lot.packs,
      factIds: lot.factIds,
    })),
    movements: parts.movements,
    distributions: parts.distributions,
    coverage: parts.coverage,
    unmet: parts.unmet,
    bounds: parts.bounds.map(({ stage, tier, meanPpm, levels }) => ({
      stage,
      tier,
      meanPpm,
      levels: levels.map(({ valuePpm, heldPpm, free, fixed, multipliers }) => ({
        valuePpm,
        heldPpm,
        free,
        fixed,
        multipliers,
      })),
    })),
    conflicts: situation.conflicts,
    notKnown: [...situation.notKnown, ...parts.notKnown].sort(
      (a, b) => compareStrings(a.code, b.code) || compareStrings(a.subject, b.subject),
    ),
    assumptions: listAssumptions(operation),
    sensitivity: input.sensitivity,
    summary: { ...summary, headlines: markUndecidable(summary.headlines, input.sensitivity) },
  };
};
