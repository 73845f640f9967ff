import { type LocalDate, type Operation, resolveSituation, type SupplyFact } from '../../domain/index.ts';

/** Whether a row of arrivals became known when its day was over: a count, no expectation. */
export const isCounted = (operation: Operation, row: SupplyFact): boolean => {
  const day = operation.days.find(({ date }) => date === row.date);
  return day !== undefined && row.origin.knownAt >= day.endsAt;
};

/**
 * Grams that were counted in at crossings, by date, converted to packs as a plan converts them (docs/rules.md R7), whenever they
 * became known.
 */
export const weighCounts = (operation: Operation): ReadonlyMap<LocalDate, number> => {
  const asOf = operation.days[0]?.startsAt ?? operation.defaultAsOf;
  const known = <T extends { readonly origin: SupplyFact['origin'] }>(row: T): T => ({
    ...row,
    origin: { ...row.origin, knownAt: asOf },
  });
  const hindsight: Operation = {
    ...operation,
    places: operation.places.map(known),
    goods: operation.goods.map(known),
    conversions: operation.conversions.map(known),
    arrivals: operation.arrivals.filter((row) => isCounted(operation, row)).map(known),
    stock: [],
  };
  const { lots, days } = resolveSituation(hindsight, asOf);
  const crossings = new Set(
    operation.places.filter((place) => place.kind === 'crossing').map((place) => place.id),
  );
  const gramsOf = new Map(operation.goods.map((good) => [good.id, good.gramsPerPack]));
  const grams = new Map<LocalDate, number>();
  for (const lot of lots) {
    if (lot.kind !== 'arrival' || !crossings.has(lot.placeId)) continue;
    const { date } = days[lot.fromDay]!;
    grams.set(date, (grams.get(date) ?? 0) + lot.packs * gramsOf.get(lot.goodId)!);
  }
  return grams;
};
