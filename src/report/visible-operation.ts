import type { Instant, Operation, Origin } from '../domain/index.ts';

/**
 * The operation with only what was known at `asOf` (docs/rules.md R1): a report on a plan shows nothing that was learned
 * later. Sources stay only where a visible row names them.
 */
export function selectVisible(operation: Operation, asOf: Instant): Operation {
  const visible = <Row extends { readonly origin: Origin }>(rows: readonly Row[]) =>
    rows.filter((row) => row.origin.knownAt <= asOf);
  const tables = {
    statements: visible(operation.statements),
    asks: visible(operation.asks).map((ask) =>
      ask.answeredAt !== null && ask.answeredAt > asOf ? { ...ask, answer: null, answeredAt: null } : ask,
    ),
    places: visible(operation.places),
    capacities: visible(operation.capacities),
    people: visible(operation.people),
    flows: visible(operation.flows),
    conversions: visible(operation.conversions),
    needs: visible(operation.needs),
    goods: visible(operation.goods),
    stock: visible(operation.stock),
    arrivals: visible(operation.arrivals),
    consumption: visible(operation.consumption),
    fleet: visible(operation.fleet),
    access: visible(operation.access),
    links: visible(operation.links),
  };
  const named = new Set<string>();
  for (const rows of Object.values(tables)) for (const row of rows) named.add(row.origin.sourceId);
  return { ...operation, ...tables, sources: operation.sources.filter((source) => named.has(source.id)) };
}
