import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type PlannedRations, planRations, type RationsPlanned } from '../../src/services/index.ts';

const folder = fileURLToPath(new URL('../../examples/dry-road', import.meta.url));

const ask = (changes: {
  readonly needs?: readonly string[];
  readonly sharePpm?: number;
  readonly until?: string;
}): Promise<RationsPlanned> =>
  planRations({
    folder,
    asOf: null,
    needs: changes.needs ?? [],
    sharePpm: changes.sharePpm ?? 500_000,
    until: changes.until ?? null,
    seed: 1,
    iterations: 1,
    outFolder: null,
    signal: new AbortController().signal,
    observer: () => {},
  });

const plan = async (
  changes: Parameters<typeof ask>[0],
): Promise<readonly [PlannedRations, PlannedRations]> => {
  const planned = await ask(changes);
  if (planned.kind !== 'planned') throw new Error(JSON.stringify(planned));
  for (const { check } of planned.options) expect(check.violations).toEqual([]);
  return planned.options as unknown as readonly [PlannedRations, PlannedRations];
};

/*
 * 8,000 people take 16.8 million kcal a day; 2,800 + 300 boxes of 42,000 kcal are 130.2 million: 7.75 days. So full rations
 * last seven days and a bit, and half rations on k days make room for k/2 more: 10 days need k = 5, the first five days.
 */
describe('full rations beside half of them', { timeout: 120_000 }, () => {
  it('finds the fewest days on half rations that let full ones last, and shows who falls below the floor when', async () => {
    const [full, half] = await plan({});
    expect(full.reducedUntil).toBeNull();
    expect(half.reducedUntil).toBe('2024-05-10');
    expect(full.needs[0]!.suppliedUntil).toBe('2024-05-12');
    expect(half.needs[0]!.suppliedUntil).toBe('2024-05-15');
    // The floor is half of the standard: half rations keep everybody just at it, an empty store two days below it.
    expect(full.needs[0]!.outcome).toMatchObject({
      belowFloorFrom: '2024-05-14',
      personDaysBelowFloor: 16_000,
      floorDaysLacking: 16_000,
    });
    expect(half.needs[0]!.outcome).toMatchObject({
      belowFloorFrom: null,
      personDaysBelowFloor: 0,
      below: [],
    });
    expect(full.needs[0]!.outcome.below).toEqual(
      [
        ['east-camp', 4000],
        ['mill-school', 1000],
        ['south-camp', 3000],
      ].map(([placeId, people]) => ({
        placeId,
        people,
        fromDate: '2024-05-14',
        toDate: '2024-05-15',
        floorPpm: 0,
      })),
    );
  });

  it('gives the share until the day asked for, and full rations from the day after', async () => {
    const [, reduced] = await plan({ sharePpm: 750_000, until: '2024-05-08' });
    const means = reduced.needs[0]!.outcome.days.map((day) => day.meanPpm / 1_000_000);
    for (const mean of means.slice(0, 3)) expect(mean).toBeCloseTo(0.75, 1);
    for (const mean of means.slice(3, 8)) expect(mean).toBeCloseTo(1, 1);
    // 3 x 0.75 + 5 = 7.25 of the 7.75 days there are: half a day is left for the ninth.
    expect(means[8]).toBeGreaterThan(0.3);
    expect(means[8]).toBeLessThan(0.6);
    expect(means[9]).toBe(0);
    expect(reduced.needs[0]!.suppliedUntil).toBe('2024-05-13');
  });

  it('refuses what cannot be asked, all at once', async () => {
    const refused = await ask({ needs: ['enrgy'], until: '2024-06-01' });
    expect(refused.kind === 'invalid' && refused.problems.map(({ code, remedy }) => [code, remedy])).toEqual([
      ['rations.unknown-need', 'Did you mean energy?'],
      ['rations.until', 'Give a day of the plan.'],
    ]);
  });
});
