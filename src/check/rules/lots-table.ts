import type { Case } from '../case.ts';
import type { DerivedLot } from '../derive/lots.ts';
import type { Findings } from '../findings.ts';

/** R7: the plan's lots are the judge's own, one by one. */
export function checkLotsTable(judged: Case, findings: Findings): void {
  const seen = new Set<string>();
  for (const line of judged.plan.lots) {
    const where = `lot ${line.id}`;
    findings.expect('lot.duplicate', !seen.has(line.id), where, 'one line', 'another');
    seen.add(line.id);
    const lot = judged.lotOf.get(line.id);
    findings.expect('lot.unknown', lot !== undefined, where, 'a lot of the facts', 'none');
    if (!lot) continue;
    findings.equal('lot.place', where, lot.placeId, line.placeId);
    findings.equal('lot.good', where, lot.good.id, line.goodId);
    findings.equal('lot.packs', where, lot.packs, line.packs);
    findings.equal('lot.available', where, judged.days[lot.fromDay]!.date, line.availableOn);
    const fits = listExpiries(judged, lot).includes(line.expiresOn);
    findings.expect('lot.expiry', fits, where, listExpiries(judged, lot), line.expiresOn);
    const known = lot.origins.map((origin) => origin.factId as string).sort();
    const traced =
      line.factIds.length > 0 &&
      line.factIds.every((id) => known.includes(id)) &&
      line.factIds.includes(lot.id);
    findings.expect('lot.facts', traced, where, known, line.factIds);
  }
  for (const lot of judged.lots.lots) {
    findings.expect('lot.missing', seen.has(lot.id), `lot ${lot.id}`, `a line of ${lot.packs} packs`, 'none');
  }
}

/** The last day of use within the horizon; a plan may also print the date on the packs. */
function listExpiries(judged: Case, lot: DerivedLot): (string | null)[] {
  const within = lot.lastDay === null ? null : judged.days[lot.lastDay]!.date;
  return [within, lot.expiryDate];
}
