import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccessConstraint, constraintId, type PathStep } from '../src/domain/index.ts';
import { isUnreachable, type RoadNetworkInput, type VehicleClass } from '../src/network/index.ts';
import { computePace, readDirections, stopsVehicles } from '../src/network/passable.ts';
import {
  buildNaive,
  isShut,
  isShutWithin,
  isTouched,
  metresBetween,
  slowing,
  travelNaively,
} from './support/naive-travel.ts';
import {
  CLASSES,
  constraint,
  HORIZON,
  openWorld,
  pairs,
  RULES,
  RUNS,
  world,
} from './support/random-road-network.ts';

test('in one access state travel times are those of a plain search over single segments', () => {
  fc.assert(
    fc.property(world(['closed', 'slowed', 'window', 'permit', 'risk']), fc.nat(500), (input, t) => {
      const travel = openWorld(input);
      const ids = input.places.map(({ id }) => id);
      CLASSES.forEach((vehicle, c) => {
        const naive = buildNaive(input, c);
        const matrix = travel.optimisticSeconds(c, { from: t, to: t + 1 }, ids, ids);
        // One origin at a time searches forwards; all at once to one destination backwards.
        for (const [a, b] of pairs(input)) {
          const expected = travelNaively(naive, vehicle, a, b, t, true);
          const got = matrix[a * ids.length + b]!;
          const single = travel.optimisticSeconds(c, { from: t, to: t + 1 }, ids, [ids[b]!])[a]!;
          expect(single).toBe(got);
          if (expected === Infinity) expect(got).toBe(Infinity);
          else expect(Math.abs(got - expected)).toBeLessThan(0.05);
        }
      });
    }),
    RUNS,
  );
});

test('while access changes on the way arrivals are those of a plain search, where roads only open and shut', () => {
  fc.assert(
    fc.property(world(['closed', 'window', 'permit']), fc.nat(500), (input, t) => {
      const travel = openWorld(input);
      CLASSES.forEach((vehicle, c) => {
        const naive = buildNaive(input, c);
        for (const [a, b] of pairs(input)) {
          const expected = travelNaively(naive, vehicle, a, b, t, false);
          const leg = travel.findLeg({
            classes: [c],
            fromId: input.places[a]!.id,
            toId: input.places[b]!.id,
            departAt: t,
          });
          if (isUnreachable(leg)) expect(t + expected).toBeGreaterThan(HORIZON.to);
          else expect(Math.abs(leg.arriveAt - t - expected)).toBeLessThan(1.05);
        }
      });
    }),
    RUNS,
  );
});

/** Segment parts of a road step, with the constraints that touch them and their time without slowing. */
function listParts(
  input: RoadNetworkInput,
  step: Extract<PathStep, { kind: 'road' }>,
  vehicles: readonly VehicleClass[],
) {
  const { roads: map, constraints } = input;
  const road = map.roads.find(({ id }) => id === step.roadId)!;
  const directions = readDirections(road.tags);
  expect(directions & (step.to > step.from ? 1 : 2)).not.toBe(0);
  const [low, high] = [Math.min(step.from, step.to), Math.max(step.from, step.to)];
  const parts: { seconds: number; touch: readonly AccessConstraint[] }[] = [];
  for (let s = Math.floor(low / 1e6); s * 1e6 < high; s++) {
    const [a, b] = [road.nodes[s]!, road.nodes[s + 1]!];
    const share = (Math.min(high, (s + 1) * 1e6) - Math.max(low, s * 1e6)) / 1e6;
    const pace = Math.max(...vehicles.map((vehicle) => computePace(road.tags, 0, vehicle, RULES)));
    parts.push({
      seconds: share * metresBetween(map, a, b) * pace,
      touch: constraints.filter(({ shape }) => isTouched(map, road.id, a, b, shape)),
    });
    if (s * 1e6 > low) {
      const barrier = map.barriers.get(a);
      expect(barrier !== undefined && stopsVehicles(barrier)).toBe(false);
    }
  }
  return step.to > step.from ? parts : parts.reverse();
}

test('every path found hangs together, is open when driven, and takes exactly its time', () => {
  fc.assert(
    fc.property(
      world(['closed', 'slowed', 'window', 'permit']),
      fc.nat(500),
      fc.constantFrom([0], [1], [1, 0]),
      (input, t, classes) => {
        const travel = openWorld(input);
        const vehicles = classes.map((c) => CLASSES[c]!);
        for (const [a, b] of pairs(input)) {
          const [fromId, toId] = [input.places[a]!.id, input.places[b]!.id];
          const leg = travel.findLeg({ classes, fromId, toId, departAt: t });
          const arrival = travel.findArrival({ classes, fromId, toId, departAt: t });
          if (isUnreachable(leg)) {
            expect(arrival).toEqual(leg);
            continue;
          }
          expect(arrival).toBe(leg.arriveAt);
          let now = t;
          leg.path.forEach((step, i) => {
            // Entered at the whole second before the real instant.
            expect(step.enterAt).toBeGreaterThan(now - 1.02);
            expect(step.enterAt).toBeLessThan(now + 0.02);
            const next = leg.path[i + 1]?.enterAt ?? leg.arriveAt;
            expect(next).toBeGreaterThanOrEqual(step.enterAt);
            if (step.kind === 'connect') {
              const snap =
                travel.network.snaps[classes[0]!]![input.places.findIndex(({ id }) => id === step.placeId)]!;
              if (snap?.kind !== 'road') throw new Error('a connection of a place without a road');
              now += snap.metres / (RULES.snapSpeedKmh / 3.6);
            } else {
              const link = step.kind === 'link' ? input.links.find(({ id }) => id === step.linkId)! : null;
              const parts =
                step.kind === 'road'
                  ? listParts(input, step, vehicles)
                  : [
                      {
                        seconds: link!.seconds.best,
                        touch: input.constraints.filter(
                          ({ shape: s }) => s.kind === 'links' && s.linkIds.includes(link!.id),
                        ),
                      },
                    ];
              for (const { touch } of parts)
                expect(isShutWithin(touch, vehicles, step.enterAt, next)).toBe(false);
              for (const { seconds, touch } of parts) now += seconds * slowing(touch, step.enterAt);
            }
          });
          expect(Math.abs(leg.arriveAt - now)).toBeLessThan(1.05);
          const optimistic = classes.map(
            (c) => travel.optimisticSeconds(c, { from: t, to: leg.arriveAt }, [fromId], [toId])[0]!,
          );
          expect(leg.arriveAt - t).toBeGreaterThanOrEqual(Math.max(...optimistic) - 0.05);
        }
      },
    ),
    RUNS,
  );
});

test('optimistic times are those of a plain search where a road is shut only if it is shut all the time', () => {
  fc.assert(
    fc.property(
      world(['closed', 'slowed', 'window', 'permit']),
      fc.nat(500),
      fc.integer({ min: 1, max: 400 }),
      (input, t, length) => {
        const travel = openWorld(input);
        const ids = input.places.map(({ id }) => id);
        const instants = Array.from({ length }, (_, i) => t + i);
        CLASSES.forEach((vehicle, c) => {
          const naive = buildNaive(input, c);
          for (const [from, edges] of naive.edges) {
            const open = edges.filter(
              ({ touch }) => touch.length === 0 || !instants.every((at) => isShut(touch, [vehicle], at)),
            );
            const slowed = open.map((edge) => ({
              ...edge,
              seconds:
                edge.touch.length === 0
                  ? edge.seconds
                  : edge.seconds * Math.min(...instants.map((at) => slowing(edge.touch, at))),
              touch: [],
            }));
            naive.edges.set(from, slowed);
          }
          const matrix = travel.optimisticSeconds(c, { from: t, to: t + length }, ids, ids);
          for (const [a, b] of pairs(input)) {
            const expected = travelNaively(naive, vehicle, a, b, t, true);
            const got = matrix[a * ids.length + b]!;
            if (expected === Infinity) expect(got).toBe(Infinity);
            else expect(Math.abs(got - expected)).toBeLessThan(0.05);
          }
        });
      },
    ),
    RUNS,
  );
});

test('closing a road never shortens a trip', () => {
  fc.assert(
    fc.property(world(['closed', 'slowed']), constraint(['closed']), (input, extra) => {
      const always = {
        ...extra,
        id: constraintId('x'),
        shape: extra.shape(input.roads.roads.length, input.links.length),
        from: null,
        to: null,
        hours: null,
      } as unknown as AccessConstraint;
      const ids = input.places.map(({ id }) => id);
      const before = openWorld(input).optimisticSeconds(0, { from: 0, to: 1 }, ids, ids);
      const after = openWorld({ ...input, constraints: [...input.constraints, always] }).optimisticSeconds(
        0,
        { from: 0, to: 1 },
        ids,
        ids,
      );
      // Cutting a piece in two rounds twice: half a millisecond each.
      after.forEach((seconds, i) => {
        expect(seconds).toBeGreaterThanOrEqual(before[i] - 0.02);
      });
    }),
    RUNS,
  );
});
