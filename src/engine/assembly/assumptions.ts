import { compareStrings } from '../../base/index.ts';
import type { AssumptionLine, Facilitation, Operation, Origin } from '../../domain/index.ts';

/** Every visible number that is an assumption, with its reason; planning rules under `rules.` and their path. */
export const listAssumptions = (visible: Operation): readonly AssumptionLine[] => {
  const lines: AssumptionLine[] = [];
  const add = (subject: string, origin: Origin): void => {
    if (origin.assumption !== null) lines.push({ factId: origin.factId, subject, reason: origin.assumption });
  };
  for (const row of visible.places) add(`place ${row.id}`, row.origin);
  for (const row of visible.capacities) add(`capacity ${row.placeId} from ${row.fromDate}`, row.origin);
  for (const row of visible.people) {
    add(
      `people ${row.subject.kind === 'place' ? row.subject.placeId : row.subject.areaId} ${row.date}`,
      row.origin,
    );
  }
  for (const row of visible.flows) add(`movement of people ${row.date}`, row.origin);
  for (const row of visible.conversions) add(`conversion ${row.from} to ${row.to}`, row.origin);
  for (const row of visible.needs) add(`need ${row.id}`, row.origin);
  for (const row of visible.goods) add(`good ${row.id}`, row.origin);
  for (const row of visible.stock) add(`stock ${row.placeId} ${row.goodId}`, row.origin);
  for (const row of visible.arrivals) add(`arrival ${row.placeId} ${row.goodId} ${row.date}`, row.origin);
  for (const row of visible.consumption) add(`consumption ${row.userId} ${row.goodId}`, row.origin);
  for (const row of visible.fleet) add(`vehicles ${row.id}`, row.origin);
  for (const row of visible.vehiclesOut) add(`vehicles out ${row.fleetId} from ${row.fromDate}`, row.origin);
  for (const row of visible.agreements) add(`agreement ${row.owner} ${row.kind}`, row.origin);
  for (const row of visible.earmarks) add(`earmark ${row.id}`, row.origin);
  for (const row of visible.facilitation) add(`base rate ${nameSubject(row)}`, row.origin);
  for (const row of visible.access) add(`access ${row.id}`, row.origin);
  for (const row of visible.links) add(`link ${row.id}`, row.origin);
  for (const row of visible.asks) add(`ask ${row.id}`, row.origin);
  for (const [path, reason] of Object.entries(visible.rules.assumptions)) {
    lines.push({ factId: `rules.${path}`, subject: `planning rule ${path}`, reason });
  }
  return lines.sort((a, b) => compareStrings(a.factId, b.factId) || compareStrings(a.subject, b.subject));
};

const nameSubject = ({ subject }: Facilitation): string => {
  switch (subject.kind) {
    case 'place':
      return subject.placeId;
    case 'area':
      return subject.areaId;
    case 'all':
      return 'everywhere';
  }
};
