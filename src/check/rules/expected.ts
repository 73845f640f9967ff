import type { Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { deriveChance } from './notices.ts';

type End = 'low' | 'best' | 'high';

/** R28: the coverage of each need that base rates let expect. */
export function checkExpected(judged: Case, findings: Findings): void {
  const { plan } = judged;
  const needs = plan.summary.needs.map((line) => line.needId).join(' ');
  findings.equal('expected.needs', 'expected', needs, plan.expected.map((line) => line.needId).join(' '));
  const chances = new Map(judged.movements.map((movement) => [movement, deriveChance(judged, movement)]));
  /** In parts per million; NaN where not known. */
  const chanceOf = (movement: Movement, end: End): number => {
    const chance = chances.get(movement);
    if (chance) return chance[`${end}Ppm`];
    return { low: 0, best: Number.NaN, high: 1_000_000 }[end];
  };
  for (const line of plan.expected) {
    const mean = plan.summary.needs.find((one) => one.needId === line.needId)?.meanPpm ?? 0;
    for (const end of ['low', 'best', 'high'] as const) {
      const own = discount(judged, line.needId, mean, (movement) => chanceOf(movement, end));
      findings.equal('expected.coverage', `${line.needId} ${end}`, own, line[`${end}Ppm`]);
    }
  }
}

/** `mean` times the share of the need's packs that gets through, its way to the hub included; null: not known. */
function discount(
  judged: Case,
  needId: string,
  mean: number,
  chanceOf: (movement: Movement) => number,
): number | null {
  const { lots, placeOf, movements, operation } = judged;
  const kindOf = (id: string) => placeOf.get(id)?.kind;
  let whole = 0n;
  let through = 0n;
  let known = true;
  for (const good of operation.goods) {
    const quantity = good.serves.find((entry) => entry.needId === needId)?.quantityPerPack;
    if (quantity === undefined) continue;
    const amount = (packs: number): bigint => BigInt(packs) * BigInt(quantity);
    for (const lot of lots.lots) {
      if (lot.good.id !== good.id || kindOf(lot.placeId) !== 'site') continue;
      whole += amount(lot.packs);
      through += amount(lot.packs) * 1_000_000n;
    }
    const atHubs = sumPacks(
      lots.lots
        .filter((lot) => lot.good.id === good.id && kindOf(lot.placeId) === 'hub')
        .map((lot) => ({ packs: lot.packs, ppm: 1_000_000 })),
      movements
        .filter((movement) => movement.kind === 'transfer')
        .flatMap((movement) => listPacks(movement, good.id, chanceOf(movement))),
    );
    for (const movement of movements) {
      if (movement.kind !== 'delivery') continue;
      for (const { packs, ppm } of listPacks(movement, good.id, chanceOf(movement))) {
        if (Number.isNaN(ppm) || atHubs === null) {
          known = false;
          continue;
        }
        whole += amount(packs);
        through += amount(packs) * ((BigInt(ppm) * atHubs) / 1_000_000n);
      }
    }
  }
  if (!known) return null;
  return whole === 0n ? mean : Number((BigInt(mean) * through) / (whole * 1_000_000n));
}

interface Packs {
  readonly packs: number;
  readonly ppm: number;
}

const listPacks = (movement: Movement, goodId: string, ppm: number): Packs[] =>
  movement.loads.filter((load) => load.goodId === goodId).map(({ packs }) => ({ packs, ppm }));

/** Mean share of all packs, rounded down; null where one is not known. */
function sumPacks(...lists: readonly (readonly Packs[])[]): bigint | null {
  const all = lists.flat();
  if (all.some(({ ppm }) => Number.isNaN(ppm))) return null;
  const packs = all.reduce((sum, one) => sum + BigInt(one.packs), 0n);
  const weighed = all.reduce((sum, one) => sum + BigInt(one.packs) * BigInt(one.ppm), 0n);
  return packs === 0n ? 1_000_000n : weighed / packs;
}
