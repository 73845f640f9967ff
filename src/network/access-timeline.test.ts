import { expect, test } from 'vitest';
import { type AccessConstraint, constraintId, type Day, type Origin } from '../domain/index.ts';
import { buildAccessTimeline } from './access-timeline.ts';
import { atWallClock, weekdayOf } from './weekly-hours.ts';

const HOUR = 3600;
/** Days of 24 hours at UTC from Monday, 6 May 2024. */
const days = (count: number): Day[] =>
  Array.from({ length: count }, (_, d) => ({
    date: `2024-05-${String(6 + d).padStart(2, '0')}`,
    startsAt: d * 24 * HOUR,
    endsAt: (d + 1) * 24 * HOUR,
    offsetSeconds: 0,
    sunriseAt: null,
    sunsetAt: null,
  }));

const constraint = (id: string, fields: Partial<AccessConstraint>): AccessConstraint => ({
  id: constraintId(id),
  kind: 'closed',
  name: null,
  shape: { kind: 'roads', roadIds: [] },
  from: null,
  to: null,
  hours: null,
  slowPpm: null,
  permit: null,
  riskPpm: null,
  origin: {} as Origin,
  ...fields,
});

const daily = (from: number, to: number) => [
  { weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: from * HOUR, toSecond: to * HOUR },
];

test('a daily window over two weeks makes two states and an epoch for each change', () => {
  const timeline = buildAccessTimeline(
    [constraint('gate', { kind: 'window', hours: daily(8, 16) })],
    days(14),
    {
      from: 0,
      to: 14 * 24 * HOUR,
    },
  );
  expect(timeline.states.map((state) => [...state])).toEqual([[0], []]);
  expect(timeline.epochs).toHaveLength(29);
  expect(timeline.stateAt(8 * HOUR - 1)).toBe(0);
  expect(timeline.stateAt(8 * HOUR)).toBe(1);
  expect(timeline.nextChange(8 * HOUR)).toBe(16 * HOUR);
  expect(timeline.statesWithin(9 * HOUR, 16 * HOUR)).toEqual([1]);
  expect(timeline.statesWithin(9 * HOUR, 16 * HOUR + 1)).toEqual([0, 1]);
});

test('a constraint holds from its first second until before its last; unknown ends are open', () => {
  const timeline = buildAccessTimeline(
    [
      constraint('a', { from: 100, to: 200 }),
      constraint('b', { to: 150 }),
      constraint('c', { from: 180 }),
      constraint('never', { kind: 'risk' }),
      constraint('order', { kind: 'order' }),
    ],
    [],
    { from: 0, to: 1000 },
  );
  const activeAt = (t: number) => [...timeline.states[timeline.stateAt(t)]];
  expect([0, 100, 149, 150, 180, 199, 200, 999].map(activeAt)).toEqual([
    [1],
    [0, 1],
    [0, 1],
    [0],
    [0, 2],
    [0, 2],
    [2],
    [2],
  ]);
  expect(timeline.epochs.map(({ from }) => from)).toEqual([0, 100, 150, 180, 200]);
});

test('hours that follow one another do not end an epoch, and empty hours never hold', () => {
  const hours = [...daily(0, 12), ...daily(12, 24)];
  const timeline = buildAccessTimeline(
    [
      constraint('always', { hours }),
      constraint('never open', { kind: 'window', hours: [] }),
      constraint('no hours', { kind: 'window' }),
    ],
    days(2),
    { from: 0, to: 48 * HOUR },
  );
  expect(timeline.epochs).toHaveLength(1);
  expect([...timeline.states[0]]).toEqual([0, 1]);
});

test('hours are those of the clock on the wall, also where it changes', () => {
  // Gaza, 20 April 2024: the clock went from 02:00 to 03:00, so the day has 23 hours.
  const short: Day = { ...days(1)[0], startsAt: 1000, endsAt: 1000 + 23 * HOUR };
  expect(atWallClock(short, HOUR)).toBe(1000 + HOUR);
  expect(atWallClock(short, 8 * HOUR)).toBe(1000 + 7 * HOUR);
  expect(atWallClock(short, 24 * HOUR)).toBe(short.endsAt);
  const long: Day = { ...short, endsAt: 1000 + 25 * HOUR };
  expect(atWallClock(long, 4 * HOUR)).toBe(1000 + 5 * HOUR);
  expect(atWallClock(long, 4 * HOUR - 1)).toBe(1000 + 4 * HOUR - 1);
});

test('weekdays count from Monday', () => {
  expect(['2024-05-06', '2024-05-12', '1970-01-01', '1969-12-31', '2024-02-29'].map(weekdayOf)).toEqual([
    0, 6, 3, 2, 3,
  ]);
});
