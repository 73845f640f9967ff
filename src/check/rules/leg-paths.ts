import type { Leg, Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { CheckCode } from '../check-codes.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';
import { shuts, slowness, type TimedConstraint } from '../roads/access-times.ts';
import type { ClassRoads } from '../roads/class-roads.ts';
import { combineClasses, type VehicleClass } from '../roads/vehicle-class.ts';
import { type Piece, walkLeg } from '../roads/walk.ts';

const WALK_CODES: readonly CheckCode[] = [
  'leg.disconnected',
  'leg.not-passable',
  'leg.wrong-way',
  'leg.wrong-snap',
  'leg.wrong-mode',
  'leg.barrier',
];

/** Rounding of one piece to the decisecond, and of one leg to the second (R9). */
const PIECE_SLACK = 0.1;
const LEG_SLACK = 1;

/** R9 to R12 and R14: every leg is driven again on the judge's own roads, step by step and second by second. */
export function checkLegPaths(judged: Case, findings: Findings): void {
  const accessOf = indexAccess(judged.constraints);
  for (const movement of judged.movements) {
    const fleets = movement.vehicles.map((vehicle) => judged.fleetOf.get(vehicle.fleetId)!);
    const roads = judged.roadsOf(combineClasses(fleets));
    for (const leg of movement.legs) checkLeg(leg, movement, roads, accessOf, judged, findings);
  }
}

function checkLeg(
  leg: Leg,
  movement: Movement,
  roads: ClassRoads,
  accessOf: AccessIndex,
  judged: Case,
  findings: Findings,
): void {
  const where = `${nameMovement(movement)} leg ${leg.fromId} > ${leg.toId}`;
  const world = { ...judged, rules: judged.operation.rules.roads };
  const { pieces, faults } = walkLeg(leg, roads, world);
  for (const code of WALK_CODES) findings.count(code, leg.path.length);
  for (const fault of faults)
    findings.expect(fault.code, false, `${where} step ${fault.step}`, fault.expected, fault.actual);

  const metres = pieces.reduce((sum, piece) => sum + piece.metres, 0);
  const unmeasured = pieces.reduce((sum, piece) => sum + piece.unmeasuredMetres, 0);
  const slack = metres * 0.005 + 5;
  const right = metres - unmeasured - slack <= leg.metres && leg.metres <= metres + slack;
  findings.expect('leg.metres', right, where, Math.round(metres), leg.metres);

  checkTimes(leg, where, pieces, roads.vehicle, accessOf, findings);
}

/** Entry times, the leg's duration, and that nothing is passed while it is shut. */
function checkTimes(
  leg: Leg,
  where: string,
  pieces: readonly Piece[],
  vehicle: VehicleClass,
  accessOf: AccessIndex,
  findings: Findings,
): void {
  // A planner may read the state once a step or once a segment: between the two lies every honest time.
  let least = leg.departAt;
  let most = leg.departAt;
  let seen = 0;
  let done = 0;
  leg.path.forEach((step, index) => {
    const slack = LEG_SLACK + PIECE_SLACK * seen;
    const stepWhere = `${where} step ${index}`;
    const inTime = least - slack <= step.enterAt && step.enterAt <= most + slack;
    findings.expect('leg.entry-time', inTime, stepWhere, showRange(least, most), step.enterAt);
    const leaveAt = leg.path[index + 1]?.enterAt ?? leg.arriveAt;
    let elapsed = 0;
    for (; done < pieces.length && pieces[done]!.step === index; done++) {
      const piece = pieces[done]!;
      const constraints = accessOf(piece);
      const range = findSlowRange(constraints, step.enterAt - slack, leaveAt + slack);
      const enter = step.enterAt + elapsed;
      const leave = enter + piece.seconds * range.least;
      reportShut(constraints, vehicle, enter + slack, leave - slack, stepWhere, findings);
      least += piece.seconds * range.least;
      most += piece.seconds * range.most;
      elapsed += piece.seconds * range.least;
      seen++;
    }
  });
  const slack = LEG_SLACK + PIECE_SLACK * seen;
  findings.expect('leg.too-fast', leg.arriveAt >= least - slack, where, showRange(least, most), leg.arriveAt);
  findings.expect('leg.too-slow', leg.arriveAt <= most + slack, where, showRange(least, most), leg.arriveAt);
}

const showRange = (least: number, most: number): string =>
  most - least < 1 ? `about ${Math.round(least)}` : `${Math.floor(least)} to ${Math.ceil(most)}`;

/** Least and largest factor on time while any part of [from, to) lasts. */
function findSlowRange(
  constraints: readonly TimedConstraint[],
  from: number,
  to: number,
): { readonly least: number; readonly most: number } {
  const instants = new Set<number>([from]);
  for (const { active } of constraints)
    for (const interval of active)
      for (const at of [interval.from, interval.to]) if (from < at && at < to) instants.add(at);
  const factors = [...instants].map((at) => {
    const holding = constraints.filter((one) => isActive(one, at));
    return Math.max(1, ...holding.map((one) => slowness(one.constraint) / 1e6));
  });
  return { least: Math.min(...factors), most: Math.max(...factors) };
}

const isActive = (timed: TimedConstraint, at: number): boolean =>
  timed.active.some(({ from, to }) => from <= at && at < to);

function reportShut(
  constraints: readonly TimedConstraint[],
  vehicle: VehicleClass,
  enter: number,
  leave: number,
  where: string,
  findings: Findings,
): void {
  findings.count('access.shut', 1);
  findings.count('access.no-permit', 1);
  const until = Math.max(leave, enter + 1e-9);
  for (const { constraint, active } of constraints) {
    if (!shuts(constraint, vehicle)) continue;
    const shut = active.find((interval) => interval.from < until && enter < interval.to);
    const code = constraint.kind === 'permit' ? 'access.no-permit' : 'access.shut';
    findings.expect(code, shut === undefined, where, `open under ${constraint.id}`, [
      Math.round(enter),
      Math.round(leave),
    ]);
  }
}

type AccessIndex = (piece: Piece) => readonly TimedConstraint[];

/** Which constraints touch a piece. */
function indexAccess(constraints: readonly TimedConstraint[]): AccessIndex {
  const bySegment = new Map<number, TimedConstraint[]>();
  const byLink = new Map<string, TimedConstraint[]>();
  for (const timed of constraints) {
    for (const segment of timed.segments) bySegment.set(segment, [...(bySegment.get(segment) ?? []), timed]);
    for (const link of timed.linkIds) byLink.set(link, [...(byLink.get(link) ?? []), timed]);
  }
  return ({ segment, linkId }) => {
    if (segment !== null) return bySegment.get(segment) ?? NONE;
    return (linkId === null ? undefined : byLink.get(linkId)) ?? NONE;
  };
}

const NONE: readonly TimedConstraint[] = [];
