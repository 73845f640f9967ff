import { expect, test } from 'vitest';
import { randomStream } from '../../base/index.ts';
import { matchLots } from './match-lots.ts';

const only =
  (...lots: readonly number[]) =>
  (lot: number): boolean =>
    lots.includes(lot);

test('a demand changes to its other lot when a later one may have nothing else', () => {
  const matched = matchLots(
    [
      { lot: 7, packs: 10 },
      { lot: 8, packs: 10 },
    ],
    [
      { packs: 10, allows: only(7, 8) },
      { packs: 6, allows: only(7) },
    ],
  );
  expect(matched).toEqual([
    [
      { lot: 7, packs: 4 },
      { lot: 8, packs: 6 },
    ],
    [{ lot: 7, packs: 6 }],
  ]);
});

test('what no choice can serve gives null', () => {
  expect(matchLots([{ lot: 1, packs: 5 }], [{ packs: 6, allows: () => true }])).toBeNull();
  expect(matchLots([{ lot: 1, packs: 5 }], [{ packs: 1, allows: only(2) }])).toBeNull();
});

test('serves random demands exactly when no set of them asks for more than its lots hold (Hall 1935)', () => {
  const random = randomStream(4, 'match-lots');
  let served = 0;
  for (let round = 0; round < 400; round++) {
    const supply = Array.from({ length: 1 + random.nextBelow(4) }, (_, lot) => ({
      lot,
      packs: 1 + random.nextBelow(9),
    }));
    const demands = Array.from({ length: 1 + random.nextBelow(4) }, () => {
      const allowed = supply.filter(() => random.nextFloat() < 0.6).map(({ lot }) => lot);
      return { packs: 1 + random.nextBelow(6), allows: only(...allowed) };
    });
    const subsets = Array.from({ length: 2 ** demands.length }, (_, bits) =>
      demands.filter((_demand, index) => (bits >> index) % 2 === 1),
    );
    const possible = subsets.every((some) => {
      const asked = some.reduce((sum, { packs }) => sum + packs, 0);
      const held = supply.filter(({ lot }) => some.some(({ allows }) => allows(lot)));
      return asked <= held.reduce((sum, { packs }) => sum + packs, 0);
    });
    const matched = matchLots(supply, demands);
    expect(matched !== null, `round ${round}`).toBe(possible);
    if (matched === null) continue;
    served++;
    const used = supply.map(() => 0);
    matched.forEach((parts, at) => {
      expect(parts.every(({ lot, packs }) => packs > 0 && demands[at]!.allows(lot))).toBe(true);
      expect(parts.reduce((sum, { packs }) => sum + packs, 0)).toBe(demands[at]!.packs);
      for (const { lot, packs } of parts) used[lot]! += packs;
    });
    supply.forEach(({ lot, packs }) => {
      expect(used[lot]!).toBeLessThanOrEqual(packs);
    });
  }
  expect(served).toBeGreaterThan(50);
});
