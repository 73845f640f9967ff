import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { getTripTimes } from '../movement-times.ts';
import type { DerivedCoverage } from './coverage.ts';

/** R22b: the totals of the summary. */
export function checkSums(judged: Case, coverage: readonly DerivedCoverage[], findings: Findings): void {
  const { summary } = judged.plan;
  const totals = sumMovements(judged);
  for (const name of [
    'movements',
    'vehicleTrips',
    'truckSeconds',
    'metres',
    'fuelMl',
    'deliveredGrams',
  ] as const)
    findings.equal('summary.total', name, totals[name], summary[name]);
  const people = sumPeople(judged);
  for (const end of ['low', 'best', 'high'] as const)
    findings.equal('summary.people', `people ${end}`, people[end], summary.people[end]);
  const active = judged.constraints.map((one) => one.constraint.id as string).sort();
  findings.equal(
    'summary.constraints',
    'constraintsActive',
    active.join(' '),
    summary.constraintsActive.join(' '),
  );
  checkNeeds(judged, coverage, findings);
}

/** People of all sites on day 0; sites without a count add nothing. */
export function sumPeople(judged: Case): { low: number; best: number; high: number } {
  const total = { low: 0, best: 0, high: 0 };
  for (const site of judged.people.sites) {
    total.low += site.firstDay?.low ?? 0;
    total.best += site.best?.[0] ?? 0;
    total.high += site.firstDay?.high ?? 0;
  }
  return total;
}

function sumMovements(judged: Case) {
  const totals = { movements: 0, vehicleTrips: 0, truckSeconds: 0, metres: 0, fuelMl: 0, deliveredGrams: 0 };
  for (const movement of judged.movements) {
    const { from, to } = getTripTimes(movement);
    totals.movements++;
    totals.vehicleTrips += movement.vehicles.length;
    totals.truckSeconds += (to - from) * movement.vehicles.length;
    for (const leg of movement.legs) {
      totals.metres += leg.metres * movement.vehicles.length;
      for (const vehicle of movement.vehicles) {
        const rate = judged.fleetOf.get(vehicle.fleetId)!.mlPer100Km ?? 0;
        totals.fuelMl += Number((BigInt(leg.metres) * BigInt(rate) + 99_999n) / 100_000n);
      }
    }
    totals.deliveredGrams += sumDelivered(movement.loads, judged, (visit) => movement.visits[visit]!.placeId);
  }
  return totals;
}

function sumDelivered(
  loads: Case['movements'][number]['loads'],
  judged: Case,
  placeAt: (visit: number) => string,
): number {
  return loads
    .filter((load) => judged.placeOf.get(placeAt(load.visit))!.kind === 'site')
    .reduce((sum, load) => sum + load.packs * judged.lotOf.get(load.lotId)!.good.gramsPerPack, 0);
}

/** floor(sum of weight x ppm / sum of weight), exact; 0 without weight. */
export function meanPpm(rows: readonly { readonly weight: number; readonly ppm: number }[]): number {
  const weight = rows.reduce((sum, row) => sum + BigInt(row.weight), 0n);
  if (weight === 0n) return 0;
  return Number(rows.reduce((sum, row) => sum + BigInt(row.weight) * BigInt(row.ppm), 0n) / weight);
}

function checkNeeds(judged: Case, coverage: readonly DerivedCoverage[], findings: Findings): void {
  const { needs } = judged.plan.summary;
  const withElements = judged.knownNeeds.filter((need) =>
    coverage.some(({ element }) => element.need.id === need.id),
  );
  const known = new Set<string>(judged.knownNeeds.map((need) => need.id));
  for (const line of needs)
    findings.expect(
      'summary.need-line',
      known.has(line.needId),
      `needs ${line.needId}`,
      'a need with supply data',
      'none',
    );
  for (const need of withElements) {
    const lines = needs.filter((line) => line.needId === need.id);
    findings.equal('summary.need-line', `needs ${need.id}`, 1, lines.length);
    const line = lines[0];
    if (!line) continue;
    const own = coverage.filter(({ element }) => element.need.id === need.id);
    const target = own.map((one) => ({ weight: one.element.weight, ppm: one.targetPpm }));
    const floor = own.map((one) => ({ weight: one.element.weight, ppm: one.floorPpm }));
    const figures = {
      minPpm: Math.min(...target.map((row) => row.ppm)),
      meanPpm: meanPpm(target),
      floorMinPpm: Math.min(...floor.map((row) => row.ppm)),
      floorMeanPpm: meanPpm(floor),
      receivedAmount: own.reduce((sum, one) => sum + one.receivedAmount, 0),
      targetAmount: own.reduce((sum, one) => sum + one.element.targetAmount, 0),
    };
    for (const [name, value] of Object.entries(figures))
      findings.equal(
        'summary.need-figure',
        `needs ${need.id} ${name}`,
        value,
        line[name as keyof typeof figures],
      );
  }
}
