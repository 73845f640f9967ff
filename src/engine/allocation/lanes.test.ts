import { describe, expect, it } from 'vitest';
import {
  constantTravel,
  type Tiny,
  tinyOperation,
  tinySituation,
} from '../../../tests/support/tiny-operation.ts';
import { resolveSituation } from '../../domain/index.ts';
import { computeDayFrame, computeLanes, NO_LANE } from './lanes.ts';

const HOUR = 3600;
const tiny: Tiny = {
  days: 2,
  places: [
    { id: 'crossing-open', kind: 'crossing', trucks: 3 },
    { id: 'crossing-unknown', kind: 'crossing' },
    { id: 'hub', kind: 'hub' },
    { id: 'site', kind: 'site', people: 10 },
    { id: 'site-empty', kind: 'site' },
  ],
  goods: [{ id: 'bread', grams: 1, serves: { food: 1 } }],
  needs: [{ id: 'food', amount: 1 }],
  lots: [{ place: 'hub', good: 'bread', packs: 1 }],
  fleet: [
    { id: 'long', home: 'hub', count: 2, payloadGrams: 1, dutySeconds: 8 * HOUR },
    { id: 'short', home: 'hub', count: 1, payloadGrams: 1, dutySeconds: 3 * HOUR },
  ],
};

describe('computeLanes', () => {
  it('joins open crossings to hubs and hubs to sites where somebody needs something', () => {
    const lanes = computeLanes(tinySituation(tiny), constantTravel(HOUR));
    expect(lanes.lanes.map(({ fromId, toId, kind }) => [fromId, toId, kind])).toEqual([
      ['crossing-open', 'hub', 'transfer'],
      ['hub', 'site', 'delivery'],
    ]);
  });

  it('reckons home, loading, unloading and home, floored, and keeps what fits into a duty', () => {
    const travel = constantTravel(HOUR, { 'hub>site': 2.5 * HOUR + 0.7, 'site>hub': HOUR + 0.2 });
    const lanes = computeLanes(tinySituation(tiny), travel);
    // Fleet rows by id: long, short; two days each. Crossing: out 1 h, back 1 h, home is there: 2 h.
    expect([...lanes.roundTripSeconds]).toEqual([
      ...[2 * HOUR, 2 * HOUR, 2 * HOUR, 2 * HOUR],
      ...[3.5 * HOUR, 3.5 * HOUR, NO_LANE, NO_LANE],
    ]);
    expect([...lanes.vehicleSeconds]).toEqual([8, 8, 3, 3].map((hours) => hours * HOUR));
  });

  it('leaves out what cannot be reached', () => {
    expect(computeLanes(tinySituation(tiny), constantTravel(Number.POSITIVE_INFINITY)).lanes).toEqual([]);
  });
});

describe('computeDayFrame', () => {
  const operation = tinyOperation(tiny);
  const { startsAt } = operation.days[0]!;

  it('begins no sooner than the lead time after the as-of instant', () => {
    const lead = { ...operation, rules: { ...operation.rules, leadSeconds: HOUR } };
    expect(computeDayFrame(resolveSituation(lead, startsAt + 5 * HOUR), 0).from).toBe(startsAt + 6 * HOUR);
  });

  it('keeps a margin to sunrise and sunset where only daylight counts', () => {
    const days = operation.days.map((day) => ({
      ...day,
      sunriseAt: day.startsAt + 6 * HOUR,
      sunsetAt: day.startsAt + 18 * HOUR,
    }));
    const light = {
      ...operation,
      days,
      rules: { ...operation.rules, daylight: { only: true, marginSeconds: 600 } },
    };
    expect(computeDayFrame(resolveSituation(light, operation.defaultAsOf), 0)).toEqual({
      from: startsAt + 6 * HOUR + 600,
      to: startsAt + 18 * HOUR - 600,
    });
  });
});
