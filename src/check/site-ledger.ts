import type { Case } from './case.ts';
import { findPeriod } from './derive/goods.ts';

/** Packs of one lot that came into a site or were handed out there. */
export interface SiteEntry {
  readonly placeId: string;
  readonly goodId: string;
  readonly lotId: string;
  /** Planning day of coming in; for handing out the number of the good's usage period. */
  readonly when: number;
  readonly packs: number;
}

export interface SiteLedger {
  readonly came: readonly SiteEntry[];
  readonly handed: readonly SiteEntry[];
}

/** All that sites receive (their own lots, deliveries) and hand out, as the plan says it. */
export function buildSiteLedger(judged: Case): SiteLedger {
  const isSite = (placeId: string): boolean => judged.placeOf.get(placeId)?.kind === 'site';
  const came: SiteEntry[] = [];
  for (const lot of judged.lots.lots) {
    if (!isSite(lot.placeId)) continue;
    const { placeId, id: lotId, fromDay: when, packs } = lot;
    came.push({ placeId, goodId: lot.good.id, lotId, when, packs });
  }
  for (const movement of judged.movements) {
    for (const load of movement.loads) {
      const placeId = movement.visits[load.visit]!.placeId;
      if (!isSite(placeId)) continue;
      const when = judged.dayOf.get(movement.date)!;
      const goodId = judged.lotOf.get(load.lotId)!.good.id;
      came.push({ placeId, goodId, lotId: load.lotId, when, packs: load.packs });
    }
  }
  const handed: SiteEntry[] = [];
  for (const line of judged.plan.distributions) {
    const use = judged.goodUses.get(line.goodId);
    const day = judged.dayOf.get(line.fromDate);
    if (!use || day === undefined) continue;
    const { placeId, goodId, lotId, packs } = line;
    handed.push({ placeId, goodId, lotId, when: findPeriod(use, day), packs });
  }
  return { came, handed };
}
