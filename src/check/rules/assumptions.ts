import type { Origin } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { listRowsOfOrigin } from '../facts/as-of.ts';
import type { Findings } from '../findings.ts';

/** Assumptions are listed with their true reason, and none that the plan's figures rest on is left out. */
export function checkAssumptions(judged: Case, findings: Findings): void {
  const rules = Object.entries(judged.operation.rules.assumptions);
  const reasons = new Map<string, string>(rules.map(([path, reason]) => [`rules.${path}`, reason]));
  for (const rows of listRowsOfOrigin(judged.operation))
    for (const { origin } of rows)
      if (origin.assumption !== null) reasons.set(origin.factId, origin.assumption);
  const listed = new Set<string>();
  for (const line of judged.plan.assumptions) {
    const where = `assumption ${line.factId}`;
    findings.expect('assumption.duplicate', !listed.has(line.factId), where, 'one line', 'another');
    listed.add(line.factId);
    findings.equal('assumption.reason', where, reasons.get(line.factId) ?? 'no assumption', line.reason);
  }
  for (const origin of listUsed(judged)) {
    const said = origin.assumption === null || listed.has(origin.factId);
    findings.expect('assumption.hidden', said, `assumption ${origin.factId}`, origin.assumption, 'no line');
  }
}

/** Origins of the facts that people, lots, needs and vehicles of the plan rest on. */
function listUsed(judged: Case): Set<Origin> {
  const used = new Set<Origin>();
  for (const site of judged.people.sites) for (const origin of site.origins) used.add(origin);
  for (const lot of judged.lots.lots) for (const origin of lot.origins) used.add(origin);
  for (const { need } of judged.elements) used.add(need.origin);
  for (const movement of judged.movements)
    for (const vehicle of movement.vehicles) used.add(judged.fleetOf.get(vehicle.fleetId)!.origin);
  return used;
}
