import type { Case } from '../case.ts';
import { groupRows } from '../facts/choose.ts';
import type { Findings } from '../findings.ts';
import { findDeparture, nameMovement } from '../movement-times.ts';

/** R17 and R11: places and links take no more vehicles a day than they can, and convoys keep their distance. */
export function checkSlots(judged: Case, findings: Findings): void {
  checkPlaceSlots(judged, findings);
  checkHeadway(judged, findings);
  checkLinkSlots(judged, findings);
}

function checkPlaceSlots(judged: Case, findings: Findings): void {
  const uses = judged.movements.flatMap((movement) =>
    movement.visits.map((visit, index) => {
      const loads = index === 0 ? movement.loads : movement.loads.filter((load) => load.visit === index);
      const vehicles = new Set(loads.map((load) => load.vehicle)).size;
      return { placeId: visit.placeId, date: movement.date, vehicles };
    }),
  );
  for (const ofDay of groupRows(uses, (use) => `${use.placeId} ${use.date}`).values()) {
    const { placeId, date } = ofDay[0]!;
    const { trucks } = judged.placeDays.get(placeId, judged.dayOf.get(date)!);
    const used = ofDay.reduce((sum, use) => sum + use.vehicles, 0);
    const where = `${placeId} on ${date}`;
    if (trucks !== null) {
      findings.expect('slot.too-many', used <= trucks, where, `at most ${trucks} vehicles`, used);
    } else if (judged.placeOf.get(placeId)!.kind === 'crossing') {
      findings.expect('slot.capacity-unknown', used === 0, where, 'no vehicle: capacity is not known', used);
    }
    if (judged.placeOf.get(placeId)!.kind === 'crossing') findings.count('slot.capacity-unknown', 1);
  }
}

function checkHeadway(judged: Case, findings: Findings): void {
  const { headwaySeconds } = judged.operation.rules.convoy;
  const departures = judged.movements.flatMap((movement) => {
    const at = findDeparture(movement);
    return at === null ? [] : [{ movement, at, placeId: movement.visits[0]!.placeId }];
  });
  for (const [placeId, fromPlace] of groupRows(departures, (one) => one.placeId)) {
    findings.count('convoy.headway', 1);
    fromPlace.sort((a, b) => a.at - b.at);
    for (let i = 0; i + 1 < fromPlace.length; i++) {
      const next = fromPlace[i + 1]!;
      const earliest = fromPlace[i]!.at + headwaySeconds;
      const where = `${placeId}, ${nameMovement(next.movement)}`;
      findings.expect('convoy.headway', earliest <= next.at, where, `not before ${earliest}`, next.at);
    }
  }
}

/** Vehicles on a link by the date on which they enter it, both directions together. */
function checkLinkSlots(judged: Case, findings: Findings): void {
  const passes = judged.movements.flatMap((movement) =>
    movement.legs.flatMap((leg) =>
      leg.path.flatMap((step) => {
        if (step.kind !== 'link') return [];
        const day = judged.days.find((one) => one.startsAt <= step.enterAt && step.enterAt < one.endsAt);
        return [
          { linkId: step.linkId, date: day?.date ?? movement.date, vehicles: movement.vehicles.length },
        ];
      }),
    ),
  );
  for (const ofDay of groupRows(passes, (pass) => `${pass.linkId} ${pass.date}`).values()) {
    const { linkId, date } = ofDay[0]!;
    const limit = judged.linkOf.get(linkId)!.trucksPerDay?.best ?? null;
    if (limit === null) continue;
    const used = ofDay.reduce((sum, pass) => sum + pass.vehicles, 0);
    findings.expect(
      'link.too-many',
      used <= limit,
      `${linkId} on ${date}`,
      `at most ${limit} vehicles`,
      used,
    );
  }
}
