import type { Leg, Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import type { DerivedCoverage } from './coverage.ts';

const KINDS = ['people', 'standards', 'supply', 'fleet', 'access'] as const;
type Kind = (typeof KINDS)[number];

/** Shares of what was received that rest on assumptions, together and by kind (R22a). */
export interface AssumedShares {
  readonly any: number;
  readonly byKind: Readonly<Record<Kind, number>>;
}

export function deriveAssumedShares(judged: Case, coverage: readonly DerivedCoverage[]): AssumedShares {
  const deliveries = judged.movements.filter((movement) => movement.kind === 'delivery');
  let total = 0n;
  let any = 0n;
  const byKind = new Map<Kind, bigint>(KINDS.map((kind) => [kind, 0n]));
  for (const one of coverage) {
    const received = BigInt(one.element.weight) * BigInt(one.targetPpm);
    if (received === 0n) continue;
    total += received;
    const kinds = listKinds(one, deliveries, judged);
    if (kinds.length > 0) any += received;
    for (const kind of kinds) byKind.set(kind, byKind.get(kind)! + received);
  }
  const share = (part: bigint): number => (total === 0n ? 0 : Number((1_000_000n * part) / total));
  const shares = Object.fromEntries(KINDS.map((kind) => [kind, share(byKind.get(kind)!)]));
  return { any: share(any), byKind: shares as Record<Kind, number> };
}

/** By which kinds of assumption an element's chain is assumed. */
function listKinds(one: DerivedCoverage, deliveries: readonly Movement[], judged: Case): Kind[] {
  const { element, entries } = one;
  const lotIds = new Set(entries.filter((entry) => entry.packs > 0).map((entry) => entry.lotId));
  const lots = [...lotIds].flatMap((id) => judged.lotOf.get(id) ?? []);
  const site = judged.people.sites.find((candidate) => candidate.place.id === element.placeId);
  const carried = deliveries.filter(
    (movement) =>
      judged.dayOf.get(movement.date)! <= element.lastDay &&
      movement.loads.some(
        (load) => lotIds.has(load.lotId) && movement.visits[load.visit]!.placeId === element.placeId,
      ),
  );
  const assumed: Record<Kind, boolean> = {
    people: site?.assumed ?? false,
    standards: element.need.origin.assumption !== null,
    supply: lots.some(
      (lot) =>
        lot.good.origin.assumption !== null || lot.origins.some((origin) => origin.assumption !== null),
    ),
    fleet: carried.some((movement) =>
      movement.vehicles.some((vehicle) => judged.fleetOf.get(vehicle.fleetId)!.origin.assumption !== null),
    ),
    access: carried.some((movement) => movement.legs.some((leg) => usesAssumedLink(leg, judged))),
  };
  return KINDS.filter((kind) => assumed[kind]);
}

const usesAssumedLink = (leg: Leg, judged: Case): boolean =>
  leg.path.some((step) => step.kind === 'link' && judged.linkOf.get(step.linkId)!.origin.assumption !== null);

export function checkAssumedShares(judged: Case, shares: AssumedShares, findings: Findings): void {
  const { summary } = judged.plan;
  findings.equal('summary.assumed-share', 'assumptionsPpm', shares.any, summary.assumptionsPpm);
  for (const kind of KINDS)
    findings.equal(
      'summary.assumed-share',
      `assumptionsByKind ${kind}`,
      shares.byKind[kind],
      summary.assumptionsByKind[kind],
    );
}
