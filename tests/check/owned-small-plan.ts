import { formatCanonicalJson, sha256Hex } from '../../src/base/index.ts';
import {
  type Agreement,
  type Earmark,
  factId,
  goodId,
  type Operation,
  type Origin,
  type Plan,
  placeId,
} from '../../src/domain/index.ts';
import { buildSmallOperation, buildVisible } from './small-operation.ts';
import { buildSmallPlan } from './small-plan.ts';

/*
 * The small operation among three partners. Trucks are the Board's, vans the Carrier's, hub H the Board's. Kits belong to the
 * Agency, rations to the Carrier, water to the Board; kits-h is kept for site A and the area Z, in which both sites lie.
 * The plan by hand needs: trucks with kits and rations, vans with rations (their own), rations from C into hub H.
 */

const OWNERS: Readonly<Record<string, string>> = {
  'kits-h': 'Agency',
  'kits-late': 'Agency',
  'rations-h': 'Carrier',
  'rations-c': 'Carrier',
  'winter-fuel-h': 'Board',
  'water-h': 'Board',
  'water-a': 'Board',
};

export const AGREEMENTS = [
  ['agreed-kits', 'Board', 'vehicles', 'Agency'],
  ['agreed-rations', 'Carrier', 'stock', 'Board'],
] as const;

export function ownSmallOperation(operation: Operation, agreements: readonly Agreement[]): Operation {
  const { origin } = operation.goods[0]!;
  const earmark: Earmark = {
    id: 'grant',
    donor: 'Fund',
    programme: null,
    placeIds: [placeId('A')],
    areaIds: [operation.areas[0]!.id],
    needIds: [],
    group: null,
    toDate: null,
    origin: { ...origin, factId: factId('grant') },
  };
  const owned = (rows: Operation['stock']): Operation['stock'] =>
    rows.map((row) => ({
      ...row,
      owner: OWNERS[row.origin.factId] ?? 'Board',
      earmark: row.origin.factId === 'kits-h' ? 'grant' : null,
    }));
  return {
    ...operation,
    places: operation.places.map((place) => (place.kind === 'hub' ? { ...place, owner: 'Board' } : place)),
    fleet: operation.fleet.map((row) => ({ ...row, owner: row.id === 'van' ? 'Carrier' : 'Board' })),
    stock: owned(operation.stock),
    arrivals: owned(operation.arrivals),
    agreements,
    earmarks: [earmark],
  };
}

export function listAgreements(origin: Origin): Agreement[] {
  return AGREEMENTS.map(([id, owner, kind, partner]) => ({
    owner,
    kind,
    partner,
    fromDate: null,
    toDate: null,
    commonService: false,
    origin: { ...origin, factId: factId(id) },
  }));
}

export function buildOwned(): { readonly operation: Operation; readonly plan: Plan } {
  const published = buildSmallOperation();
  const agreements = listAgreements(published.goods[0]!.origin);
  const operation = ownSmallOperation(published, agreements);
  const { defaultAsOf: _, ...inputs } = ownSmallOperation(buildVisible(), agreements);
  const small = buildSmallPlan();
  const M = 1_000_000;
  // Everybody has the floor: 3200 + 4100 person-days of food and as many of water.
  const figures = { leastFloorPpm: M, meanFloorPpm: M, peopleBelowFloor: 0, floorPersonDays: 14_600 };
  // All food is the Carrier's and all water the Board's, so theirs is what there is.
  const ownLine = (needId: string, owner: string) => ({
    ...small.stock.lines.find((one) => one.needId === needId && one.scope === 'response')!,
    scope: 'owner' as const,
    subject: owner,
  });
  const linesOf = (needId: string) => small.stock.lines.filter((one) => one.needId === needId);
  const line = { carriedForOthersGrams: 0, storedForOthersGrams: 0, siteIds: [placeId('A'), placeId('B')] };
  const count = (good: string, packs: number) => ({ goodId: goodId(good), packs });
  const [kit, ration] = ['kitbox', 'ration'].map(
    (id) => operation.goods.find((good) => good.id === id)!.gramsPerPack,
  ) as [number, number];
  return {
    operation,
    plan: {
      ...small,
      operation: {
        ...small.operation,
        inputsHash: sha256Hex(formatCanonicalJson({ ...inputs, roads: inputs.roads.hash })),
      },
      notKnown: small.notKnown.filter(({ code }) => code !== 'ownership.pooling-assumed'),
      stock: {
        ...small.stock,
        lines: [
          ...linesOf('food'),
          ownLine('food', 'Carrier'),
          ...linesOf('water'),
          ownLine('water', 'Board'),
        ],
      },
      partners: {
        agreed: true,
        owners: [
          {
            ...line,
            owner: 'Agency',
            vehicleDays: 0,
            vehicleTrips: 0,
            delivered: [count('kitbox', 30)],
            promised: [count('kitbox', 10)],
          },
          {
            ...line,
            owner: 'Board',
            vehicleDays: 4,
            vehicleTrips: 5,
            delivered: [count('jug', 189)],
            promised: [],
            carriedForOthersGrams: 30 * kit + (82 + 50) * ration,
            storedForOthersGrams: 50 * ration,
          },
          {
            ...line,
            owner: 'Carrier',
            vehicleDays: 2,
            vehicleTrips: 2,
            delivered: [count('ration', 146)],
            promised: [count('ration', 50)],
          },
        ],
        poolingCost: { asAgreed: figures, pooled: figures },
      },
    },
  };
}
