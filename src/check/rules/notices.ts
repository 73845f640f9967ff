import type { Movement, MovementNotice } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { deriveBaseRate, deriveSubmitBy } from '../derive/notice.ts';
import { groupRows } from '../facts/choose.ts';
import type { Findings } from '../findings.ts';
import { getTripTimes, nameMovement } from '../movement-times.ts';

/** R28: everybody can still be asked in time, not too often a day, and the chance of each movement is the base rates'. */
export function checkNotices(judged: Case, findings: Findings): void {
  const { plan, movements } = judged;
  const order = plan.movements.map((movement) => movement.id).join(' ');
  findings.equal('notice.lines', 'notices', order, plan.notices.map((line) => line.movementId).join(' '));
  const lineOf = new Map(plan.notices.map((line) => [line.movementId, line]));
  for (const movement of movements) {
    const line = lineOf.get(movement.id);
    if (!line) continue;
    checkSubmitBy(judged, movement, line, findings);
    const own = deriveChance(judged, movement);
    const where = nameMovement(movement);
    findings.equal('notice.chance', where, JSON.stringify(own), JSON.stringify(orderKeys(line.chance)));
    const load = line.fallback.secondPlaceId === null ? 'returns' : 'second';
    findings.equal('notice.load', where, load, line.fallback.load);
  }
  checkRequests(judged, findings);
}

/** Movements that an earlier plan had notified: what they ask for has been asked. */
export const listKeptIds = ({ plan, operation }: Case): Set<string> => {
  const committed = new Set<string>(operation.commitments?.commitments.map(({ movement }) => movement.id));
  return new Set(plan.changes.kept.filter((id) => committed.has(id)));
};

function checkSubmitBy(judged: Case, movement: Movement, line: MovementNotice, findings: Findings): void {
  const { operation, published, plan } = judged;
  const { recipients } = operation.rules.notice;
  const where = nameMovement(movement);
  const departAt = getTripTimes(movement).from;
  findings.equal(
    'notice.submit-by',
    where,
    recipients.map(({ id }) => id).join(' '),
    line.submitBy.map(({ recipientId }) => recipientId).join(' '),
  );
  const kept = listKeptIds(judged).has(movement.id);
  for (const recipient of recipients) {
    const own = deriveSubmitBy(recipient, departAt, published.days);
    const given = line.submitBy.find((one) => one.recipientId === recipient.id);
    if (given) findings.equal('notice.submit-by', `${where} to ${recipient.id}`, own, given.at);
    findings.expect(
      'notice.too-late',
      kept || own >= plan.asOf,
      `${where} to ${recipient.id}`,
      `a request not due before ${plan.asOf}`,
      own,
    );
  }
}

function checkRequests(judged: Case, findings: Findings): void {
  const kept = listKeptIds(judged);
  for (const { id, requestsPerDay } of judged.operation.rules.notice.recipients) {
    if (requestsPerDay === null) continue;
    for (const [date, ofDay] of groupRows(judged.movements, (movement) => movement.date)) {
      // What was notified before a limit fell stays; nothing comes to it.
      const asked = ofDay.every((movement) => kept.has(movement.id));
      const within = ofDay.length <= requestsPerDay || asked;
      findings.expect(
        'notice.too-many',
        within,
        `${id} on ${date}`,
        `at most ${requestsPerDay}`,
        ofDay.length,
      );
    }
  }
}

/** Product over the areas in which it unloads of the lowest rate there; null where one is not known. */
export function deriveChance(judged: Case, movement: Movement): MovementNotice['chance'] {
  const { operation, preference, placeOf } = judged;
  const stops = movement.visits.slice(1).map((visit) => placeOf.get(visit.placeId)!);
  const chance = { lowPpm: 1_000_000, bestPpm: 1_000_000, highPpm: 1_000_000 };
  const areas = groupRows(stops, (place) => (place.areaId === null ? `2 ${place.id}` : `1 ${place.areaId}`));
  // Rounding down goes on from area to area, so their order counts: areas by id, then places without one.
  for (const key of [...areas.keys()].sort()) {
    const rates = areas.get(key)!.map((place) => deriveBaseRate(operation, place, movement.date, preference));
    if (rates.some((rate) => rate === undefined)) return null;
    const times = (ppm: number, end: 'low' | 'best' | 'high'): number => {
      const product = BigInt(ppm) * BigInt(Math.min(...rates.map((rate) => rate!.sharePpm[end])));
      return Number(product / 1_000_000n);
    };
    chance.lowPpm = times(chance.lowPpm, 'low');
    chance.bestPpm = times(chance.bestPpm, 'best');
    chance.highPpm = times(chance.highPpm, 'high');
  }
  return chance;
}

const orderKeys = (chance: MovementNotice['chance']): MovementNotice['chance'] =>
  chance && { lowPpm: chance.lowPpm, bestPpm: chance.bestPpm, highPpm: chance.highPpm };
