import type { Distribution } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { findPeriod } from '../derive/goods.ts';
import type { Findings } from '../findings.ts';
import { buildSiteLedger, type SiteEntry, type SiteLedger } from '../site-ledger.ts';

/** R19: sites hand out only what has come in, in whole usage periods, within expiry and storage. */
export function checkHandingOut(judged: Case, findings: Findings): void {
  for (const line of judged.plan.distributions) checkLine(line, judged, findings);
  const ledger = buildSiteLedger(judged);
  checkBalance(ledger, judged, findings);
  checkSiteStorage(ledger, judged, findings);
}

const nameLine = (line: Distribution): string =>
  `distribution ${line.placeId} ${line.goodId} lot ${line.lotId} from ${line.fromDate}`;

function checkLine(line: Distribution, judged: Case, findings: Findings): void {
  const where = nameLine(line);
  const kind = judged.placeOf.get(line.placeId)?.kind;
  findings.equal('distribution.not-at-site', where, 'site', kind);
  findings.expect('distribution.no-packs', line.packs >= 1, where, 'at least 1 pack', line.packs);
  const lot = judged.lotOf.get(line.lotId);
  if (!lot) return;
  findings.equal('distribution.wrong-good', where, lot.good.id, line.goodId);

  const use = judged.goodUses.get(line.goodId);
  const day = judged.dayOf.get(line.fromDate) ?? -1;
  const period = use?.periods[findPeriod(use, day)];
  const wanted = period
    ? `${judged.days[period.first]!.date} to ${judged.days[period.last]!.date}`
    : 'no period';
  const given = `${line.fromDate} to ${line.toDate}`;
  if (!findings.equal('distribution.period', where, wanted, given) || !period) return;
  const fresh = lot.lastDay === null || lot.lastDay >= period.last;
  findings.expect('lot.expired-use', fresh, where, `up to day ${lot.lastDay}`, `day ${period.last}`);
}

/** Per site and lot: handed out through each usage period never exceeds what came in by its last day. */
function checkBalance(ledger: SiteLedger, judged: Case, findings: Findings): void {
  const seen = new Set<string>();
  for (const entry of ledger.handed) {
    const key = `${entry.placeId} lot ${entry.lotId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const same = (other: SiteEntry): boolean =>
      other.placeId === entry.placeId && other.lotId === entry.lotId;
    const handed = ledger.handed.filter(same);
    const came = ledger.came.filter(same);
    judged.goodUses.get(entry.goodId)!.periods.forEach((period, number) => {
      const out = sumPacks(handed.filter((one) => one.when <= number));
      const into = sumPacks(came.filter((one) => one.when <= period.last));
      const where = `${key} up to ${judged.days[period.last]!.date}`;
      findings.expect('distribution.more-than-came', out <= into, where, `at most ${into} packs`, out);
    });
  }
}

const sumPacks = (entries: readonly SiteEntry[]): number =>
  entries.reduce((sum, entry) => sum + entry.packs, 0);

/**
 * Grams a site carries at the end of each day: come in minus handed out, both by usage period. What a site holds of its own
 * may be too much for its store; then nothing brought to it may stay.
 */
function checkSiteStorage(ledger: SiteLedger, judged: Case, findings: Findings): void {
  for (const site of judged.operation.places) {
    if (site.kind !== 'site' || site.storageGrams === null) continue;
    const here = (entry: SiteEntry): boolean => entry.placeId === site.id;
    const came = ledger.came.filter(here);
    const handed = ledger.handed.filter(here);
    for (const [d, day] of judged.days.entries()) {
      let own = 0;
      let brought = 0;
      for (const use of judged.goodUses.values()) {
        if (use.good.household) continue;
        const ofGood = (entry: SiteEntry): boolean => entry.goodId === use.good.id;
        const number = findPeriod(use, d);
        const through = use.periods[number]?.last ?? d;
        const into = came.filter((entry) => ofGood(entry) && entry.when <= through);
        const out = handed.filter((entry) => ofGood(entry) && entry.when <= number);
        const isOwn = (entry: SiteEntry): boolean => judged.lotOf.get(entry.lotId)?.placeId === site.id;
        const carryOwn = sumPacks(into.filter(isOwn)) - sumPacks(out.filter(isOwn));
        own += carryOwn * use.good.gramsPerPack;
        brought += (sumPacks(into) - sumPacks(out) - carryOwn) * use.good.gramsPerPack;
      }
      const grams = own + brought;
      const fits = grams <= site.storageGrams || brought <= 0;
      const where = `${site.id} on ${day.date}`;
      findings.expect('site.over-storage', fits, where, site.storageGrams, grams);
    }
  }
}
