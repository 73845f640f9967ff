import { randomStream } from '../../src/base/index.ts';
import {
  type Agreement,
  type AgreementKind,
  type Earmark,
  factId,
  type Operation,
  type Origin,
  type SupplyFact,
} from '../../src/domain/index.ts';

const NAMES = ['Agency A', 'Agency B', 'Agency C'];
const KINDS: readonly AgreementKind[] = ['stock', 'vehicles', 'storage'];

/**
 * The operation among three partners: each row of supply is split into lots of two owners, vehicles and hubs have owners,
 * a few are not known, some lots are earmarked for some sites. `agreements` is how many pairs agree on something;
 * 'all' lets everybody use everything.
 */
export const withRandomOwners = (
  operation: Operation,
  seed: number,
  agreements: number | 'all' = 3,
): Operation => {
  const random = randomStream(seed, 'owners');
  const pick = <T>(values: readonly T[]): T => values[random.nextBelow(values.length)]!;
  const owner = (): string | null => (random.nextFloat() < 0.1 ? null : pick(NAMES));
  const { origin: base } = operation.goods[0]!;
  const origin = (id: string): Origin => ({ ...base, factId: factId(id) });
  const dates = operation.days.map((day) => day.date);
  const sites = operation.places.filter((place) => place.kind === 'site').map((place) => place.id);
  const earmarks = ['grant-1', 'grant-2'].map(
    (id): Earmark => ({
      id,
      donor: 'Fund',
      programme: null,
      placeIds: sites.filter(() => random.nextFloat() < 0.5).concat(pick(sites)),
      areaIds: [],
      needIds: [],
      group: null,
      toDate: random.nextFloat() < 0.3 ? pick(dates) : null,
      origin: origin(id),
    }),
  );
  const split = (rows: readonly SupplyFact[]): SupplyFact[] =>
    rows.flatMap((row) => {
      const { low, best, high } = row.count;
      const parts = [
        { low: Math.floor(low / 2), best: Math.floor(best / 2), high: Math.floor(high / 2) },
        { low: Math.ceil(low / 2), best: Math.ceil(best / 2), high: Math.ceil(high / 2) },
      ];
      return parts.map((count, part) => ({
        ...row,
        count,
        lot: `${row.lot ?? ''}-${part}`,
        owner: owner(),
        earmark: random.nextFloat() < 0.25 ? pick(earmarks).id : null,
        origin: { ...row.origin, factId: factId(`${row.origin.factId}-${part}`) },
      }));
    });
  const byId = <T extends { readonly origin: Origin }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => (a.origin.factId < b.origin.factId ? -1 : 1));
  const drawn = Array.from({ length: agreements === 'all' ? 0 : agreements }, (_, index): Agreement => {
    const partner = random.nextFloat() < 0.2 ? null : pick(NAMES);
    return {
      owner: pick(NAMES),
      kind: pick(KINDS),
      partner,
      fromDate: random.nextFloat() < 0.2 ? pick(dates) : null,
      toDate: random.nextFloat() < 0.2 ? pick(dates) : null,
      commonService: false,
      origin: origin(`agreement-${index}`),
    };
  });
  const whole = NAMES.flatMap((name, index) =>
    KINDS.map(
      (kind): Agreement => ({
        owner: name,
        kind,
        partner: null,
        fromDate: null,
        toDate: null,
        commonService: true,
        origin: origin(`agreement-${index}-${kind}`),
      }),
    ),
  );
  return {
    ...operation,
    places: operation.places.map((place) => (place.kind === 'hub' ? { ...place, owner: owner() } : place)),
    fleet: operation.fleet.map((row) => ({ ...row, owner: owner() })),
    stock: byId(split(operation.stock)),
    arrivals: byId(split(operation.arrivals)),
    agreements: byId(agreements === 'all' ? whole : drawn),
    earmarks: byId(earmarks),
  };
};
