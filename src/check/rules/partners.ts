import type { PartnerLine, PoolingFigures } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { deriveOwnership } from '../derive/ownership.ts';
import type { Findings } from '../findings.ts';
import type { DerivedCoverage } from './coverage.ts';

/** R30: what the plan says it asks of each partner is what its movements ask, and what it says was promised was. */
export function checkPartners(judged: Case, coverage: readonly DerivedCoverage[], findings: Findings): void {
  const { partners } = judged.plan;
  const agreed = judged.operation.agreements.length > 0;
  findings.equal('partners.agreed', 'partners.agreed', agreed, partners.agreed);
  const owners = listOwners(judged);
  const given = partners.owners.map(({ owner }) => owner);
  findings.equal('partners.owners', 'partners.owners', JSON.stringify(owners), JSON.stringify(given));
  for (const line of partners.owners) {
    if (owners.includes(line.owner)) checkLine(judged, line, findings);
  }
  const cost = partners.poolingCost;
  findings.expect('partners.cost', agreed || cost === null, 'partners.poolingCost', 'null', 'figures');
  if (cost === null) return;
  const own = deriveFigures(coverage);
  for (const key of Object.keys(own) as (keyof PoolingFigures)[])
    findings.equal('partners.cost', `partners.poolingCost.asAgreed.${key}`, own[key], cost.asAgreed[key]);
  checkPooled(judged, coverage, cost.pooled, own, findings);
}

/** Names of all who own vehicles, lots or hubs, in order; null, where anything has no known owner, last. */
function listOwners(judged: Case): (string | null)[] {
  const { operation, lots } = judged;
  const { supplyOf } = deriveOwnership(operation);
  const found = new Set<string | null>();
  for (const row of operation.fleet) found.add(row.owner);
  for (const lot of lots.lots) found.add(supplyOf(lot.id)?.owner ?? null);
  for (const place of operation.places) if (place.kind === 'hub') found.add(place.owner);
  const named = [...found].filter((owner) => owner !== null).sort();
  return found.has(null) ? [...named, null] : named;
}

function checkLine(judged: Case, line: PartnerLine, findings: Findings): void {
  const { operation, lots, movements } = judged;
  const { supplyOf } = deriveOwnership(operation);
  const { owner } = line;
  const where = `partner ${owner}`;
  const ownerOfLot = (id: string): string | null => supplyOf(id)?.owner ?? null;
  const ownerOfFleet = (id: string): string | null => judged.fleetOf.get(id)!.owner;
  const packs = new Map<string, number>();
  const sites = new Set<string>();
  const days = new Set<string>();
  let trips = 0;
  let carried = 0;
  let stored = 0;
  for (const movement of movements) {
    for (const vehicle of movement.vehicles) {
      if (ownerOfFleet(vehicle.fleetId) !== owner) continue;
      trips++;
      days.add(`${vehicle.fleetId}#${vehicle.number} ${movement.date}`);
    }
    for (const { vehicle, visit, lotId, goodId, packs: count } of movement.loads) {
      const whose = ownerOfLot(lotId);
      const carrier = ownerOfFleet(movement.vehicles[vehicle]!.fleetId);
      const stop = judged.placeOf.get(movement.visits[visit]!.placeId)!;
      const grams = count * judged.lotOf.get(lotId)!.good.gramsPerPack;
      const isOthers = whose !== null && owner !== null && whose !== owner;
      if (isOthers && carrier === owner) carried += grams;
      if (isOthers && stop.kind === 'hub' && stop.owner === owner) stored += grams;
      if (stop.kind !== 'site') continue;
      if (whose === owner) packs.set(goodId, (packs.get(goodId) ?? 0) + count);
      if (whose === owner || carrier === owner) sites.add(stop.id);
    }
  }
  const promised = new Map<string, number>();
  for (const lot of lots.lots) {
    if (lot.isArrival && ownerOfLot(lot.id) === owner)
      promised.set(lot.good.id, (promised.get(lot.good.id) ?? 0) + lot.packs);
  }
  findings.equal('partners.asked', `${where} vehicleDays`, days.size, line.vehicleDays);
  findings.equal('partners.asked', `${where} vehicleTrips`, trips, line.vehicleTrips);
  findings.equal('partners.asked', `${where} carriedForOthersGrams`, carried, line.carriedForOthersGrams);
  findings.equal('partners.asked', `${where} storedForOthersGrams`, stored, line.storedForOthersGrams);
  findings.equal('partners.asked', `${where} delivered`, show(packs), showCounts(line.delivered));
  findings.equal('partners.asked', `${where} siteIds`, [...sites].sort().join(' '), line.siteIds.join(' '));
  findings.equal('partners.promised', `${where} promised`, show(promised), showCounts(line.promised));
}

const show = (counts: ReadonlyMap<string, number>): string =>
  [...counts.keys()]
    .sort()
    .map((good) => `${good} ${counts.get(good)}`)
    .join(', ');

const showCounts = (counts: PartnerLine['delivered']): string =>
  counts.map(({ goodId, packs }) => `${goodId} ${packs}`).join(', ');

/** Of tier 1: the least and the mean covered share of floors, people at sites below one, person-days brought to theirs. */
function deriveFigures(coverage: readonly DerivedCoverage[]): PoolingFigures {
  const first = coverage.filter(({ element }) => element.need.tier === 1);
  let weight = 0n;
  let covered = 0n;
  let coveredFlow = 0n;
  const short = new Map<string, number>();
  for (const { element, floorPpm } of first) {
    const part = BigInt(element.weight) * BigInt(floorPpm);
    weight += BigInt(element.weight);
    covered += part;
    if (element.need.kind === 'flow') coveredFlow += part;
    if (floorPpm === 1_000_000) continue;
    short.set(element.placeId, Math.max(short.get(element.placeId) ?? 0, element.people));
  }
  let people = 0;
  for (const count of short.values()) people += count;
  return {
    leastFloorPpm: first.length === 0 ? null : Math.min(...first.map(({ floorPpm }) => floorPpm)),
    meanFloorPpm: weight === 0n ? null : Number(covered / weight),
    peopleBelowFloor: people,
    floorPersonDays: Number(coveredFlow / 1_000_000n),
  };
}

/**
 * The plan with pooling is not published, so only what must hold of any such plan is judged: it leaves nobody worse off than
 * the worst off as agreed, beats no bound, and speaks of the same people.
 */
function checkPooled(
  judged: Case,
  coverage: readonly DerivedCoverage[],
  pooled: PoolingFigures,
  own: PoolingFigures,
  findings: Findings,
): void {
  const where = 'partners.poolingCost.pooled';
  const first = coverage.filter(({ element }) => element.need.tier === 1);
  const some = (own.leastFloorPpm === null) === (pooled.leastFloorPpm === null);
  findings.expect('partners.cost', some, `${where}.leastFloorPpm`, own.leastFloorPpm, pooled.leastFloorPpm);
  if (own.leastFloorPpm === null || pooled.leastFloorPpm === null) return;
  const bound = judged.plan.bounds.find((stage) => stage.stage === 'floor' && stage.tier === 1)?.levels[0];
  const least = pooled.leastFloorPpm;
  findings.expect('partners.cost', least >= own.leastFloorPpm, where, `at least ${own.leastFloorPpm}`, least);
  findings.expect(
    'partners.cost',
    // The certificate is proven to half a thousandth (R20). Elements without a floor count as covered.
    bound === undefined || least <= bound.valuePpm + 500,
    where,
    `at most the bound ${bound?.valuePpm}`,
    least,
  );
  const people = new Map<string, number>();
  for (const { element } of first)
    people.set(element.placeId, Math.max(people.get(element.placeId) ?? 0, element.people));
  const everybody = [...people.values()].reduce((sum, count) => sum + count, 0);
  findings.expect(
    'partners.cost',
    pooled.peopleBelowFloor <= everybody,
    `${where}.peopleBelowFloor`,
    `at most ${everybody}`,
    pooled.peopleBelowFloor,
  );
  const personDays = first
    .filter(({ element }) => element.need.kind === 'flow')
    .reduce((sum, { element }) => sum + element.weight, 0);
  findings.expect(
    'partners.cost',
    pooled.floorPersonDays <= personDays,
    `${where}.floorPersonDays`,
    `at most ${personDays}`,
    pooled.floorPersonDays,
  );
  const mean = pooled.meanFloorPpm ?? 0;
  findings.expect(
    'partners.cost',
    mean >= least && mean <= 1_000_000,
    `${where}.meanFloorPpm`,
    `${least} to 1000000`,
    mean,
  );
}
