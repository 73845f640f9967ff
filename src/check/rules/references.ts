import type { Movement, PathStep } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';

/** Reports every name that nothing visible bears, and gives back the movements that can be judged further. */
export function checkReferences(judged: Case, findings: Findings): Movement[] {
  const { plan, placeOf, dayOf, elements } = judged;
  const names = (where: string, kind: string, id: string, known: { has: (id: string) => boolean }): boolean =>
    findings.expect('plan.unknown-name', known.has(id), where, `a visible ${kind}`, id);
  const goodIds = new Set<string>(judged.operation.goods.map((good) => good.id));
  const needIds = new Set<string>(judged.operation.needs.map((need) => need.id));
  const lotIds = new Set<string>(judged.lotOf.keys());

  const sound = plan.movements.filter((movement) => isSound(movement, judged, findings, names));
  for (const [i, line] of plan.distributions.entries()) {
    names(`distributions[${i}]`, 'place', line.placeId, placeOf);
    names(`distributions[${i}]`, 'good', line.goodId, goodIds);
    names(`distributions[${i}]`, 'lot', line.lotId, lotIds);
  }
  for (const [table, lines] of [
    ['coverage', plan.coverage],
    ['unmet', plan.unmet],
  ] as const) {
    for (const [i, line] of lines.entries()) {
      names(`${table}[${i}]`, 'place', line.placeId, placeOf);
      names(`${table}[${i}]`, 'need', line.needId, needIds);
      names(`${table}[${i}]`, 'day', line.fromDate, dayOf);
      names(`${table}[${i}]`, 'day', line.toDate, dayOf);
    }
  }
  const elementIds = new Set(elements.map((element) => element.id));
  for (const bound of plan.bounds)
    for (const [i, level] of bound.levels.entries())
      for (const id of [...level.free, ...level.fixed])
        names(`bound ${bound.stage}${bound.tier} level ${i}`, 'element', id, elementIds);

  const ids = new Set<string>();
  for (const movement of plan.movements) {
    findings.expect(
      'movement.duplicate-id',
      !ids.has(movement.id),
      nameMovement(movement),
      'one of an id',
      movement.id,
    );
    ids.add(movement.id);
  }
  return sound;
}

type Names = (where: string, kind: string, id: string, known: { has: (id: string) => boolean }) => boolean;

/** Judges all references of a movement, not only up to the first that fails. */
function isSound(movement: Movement, judged: Case, findings: Findings, names: Names): boolean {
  const where = nameMovement(movement);
  const { placeOf, fleetOf, lotOf } = judged;
  const results = [
    names(where, 'place', movement.homeId, placeOf),
    names(where, 'planning day', movement.date, judged.dayOf),
    ...movement.vehicles.map((vehicle) => names(where, 'fleet row', vehicle.fleetId, fleetOf)),
    ...movement.visits.map((visit) => names(where, 'place', visit.placeId, placeOf)),
    ...movement.legs.flatMap((leg) => [
      names(where, 'place', leg.fromId, placeOf),
      names(where, 'place', leg.toId, placeOf),
      ...leg.path.map((step) => stepIsKnown(step, where, judged, names)),
    ]),
    ...movement.loads.map((load) => names(where, 'lot', load.lotId, lotOf)),
    findings.expect('movement.empty', movement.vehicles.length > 0, where, 'at least one vehicle', 'none'),
    findings.expect('movement.empty', movement.visits.length > 0, where, 'at least one visit', 'none'),
    ...movement.loads.map((load) => {
      const fits = load.vehicle < movement.vehicles.length && load.visit < movement.visits.length;
      return findings.expect('load.index', fits, where, 'a vehicle and a visit of the movement', load);
    }),
  ];
  return results.every((result) => result);
}

function stepIsKnown(step: PathStep, where: string, judged: Case, names: Names): boolean {
  switch (step.kind) {
    case 'link':
      return names(where, 'link', step.linkId, judged.linkOf);
    case 'connect':
      return (
        names(where, 'place', step.placeId, judged.placeOf) &&
        names(where, 'road', step.roadId, judged.table.indexOf)
      );
    case 'road':
      return names(where, 'road', step.roadId, judged.table.indexOf);
  }
}
