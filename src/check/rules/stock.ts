import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';

/** One change of the stock of a lot at a place. */
interface Change {
  /** When it happens; changes at one instant: in before out. */
  readonly at: number;
  readonly packs: number;
  readonly where: string;
}

/** R18: replays every lot at every place by time; what arrives at a hub is usable the next day. */
export function checkStock(judged: Case, findings: Findings): void {
  checkLotDays(judged, findings);
  for (const [key, changes] of listChanges(judged)) {
    changes.sort((a, b) => a.at - b.at || b.packs - a.packs);
    let stock = 0;
    for (const change of changes) {
      stock += change.packs;
      if (change.packs > 0) continue;
      findings.expect('stock.below-zero', stock >= 0, `${change.where}, ${key}`, 'at least 0 packs', stock);
    }
  }
  checkHubStorage(judged, findings);
}

/** Loaded not before the lot is usable there, nor after its last day. */
function checkLotDays(judged: Case, findings: Findings): void {
  for (const movement of judged.movements) {
    const day = judged.dayOf.get(movement.date)!;
    for (const load of movement.loads) {
      const lot = judged.lotOf.get(load.lotId)!;
      const where = `${nameMovement(movement)} lot ${lot.id}`;
      findings.expect('lot.too-early', lot.fromDay <= day, where, `from day ${lot.fromDay}`, `day ${day}`);
      const fresh = lot.lastDay === null || day <= lot.lastDay;
      findings.expect('lot.expired-load', fresh, where, `up to day ${lot.lastDay}`, `day ${day}`);
    }
  }
}

/** Changes by `lot @ place` at crossings and hubs, usable from the instant they bear. */
function listChanges(judged: Case): Map<string, Change[]> {
  const changes = new Map<string, Change[]>();
  const add = (lotId: string, placeId: string, change: Change): void => {
    const key = `lot ${lotId} at ${placeId}`;
    const list = changes.get(key);
    if (list) list.push(change);
    else changes.set(key, [change]);
  };
  for (const lot of judged.lots.lots) {
    const day = judged.days[lot.fromDay];
    if (day) add(lot.id, lot.placeId, { at: day.startsAt, packs: lot.packs, where: 'opening stock' });
  }
  for (const movement of judged.movements) {
    const day = judged.dayOf.get(movement.date)!;
    const loading = movement.visits[0]!;
    for (const load of movement.loads) {
      const where = nameMovement(movement);
      add(load.lotId, loading.placeId, { at: loading.startAt, packs: -load.packs, where });
      const stop = movement.visits[load.visit]!;
      const nextDay = judged.days[day + 1];
      if (judged.placeOf.get(stop.placeId)!.kind !== 'hub') continue;
      if (nextDay) add(load.lotId, stop.placeId, { at: nextDay.startsAt, packs: load.packs, where });
    }
  }
  return changes;
}

/**
 * Grams in a hub at the end of each day, what came in that day included. Where a hub's own lots alone are too much for it
 * no plan can help that; then nothing brought to it may stay.
 */
function checkHubStorage(judged: Case, findings: Findings): void {
  for (const hub of judged.operation.places) {
    if (hub.kind !== 'hub' || hub.storageGrams === null) continue;
    for (const [d, day] of judged.days.entries()) {
      let own = judged.lots.lots
        .filter((lot) => lot.placeId === hub.id && lot.fromDay <= d)
        .reduce((sum, lot) => sum + lot.packs * lot.good.gramsPerPack, 0);
      let brought = 0;
      for (const movement of judged.movements) {
        if (judged.dayOf.get(movement.date)! > d) continue;
        for (const load of movement.loads) {
          const lot = judged.lotOf.get(load.lotId)!;
          const weight = load.packs * lot.good.gramsPerPack;
          if (movement.visits[load.visit]!.placeId === hub.id) brought += weight;
          if (movement.visits[0]!.placeId !== hub.id) continue;
          if (lot.placeId === hub.id) own -= weight;
          else brought -= weight;
        }
      }
      const grams = own + brought;
      const fits = grams <= hub.storageGrams || brought <= 0;
      findings.expect('hub.over-storage', fits, `${hub.id} on ${day.date}`, hub.storageGrams, grams);
    }
  }
}
