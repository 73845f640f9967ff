import type { NoticeRecipient } from './notice.ts';
import type { Day, Instant } from './time.ts';
import { wallClockInstant } from './wall-clock.ts';

const DAY_SECONDS = 86_400;

/**
 * The last instant at which a request can reach the recipient so that its lead time is kept (docs/rules.md R28): what
 * comes after the cutoff counts from the next midnight. `days` are the operation's; before and after them days are of
 * 24 hours.
 */
export const computeSubmitBy = (
  recipient: NoticeRecipient,
  departAt: Instant,
  days: readonly Day[],
): Instant => {
  const latest = departAt - recipient.leadSeconds;
  return Math.min(latest, findCutoff(recipient, latest, days));
};

/** The earliest departure for which everybody can still be asked at `asOf`; minus infinity without recipients. */
export const computeEarliestDeparture = (
  recipients: readonly NoticeRecipient[],
  asOf: Instant,
  days: readonly Day[],
): Instant =>
  recipients.reduce((earliest, recipient) => {
    const counts = asOf <= findCutoff(recipient, asOf, days) ? asOf : findDay(asOf, days).endsAt;
    return Math.max(earliest, counts + recipient.leadSeconds);
  }, -Infinity);

/** Movements of one date that may be asked for: the least of what recipients allow; Infinity: no limit. */
export const computeRequestsPerDay = (recipients: readonly NoticeRecipient[]): number =>
  Math.min(...recipients.map((recipient) => recipient.requestsPerDay ?? Infinity), Infinity);

/** Until when a request of that local day counts from its own moment. */
const findCutoff = ({ cutoffSecond }: NoticeRecipient, at: Instant, days: readonly Day[]): Instant =>
  cutoffSecond === null ? Infinity : wallClockInstant(findDay(at, days), cutoffSecond);

const findDay = (at: Instant, days: readonly Day[]): Day => {
  const known = days.find((day) => day.startsAt <= at && at < day.endsAt);
  if (known !== undefined) return known;
  const first = days[0]!;
  const last = days.at(-1)!;
  const start = at < first.startsAt ? first.startsAt : last.endsAt;
  const startsAt = start + Math.floor((at - start) / DAY_SECONDS) * DAY_SECONDS;
  return { ...first, startsAt, endsAt: startsAt + DAY_SECONDS };
};
