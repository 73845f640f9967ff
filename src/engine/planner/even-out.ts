import { compareCoverage, computeCoverage, distribute } from '../allocation/index.ts';
import { type Draft, type FleetProblem, roomOn } from '../fleet/index.ts';
import { type Build, listReceipts } from './build-plan.ts';
import { type Gap, listGaps, takeWorst } from './coverage-gaps.ts';
import { HubBalance } from './hub-balance.ts';

/** Exchanges tried at most; each costs one handing out of the whole plan, some milliseconds. */
const MOST_TRIES = 80;
/** Exchanges tried in vain for one element before the next worst has its turn. */
const TRIES_EACH = 5;

interface Line {
  readonly draft: number;
  readonly load: number;
}

interface Exchange {
  readonly giver: Line;
  readonly taker: { readonly draft: number; readonly vehicle: number; readonly stop: number };
  readonly lot: number;
  readonly packs: number;
  /** How well off the giving site is; the best off gives first. */
  readonly rank: number;
}

/**
 * Moves packs between convoys that are built, from sites that are well off to the worst off: the same lot of the same hub,
 * onto a vehicle that unloads there anyway and has room. No convoy, time or vehicle changes. An exchange stays if coverage
 * is lexicographically better for it. Rounding to whole packs and trucks is evened out this way.
 */
export const evenOut = (problem: FleetProblem, build: Build): Build => {
  const drafts = build.drafts.map((draft) => ({ ...draft, loads: [...draft.loads] }));
  const balance = new HubBalance(problem, drafts);
  const judge = () => {
    const { handOuts, receivedAmounts } = distribute(problem.situation, listReceipts(problem, drafts));
    return { handOuts, receivedAmounts, coverage: computeCoverage(problem.situation, handOuts) };
  };
  let judged = judge();
  let gaps = listGaps(problem, judged.receivedAmounts);
  const given = new Set<number>();
  let tries = 0;
  while (tries < MOST_TRIES) {
    const open = gaps.filter((gap) => !given.has(gap.element));
    if (open.length === 0) break;
    const worst = open[takeWorst(open)]!;
    let better = false;
    for (const exchange of listExchanges(problem, drafts, balance, worst, gaps)) {
      if (tries >= MOST_TRIES) break;
      tries++;
      apply(drafts, balance, exchange, 1);
      const after = judge();
      if (compareCoverage(after.coverage, judged.coverage) > 0) {
        judged = after;
        better = true;
        break;
      }
      apply(drafts, balance, exchange, -1);
    }
    if (better) gaps = listGaps(problem, judged.receivedAmounts);
    else given.add(worst.element);
  }
  const { handOuts, coverage } = judged;
  return { ...build, drafts, handOuts, coverage };
};

type OpenDraft = Draft & { loads: Draft['loads'][number][] };

/** Exchanges for the gap, from the best-off giver on; each as large as evens both out, or a single pack. */
const listExchanges = (
  problem: FleetProblem,
  drafts: readonly OpenDraft[],
  balance: HubBalance,
  gap: Gap,
  gaps: readonly Gap[],
): readonly Exchange[] => {
  const { situation, kinds, storageGrams } = problem;
  if (storageGrams[gap.place] !== Infinity) return [];
  const element = situation.elements[gap.element]!;
  const exchanges: Exchange[] = [];
  drafts.forEach((taker, at) => {
    if (taker.committed !== undefined || taker.day > element.lastDay || kinds[taker.from] !== 'hub') return;
    taker.stops.forEach((place, stop) => {
      if (place !== gap.place) return;
      const vehicles = new Set(taker.loads.filter((load) => load.stop === stop).map((load) => load.vehicle));
      for (const vehicle of vehicles) {
        const room = roomOn(problem, taker, vehicle);
        drafts.forEach((giver, from) => {
          if (giver.from !== taker.from || giver.committed !== undefined) return;
          giver.loads.forEach((load, index) => {
            const exchange = findExchange(problem, gap, gaps, balance, room, taker, giver, index);
            if (exchange === null) return;
            exchanges.push({
              giver: { draft: from, load: index },
              taker: { draft: at, vehicle, stop },
              lot: load.lot,
              ...exchange,
            });
          });
        });
      }
    });
  });
  exchanges.sort((a, b) => b.rank - a.rank || b.packs - a.packs);
  return exchanges
    .slice(0, TRIES_EACH)
    .flatMap((one) => (one.packs > 1 ? [one, { ...one, packs: 1 }] : [one]));
};

const findExchange = (
  problem: FleetProblem,
  gap: Gap,
  gaps: readonly Gap[],
  balance: HubBalance,
  room: { readonly grams: number; readonly cm3: number },
  taker: OpenDraft,
  giver: OpenDraft,
  index: number,
): { readonly packs: number; readonly rank: number } | null => {
  const { situation, gramsPerPack, cm3PerPack, goodIndex } = problem;
  const load = giver.loads[index]!;
  const site = giver.stops[load.stop]!;
  const lot = situation.lots[load.lot]!;
  const element = situation.elements[gap.element]!;
  if (site === gap.place || load.packs < 2) return null;
  if (lot.lastDay !== null && (lot.lastDay < element.lastDay || lot.lastDay < taker.day)) return null;
  if (problem.permits?.allows(load.lot, { row: taker.row, to: gap.place }, taker.day) === false) return null;
  const good = goodIndex.get(lot.goodId)!;
  const serves = situation.operation.goods[good]!.serves.find((one) => one.needId === element.needId);
  if (serves === undefined) return null;
  // The giver's own worst element of that need which this load can serve; none open: it has all it can use.
  let rank = Number.MAX_SAFE_INTEGER;
  let theirs = Infinity;
  for (const other of gaps) {
    const one = situation.elements[other.element]!;
    if (other.place !== site || one.needId !== element.needId || one.lastDay < giver.day) continue;
    if (other.rank < rank) {
      rank = other.rank;
      theirs = one.targetAmount;
    }
  }
  if (rank <= gap.rank) return null;
  const grams = gramsPerPack[good]!;
  const atStop = giver.loads
    .filter((one) => one.stop === load.stop)
    .reduce(
      (sum, one) => sum + one.packs * gramsPerPack[goodIndex.get(situation.lots[one.lot]!.goodId)!]!,
      0,
    );
  const spare = Math.floor((atStop - problem.leastGrams[site]!) / grams);
  const fits = Math.min(Math.floor(room.grams / grams), Math.floor(room.cm3 / cm3PerPack[good]!));
  const even = evenPacks(gap.rank, rank, element.targetAmount, theirs, serves.quantityPerPack);
  const packs = Math.min(load.packs - 1, spare, fits, even);
  if (packs < 1 || !balance.canMove(giver.from, load.lot, giver.day, taker.day, packs)) return null;
  return { packs, rank };
};

/** Packs after which both are about as well off; ranks of different kinds are as far apart as one whole target. */
const evenPacks = (
  mine: number,
  theirs: number,
  myTarget: number,
  theirTarget: number,
  perPack: number,
): number => {
  const distance = Math.min(1, theirs - mine);
  const perShare = perPack / myTarget + (theirTarget === Infinity ? 0 : perPack / theirTarget);
  return Math.max(1, Math.floor(distance / perShare));
};

/** Carries an exchange out, or takes it back with `sign` -1. */
const apply = (
  drafts: readonly OpenDraft[],
  balance: HubBalance,
  { giver, taker, lot, packs }: Exchange,
  sign: 1 | -1,
): void => {
  const from = drafts[giver.draft]!;
  const to = drafts[taker.draft]!;
  const load = from.loads[giver.load]!;
  from.loads[giver.load] = { ...load, packs: load.packs - sign * packs };
  const at = to.loads.findIndex(
    (one) => one.vehicle === taker.vehicle && one.stop === taker.stop && one.lot === lot,
  );
  if (at < 0) to.loads.push({ vehicle: taker.vehicle, stop: taker.stop, lot, packs });
  else if (to.loads[at]!.packs + sign * packs === 0) to.loads.splice(at, 1);
  else to.loads[at] = { ...to.loads[at]!, packs: to.loads[at]!.packs + sign * packs };
  if (sign === 1) balance.move(from.from, lot, from.day, to.day, packs);
  else balance.move(from.from, lot, to.day, from.day, packs);
};
