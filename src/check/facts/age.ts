import type { DatedKind, Operation, Origin, PlanningRules, Range } from '../../domain/index.ts';

/** R35: a row is stale once its kind's limit has passed since it was verified or, if it never was, known. */
export function isStale(rules: PlanningRules, kind: DatedKind, origin: Origin, asOf: number): boolean {
  return listLimitsPassed(rules, kind, origin, asOf) >= 1;
}

function listLimitsPassed(rules: PlanningRules, kind: DatedKind, origin: Origin, asOf: number): number {
  const since = origin.lastVerifiedAt === null ? origin.knownAt : origin.lastVerifiedAt;
  const age = asOf - since;
  const limit = rules.staleAfterSeconds[kind];
  return age < limit ? 0 : (age - (age % limit)) / limit;
}

/** R35: ranges of stale rows reach at least so far on both sides of the best figure as their age asks for. */
export function widenByAge(operation: Operation, asOf: number): Operation {
  const { rules } = operation;
  const stretch = (range: Range | null, kind: DatedKind, origin: Origin): Range | null => {
    if (range === null) return null;
    const passed = listLimitsPassed(rules, kind, origin, asOf);
    const ppm = BigInt(Math.min(500_000, passed * rules.staleWidenPpm));
    const best = BigInt(range.best);
    const least = Number((best * (1_000_000n - ppm)) / 1_000_000n);
    const most = Number((best * (1_000_000n + ppm) + 999_999n) / 1_000_000n);
    if (passed === 0) return range;
    return {
      ...range,
      low: Math.min(least, range.low),
      high: Math.max(most, range.high),
    };
  };
  const ofCount =
    (kind: DatedKind) =>
    <T extends { readonly count: Range; readonly origin: Origin }>(row: T): T => ({
      ...row,
      count: stretch(row.count, kind, row.origin)!,
    });
  return {
    ...operation,
    people: operation.people.map(ofCount('people')),
    stock: operation.stock.map(ofCount('stock')),
    arrivals: operation.arrivals.map(ofCount('arrivals')),
    fleet: operation.fleet.map(ofCount('fleet')),
    capacities: operation.capacities.map((row) => ({
      ...row,
      trucksPerDay: stretch(row.trucksPerDay, 'capacity', row.origin),
      peoplePerDay: stretch(row.peoplePerDay, 'capacity', row.origin),
    })),
    links: operation.links.map((row) => ({
      ...row,
      seconds: stretch(row.seconds, 'links', row.origin)!,
      trucksPerDay: stretch(row.trucksPerDay, 'links', row.origin),
    })),
  };
}
