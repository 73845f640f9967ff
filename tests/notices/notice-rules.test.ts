import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import {
  computeEarliestDeparture,
  computeSubmitBy,
  type Day,
  type Facilitation,
  type FacilitationSubject,
  factId,
  type NoticeRecipient,
  type Operation,
} from '../../src/domain/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const START = 1_700_006_400;

const day = (index: number, length = DAY): Day => ({
  date: `2023-11-${15 + index}`,
  startsAt: START + index * DAY,
  endsAt: START + index * DAY + length,
  offsetSeconds: 0,
  sunriseAt: null,
  sunsetAt: null,
});
const DAYS = [day(0), day(1), day(2)];

const recipient = (leadHours: number, cutoffHour: number | null, requestsPerDay: number | null = null) => ({
  id: 'office',
  name: 'Office',
  leadSeconds: leadHours * HOUR,
  cutoffSecond: cutoffHour === null ? null : cutoffHour * HOUR,
  requestsPerDay,
});

describe('the last instant to ask', () => {
  it('is the lead time before departure, or the cutoff of that day where that comes first', () => {
    const departAt = START + 2 * DAY + 7 * HOUR;
    expect(computeSubmitBy(recipient(6, null), departAt, DAYS)).toBe(START + 2 * DAY + HOUR);
    // 24 hours before is 7:00 of day 1, before the cutoff at 15:00.
    expect(computeSubmitBy(recipient(24, 15), departAt, DAYS)).toBe(START + DAY + 7 * HOUR);
    // 12 hours before is 19:00 of day 1: only until 15:00.
    expect(computeSubmitBy(recipient(12, 15), departAt, DAYS)).toBe(START + DAY + 15 * HOUR);
    // 60 hours before is 19:00 of the day before the first.
    expect(computeSubmitBy(recipient(60, 15), departAt, DAYS)).toBe(START - DAY + 15 * HOUR);
  });

  it('agrees with the earliest departure: at it everybody can just be asked, a second earlier not', () => {
    for (const leadHours of [0, 5, 24, 49]) {
      for (const cutoffHour of [null, 0, 9, 23]) {
        for (const at of [-30, -1, 0, 8, 9, 10, 30, 71, 80]) {
          const office: NoticeRecipient = recipient(leadHours, cutoffHour);
          const asOf = START + at * HOUR;
          const earliest = computeEarliestDeparture([office], asOf, DAYS);
          const where = `lead ${leadHours}, cutoff ${cutoffHour}, asked at ${at}`;
          expect(computeSubmitBy(office, earliest, DAYS), where).toBeGreaterThanOrEqual(asOf);
          expect(computeSubmitBy(office, earliest - 1, DAYS), where).toBeLessThan(asOf);
        }
      }
    }
  });
});

const withRecipients = (operation: Operation, recipients: readonly NoticeRecipient[]): Operation => ({
  ...operation,
  rules: { ...operation.rules, notice: { ...operation.rules.notice, recipients } },
});

/** A rate for hubs and for every other site; every third operation has one for everywhere besides. */
const drawRates = (operation: Operation, seed: number): readonly Facilitation[] => {
  const { origin } = operation.places[0]!;
  const rate = (subject: FacilitationSubject, percent: number, id: string): Facilitation => ({
    subject,
    fromDate: null,
    toDate: null,
    sharePpm: { low: percent * 5_000, best: percent * 7_777, high: percent * 9_999 },
    origin: { ...origin, factId: factId(id) },
  });
  const places = operation.places.filter(({ kind }, index) => kind === 'hub' || index % 2 === 0);
  return [
    ...(seed % 3 === 0 ? [rate({ kind: 'all' }, 60, 'rate-all')] : []),
    ...places.map(({ id }, index) => rate({ kind: 'place', placeId: id }, 70 + index, `rate-of-${id}`)),
  ];
};

describe('plans of random operations where movements must be notified', () => {
  it('ask everybody in time and not too often, and pass the check', async () => {
    let movements = 0;
    let fewer = 0;
    let chances = 0;
    let unknown = 0;
    for (let seed = 21; seed <= 32; seed++) {
      const operation = randomOperation(seed, { ...SMALL, sites: 3 + (seed % 4) });
      const office = recipient([3, 12, 30][seed % 3]!, [null, 15, 4][seed % 3]!, [1, 3, null][seed % 3]!);
      const told = { ...withRecipients(operation, [office]), facilitation: drawRates(operation, seed) };
      const plan = await planInThread(told, { seed });
      expect(checkPlan(told, plan).violations, `seed ${seed}`).toEqual([]);
      movements += plan.movements.length;
      chances += plan.notices.filter(({ chance }) => chance !== null).length;
      unknown += plan.notices.filter(({ chance }) => chance === null).length;
      const free = await planInThread(operation, { seed });
      if (plan.movements.length < free.movements.length) fewer++;
    }
    expect(movements).toBeGreaterThan(30);
    expect(chances).toBeGreaterThan(10);
    expect(unknown).toBeGreaterThan(10);
    // The limits bind somewhere, or the test would show nothing.
    expect(fewer).toBeGreaterThan(3);
  }, 120_000);
});
