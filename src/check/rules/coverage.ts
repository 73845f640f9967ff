import type { CoverageLine } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { DerivedElement } from '../derive/elements.ts';
import type { Findings } from '../findings.ts';
import { buildSiteLedger, type SiteEntry } from '../site-ledger.ts';

/** What the judge finds an element to receive from the plan's distributions. */
export interface DerivedCoverage {
  readonly element: DerivedElement;
  readonly receivedAmount: number;
  readonly floorPpm: number;
  readonly targetPpm: number;
  /** Lots and goods handed out for it. */
  readonly entries: readonly SiteEntry[];
}

/** Coverage of every element (R19, last paragraph). */
export function deriveCoverage(judged: Case): DerivedCoverage[] {
  const { handed } = buildSiteLedger(judged);
  return judged.elements.map((element) => {
    const entries = handed.filter((entry) => {
      if (entry.placeId !== element.placeId) return false;
      const use = judged.goodUses.get(entry.goodId)!;
      const period = use.periods[entry.when];
      if (!period || !use.serves.some((served) => served.need.id === element.need.id)) return false;
      return element.firstDay <= period.first && period.last <= element.lastDay;
    });
    const given = entries.reduce((sum, entry) => {
      const { serves } = judged.goodUses.get(entry.goodId)!;
      const { quantityPerPack } = serves.find((served) => served.need.id === element.need.id)!;
      return sum + entry.packs * quantityPerPack;
    }, 0);
    const receivedAmount = Math.min(element.capAmount, given);
    return {
      element,
      receivedAmount,
      floorPpm:
        element.floorAmount === 0
          ? 1_000_000
          : Math.min(1_000_000, toPpm(receivedAmount, element.floorAmount)),
      targetPpm: toPpm(receivedAmount, element.targetAmount),
      entries,
    };
  });
}

/** floor(10^6 x part / whole), exact. */
export function toPpm(part: number, total: number): number {
  return Number((BigInt(part) * 1_000_000n) / BigInt(total));
}

/** R6 and R19: one line for every element, no other, and every figure of it right. */
export function checkCoverage(judged: Case, coverage: readonly DerivedCoverage[], findings: Findings): void {
  const lines = new Map<string, CoverageLine>();
  const elementIds = new Set(coverage.map(({ element }) => element.id));
  for (const line of judged.plan.coverage) {
    const id = `${line.placeId}|${line.needId}|${line.fromDate}`;
    findings.expect('coverage.duplicate', !lines.has(id), id, 'one line an element', 'another');
    findings.expect(
      'coverage.unknown-element',
      elementIds.has(id),
      id,
      'an element of the operation',
      'none',
    );
    lines.set(id, line);
  }
  for (const { element, receivedAmount, floorPpm, targetPpm } of coverage) {
    const line = lines.get(element.id);
    findings.expect('coverage.missing', line !== undefined, element.id, 'a line', 'none');
    if (!line) continue;
    findings.equal('coverage.period', element.id, judged.days[element.lastDay]!.date, line.toDate);
    findings.equal('coverage.tier', element.id, element.need.tier, line.tier);
    findings.equal('coverage.people', element.id, element.people, line.people);
    findings.equal('coverage.weight', element.id, element.weight, line.weight);
    findings.equal('coverage.floor-amount', element.id, element.floorAmount, line.floorAmount);
    findings.equal('coverage.target-amount', element.id, element.targetAmount, line.targetAmount);
    findings.equal('coverage.received', element.id, receivedAmount, line.receivedAmount);
    findings.equal('coverage.floor-ppm', element.id, floorPpm, line.floorPpm);
    findings.equal('coverage.target-ppm', element.id, targetPpm, line.targetPpm);
    findings.equal('coverage.verified', element.id, element.verified, line.verified);
  }
}
