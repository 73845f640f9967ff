import { describe, expect, it } from 'vitest';
import { FIRST, HOUR, handMade } from './hand-made.ts';
import { planAndJudge } from './planned.ts';

const ONE_HOUR_AWAY = [['hub', 'site', HOUR]] as const;

describe('a plan whose right answer is known by arithmetic', () => {
  it('brings a truck-load on the first day and tells every instant of it', async () => {
    // 1000 people x 1 day / 10 = 100 packs of 10 kg: just one truck.
    const { plan, movements, broken } = await planAndJudge(
      handMade({ days: 1, ways: ONE_HOUR_AWAY, stock: [['hub', 100, null]] }),
    );
    expect(broken).toEqual([]);
    expect(movements).toHaveLength(1);
    const [movement] = movements;
    // Loading 600 + 300, an hour, unloading 600 + 300, an hour back; nothing to wait for, home is the hub.
    expect(movement!.visits).toEqual([
      { placeId: 'hub', purpose: 'load', arriveAt: FIRST, startAt: FIRST, endAt: FIRST + 900 },
      {
        placeId: 'site',
        purpose: 'unload',
        arriveAt: FIRST + 4500,
        startAt: FIRST + 4500,
        endAt: FIRST + 5400,
      },
    ]);
    expect(movement!.legs.map((leg) => [leg.departAt, leg.arriveAt])).toEqual([
      [FIRST + 900, FIRST + 4500],
      [FIRST + 5400, FIRST + 9000],
    ]);
    expect(movement!.id).toMatch(/^m-[0-9a-f]{10}$/);
    expect(plan.coverage[0]!.targetPpm).toBe(1_000_000);
  });

  it('keeps to daylight and the lead time (R13)', async () => {
    const { movements, broken } = await planAndJudge(
      handMade({
        days: 1,
        ways: ONE_HOUR_AWAY,
        stock: [['hub', 100, null]],
        rules: (rules) => ({
          ...rules,
          leadSeconds: 8 * HOUR,
          daylight: { only: true, marginSeconds: 1800 },
        }),
      }),
    );
    // Light from 06:30, but no movement sooner than eight hours after the as-of instant.
    expect(movements[0]!.visits[0]!.startAt).toBe(FIRST + 8 * HOUR);
    expect(broken).toEqual([]);
  });

  it('waits at home, not on the way, for a site that opens late (R14)', async () => {
    const openingHours = [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: 12 * HOUR, toSecond: 13 * HOUR }];
    const { movements, broken } = await planAndJudge(
      handMade({
        days: 1,
        sites: [{ id: 'site', people: 1000, place: { openingHours } }],
        ways: ONE_HOUR_AWAY,
        stock: [['hub', 100, null]],
      }),
    );
    const [load, unload] = movements[0]!.visits;
    expect(unload!.startAt).toBe(FIRST + 12 * HOUR);
    // Loading ends at 11:00, so that the truck arrives at 12:00.
    expect(load!.startAt).toBe(FIRST + 11 * HOUR - 900);
    expect(broken).toEqual([]);
  });

  it('makes as many trips as duty and turnaround allow (R15)', async () => {
    // A round trip takes 900 + 3600 + 900 + 3600 = 9000 s; two and a turnaround 18 600 s, three 28 200 s.
    const duty = (dutySeconds: number) =>
      planAndJudge(
        handMade({
          days: 1,
          ways: ONE_HOUR_AWAY,
          stock: [['hub', 500, null]],
          trucks: { dutySeconds },
          sites: [{ id: 'site', people: 5000 }],
        }),
      );
    const two = await duty(28_199);
    const three = await duty(28_200);
    expect(two.packsTo('site')).toEqual([200]);
    expect(three.packsTo('site')).toEqual([300]);
    expect([...two.broken, ...three.broken]).toEqual([]);
  });

  it('fills trucks by volume where that binds first (R16)', async () => {
    // 10 m3 of room and packs of 0.2 m3: 50 packs a truck; two trucks with one trip each.
    const { movements, packsTo, broken } = await planAndJudge(
      handMade({
        days: 1,
        pack: [10_000, 200_000],
        ways: ONE_HOUR_AWAY,
        stock: [['hub', 200, null]],
        trucks: { count: { low: 2, best: 2, high: 2 }, dutySeconds: 3 * HOUR },
      }),
    );
    expect(packsTo('site')).toEqual([100]);
    expect(movements.flatMap((movement) => movement.loads).every((load) => load.packs <= 50)).toBe(true);
    expect(broken).toEqual([]);
  });

  it('sends no delivery below the orderly minimum, and bundles small ones in one truck (R16)', async () => {
    const small = (orderlyMinimumGrams: number) =>
      planAndJudge(
        handMade({
          days: 1,
          sites: [
            { id: 'site-a', people: 300 },
            { id: 'site-b', people: 300 },
          ],
          ways: [
            ['hub', 'site-a', HOUR],
            ['hub', 'site-b', HOUR],
            ['site-a', 'site-b', 600],
          ],
          stock: [['hub', 60, null]],
          trucks: { dutySeconds: 3 * HOUR },
          rules: (rules) => ({ ...rules, orderlyMinimumGrams }),
        }),
      );
    // One truck, one trip a day: both sites (30 packs of 10 kg each) are stops of it.
    const bundled = await small(300_000);
    expect(bundled.movements).toHaveLength(1);
    expect([bundled.packsTo('site-a'), bundled.packsTo('site-b')]).toEqual([[30], [30]]);
    const refused = await small(300_001);
    expect(refused.movements).toHaveLength(0);
    expect([...bundled.broken, ...refused.broken]).toEqual([]);
  });

  it('takes no more trucks in at a crossing than it has slots, and brings on next day what came (R17, R18)', async () => {
    // Two slots a day are two truck-loads; what reaches the hub on one day leaves it on the next.
    const { packsTo, broken } = await planAndJudge(
      handMade({
        days: 4,
        sites: [{ id: 'site', people: 3000 }],
        ways: [...ONE_HOUR_AWAY, ['crossing', 'hub', HOUR]],
        stock: [],
        arrivals: [['crossing', 1000, 0]],
        crossingTrucks: 2,
        trucks: { count: { low: 6, best: 6, high: 6 } },
      }),
    );
    expect(packsTo('hub').slice(0, 3)).toEqual([200, 200, 200]);
    expect(packsTo('site')).toEqual([0, 200, 200, 200]);
    expect(broken).toEqual([]);
  });

  it('keeps the headway between departures (R17)', async () => {
    const { movements, packsTo, broken } = await planAndJudge(
      handMade({
        days: 1,
        sites: [{ id: 'site', people: 4000 }],
        ways: ONE_HOUR_AWAY,
        stock: [['hub', 400, null]],
        trucks: { count: { low: 4, best: 4, high: 4 }, dutySeconds: 3 * HOUR },
        rules: (rules) => ({ ...rules, convoy: { ...rules.convoy, maxVehicles: 1, headwaySeconds: HOUR } }),
      }),
    );
    const departures = movements.map((movement) => movement.legs[0]!.departAt).sort((a, b) => a - b);
    expect(departures).toEqual([0, 1, 2, 3].map((n) => FIRST + 900 + n * HOUR));
    expect(packsTo('site')).toEqual([400]);
    expect(broken).toEqual([]);
  });

  it('loads first what expires first, and nothing that expires before it is handed out (R7, R18)', async () => {
    // Periods of two days: a lot that lasts one day can never be handed out.
    const { plan, broken } = await planAndJudge(
      handMade({
        days: 4,
        periodDays: 2,
        ways: ONE_HOUR_AWAY,
        stock: [
          ['hub', 100, '2025-03-03'],
          ['hub', 100, '2025-03-04'],
          ['hub', 100, null],
        ],
      }),
    );
    const used = new Map<string, number>();
    for (const line of plan.distributions) used.set(line.lotId, (used.get(line.lotId) ?? 0) + line.packs);
    expect(used.get('supply-hub--1-2025-03-03')).toBeUndefined();
    expect(used.get('supply-hub--1-2025-03-04')).toBe(100);
    expect(broken).toEqual([]);
  });

  it('keeps a hub within its storage (R18)', async () => {
    const { packsTo, broken } = await planAndJudge(
      handMade({
        days: 2,
        ways: [...ONE_HOUR_AWAY, ['crossing', 'hub', HOUR]],
        stock: [['crossing', 400, null]],
        crossingTrucks: 100,
        hub: { storageGrams: 600_000 },
        trucks: { count: { low: 4, best: 4, high: 4 } },
      }),
    );
    expect(packsTo('hub')[0]).toBe(60);
    expect(broken).toEqual([]);
  });

  it('brings no more to a site for later days than it can store (R19)', async () => {
    // Trucks come on the first day only: 100 packs for the day and the 30 that fit the store for the next.
    const { packsTo, plan, broken } = await planAndJudge(
      handMade({
        days: 3,
        sites: [{ id: 'site', people: 1000, place: { storageGrams: 300_000 } }],
        ways: ONE_HOUR_AWAY,
        stock: [['hub', 300, null]],
        trucks: { count: { low: 5, best: 5, high: 5 }, toDate: '2025-03-03' },
      }),
    );
    expect(packsTo('site')).toEqual([130, 0, 0]);
    expect(plan.coverage.map((line) => line.receivedAmount)[0]).toBe(1000);
    expect(broken).toEqual([]);
  });

  it('lets no more vehicles over a link than it bears (R11)', async () => {
    // Each trip passes the link twice: five passages are two trips.
    const { movements, broken } = await planAndJudge(
      handMade({
        days: 1,
        sites: [{ id: 'site', people: 4000 }],
        ways: ONE_HOUR_AWAY,
        wayTrucks: 5,
        stock: [['hub', 400, null]],
        trucks: { count: { low: 4, best: 4, high: 4 } },
      }),
    );
    expect(movements.reduce((sum, movement) => sum + movement.vehicles.length, 0)).toBe(2);
    expect(broken).toEqual([]);
  });

  it('forms convoys of the least size (R14)', async () => {
    const { movements, broken } = await planAndJudge(
      handMade({
        days: 1,
        ways: ONE_HOUR_AWAY,
        stock: [['hub', 100, null]],
        trucks: { count: { low: 3, best: 3, high: 3 } },
        rules: (rules) => ({ ...rules, convoy: { ...rules.convoy, minVehicles: 3 } }),
      }),
    );
    expect(movements.map((movement) => movement.vehicles.length)).toEqual([3]);
    expect(broken).toEqual([]);
  });
});
