import { apportion } from '../base/index.ts';
import type { Good, Place, PlaceId, Range, SupplyFact } from '../domain/index.ts';
import type { Demand } from './demand.ts';
import { OWNERS } from './draw-places.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawChance, drawLogNormal, drawOne, drawRange } from './random-draws.ts';

export interface DrawnSupply {
  readonly stock: readonly SupplyFact[];
  readonly arrivals: readonly SupplyFact[];
}

/**
 * Stock for the first days at the hubs, then arrivals day by day: in all what people need over the horizon and a tenth more,
 * divided by the tightness. Hubs hold the shares of those they serve, unevenly; arrivals fall unevenly on crossings and days.
 * More days add arrivals and change no others, but that durable goods come over more of the first days.
 */
export function drawSupply(
  world: ExerciseWorld,
  places: readonly Place[],
  goods: readonly Good[],
  demand: Demand,
  peopleOfHub: ReadonlyMap<PlaceId, number>,
): DrawnSupply {
  const { days, tightnessThousandths } = world.options;
  const hubs = places.filter(({ kind }) => kind === 'hub');
  const crossings = places.filter(({ kind }) => kind === 'crossing');
  const gates = crossings.length > 0 ? crossings : hubs;
  const people = [...peopleOfHub.values()].reduce((sum, each) => sum + each, 0);
  const factor = (RESERVE * 1000) / tightnessThousandths;
  // What arrives on a day can be handed out on the next at the soonest.
  const stockDays = Math.max(1, Math.min(STOCK_DAYS, days - 1));
  const arrivalDays = days - stockDays;
  const stock: SupplyFact[] = [];
  const arrivals: SupplyFact[] = [];
  for (const good of goods) {
    const needed = demand.packsOf(good, people) * factor;
    const flow = demand.isFlow(good);
    const inStock = flow ? needed * stockDays : needed * (arrivalDays > 0 ? DURABLE_STOCK_SHARE : 1);
    stock.push(...drawStock(world, hubs, good, Math.floor(inStock), peopleOfHub));
    const comingDays = flow ? arrivalDays : Math.min(arrivalDays, DURABLE_ARRIVAL_DAYS);
    for (let day = 0; day < comingDays; day++) {
      const even = flow ? needed : (needed * (1 - DURABLE_STOCK_SHARE)) / comingDays;
      const packs = Math.floor(even * drawDayShare(world, good, day, comingDays));
      arrivals.push(...drawArrivals(world, gates, good, packs, day));
    }
  }
  return { stock, arrivals };
}

/** One day up, the next down by as much, so that the sum stays; a last single day is even. */
function drawDayShare(world: ExerciseWorld, good: Good, day: number, days: number): number {
  const pair = day >> 1;
  if (2 * pair + 1 >= days) return 1;
  const swing = (world.random('day', good.id, pair).nextFloat() - 0.5) * DAY_SWING;
  return day % 2 === 0 ? 1 + swing : 1 - swing;
}

function drawStock(
  world: ExerciseWorld,
  hubs: readonly Place[],
  good: Good,
  packs: number,
  peopleOfHub: ReadonlyMap<PlaceId, number>,
): readonly SupplyFact[] {
  const weights = hubs.map(({ id }) =>
    Math.round(
      (peopleOfHub.get(id)! + 1) * drawLogNormal(world.random('stock-share', id, good.id), 1000, 0.5),
    ),
  );
  const shares = apportion(packs, weights);
  return hubs.flatMap((hub, index) => {
    const random = world.random('stock', hub.id, good.id);
    const first = Math.ceil(shares[index]! * FIRST_LOT_SHARE);
    const facts: SupplyFact[] = [];
    for (const [lot, count] of [
      ['A', first],
      ['B', shares[index]! - first],
    ] as const) {
      if (count === 0) continue;
      const id = `stock-${hub.id}-${good.id}-${lot}`;
      const known = drawChance(random, 0.5);
      const spoils = lot === 'B' && good.id === 'food-parcel' && drawChance(random, 0.5);
      const fact: SupplyFact = {
        ...supplyAt(world, hub, good, id),
        count: known ? { low: count, best: count, high: count } : drawRange(random, count, 0.1, 0.05),
        lot: `EX-${lot}`,
        expiryDate: spoils ? world.dateOf(9) : null,
        date: world.dateOf(-1),
        origin: world.originOf(id, { countingPoint: 'warehouse' }),
      };
      facts.push(fact);
      // The first hub's books disagree with its shelves.
      if (index === 0 && lot === 'A') {
        const books = Math.floor(count * 1.1) + 1;
        facts.push({
          ...fact,
          count: { low: books, best: books, high: books },
          origin: world.originOf(`${id}-books`, { credibility: 6, countingPoint: 'books' }),
        });
      }
    }
    return facts;
  });
}

function drawArrivals(
  world: ExerciseWorld,
  gates: readonly Place[],
  good: Good,
  packs: number,
  day: number,
): readonly SupplyFact[] {
  const shares = apportion(
    packs,
    gates.map(({ id }) =>
      Math.round(drawLogNormal(world.random('arrival-share', id, good.id, day), 1000, 0.6)),
    ),
  );
  return gates.flatMap((gate, index): SupplyFact[] => {
    const best = shares[index]!;
    if (best === 0) return [];
    const id = `arrival-${gate.id}-${good.id}-${world.dateOf(day)}`;
    const random = world.random('arrival', id);
    const count: Range = drawRange(random, best, 0.4, 0.2);
    return [
      {
        ...supplyAt(world, gate, good, id),
        count,
        lot: null,
        expiryDate: null,
        date: world.dateOf(day),
        origin: world.originOf(id, {
          countingPoint: 'pipeline',
          assumption: drawChance(random, 0.35) ? 'Exercise: announced, not confirmed.' : null,
        }),
      },
    ];
  });
}

const supplyAt = (world: ExerciseWorld, place: Place, good: Good, id: string) => ({
  placeId: place.id,
  goodId: good.id,
  unit: 'pack',
  owner: drawOne(world.random('owner', id), OWNERS),
  earmark: null,
});

const RESERVE = 1.1;
const STOCK_DAYS = 3;
const DURABLE_STOCK_SHARE = 0.5;
const DURABLE_ARRIVAL_DAYS = 5;
const DAY_SWING = 0.8;
const FIRST_LOT_SHARE = 0.7;
