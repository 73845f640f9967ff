import type { LimitKind, UnmetLine } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import type { DerivedCoverage } from './coverage.ts';

const LIMITS: Readonly<Record<LimitKind, true>> = {
  unreachable: true,
  supply: true,
  expiry: true,
  crossing: true,
  'hub-slots': true,
  'site-slots': true,
  'truck-hours': true,
  'truck-load': true,
  storage: true,
  'distribution-capacity': true,
  'convoy-rounding': true,
  'others-worse-off': true,
};

/** Every element below its target has one line with the right amount, and shares of limits that can be. */
export function checkUnmet(judged: Case, coverage: readonly DerivedCoverage[], findings: Findings): void {
  const lines = new Map<string, UnmetLine>();
  for (const line of judged.plan.unmet) {
    const id = `${line.placeId}|${line.needId}|${line.fromDate}`;
    findings.expect('unmet.duplicate', !lines.has(id), id, 'one line an element', 'another');
    lines.set(id, line);
    checkBinding(line, id, findings);
  }
  for (const { element, receivedAmount } of coverage) {
    const line = lines.get(element.id);
    const missing = element.targetAmount - receivedAmount;
    if (missing > 0)
      findings.expect('unmet.missing', line !== undefined, element.id, `a line of ${missing}`, 'none');
    if (!line) continue;
    findings.equal('unmet.amount', element.id, missing, line.unmetAmount);
    findings.equal('unmet.people', element.id, element.people, line.people);
    findings.equal('unmet.period', element.id, judged.days[element.lastDay]!.date, line.toDate);
    lines.delete(element.id);
  }
  for (const id of lines.keys())
    findings.expect('unmet.unknown-element', false, id, 'an element below its target', 'none');
  findings.count('unmet.unknown-element', judged.plan.unmet.length);
}

function checkBinding(line: UnmetLine, id: string, findings: Findings): void {
  let sum = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const limit of line.binding) {
    sum += limit.sharePpm;
    findings.expect(
      'unmet.binding-kind',
      Object.hasOwn(LIMITS, limit.kind),
      id,
      'a known kind of limit',
      limit.kind,
    );
    findings.expect('unmet.binding-order', limit.sharePpm <= before, id, `at most ${before}`, limit.sharePpm);
    before = limit.sharePpm;
  }
  findings.expect('unmet.binding-shares', sum <= 1_000_000, id, 'at most 1000000 together', sum);
}
