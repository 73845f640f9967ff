import type { StopSignal } from '../allocation/index.ts';
import type { Want } from '../fleet/index.ts';
import { isBetter } from './better-build.ts';
import { type Build, type BuildGround, buildPlan } from './build-plan.ts';
import { chooseFor } from './run-builds.ts';
import { computeWants, type Steering } from './steering-wants.ts';

/** An element this far (parts per million) below what the programme found for it lags. */
const LAG_PPM = 15_000;
const ROUNDS = 4;
/** Rank that puts a want before all others of its day. */
const FIRST = -1_000_000;
/** Days by which a lagging place's wants are called due earlier, for each time it lagged. */
const DAYS_EARLIER = 1;

/**
 * Builds again with the wants of lagging places first and due earlier, a place the more so the oftener it lagged: what no
 * vehicle was left for is built before vehicles are given to others (squeaky-wheel optimisation, Joslin and Clements
 * 1999). Gives back the best of all; ends when nothing lags. At most 4 builds.
 */
export const pressLaggards = (
  ground: BuildGround,
  steering: Steering,
  best: Build,
  signal?: StopSignal,
): Build => {
  const pressed = new Map<number, number>();
  let current = best;
  let winner = best;
  for (let round = 0; round < ROUNDS && signal?.aborted !== true; round++) {
    const lagging = listLagging(ground, steering, current);
    if (lagging.size === 0) break;
    for (const place of lagging) pressed.set(place, (pressed.get(place) ?? 0) + 1);
    const wants = computeWants(ground.problem, steering).map((want) => press(want, pressed));
    current = buildPlan(ground, wants, chooseFor(0, 0));
    if (isBetter(current, winner)) winner = current;
  }
  return winner;
};

/** The want, earlier and before others if its place lagged. */
const press = (want: Want, pressed: ReadonlyMap<number, number>): Want => {
  const times = pressed.get(want.to);
  if (times === undefined) return want;
  return { ...want, due: Math.max(0, want.due - times * DAYS_EARLIER), rank: FIRST * times + want.rank };
};

/** How far (parts per million) the worst-off element of any stage stays below what the programme found for its worst-off. */
export const measureLag = (steering: Steering, build: Build): number => {
  const least = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((a, b) => Math.min(a, b), 1e6);
  return Math.max(
    least(steering.floorPpm) - least(build.coverage.map((line) => line.floorPpm)),
    least(steering.targetPpm) - least(build.coverage.map((line) => line.targetPpm)),
  );
};

/** Places with an element that lags, in its floor or its target. */
const listLagging = (ground: BuildGround, steering: Steering, build: Build): ReadonlySet<number> => {
  const { situation, placeIndex } = ground.problem;
  const lagging = new Set<number>();
  situation.elements.forEach((element, index) => {
    const line = build.coverage[index]!;
    const lag = Math.max(
      steering.floorPpm[index]! - line.floorPpm,
      steering.targetPpm[index]! - line.targetPpm,
    );
    if (lag > LAG_PPM) lagging.add(placeIndex.get(element.placeId)!);
  });
  return lagging;
};
