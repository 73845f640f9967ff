import type { FleetProblem, FleetState, TripEstimates, Want } from '../fleet/index.ts';
import { type Gap, listGaps, rankOfGap, takeWorst } from './coverage-gaps.ts';
import { FreeStock, type Source } from './free-stock.ts';

/** Each step of filling gives an element at most this share of its target. */
const STEP = 0.04;

/**
 * What stock that no convoy has taken could still do: in small steps the worst covered element gets packs from the
 * nearest hub that has some, or from a crossing by way of a hub. It looks at stock and at whether a trip is possible,
 * not at whether vehicles are free; the builder takes as much of it as it can.
 */
export const computeFillWants = (
  state: FleetState,
  estimates: TripEstimates,
  received: ArrayLike<number>,
): Want[] => {
  const { problem } = state;
  const stock = new FreeStock(state);
  const wants = new Map<string, Want>();
  const gaps = listGaps(problem, received);
  while (gaps.length > 0) {
    const worst = takeWorst(gaps);
    if (!step(problem, estimates, stock, wants, gaps[worst]!)) {
      gaps[worst] = gaps.at(-1)!;
      gaps.pop();
    }
  }
  return [...wants.values()];
};

/** One more step for the gap; false if it is closed or nothing can serve it. */
const step = (
  problem: FleetProblem,
  estimates: TripEstimates,
  stock: FreeStock,
  wants: Map<string, Want>,
  gap: Gap,
): boolean => {
  const element = problem.situation.elements[gap.element]!;
  const missing = element.capAmount - gap.received;
  if (missing <= 0) return false;
  const due = element.lastDay;
  let best: { source: Source; good: number; quantity: number; cost: number } | undefined;
  problem.situation.operation.goods.forEach((good, goodAt) => {
    const quantity = good.serves.find((serve) => serve.needId === element.needId)?.quantityPerPack ?? 0;
    if (quantity === 0) return;
    const source = stock.findSource(estimates, gap.place, goodAt, due);
    if (source === undefined) return;
    const cost = (source.seconds * good.gramsPerPack) / quantity;
    if (best === undefined || cost < best.cost) best = { source, good: goodAt, quantity, cost };
  });
  if (best === undefined) return false;
  const { source, good, quantity } = best;
  const size = Math.max(1, Math.ceil(Math.min(missing, element.targetAmount * STEP) / quantity));
  const packs = Math.min(size, source.packs);
  stock.use(source, gap.place, good, due, packs);
  const useFrom = element.firstDay;
  addWant(wants, {
    from: source.hub,
    to: gap.place,
    good,
    due,
    useBy: due,
    useFrom,
    rank: gap.rank,
    left: packs,
  });
  if (source.crossing !== null) {
    const transfer = {
      from: source.crossing,
      to: source.hub,
      good,
      due: due - 1,
      useBy: due,
      useFrom: 0,
      rank: gap.rank,
    };
    addWant(wants, { ...transfer, left: packs });
  }
  gap.received += packs * quantity;
  gap.rank = rankOfGap(problem, gap);
  return gap.received < element.capAmount;
};

/** Steps of one lane, good and day become one want with the rank of the first. */
const addWant = (wants: Map<string, Want>, want: Want): void => {
  const key = `${want.from}|${want.to}|${want.good}|${want.due}|${want.useFrom}|${Math.floor(want.rank * 5)}`;
  const known = wants.get(key);
  if (known) known.left += want.left;
  else wants.set(key, want);
};
