import { type AccessConstraint, constraintId, linkId, roadId } from '../../src/domain/index.ts';
import { hour, origin } from './small-clock.ts';
import { node } from './small-roads.ts';

const box = (km: number): readonly (readonly [number, number])[] => [
  [node(km), -20_000],
  [node(km + 1), -20_000],
  [node(km + 1), 20_000],
  [node(km), 20_000],
  [node(km), -20_000],
];

const allDays = [0, 1, 2, 3, 4, 5, 6];

/** A gate that asks for a permit, a night window, a wet track and a closed detour. */
export const access: readonly AccessConstraint[] = [
  {
    id: constraintId('gate'),
    kind: 'permit',
    name: null,
    shape: { kind: 'links', linkIds: [linkId('link1')] },
    from: null,
    to: null,
    hours: null,
    slowPpm: null,
    permit: 'gate',
    riskPpm: null,
    origin: origin('access-gate'),
  },
  {
    id: constraintId('night'),
    kind: 'window',
    name: null,
    shape: { kind: 'polygons', polygons: [[box(5)]] },
    from: null,
    to: hour(9, 0),
    hours: [{ weekdays: allDays, fromSecond: 7 * 3600, toSecond: 17 * 3600 }],
    slowPpm: null,
    permit: null,
    riskPpm: null,
    origin: origin('access-night'),
  },
  {
    id: constraintId('rain'),
    kind: 'slowed',
    name: null,
    shape: { kind: 'roads', roadIds: [roadId('r3')] },
    from: hour(2, 0),
    to: hour(2, 12),
    hours: null,
    slowPpm: 2_000_000,
    permit: null,
    riskPpm: null,
    origin: origin('access-rain'),
  },
  {
    id: constraintId('works'),
    kind: 'closed',
    name: null,
    shape: { kind: 'disc', latE7: 0, lonE7: node(25), radiusMetres: 100 },
    from: hour(1, 12),
    to: hour(1, 14),
    hours: null,
    slowPpm: null,
    permit: null,
    riskPpm: null,
    origin: origin('access-works'),
  },
];
