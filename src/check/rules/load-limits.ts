import type { Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';

/** R16: payload and volume of every vehicle, whole packs, and the orderly minimum of every delivery. */
export function checkLoadLimits(judged: Case, findings: Findings): void {
  for (const movement of judged.movements) {
    checkVehicleLoads(movement, judged, findings);
    if (movement.kind === 'delivery') checkOrderlyMinimum(movement, judged, findings);
    for (const load of movement.loads) {
      const where = `${nameMovement(movement)} lot ${load.lotId}`;
      findings.expect('load.no-packs', load.packs >= 1, where, 'at least 1 pack', load.packs);
      findings.equal('load.wrong-good', where, judged.lotOf.get(load.lotId)!.good.id, load.goodId);
    }
  }
}

function checkVehicleLoads(movement: Movement, judged: Case, findings: Findings): void {
  movement.vehicles.forEach((vehicle, index) => {
    const fleet = judged.fleetOf.get(vehicle.fleetId)!;
    const where = `${nameMovement(movement)} ${vehicle.fleetId}#${vehicle.number}`;
    let grams = 0;
    let cm3 = 0;
    for (const load of movement.loads) {
      if (load.vehicle !== index) continue;
      const { good } = judged.lotOf.get(load.lotId)!;
      grams += load.packs * good.gramsPerPack;
      cm3 += load.packs * good.cm3PerPack;
    }
    findings.expect(
      'load.over-payload',
      grams <= fleet.payloadGrams,
      where,
      `at most ${fleet.payloadGrams} g`,
      grams,
    );
    findings.expect('load.over-volume', cm3 <= fleet.volumeCm3, where, `at most ${fleet.volumeCm3} cm3`, cm3);
  });
}

function checkOrderlyMinimum(movement: Movement, judged: Case, findings: Findings): void {
  movement.visits.forEach((visit, index) => {
    if (index === 0) return;
    const grams = movement.loads
      .filter((load) => load.visit === index)
      .reduce((sum, load) => sum + load.packs * judged.lotOf.get(load.lotId)!.good.gramsPerPack, 0);
    const where = `${nameMovement(movement)} at ${visit.placeId}`;
    const own = judged.placeOf.get(visit.placeId)!.orderlyMinimumGrams;
    const least = own ?? judged.operation.rules.orderlyMinimumGrams;
    findings.expect('load.below-orderly-minimum', grams >= least, where, `at least ${least} g`, grams);
  });
}
