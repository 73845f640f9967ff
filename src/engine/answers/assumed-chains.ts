import {
  type CoverageLine,
  type GoodId,
  type LotId,
  listUsagePeriods,
  type Movement,
  type PlaceId,
  PPM,
} from '../../domain/index.ts';
import type { AnswerInput } from './answer-input.ts';

export type AssumptionKind = 'people' | 'standards' | 'supply' | 'fleet' | 'access';

export interface AssumptionShares {
  readonly anyPpm: number;
  readonly byKind: Readonly<Record<AssumptionKind, number>>;
}

/** How much of what people receive stands on at least one assumption, in all and by kind (docs/rules.md R22a). */
export const computeAssumptionShares = (input: AnswerInput): AssumptionShares => {
  const chainOf = buildChainIndex(input);
  let total = 0n;
  let any = 0n;
  const byKind: Record<AssumptionKind, bigint> = {
    people: 0n,
    standards: 0n,
    supply: 0n,
    fleet: 0n,
    access: 0n,
  };
  for (const line of input.coverage) {
    if (line.receivedAmount === 0) continue;
    const units = BigInt(line.weight) * BigInt(line.targetPpm);
    const kinds = chainOf(line);
    total += units;
    if (kinds.size > 0) any += units;
    for (const kind of kinds) byKind[kind] += units;
  }
  const share = (part: bigint): number => (total === 0n ? 0 : Number((BigInt(PPM) * part) / total));
  return {
    anyPpm: share(any),
    byKind: {
      people: share(byKind.people),
      standards: share(byKind.standards),
      supply: share(byKind.supply),
      fleet: share(byKind.fleet),
      access: share(byKind.access),
    },
  };
};

const buildChainIndex = ({ situation, movements, distributions }: AnswerInput) => {
  const { operation, days } = situation;
  const dayOf = new Map(days.map((day, index) => [day.date, index]));
  const siteAssumed = new Map(situation.sites.map((site) => [site.placeId, site.assumed]));
  const needs = new Map(operation.needs.map((need) => [need.id, need]));
  const known = new Set(
    operation.needs.map((need) => need.id).filter((id) => !situation.unknownNeedIds.includes(id)),
  );
  const goods = new Map(operation.goods.map((good) => [good.id, good]));
  const usage = new Map(
    operation.goods.map((good) => [good.id, listUsagePeriods(good, operation.needs, known, days.length)]),
  );
  const lotAssumed = new Map(situation.lots.map((lot) => [lot.id, lot.assumed]));
  const fleetAssumed = new Map(situation.fleets.map((fleet) => [fleet.fleetId, fleet.assumed]));
  const linkAssumed = new Map(operation.links.map((link) => [link.id, link.origin.assumption !== null]));
  const deliveries = new Map<
    PlaceId,
    { day: number; lots: ReadonlySet<LotId>; fleet: boolean; access: boolean }[]
  >();
  for (const movement of movements) {
    if (movement.kind !== 'delivery') continue;
    const fleet = movement.vehicles.some((vehicle) => fleetAssumed.get(vehicle.fleetId) ?? false);
    const access = usesAssumedLink(movement, linkAssumed);
    movement.visits.forEach((visit, index) => {
      if (visit.purpose !== 'unload') return;
      const lots = new Set(movement.loads.filter((load) => load.visit === index).map((load) => load.lotId));
      const list = deliveries.get(visit.placeId) ?? [];
      list.push({ day: dayOf.get(movement.date) ?? 0, lots, fleet, access });
      deliveries.set(visit.placeId, list);
    });
  }
  const handedOut = new Map<PlaceId, { goodId: GoodId; lotId: LotId; first: number }[]>();
  for (const line of distributions) {
    if (line.packs === 0) continue;
    const list = handedOut.get(line.placeId) ?? [];
    list.push({ goodId: line.goodId, lotId: line.lotId, first: dayOf.get(line.fromDate) ?? 0 });
    handedOut.set(line.placeId, list);
  }

  return (line: CoverageLine): ReadonlySet<AssumptionKind> => {
    const kinds = new Set<AssumptionKind>();
    const first = dayOf.get(line.fromDate) ?? 0;
    const last = dayOf.get(line.toDate) ?? 0;
    const used = (handedOut.get(line.placeId) ?? []).filter(
      (row) =>
        row.first >= first &&
        row.first <= last &&
        (usage.get(row.goodId)?.length ?? 0) > 0 &&
        goods.get(row.goodId)?.serves.some((entry) => entry.needId === line.needId),
    );
    if (siteAssumed.get(line.placeId)) kinds.add('people');
    if (needs.get(line.needId)?.origin.assumption != null) kinds.add('standards');
    if (used.some((row) => lotAssumed.get(row.lotId) || goods.get(row.goodId)?.origin.assumption != null)) {
      kinds.add('supply');
    }
    const lots = new Set(used.map((row) => row.lotId));
    for (const delivery of deliveries.get(line.placeId) ?? []) {
      if (delivery.day > last || !(delivery.fleet || delivery.access)) continue;
      if (![...delivery.lots].some((lot) => lots.has(lot))) continue;
      if (delivery.fleet) kinds.add('fleet');
      if (delivery.access) kinds.add('access');
    }
    return kinds;
  };
};

const usesAssumedLink = (movement: Movement, linkAssumed: ReadonlyMap<string, boolean>): boolean =>
  movement.legs.some((leg) => leg.path.some((step) => step.kind === 'link' && linkAssumed.get(step.linkId)));
