import { compareStrings } from '../../base/index.ts';
import {
  type CoverageLine,
  computeInputsHash,
  computeStockDays,
  type Distribution,
  type Movement,
  type MovementId,
  type MovementNotice,
  type NotKnown,
  type PartnersSection,
  type Plan,
  type PlanComparison,
  type SensitivityLine,
  type Situation,
  type StageBound,
  type UnmetLine,
} from '../../domain/index.ts';
import { computeSummary } from '../answers/index.ts';
import type { Commitments } from '../fleet/index.ts';
import { listFuelPlaces } from '../fuel/index.ts';
import { computeExpected, listChanges } from '../notices/index.ts';
import { listPartners } from '../partners/index.ts';
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
  readonly commitments: Commitments;
  readonly listNotices: () => readonly MovementNotice[];
  /** Why what could be kept was kept or released; absent: there was no choice. */
  readonly choice?: { readonly compared: PlanComparison; readonly released: readonly MovementId[] };
  /** Coverage of the plan made again as if all were shared (R30); absent or null: not made. */
  readonly pooled?: readonly CoverageLine[] | null;
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
  const notices = parts.listNotices();
  const choice = parts.choice ?? { compared: null, released: [] };
  const partners = listPartners(situation, parts.movements, parts.coverage, parts.pooled ?? null);
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
    notKnown: [
      ...situation.notKnown,
      ...parts.notKnown,
      ...listCostNotKnown(partners, operation.id),
      ...listChanceNotKnown(notices, operation.id),
    ].sort((a, b) => compareStrings(a.code, b.code) || compareStrings(a.subject, b.subject)),
    assumptions: listAssumptions(operation),
    sensitivity: input.sensitivity,
    notices,
    expected: computeExpected(situation, parts.movements, notices, summary.needs),
    changes: listChanges(operation, parts.commitments, choice),
    partners,
    stock: listStock(situation),
    fuel: { places: listFuelPlaces(situation, parts.movements) },
    summary: { ...summary, headlines: markUndecidable(summary.headlines, input.sensitivity) },
  };
};

/** Said where agreements bind and nobody knows what it would bring to share more. */
const listCostNotKnown = (partners: PartnersSection, subject: string): readonly NotKnown[] =>
  partners.agreed && partners.poolingCost === null
    ? [{ code: 'ownership.cost-not-run', subject, detail: '' }]
    : [];

/** Said where movements go to places of which nobody knows how often one gets through. */
const listChanceNotKnown = (notices: readonly MovementNotice[], subject: string): readonly NotKnown[] => {
  const unknown = notices.filter((notice) => notice.chance === null).length;
  return unknown === 0 ? [] : [{ code: 'facilitation.unknown', subject, detail: String(unknown) }];
};

/** Days of stock left on the first planning day (R32). */
const listStock = ({ operation, asOf }: Situation): Plan['stock'] => {
  const { date, lines, inputs } = computeStockDays(operation, asOf);
  return { date, lines, inputs };
};
