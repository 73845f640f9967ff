import type { DrivableMovement, Obstacle } from './committed-movement.ts';
import type { Draft, DraftLoad, FleetState } from './fleet-state.ts';

/** Packs that a site with known storage keeps until they are used. */
export interface StoredPacks {
  readonly place: number;
  readonly good: number;
  readonly useFrom: number;
  readonly packs: number;
}

/**
 * Lots for a notified movement's loads: the notified lot where it is still there, else others of the good at the place, first
 * those that outlast the usage period, then first to expire (docs/rules.md R29). Stock is counted anew every day, and a new count is a new lot.
 */
export const chooseLots = (
  state: FleetState,
  { draft }: Pick<DrivableMovement, 'draft'>,
): readonly DraftLoad[] | Obstacle => {
  const { problem, ledger } = state;
  const { lots } = problem.situation;
  const { day, row, from, stops, committed } = draft;
  const used = new Map<number, number>();
  const chosen: DraftLoad[] = [];
  for (const load of committed.loads) {
    const good = problem.goodIndex.get(load.goodId)!;
    const stop = load.visit - 1;
    const way = { row, to: stops[stop]! };
    const length = problem.usageDays[good]!;
    const periodEnd = Math.min(problem.dayCount, day - (day % length) + length) - 1;
    const free = ledger.listFree(from, good, day, day);
    const allowed = free.filter(({ lot }) => problem.permits?.allows(lot, way, day) !== false);
    const rank = (lot: number): number => {
      if (lots[lot]!.id === load.lotId) return 0;
      return (lots[lot]!.lastDay ?? Infinity) >= periodEnd ? 1 : 2;
    };
    let rest = load.packs;
    // The sort is stable: within a rank the first to expire stays first.
    for (const { lot, packs } of [...allowed].sort((a, b) => rank(a.lot) - rank(b.lot))) {
      const part = Math.min(rest, packs - (used.get(lot) ?? 0));
      if (part <= 0) continue;
      used.set(lot, (used.get(lot) ?? 0) + part);
      rest -= part;
      const same = chosen.findIndex(
        (one) => one.vehicle === load.vehicle && one.stop === stop && one.lot === lot,
      );
      if (same >= 0) chosen[same] = { ...chosen[same]!, packs: chosen[same]!.packs + part };
      else chosen.push({ vehicle: load.vehicle, stop, lot, packs: part });
    }
    if (rest > 0) return { code: allowed.length < free.length ? 'ownership' : 'stock', detail: load.goodId };
  }
  return chosen;
};

/** What its deliveries store until it is used; or the place that has no room for what it brings. */
export const listStored = (state: FleetState, draft: Draft): readonly StoredPacks[] | Obstacle => {
  const { problem, ledger, sites } = state;
  const stored: StoredPacks[] = [];
  for (const [stop, place] of draft.stops.entries()) {
    const brought = new Map<number, number>();
    for (const load of draft.loads) {
      if (load.stop !== stop) continue;
      const good = problem.goodIndex.get(problem.situation.lots[load.lot]!.goodId)!;
      brought.set(good, (brought.get(good) ?? 0) + load.packs);
    }
    const full: Obstacle = { code: 'storage', detail: problem.placeIds[place]! };
    let grams = 0;
    for (const [good, packs] of brought) grams += packs * problem.gramsPerPack[good]!;
    if (problem.kinds[place] === 'hub') {
      if (ledger.storageLeft(place, draft.day) < grams) return full;
      continue;
    }
    if (problem.storageGrams[place] === Infinity) continue;
    let later = 0;
    for (const [good, packs] of brought) {
      const { now, later: kept, useFrom } = splitByUse(state, draft.day, place, good, packs);
      if (now > 0) stored.push({ place, good, useFrom: draft.day, packs: now });
      if (kept === 0) continue;
      later += kept * problem.gramsPerPack[good]!;
      if (sites.room(place, good, draft.day, useFrom) < later) return full;
      stored.push({ place, good, useFrom, packs: kept });
    }
  }
  return stored;
};

/**
 * How many packs people can use in the usage period in which they come, and how many stay beyond it: those are taken to
 * stay until the end. Too much rather than too little, so that storage is never overfilled by what is certain to come.
 */
const splitByUse = (
  state: FleetState,
  day: number,
  place: number,
  good: number,
  packs: number,
): { readonly now: number; readonly later: number; readonly useFrom: number } => {
  const { problem } = state;
  const { elements, operation, lots } = problem.situation;
  const placeId = problem.placeIds[place]!;
  let usable = 0;
  for (const { needId, quantityPerPack } of operation.goods[good]!.serves) {
    const element = elements.find(
      (one) => one.placeId === placeId && one.needId === needId && one.firstDay <= day && day <= one.lastDay,
    );
    if (element !== undefined) usable = Math.max(usable, Math.ceil(element.capAmount / quantityPerPack));
  }
  const there = lots.reduce(
    (sum, lot) =>
      lot.placeId === placeId && lot.goodId === operation.goods[good]!.id ? sum + lot.packs : sum,
    0,
  );
  for (const draft of state.drafts) {
    if (draft.day > day) continue;
    for (const load of draft.loads)
      if (draft.stops[load.stop] === place && lots[load.lot]!.goodId === operation.goods[good]!.id)
        usable -= load.packs;
  }
  const now = Math.min(packs, Math.max(0, usable - there));
  return { now, later: packs - now, useFrom: problem.dayCount };
};
