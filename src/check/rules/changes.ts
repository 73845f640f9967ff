import type { CoverageLine, Movement, PlanComparison } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { deriveNotices } from '../derive/notice.ts';
import type { Findings } from '../findings.ts';
import { isDropSound } from './dropped-commitments.ts';

/** R29: every notified movement is accounted for, what is kept is as it was, and what is given up is given up rightly. */
export function checkChanges(judged: Case, findings: Findings): void {
  const { plan, operation } = judged;
  const { changes } = plan;
  const committed = operation.commitments?.commitments ?? [];
  findings.equal('changes.accounted', 'changes.notified', committed.length, changes.notified);
  const named = [...changes.kept, ...changes.dropped.map((one) => one.movementId), ...changes.released];
  const ids = committed.map(({ movement }) => movement.id);
  findings.equal('changes.accounted', 'changes', [...ids].sort().join(' '), [...named].sort().join(' '));

  const planned = new Map<string, Movement>(plan.movements.map((movement) => [movement.id, movement]));
  for (const { movement } of committed) {
    const where = `notified movement ${movement.id}`;
    const refused = deriveNotices(operation, movement.id).some((notice) => notice.answer === 'denied');
    const drop = changes.dropped.find((one) => one.movementId === movement.id);
    findings.equal('changes.denied', where, refused ? 'denied' : 'not denied', nameRefusal(drop?.code));
    if (drop) {
      const sound = isDropSound(judged, movement, drop);
      findings.expect('changes.dropped', sound, where, 'a reason that the facts bear out', drop.code);
      continue;
    }
    if (!changes.kept.includes(movement.id)) continue;
    const now = planned.get(movement.id);
    const rerouted = changes.rerouted.includes(movement.id);
    const same = now !== undefined && isSame(movement, now, rerouted);
    findings.expect('changes.kept', same, where, 'as it was notified', now ? 'changed' : 'not planned');
  }
  for (const id of changes.rerouted)
    findings.expect('changes.kept', changes.kept.includes(id), `movement ${id}`, 'kept', 'only rerouted');
  checkComparison(judged, findings);
}

const nameRefusal = (code: string | undefined): string => (code === 'denied' ? 'denied' : 'not denied');

/** The same convoy: numbers of vehicles and lots may be others. */
function isSame(then: Movement, now: Movement, rerouted: boolean): boolean {
  const content = (movement: Movement) => ({
    kind: movement.kind,
    date: movement.date,
    homeId: movement.homeId,
    fleets: movement.vehicles.map((vehicle) => vehicle.fleetId),
    visits: movement.visits.map((visit) => [visit.placeId, visit.startAt, visit.endAt]),
    legs: movement.legs.map((leg) => [leg.fromId, leg.toId, leg.departAt, rerouted ? null : leg]),
    packs: sumLoads(movement),
  });
  const later = now.legs.some((leg, index) => leg.arriveAt > (then.legs[index]?.arriveAt ?? 0));
  return !later && stringify(content(then)) === stringify(content(now));
}

/** Keys in order, so that only content counts. */
const stringify = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

function sumLoads({ loads }: Movement): readonly (readonly [string, number])[] {
  const packs = new Map<string, number>();
  for (const load of loads) {
    const key = `${load.vehicle} ${load.visit} ${load.goodId}`;
    packs.set(key, (packs.get(key) ?? 0) + load.packs);
  }
  return [...packs].sort(([a], [b]) => (a < b ? -1 : 1));
}

function checkComparison({ plan, operation }: Case, findings: Findings): void {
  const { compared, released, kept } = plan.changes;
  if (compared === null) {
    findings.equal('changes.released', 'changes.compared', 0, released.length);
    return;
  }
  const { freePpm, keptPpm, changed, chargePpm } = compared;
  findings.equal('changes.compared', 'chargePpm', operation.rules.notice.changeChargePpm, chargePpm);
  const gain = freePpm - keptPpm;
  const wins = gain > chargePpm * changed;
  findings.equal('changes.released', 'changes', wins ? changed : 0, released.length);
  if (!wins) findings.expect('changes.compared', changed <= kept.length, 'changed', kept.length, changed);
  const own = readFigure(plan.coverage, compared);
  findings.equal('changes.compared', wins ? 'freePpm' : 'keptPpm', own, wins ? freePpm : keptPpm);
}

function readFigure(coverage: readonly CoverageLine[], { stage, tier, figure }: PlanComparison): number {
  const lines = coverage
    .filter((line) => line.tier === tier)
    .map((line) => ({ ppm: stage === 'floor' ? line.floorPpm : line.targetPpm, weight: line.weight }));
  if (figure === 'least') return Math.min(...lines.map((line) => line.ppm));
  const weights = lines.reduce((sum, line) => sum + BigInt(line.weight), 0n);
  const weighed = lines.reduce((sum, line) => sum + BigInt(line.weight) * BigInt(line.ppm), 0n);
  return weights === 0n ? 0 : Number(weighed / weights);
}
