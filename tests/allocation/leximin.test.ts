import { beforeAll, describe, expect, it } from 'vitest';
import { formatCanonicalJson, randomStream } from '../../src/base/index.ts';
import type { Situation } from '../../src/domain/index.ts';
import { allocate } from '../../src/engine/allocation/allocate.ts';
import type { AllocateOptions, Allocation } from '../../src/engine/allocation/allocation.ts';
import { computeLanes, type Lanes } from '../../src/engine/allocation/lanes.ts';
import { listStages } from '../../src/engine/allocation/stages.ts';
import { type HighsSolver, loadHighsSolver } from '../../src/services/solver/highs-solver.ts';
import {
  buildPlainProgramme,
  evaluateDuality,
  type PlainProgramme,
  withLevelRows,
} from '../support/plain-programme.ts';
import { maximiseColumn } from '../support/plain-simplex.ts';
import { randomTiny } from '../support/random-tiny.ts';
import { constantTravel, type Tiny, tinySituation } from '../support/tiny-operation.ts';

const HOUR = 3600;
let solver: HighsSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

/** Random travel of up to an hour and a half, the same for the same seed; one way in ten is closed. */
const randomTravel = (seed: number) => ({
  optimisticSeconds: (fleet: string, window: { readonly from: number }, from: string, to: string): number => {
    const random = randomStream(seed, 'travel', fleet, window.from, from, to);
    return random.nextFloat() < 0.1 ? Number.POSITIVE_INFINITY : 600 + random.nextBelow(5000);
  },
});

const allocateTiny = async (tiny: Tiny, options: AllocateOptions = {}, travel = constantTravel(HOUR)) => {
  const situation = tinySituation(tiny);
  const lanes = computeLanes(situation, travel);
  const outcome = await allocate(situation, lanes, solver, { flows: true, ...options });
  if (outcome.kind !== 'allocated') throw new Error(JSON.stringify(outcome));
  return { situation, lanes, allocation: outcome };
};

const levelsOf = (allocation: Allocation, kind: 'floor' | 'target', tier = 1) =>
  allocation.stages
    .find((stage) => stage.stage === kind && stage.tier === tier)
    ?.levels.map((level) => [level.valuePpm, level.fixed.length]);

const base: Tiny = {
  days: 1,
  places: [
    { id: 'hub', kind: 'hub' },
    { id: 'site-a', kind: 'site', people: 100 },
    { id: 'site-b', kind: 'site', people: 300 },
  ],
  goods: [{ id: 'bread', grams: 1000, serves: { food: 1000 } }],
  needs: [{ id: 'food', amount: 1000 }],
  lots: [{ place: 'hub', good: 'bread', packs: 200 }],
  fleet: [{ id: 'truck', home: 'hub', count: 100, payloadGrams: 10_000_000 }],
};

describe('solveLeximin', () => {
  it('gives the same share to all where supply is short and everybody can be reached', async () => {
    const { allocation } = await allocateTiny(base);
    // 200 packs for 400 people who need one each.
    expect(levelsOf(allocation, 'target')).toEqual([[500_000, 2]]);
    expect(allocation.flows.map(({ toId, packs }) => [toId, Math.round(packs)])).toEqual([
      ['site-a', 50],
      ['site-b', 150],
    ]);
  });

  it('gives the rest to others where one place cannot hand out its share', async () => {
    const places = base.places.map((place) =>
      place.id === 'site-b' ? { ...place, peoplePerDay: 90 } : place,
    );
    const { allocation } = await allocateTiny({ ...base, places });
    // Site b can serve 90 of 300 people; site a then has all it needs.
    expect(levelsOf(allocation, 'target')).toEqual([
      [300_000, 1],
      [1_000_000, 1],
    ]);
  });

  it('fills floors of every tier before any target', async () => {
    const { allocation } = await allocateTiny({
      ...base,
      goods: [
        { id: 'bread', grams: 1000, serves: { food: 1000 } },
        { id: 'soap', grams: 1000, serves: { wash: 1000 } },
      ],
      needs: [
        { id: 'food', amount: 1000, floor: 400 },
        { id: 'wash', amount: 1000, floor: 250, tier: 2 },
      ],
      lots: [
        { place: 'hub', good: 'bread', packs: 1000 },
        { place: 'hub', good: 'soap', packs: 1000 },
      ],
      // One truck out all day makes 12 round trips of 2 h: 12 x 25 kg = 300 packs.
      fleet: [{ id: 'truck', home: 'hub', count: 1, payloadGrams: 25_000 }],
    });
    // Floors: 160 packs of food, 100 of soap; of the 300 - 260 left all go to food: (160 + 40) / 400.
    expect(levelsOf(allocation, 'floor', 1)).toEqual([[1_000_000, 2]]);
    expect(levelsOf(allocation, 'floor', 2)).toEqual([[1_000_000, 2]]);
    expect(levelsOf(allocation, 'target', 1)).toEqual([[500_000, 2]]);
    expect(levelsOf(allocation, 'target', 2)).toEqual([[250_000, 2]]);
  });

  it('lets goods brought to a hub leave it the next day at the soonest', async () => {
    const { allocation } = await allocateTiny({
      ...base,
      days: 2,
      places: [...base.places, { id: 'crossing', kind: 'crossing', trucks: 5 }],
      lots: [{ place: 'crossing', good: 'bread', packs: 800 }],
    });
    // Nobody eats on day 0; on day 1 there are 400 packs for 400 people.
    expect(levelsOf(allocation, 'target')).toEqual([
      [0, 2],
      [1_000_000, 2],
    ]);
  });

  it('takes volume into account where goods are bulky', async () => {
    const { allocation } = await allocateTiny({
      ...base,
      goods: [{ id: 'bread', grams: 1000, cm3: 10_000, serves: { food: 1000 } }],
      lots: [{ place: 'hub', good: 'bread', packs: 1000 }],
      fleet: [{ id: 'truck', home: 'hub', count: 1, payloadGrams: 1_000_000, volumeCm3: 100_000 }],
    });
    // 12 trips of 10 packs.
    expect(levelsOf(allocation, 'target')).toEqual([[300_000, 2]]);
  });

  it('keeps days that are built as they are and plans the others around them', async () => {
    const flow = { fromId: 'hub', toId: 'site-a', goodId: 'bread', day: 0, packs: 100 } as never;
    const { allocation } = await allocateTiny(
      { ...base, days: 2, lots: [{ place: 'hub', good: 'bread', packs: 300 }] },
      { builtFlows: [flow], freeFromDay: 1 },
    );
    // Site b has nothing on day 0. Site a shares its 100 over two days, and day 1 brings 200 more for three elements.
    expect(levelsOf(allocation, 'target')).toEqual([
      [0, 1],
      [600_000, 3],
    ]);
    expect(allocation.flows.every((entry) => entry.day === 1)).toBe(true);
  });

  it('counts what expires no longer than it can be used, where asked to', async () => {
    const tiny: Tiny = { ...base, days: 2, lots: [{ place: 'hub', good: 'bread', packs: 800, lastDay: 0 }] };
    const bound = await allocateTiny(tiny);
    expect(levelsOf(bound.allocation, 'target')).toEqual([[1_000_000, 4]]);
    const steering = await allocateTiny(tiny, { expiryRows: true });
    expect(levelsOf(steering.allocation, 'target')).toEqual([
      [0, 2],
      [1_000_000, 2],
    ]);
  });

  it('stops when the signal says so', async () => {
    const situation = tinySituation(base);
    const lanes = computeLanes(situation, constantTravel(HOUR));
    expect(await allocate(situation, lanes, solver, { signal: { aborted: true } })).toEqual({
      kind: 'stopped',
    });
  });

  it('reports the failure of a solver that finds no optimum', async () => {
    const situation = tinySituation(base);
    const lanes = computeLanes(situation, constantTravel(HOUR));
    const failing = {
      solve: async () => ({ kind: 'failed', code: 'solver.not-optimal', status: '14' }) as const,
    };
    expect(await allocate(situation, lanes, failing)).toEqual({
      kind: 'failed',
      code: 'solver.not-optimal',
      detail: '14',
    });
  });
});

/** Levels in parts per million by element and stage, by the textbook: after each level every element alone is tried. */
const levelByTheBook = (situation: Situation, lanes: Lanes): Map<string, number> => {
  const plain = buildPlainProgramme(situation, lanes);
  const levels = new Map<string, number>();
  const held = new Map<string, { elementId: string; amount: number }>();
  for (const stage of listStages(situation)) {
    let free = stage.elements.map((e) => situation.elements[e]!.id);
    const demandOf = new Map(stage.elements.map((e) => [situation.elements[e]!.id, stage.demand[e]!]));
    while (free.length > 0) {
      const demand = new Map(free.map((id) => [id, demandOf.get(id)!]));
      const z = maximiseColumn(withLevelRows(plain, demand, held), 'z');
      if (z === null) throw new Error('not feasible');
      const atLevel = new Map(held);
      for (const id of free) {
        atLevel.set(`${stage.name}|${id}`, { elementId: id, amount: (z - 1e-8) * demandOf.get(id)! });
      }
      const programme = withLevelRows(plain, new Map(), atLevel);
      const fixed = free.filter(
        (id) => z > 1 - 1e-7 || (maximiseColumn(programme, `r|${id}`) ?? 0) / demandOf.get(id)! < z + 2e-6,
      );
      const ppm = Math.floor(z * 1e6 + 1e-2);
      for (const id of fixed) {
        levels.set(`${stage.name}|${id}`, z * 1e6);
        held.set(`${stage.name}|${id}`, {
          elementId: id,
          amount: Math.floor((ppm * demandOf.get(id)!) / 1e6),
        });
      }
      free = free.filter((id) => !fixed.includes(id));
    }
  }
  return levels;
};

/** The programme in which a level was found, from the published stages alone. */
const programmeOfLevel = (
  situation: Situation,
  plain: PlainProgramme,
  allocation: Allocation,
  at: { readonly stage: number; readonly level: number },
): PlainProgramme => {
  const elements = new Map(situation.elements.map((element) => [element.id, element]));
  const demandOf = (stage: Allocation['stages'][number], id: string): number =>
    stage.stage === 'floor' ? elements.get(id)!.floorAmount : elements.get(id)!.targetAmount;
  const held = new Map<string, { elementId: string; amount: number }>();
  allocation.stages.slice(0, at.stage + 1).forEach((stage, s) => {
    for (const level of s === at.stage ? stage.levels.slice(0, at.level) : stage.levels) {
      for (const id of level.fixed) {
        held.set(`${stage.stage}${stage.tier}|${id}`, {
          elementId: id,
          amount: Number((BigInt(level.heldPpm) * BigInt(demandOf(stage, id))) / 1_000_000n),
        });
      }
    }
  });
  const stage = allocation.stages[at.stage]!;
  const demand = new Map(stage.levels[at.level]!.free.map((id) => [id, demandOf(stage, id)]));
  return withLevelRows(plain, demand, held);
};

const SEEDS = Array.from({ length: 300 }, (_, k) => k + 1);

describe('on random tiny operations', () => {
  it('finds the levels that trying every element alone finds', async () => {
    let levels = 0;
    for (const seed of SEEDS) {
      const { situation, lanes, allocation } = await allocateTiny(randomTiny(seed), {}, randomTravel(seed));
      const expected = levelByTheBook(situation, lanes);
      listStages(situation).forEach((stage) => {
        for (const e of stage.elements) {
          const found = (stage.kind === 'floor' ? allocation.floorPpm : allocation.targetPpm)[e]!;
          const wanted = expected.get(`${stage.name}|${situation.elements[e]!.id}`)!;
          expect(
            Math.abs(found - wanted),
            `seed ${seed} ${stage.name} element ${e}: ${found} for ${wanted}`,
          ).toBeLessThan(15);
        }
      });
      levels += allocation.stages.reduce((sum, stage) => sum + stage.levels.length, 0);
    }
    expect(levels).toBeGreaterThan(SEEDS.length * 2);
  }, 240_000);

  it('proves every level by the rows of the rules, to a part per million, in a non-decreasing order', async () => {
    for (const seed of SEEDS) {
      const { situation, lanes, allocation } = await allocateTiny(
        randomTiny(seed),
        { flows: false },
        randomTravel(seed),
      );
      const plain = buildPlainProgramme(situation, lanes);
      allocation.stages.forEach((stage, s) => {
        const ids = stage.levels.flatMap((level) => level.fixed);
        expect(new Set(ids)).toEqual(new Set(stage.levels[0]!.free));
        stage.levels.forEach((level, l) => {
          const value = evaluateDuality(
            programmeOfLevel(situation, plain, allocation, { stage: s, level: l }),
            level.multipliers,
          );
          expect(value * 1e6, `seed ${seed} stage ${s} level ${l}`).toBeLessThan(level.valuePpm + 0.01);
          expect(level.valuePpm - level.heldPpm).toBeLessThanOrEqual(3);
          if (l > 0) expect(level.heldPpm).toBeGreaterThanOrEqual(stage.levels[l - 1]!.heldPpm);
        });
      });
    }
  });

  it('gives flows that the rules allow and that reach the levels', async () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const { situation, lanes, allocation } = await allocateTiny(randomTiny(seed), {}, randomTravel(seed));
      const plain = buildPlainProgramme(situation, lanes);
      const rows = new Map(plain.rows);
      const upper = new Map(plain.upper);
      // Flows fixed from above by their own values; what is left must still reach every held amount.
      for (const column of upper.keys()) if (column.startsWith('x|')) upper.set(column, 0);
      for (const { fromId, toId, goodId, day, packs } of allocation.flows)
        upper.set(`x|${fromId}|${toId}|${goodId}|${day}`, packs * (1 + 1e-7) + 1e-6);
      situation.elements.forEach((element, e) => {
        const floor = element.floorAmount > 0 ? allocation.floorPpm[e]! * element.floorAmount : 0;
        const amount = Math.max(floor, allocation.targetPpm[e]! * element.targetAmount) / 1e6;
        rows.set(`held|${e}`, {
          entries: new Map([[`r|${element.id}`, -1]]),
          side: -(amount - 1) * (1 - 1e-5),
        });
      });
      upper.set('z', 1);
      const flows = new Set([...upper.keys()].filter((column) => column.startsWith('x|')));
      expect(maximiseColumn({ rows, upper }, 'z', flows), `seed ${seed}`).not.toBeNull();
    }
  });

  it('never gets lexicographically worse with more supply', async () => {
    for (const seed of SEEDS.slice(0, 100)) {
      const tiny = randomTiny(seed);
      const more = {
        ...tiny,
        lots: tiny.lots.map((lot, k) => (k === 0 ? { ...lot, packs: lot.packs + 10 } : lot)),
      };
      const before = await allocateTiny(tiny, { certificates: false, flows: false }, randomTravel(seed));
      const after = await allocateTiny(more, { certificates: false, flows: false }, randomTravel(seed));
      const stages = listStages(before.situation);
      let decided = false;
      for (const stage of stages) {
        const [least, most] = [before.allocation, after.allocation].map((allocation) =>
          stage.elements
            .map((e) => (stage.kind === 'floor' ? allocation.floorPpm : allocation.targetPpm)[e]!)
            .sort((a, b) => a - b),
        ) as [number[], number[]];
        for (let i = 0; i < least.length && !decided; i++) {
          expect(most[i]! - least[i]!, `seed ${seed} ${stage.name}`).toBeGreaterThan(-15);
          if (most[i]! > least[i]! + 15) decided = true;
        }
      }
    }
  });

  it('gives the same bytes for the same input', async () => {
    for (const seed of SEEDS.slice(0, 30)) {
      const write = async () => {
        const { allocation } = await allocateTiny(randomTiny(seed), {}, randomTravel(seed));
        const { flows, stages, floorLimits, targetLimits } = allocation;
        return formatCanonicalJson({ flows, stages, floorLimits, targetLimits });
      };
      expect(await write()).toBe(await write());
    }
  });
});
