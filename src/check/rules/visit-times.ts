import type { Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';
import { listKeptIds } from './notices.ts';

/** R13 and R14: daylight, lead, order of times, length of service and opening hours of every visit. */
export function checkVisitTimes(judged: Case, findings: Findings): void {
  const kept = listKeptIds(judged);
  for (const movement of judged.movements) {
    checkFrame(movement, judged, kept.has(movement.id), findings);
    checkService(movement, judged, findings);
    checkOrder(movement, findings);
  }
}

/** All visits and legs lie within the day's frame. */
function checkFrame(movement: Movement, judged: Case, notified: boolean, findings: Findings): void {
  const frame = judged.frames[judged.dayOf.get(movement.date)!]!;
  const { leadSeconds } = judged.operation.rules;
  const from = Math.max(frame.from, judged.plan.asOf + (notified ? 0 : leadSeconds));
  const { to } = frame;
  const where = nameMovement(movement);
  const starts = [
    ...movement.legs.map((leg) => leg.departAt),
    ...movement.visits.map((visit) => visit.arriveAt),
  ];
  const ends = [...movement.legs.map((leg) => leg.arriveAt), ...movement.visits.map((visit) => visit.endAt)];
  const first = Math.min(...starts, ...ends);
  const last = Math.max(...starts, ...ends);
  findings.expect('movement.too-early', from <= first, where, `not before ${from}`, first);
  findings.expect('movement.too-late', last <= to, where, `not after ${to}`, last);
}

function checkService(movement: Movement, judged: Case, findings: Findings): void {
  const day = judged.dayOf.get(movement.date)!;
  const { handling } = judged.operation.rules;
  movement.visits.forEach((visit, index) => {
    const where = `${nameMovement(movement)} at ${visit.placeId}`;
    const bays = judged.placeOf.get(visit.placeId)!.bays ?? handling.defaultBays;
    const served =
      index === 0
        ? movement.vehicles.length
        : new Set(movement.loads.filter((load) => load.visit === index).map((load) => load.vehicle)).size;
    const rounds = Math.ceil(served / bays);
    const seconds =
      index === 0
        ? handling.loadingSeconds + handling.loadingSecondsPerVehicle * rounds
        : handling.unloadingSeconds + handling.unloadingSecondsPerVehicle * rounds;
    findings.equal('visit.service-time', where, seconds, visit.endAt - visit.startAt);
    const { open } = judged.placeDays.get(visit.placeId, day);
    findings.expect(
      'visit.closed',
      open.some((interval) => interval.from <= visit.startAt && visit.endAt <= interval.to),
      where,
      `within ${JSON.stringify(open.map(({ from, to }) => [from, to]))}`,
      [visit.startAt, visit.endAt],
    );
  });
}

/** Arrive, serve, leave: nothing before what comes first. */
function checkOrder(movement: Movement, findings: Findings): void {
  const { visits, legs } = movement;
  visits.forEach((visit, index) => {
    const where = `${nameMovement(movement)} at ${visit.placeId}`;
    findings.expect(
      'visit.order',
      visit.arriveAt <= visit.startAt,
      where,
      `from ${visit.arriveAt}`,
      visit.startAt,
    );
    const coming = legs.find(
      (leg) => leg.toId === visit.placeId && leg.fromId === (visits[index - 1]?.placeId ?? movement.homeId),
    );
    if (coming) findings.equal('visit.arrival', where, coming.arriveAt, visit.arriveAt);
    const leaving = legs.find(
      (leg) => leg.fromId === visit.placeId && leg.toId === (visits[index + 1]?.placeId ?? movement.homeId),
    );
    if (leaving)
      findings.expect(
        'leg.leaves-early',
        visit.endAt <= leaving.departAt,
        where,
        `from ${visit.endAt}`,
        leaving.departAt,
      );
  });
}
