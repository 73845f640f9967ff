import type { NotKnown } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { deriveOwnership } from '../derive/ownership.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';

/** R30: nothing rides on, or comes into, what its owner has no agreement for; earmarked supply goes where it may. */
export function checkOwnership(judged: Case, findings: Findings): void {
  const { operation } = judged;
  const rules = deriveOwnership(operation);
  for (const movement of judged.movements) {
    const { date } = movement;
    for (const load of movement.loads) {
      const where = `${nameMovement(movement)} lot ${load.lotId}`;
      const supply = rules.supplyOf(load.lotId);
      const { fleetId } = movement.vehicles[load.vehicle]!;
      const stop = judged.placeOf.get(movement.visits[load.visit]!.placeId)!;
      findings.expect(
        'ownership.vehicles-not-agreed',
        rules.allowsVehicles(load.lotId, fleetId, date),
        where,
        `vehicles that ${supply?.owner} may use on ${date}`,
        `${fleetId} of ${judged.fleetOf.get(fleetId)?.owner}`,
      );
      if (stop.kind === 'hub')
        findings.expect(
          'ownership.storage-not-agreed',
          rules.allowsHub(load.lotId, stop.id, date),
          where,
          `a hub that ${supply?.owner} may use on ${date}`,
          `${stop.id} of ${stop.owner}`,
        );
      if (stop.kind === 'site')
        findings.expect(
          'ownership.earmark-elsewhere',
          rules.allowsSite(load.lotId, stop.id, date),
          where,
          `a site that earmark ${supply?.earmark} allows`,
          stop.id,
        );
    }
  }
}

/** What R30 has to be said as not known. */
export function listUnknownOwners(judged: Case): Pick<NotKnown, 'code' | 'subject'>[] {
  const { operation, lots } = judged;
  const { supplyOf } = deriveOwnership(operation);
  const lines: Pick<NotKnown, 'code' | 'subject'>[] = [];
  const agreed = operation.agreements.length > 0;
  if (!agreed) lines.push({ code: 'ownership.pooling-assumed', subject: operation.id });
  if (agreed && judged.plan.partners.poolingCost === null)
    lines.push({ code: 'ownership.cost-not-run', subject: operation.id });
  for (const { id } of lots.lots) {
    const supply = supplyOf(id);
    if (agreed && supply?.owner === null) lines.push({ code: 'ownership.owner-unknown', subject: id });
    const earmark = supply?.earmark ?? null;
    if (earmark !== null && !operation.earmarks.some((row) => row.id === earmark))
      lines.push({ code: 'earmark.unknown', subject: id });
  }
  if (!agreed) return lines;
  for (const row of operation.fleet)
    if (row.owner === null) lines.push({ code: 'ownership.owner-unknown', subject: row.id });
  for (const place of operation.places)
    if (place.kind === 'hub' && place.owner === null)
      lines.push({ code: 'ownership.owner-unknown', subject: place.id });
  return lines;
}
