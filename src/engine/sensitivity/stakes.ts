import {
  type GoodId,
  type NeedId,
  type Operation,
  PPM,
  type RangedFact,
  type Situation,
} from '../../domain/index.ts';
import { type Lanes, NO_LANE } from '../allocation/index.ts';

/** The most that one ranged fact can change of what people receive in all, as a share of their targets. */
export type StakeOf = (fact: RangedFact) => number;

/**
 * Upper limits of influence, from sizes alone: packs at stake by what they could give, people by their weight, vehicles
 * and slots by all they could carry. Links have none here (`Infinity`). They let the ranking skip most measurements and
 * still be exact. `visible` and `situation` belong together.
 */
export const buildStakes = (visible: Operation, situation: Situation, lanes: Lanes): StakeOf => {
  const total = Math.max(
    1,
    situation.elements.reduce((sum, element) => sum + element.weight, 0),
  );
  const worth = listWorthPerPack(visible, situation);
  const worthPerGram = Math.max(
    0,
    ...visible.goods.map((good) => (worth.get(good.id) ?? 0) / Math.max(1, good.gramsPerPack)),
  );
  const largestPayload = Math.max(0, ...visible.fleet.map((row) => row.payloadGrams));
  const dayCount = situation.days.length;
  const supplyRows = new Map([...visible.stock, ...visible.arrivals].map((row) => [row.origin.factId, row]));
  const conversions = new Map(visible.conversions.map((row) => [row.origin.factId, row]));
  const fleetRows = new Map(visible.fleet.map((row, index) => [row.origin.factId, { row, index }]));

  const packsFactor = (unit: string, goodId: GoodId): number =>
    unit === 'pack'
      ? 1
      : (visible.conversions.find(
          (row) =>
            row.kind === 'good' && row.from === unit && (row.subject === goodId || row.subject === null),
        )?.factorPpm.high ?? 0) / PPM;
  const supply = (fact: RangedFact, spread: number): number => {
    const row = supplyRows.get(fact.factId);
    return row ? spread * packsFactor(row.unit, row.goodId) * (worth.get(row.goodId) ?? 0) : Infinity;
  };
  const conversion = (fact: RangedFact, spread: number): number => {
    const row = conversions.get(fact.factId);
    if (row === undefined) return Infinity;
    if (row.kind === 'people') return 2 * total;
    return [...supplyRows.values()]
      .filter(
        (supplied) => supplied.unit === row.from && (row.subject === null || row.subject === supplied.goodId),
      )
      .reduce(
        (sum, supplied) => sum + ((supplied.count.best * spread) / PPM) * (worth.get(supplied.goodId) ?? 0),
        0,
      );
  };
  const vehicles = (fact: RangedFact, spread: number): number => {
    const found = fleetRows.get(fact.factId);
    if (found === undefined) return Infinity;
    return spread * found.row.payloadGrams * countTrips(lanes, found.index) * worthPerGram;
  };

  return (fact) => {
    const spread = Math.max(fact.range.high - fact.range.best, fact.range.best - fact.range.low);
    switch (fact.quantity) {
      case 'stock':
      case 'arrival':
        return supply(fact, spread) / total;
      case 'conversion':
        return conversion(fact, spread) / total;
      case 'people':
      case 'flow':
        return (2 * spread * dayCount * Math.max(1, visible.needs.length) * 3) / total;
      case 'vehicles':
        return vehicles(fact, spread) / total;
      case 'trucks-per-day':
        return (spread * dayCount * largestPayload * worthPerGram) / total;
      default:
        return Infinity;
    }
  };
};

/** Weight that one pack of each good can cover at best, over all needs it serves. */
const listWorthPerPack = (visible: Operation, situation: Situation): ReadonlyMap<GoodId, number> => {
  const rates = new Map<NeedId, number>();
  for (const element of situation.elements) {
    rates.set(
      element.needId,
      Math.max(rates.get(element.needId) ?? 0, element.weight / element.targetAmount),
    );
  }
  return new Map(
    visible.goods.map((good) => [
      good.id,
      good.serves.reduce((sum, entry) => sum + entry.quantityPerPack * (rates.get(entry.needId) ?? 0), 0),
    ]),
  );
};

/** Trips that one vehicle of a fleet row can make at most over all days. */
const countTrips = (lanes: Lanes, fleet: number): number => {
  let trips = 0;
  for (let day = 0; day < lanes.dayCount; day++) {
    let shortest = Infinity;
    for (let lane = 0; lane < lanes.lanes.length; lane++) {
      const seconds = lanes.roundTripSeconds[(lane * lanes.fleetIds.length + fleet) * lanes.dayCount + day];
      if (seconds !== NO_LANE && seconds < shortest) shortest = seconds;
    }
    if (shortest < Infinity) trips += lanes.vehicleSeconds[fleet * lanes.dayCount + day] / shortest;
  }
  return trips;
};
