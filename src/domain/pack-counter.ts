import { chooseFacts, formatRangeValue, indexReliability } from './choose-fact.ts';
import type { Operation } from './operation.ts';
import type { Conversion } from './people.ts';
import type { Conflict } from './situation.ts';
import type { Origin } from './source.ts';
import type { SupplyFact } from './supply.ts';

export interface PackCounter {
  /** Packs of a row at its best figure and the facts they rest on; null where its unit has no conversion to packs. */
  readonly count: (row: SupplyFact) => { readonly packs: number; readonly origins: readonly Origin[] } | null;
  /** Conversions that disagree. */
  readonly conflicts: readonly Conflict[];
}

/** Counts supply in packs by the visible conversions (docs/rules.md R7): the good's own before the general one. */
export const buildPackCounter = (visible: Operation): PackCounter => {
  const conversions = chooseFacts(
    visible.conversions.filter((row) => row.kind === 'good' && row.to === 'pack'),
    indexReliability(visible.sources),
    (row) => ({ quantity: 'conversion/good', subject: `${row.from}|${row.subject ?? ''}`, date: '' }),
    (row) => formatRangeValue(row.factorPpm),
  );
  const factors = new Map<string, Conversion>(
    conversions.chosen.map((row) => [`${row.from}|${row.subject ?? ''}`, row]),
  );
  return {
    count: (row) => {
      if (row.unit === 'pack') return { packs: row.count.best, origins: [row.origin] };
      const conversion = factors.get(`${row.unit}|${row.goodId}`) ?? factors.get(`${row.unit}|`);
      if (conversion === undefined) return null;
      return { packs: convert(row.count.best, conversion), origins: [row.origin, conversion.origin] };
    },
    conflicts: conversions.conflicts,
  };
};

const convert = (count: number, conversion: Conversion): number =>
  Number((BigInt(count) * BigInt(conversion.factorPpm.best)) / 1_000_000n);
