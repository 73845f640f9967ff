import { compareStrings, type RandomStream } from '../base/index.ts';
import {
  type AccessConstraint,
  type AccessShape,
  constraintId,
  type Interval,
  type WeeklyHours,
} from '../domain/index.ts';
import { buildAccessTimeline } from '../network/index.ts';
import { type AccessGround, drawBridge, drawFlood, drawMainPoint, drawQuarter } from './access-shapes.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawBetween, drawChance, drawOne } from './random-draws.ts';

/**
 * All access constraints of an exercise: those that hold throughout, then those that change. Drawn anew, a few times, where
 * `isReachable` says that they cut a place off in every state, or the states are not as many as wanted; null where that
 * never helped.
 */
export function drawAccess(
  world: ExerciseWorld,
  ground: AccessGround,
  isReachable: (constraints: readonly AccessConstraint[]) => boolean,
): readonly AccessConstraint[] | null {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const standing = drawStanding(world, ground, attempt);
    const all = [...standing, ...drawChanging(world, ground, standing, attempt)];
    if (countStates(world, all) === world.options.states && isReachable(all))
      return all.sort((a, b) => compareStrings(a.id, b.id));
  }
  return null;
}

/**
 * What holds throughout, and so makes no further state: a bridge closed until nobody knows when, a slow quarter, a road for
 * holders of a permit, and a risk and an order, which change nothing. `attempt` draws the places anew.
 */
function drawStanding(world: ExerciseWorld, ground: AccessGround, attempt: number): AccessConstraint[] {
  const random = (name: string) => world.random('standing', name, attempt);
  return [
    make(world, 'standing-bridge', 'closed', 'Exercise: bridge down', drawBridge(random('bridge'), ground)),
    make(
      world,
      'standing-order',
      'order',
      'Exercise: area ordered out',
      drawQuarter(random('order'), ground),
    ),
    make(
      world,
      'standing-permit',
      'permit',
      'Exercise: permit road',
      drawMainPoint(random('permit'), ground),
      {
        permit: 'exercise-pass',
      },
    ),
    make(world, 'standing-risk', 'risk', 'Exercise: reports of theft', drawFlood(random('risk'), ground), {
      riskPpm: 20_000,
    }),
    make(world, 'standing-slow', 'slowed', 'Exercise: damaged surface', drawQuarter(random('slow'), ground), {
      slowPpm: 1_800_000,
    }),
  ];
}

/**
 * Constraints that come and go, such that with `standing` the timeline has exactly the wanted number of states: drawn
 * one after the other, each kept where it does not make too many; what is then missing is filled with closures of some
 * hours, each of which adds one state. `attempt` draws all anew.
 */
function drawChanging(
  world: ExerciseWorld,
  ground: AccessGround,
  standing: readonly AccessConstraint[],
  attempt: number,
): readonly AccessConstraint[] {
  const wanted = world.options.states;
  const kept: AccessConstraint[] = [];
  const statesWith = (more: AccessConstraint): number => countStates(world, [...standing, ...kept, more]);
  let states = countStates(world, standing);
  const tries = wanted === 1 ? 0 : 4 + Math.ceil(Math.log2(wanted)) * 3;
  for (let i = 0; i < tries && states < wanted; i++) {
    const constraint = drawOneChanging(world, ground, i, attempt);
    const count = statesWith(constraint);
    if (count > wanted || count === states) continue;
    kept.push(constraint);
    states = count;
  }
  for (let i = 0; states < wanted; i++) {
    const constraint = drawFilling(world, ground, [...standing, ...kept], i, attempt);
    const count = constraint === null ? states : statesWith(constraint);
    if (constraint === null || count !== states + 1) break;
    kept.push(constraint);
    states = count;
  }
  return kept;
}

/** Distinct access states over the horizon, as the planner will see them. */
export const countStates = (world: ExerciseWorld, constraints: readonly AccessConstraint[]): number =>
  timelineOf(world, constraints).states.length;

const timelineOf = (world: ExerciseWorld, constraints: readonly AccessConstraint[]) =>
  buildAccessTimeline(constraints, world.days, {
    from: world.startOf(0),
    to: world.startOf(world.options.days),
  });

/** Kinds in turn, beginning with the two that every operation knows: hours on a main road, and a flood. */
function drawOneChanging(
  world: ExerciseWorld,
  ground: AccessGround,
  index: number,
  attempt: number,
): AccessConstraint {
  const random = world.random('changing', index, attempt);
  const id = `changing-${String(index + 1).padStart(2, '0')}`;
  const day = Math.floor(drawBetween(random, 0, 7)) % world.options.days;
  const from = world.startOf(day) + (6 + random.nextBelow(8)) * HOUR;
  const to = drawChance(random, 0.3) ? null : from + (1 + random.nextBelow(4)) * 24 * HOUR - 3 * HOUR;
  switch (index % 5) {
    case 0:
      return make(world, id, 'window', 'Exercise: gate on a main road', drawMainPoint(random, ground), {
        hours: drawGateHours(random),
      });
    case 1:
      return make(world, id, 'closed', 'Exercise: flood', drawFlood(random, ground), { from, to });
    case 2:
      return make(world, id, 'slowed', 'Exercise: crowded quarter', drawQuarter(random, ground), {
        slowPpm: drawOne(random, [1_500_000, 2_000_000, 3_000_000]),
        hours: [{ weekdays: EVERY_DAY, fromSecond: 7 * HOUR, toSecond: 10 * HOUR }],
      });
    case 3:
      return make(world, id, 'closed', 'Exercise: bridge under repair', drawBridge(random, ground), {
        from,
        to,
      });
    default:
      return make(world, id, 'permit', 'Exercise: escort needed', drawMainPoint(random, ground), {
        ...{ permit: 'exercise-pass', from, to },
      });
  }
}

/** A closure within one epoch of at least two hours, by daylight where there is one; null where none is left. */
function drawFilling(
  world: ExerciseWorld,
  ground: AccessGround,
  before: readonly AccessConstraint[],
  index: number,
  attempt: number,
): AccessConstraint | null {
  const random = world.random('filling', index, attempt);
  const { epochs } = timelineOf(world, before);
  const light = epochs.flatMap((epoch) => listDayParts(world, epoch));
  const choice = light.length > 0 ? light : epochs.filter(({ from, to }) => to - from >= 2 * HOUR);
  if (choice.length === 0) return null;
  const { from, to } = drawOne(random, choice);
  // Whole hours, and the last of the epoch left free: the state before goes on after it.
  const hours = Math.floor((to - from) / HOUR) - 1;
  const length = Math.max(1, Math.min(hours, 1 + random.nextBelow(5)));
  const start = from + random.nextBelow(hours - length + 1) * HOUR;
  const id = `filling-${String(index + 1).padStart(3, '0')}`;
  return make(world, id, 'closed', 'Exercise: road closed for some hours', drawFlood(random, ground), {
    from: start,
    to: start + length * HOUR,
  });
}

/** The parts of an epoch between six and eighteen of each day, if two hours or longer. */
function listDayParts(world: ExerciseWorld, epoch: Interval): readonly Interval[] {
  return world.days.flatMap(({ startsAt }) => {
    const from = Math.max(epoch.from, startsAt + 6 * HOUR);
    const to = Math.min(epoch.to, startsAt + 18 * HOUR);
    return to - from >= 2 * HOUR ? [{ from, to }] : [];
  });
}

function drawGateHours(random: RandomStream): WeeklyHours {
  const fromSecond = (6 + random.nextBelow(3)) * HOUR;
  const toSecond = (15 + random.nextBelow(3)) * HOUR;
  return [{ weekdays: EVERY_DAY, fromSecond, toSecond }];
}

function make(
  world: ExerciseWorld,
  id: string,
  kind: AccessConstraint['kind'],
  name: string,
  shape: AccessShape,
  more: Partial<AccessConstraint> = {},
): AccessConstraint {
  return {
    ...{ id: constraintId(id), kind, name, shape, from: null, to: null, hours: null },
    ...{ slowPpm: null, permit: null, riskPpm: null, origin: world.originOf(id) },
    ...more,
  };
}

const HOUR = 3600;
const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

const MOST_ATTEMPTS = 8;
