import type { CoverageLine, PlanComparison } from '../../domain/index.ts';

/**
 * The first figure, stage by stage, in which two plans of one operation differ: the least coverage of the stage, then its
 * weighted mean (docs/rules.md R29); null where they are alike.
 */
export const comparePlans = (
  kept: readonly CoverageLine[],
  free: readonly CoverageLine[],
): Pick<PlanComparison, 'stage' | 'tier' | 'figure' | 'keptPpm' | 'freePpm'> | null => {
  const tiers = [...new Set(kept.map((line) => line.tier))].sort((a, b) => a - b);
  for (const stage of ['floor', 'target'] as const) {
    for (const tier of tiers) {
      for (const figure of ['least', 'mean'] as const) {
        const keptPpm = readFigure(kept, stage, tier, figure);
        const freePpm = readFigure(free, stage, tier, figure);
        if (keptPpm !== freePpm) return { stage, tier, figure, keptPpm, freePpm };
      }
    }
  }
  return null;
};

const readFigure = (
  coverage: readonly CoverageLine[],
  stage: 'floor' | 'target',
  tier: number,
  figure: 'least' | 'mean',
): number => {
  const lines = coverage.filter((line) => line.tier === tier);
  const ppmOf = (line: CoverageLine): number => (stage === 'floor' ? line.floorPpm : line.targetPpm);
  if (figure === 'least') return lines.reduce((least, line) => Math.min(least, ppmOf(line)), Infinity);
  let sum = 0n;
  let weights = 0n;
  for (const line of lines) {
    sum += BigInt(line.weight) * BigInt(ppmOf(line));
    weights += BigInt(line.weight);
  }
  return weights === 0n ? 0 : Number(sum / weights);
};
