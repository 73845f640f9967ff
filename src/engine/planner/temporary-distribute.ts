import type { Situation } from '../../domain/index.ts';
import type { HandOut, SiteReceipt } from '../allocation/index.ts';
export const distribute = (situation: Situation, receipts: readonly SiteReceipt[]) => {
  const goods = new Map(situation.operation.goods.map((g) => [g.id as string, g]));
  const kinds = new Map(situation.operation.places.map((p) => [p.id as string, p.kind]));
  const lots = new Map(situation.lots.map((l) => [l.id as string, l]));
  const got = new Float64Array(situation.elements.length);
  const handOuts: HandOut[] = [];
  const supplies = [...receipts.map((r) => ({ place: r.placeId as string, good: r.goodId as string, lot: r.lotId, day: r.day, last: lots.get(r.lotId)!.lastDay ?? 99, left: r.packs })),
    ...situation.lots.filter((l) => kinds.get(l.placeId) === 'site').map((l) => ({ place: l.placeId as string, good: l.goodId as string, lot: l.id, day: l.fromDay, last: l.lastDay ?? 99, left: l.packs }))];
  const by = new Map<string, number[]>();
  situation.elements.forEach((e, i) => { const k = e.placeId + '|' + e.needId; by.set(k, [...(by.get(k) ?? []), i]); });
  for (const [key, list] of by) {
    const [place, need] = key.split('|');
    const q = (good: string) => goods.get(good)!.serves.find((v) => v.needId === need)!.quantityPerPack;
    const mine = supplies.filter((s) => s.place === place && goods.get(s.good)!.serves.some((v) => v.needId === need));
    mine.sort((a, b) => a.last - b.last);
    const run = (level: number, extra: boolean, record: boolean): Float64Array | null => {
      const left = mine.map((s) => s.left);
      const out = new Float64Array(list.length);
      for (const pass of extra ? [0, 1] : [0]) for (const [k, i] of list.entries()) {
        const e = situation.elements[i]!;
        let want = Math.min((pass ? 1 : Math.min(level, 1)) * e.targetAmount, e.capAmount) - out[k]!;
        mine.forEach((s, j) => {
          if (s.day <= e.lastDay && s.last >= e.lastDay && want > 0) {
            const u = Math.min(Math.ceil(want / q(s.good)), left[j]!);
            left[j]! -= u; want -= u * q(s.good); out[k]! += u * q(s.good);
            if (record && u > 0) handOuts.push({ placeId: e.placeId, goodId: s.good as never, lotId: s.lot, firstDay: e.firstDay, lastDay: e.lastDay, packs: u });
          }
        });
        if (pass === 0 && want > 1) return null;
      }
      return out;
    };
    let lo = 0, hi = 1;
    for (let it = 0; it < 14; it++) { const m = (lo + hi) / 2; if (run(m, false, false)) lo = m; else hi = m; }
    run(lo, true, true)!.forEach((v, k) => { got[list[k]!] = Math.min(v, situation.elements[list[k]!]!.capAmount); });
  }
  return { handOuts, receivedAmounts: got };
};
