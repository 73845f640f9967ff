import type { Day } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { computeSunTimes } from '../clock/sun.ts';
import { addDays, buildZoneClock, type ZoneClock } from '../clock/zone-clock.ts';
import type { Findings } from '../findings.ts';

/** Two formulas for the sun and rounding to the minute may differ by this much. */
const SUN_SLACK_SECONDS = 180;

/** R2, R2a, R3: the plan's days are the operation's, and both agree with the judge's own clock and sun. */
export function checkClock(judged: Case, findings: Findings): void {
  const { plan, days, published } = judged;
  findings.equal('clock.zone', 'clock', published.timeZone, plan.clock.timeZone);
  findings.equal('clock.zone-data', 'clock', published.timeZoneData, plan.clock.timeZoneData);
  const given = plan.clock.days.map((day) => day.date).join(' ');
  findings.equal('clock.days', 'clock', days.map((day) => day.date).join(' '), given);
  findings.equal('plan.expires', 'expires', days.at(-1)?.date, judged.plan.expires);

  const zone = buildZoneClock(published.timeZone);
  for (const day of published.days)
    checkDay(day, zone, published.position, `operation ${day.date}`, findings);
  for (const day of plan.clock.days) {
    const where = `clock ${day.date}`;
    checkDay(day, zone, published.position, where, findings);
    const own = published.days.find((one) => one.date === day.date);
    if (!own) continue;
    const same =
      own.startsAt === day.startsAt &&
      own.endsAt === day.endsAt &&
      own.offsetSeconds === day.offsetSeconds &&
      own.sunriseAt === day.sunriseAt &&
      own.sunsetAt === day.sunsetAt;
    findings.expect('clock.differs', same, where, own, day);
  }
}

function checkDay(
  day: Day,
  zone: ZoneClock,
  position: { readonly latE7: number; readonly lonE7: number },
  where: string,
  findings: Findings,
): void {
  const startsAt = zone.midnight(day.date);
  findings.equal('clock.midnight', `${where} startsAt`, startsAt, day.startsAt);
  findings.equal('clock.midnight', `${where} endsAt`, zone.midnight(addDays(day.date, 1)), day.endsAt);
  const nominalNoon = Date.parse(`${day.date}T12:00:00Z`) / 1000;
  const noon = nominalNoon - zone.offsetAt(nominalNoon - zone.offsetAt(startsAt));
  findings.equal('clock.offset', where, zone.offsetAt(noon), day.offsetSeconds);

  const sun = computeSunTimes(noon, position.latE7 / 1e7, position.lonE7 / 1e7);
  for (const [name, own, given] of [
    ['sunrise', sun.rise, day.sunriseAt],
    ['sunset', sun.set, day.sunsetAt],
  ] as const) {
    const agree = own === null || given === null ? own === given : Math.abs(own - given) <= SUN_SLACK_SECONDS;
    findings.expect('clock.sun', agree, `${where} ${name}`, own === null ? 'none' : Math.round(own), given);
    if (given !== null)
      findings.expect('clock.sun-minute', given % 60 === 0, `${where} ${name}`, 'a whole minute', given);
  }
}
