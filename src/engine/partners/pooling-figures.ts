import type { CoverageLine, Need, PoolingFigures } from '../../domain/index.ts';

/** The figures by which a plan as agreed and one with all shared are compared (docs/rules.md R30). */
export const computePoolingFigures = (
  needs: readonly Need[],
  coverage: readonly CoverageLine[],
): PoolingFigures => {
  const lines = coverage.filter((line) => line.tier === 1);
  const flows = new Set<string>(needs.filter((need) => need.kind === 'flow').map((need) => need.id));
  const weight = lines.reduce((sum, line) => sum + BigInt(line.weight), 0n);
  const covered = (of: readonly CoverageLine[]): bigint =>
    of.reduce((sum, line) => sum + BigInt(line.weight) * BigInt(line.floorPpm), 0n);
  const below = new Map<string, number>();
  for (const line of lines) {
    if (line.floorPpm < 1_000_000)
      below.set(line.placeId, Math.max(below.get(line.placeId) ?? 0, line.people));
  }
  return {
    leastFloorPpm: lines.length === 0 ? null : Math.min(...lines.map((line) => line.floorPpm)),
    meanFloorPpm: weight === 0n ? null : Number(covered(lines) / weight),
    peopleBelowFloor: [...below.values()].reduce((sum, people) => sum + people, 0),
    floorPersonDays: Number(covered(lines.filter((line) => flows.has(line.needId))) / 1_000_000n),
  };
};
