import { compareStrings } from '../../base/index.ts';
import { type BindingLimit, type LimitKind, PPM } from '../../domain/index.ts';
import type { LevelPrices } from './level-model.ts';
import { type Programme, rowName } from './programme.ts';
import { NO_ROW } from './rows-builder.ts';
import type { Stage } from './stages.ts';

/** What an element is held at by a stage: the amount on the right of `hold|stage|element`. */
export interface Hold {
  readonly stage: string;
  readonly amount: number;
}

/** Multipliers of one level with what they prove. */
export interface Certificate {
  /** Largest z that weak duality with the multipliers as written allows, rounded up to parts per million. */
  readonly valuePpm: number;
  readonly multipliers: readonly { readonly row: string; readonly value: string }[];
  readonly limits: readonly BindingLimit[];
}

/** Significant digits tried for multipliers, fewest first; the last are all a double has. */
const DIGITS = [5, 7, 9, 12, 17];
/**
 * A certificate from a level's prices (docs/rules.md R20): prices rounded to as few digits as leave the bound the
 * same in parts per million, and the bound that the rounded ones prove, by weak duality on the programme itself.
 * O(entries) for each number of digits. `holds[e]` is the strongest hold of element e by earlier stages and levels.
 */
export const makeCertificate = (
  programme: Programme,
  stage: Stage,
  free: readonly number[],
  prices: LevelPrices,
  holds: readonly (Hold | undefined)[],
): Certificate => {
  const exact = proveBound(programme, stage, free, prices, holds);
  for (const digits of DIGITS) {
    const rounded = roundPrices(prices, digits);
    const proof = proveBound(programme, stage, free, rounded, holds);
    if (toValuePpm(proof.value) > toValuePpm(exact.value) && digits !== DIGITS.at(-1)) continue;
    return {
      valuePpm: toValuePpm(proof.value),
      multipliers: listMultipliers(programme, free, rounded, proof.hold, holds),
      limits: proof.limits(),
    };
  }
  throw new Error('Broken promise: the last number of digits is taken whatever it loses');
};

/** Rounded up; what lies within a thousandth of a part per million above a whole one is rounding. */
const toValuePpm = (value: number): number => Math.max(0, Math.ceil(value * PPM - 1e-3));

interface Proof {
  readonly value: number;
  /** `[element]`: multiplier of its hold row that the prices of its other rows allow. */
  readonly hold: Float64Array;
  readonly limits: () => readonly BindingLimit[];
}

/**
 * The right side of weak duality: sum of prices x right sides, plus what columns could still gain within their bounds.
 * Multipliers of hold rows are chosen here: as large as the element's own column allows, which is always best.
 */
const proveBound = (
  programme: Programme,
  stage: Stage,
  free: readonly number[],
  prices: LevelPrices,
  holds: readonly (Hold | undefined)[],
): Proof => {
  const { rowCount, rowBefore, rowUpper, differences, columnCount, columnUpper, elementCount } = programme;
  const { starts, indices, values } = differences;
  // A difference is paid for by its own row and all rows after it in the chain.
  const paid = prices.row.slice();
  let value = 0;
  for (let i = rowCount - 1; i >= 0; i--) {
    value += prices.row[i] * rowUpper[i];
    if (rowBefore[i] !== NO_ROW) paid[rowBefore[i]] += paid[i];
  }
  const hold = new Float64Array(elementCount);
  const gain = new Float64Array(columnCount);
  for (let j = 0; j < columnCount; j++) {
    let cost = 0;
    for (let k = starts[j]; k < starts[j + 1]; k++) cost += paid[indices[k]] * values[k];
    if (j < elementCount) {
      cost -= prices.cover[j];
      const held = holds[j];
      if (held !== undefined && cost > 0) {
        hold[j] = cost;
        value -= cost * held.amount;
        cost = 0;
      }
    }
    if (cost < 0) {
      gain[j] = -cost * columnUpper[j];
      value += gain[j];
    }
  }
  let covered = 0;
  for (const e of free) covered += prices.cover[e] * stage.demand[e];
  value += Math.max(0, 1 - covered);
  return {
    value,
    hold,
    limits: () =>
      shareOut(
        programme,
        prices.row,
        hold.map((price, e) => price * (holds[e]?.amount ?? 0)),
        gain,
      ),
  };
};

/**
 * Limits by what they contribute to the bound, strongest first; what is held for others counts as a limit too. Shares are
 * rounded down. `held[e]`: price x amount that element e is guaranteed; `gain[j]`: price x bound of column j.
 */
export const shareOut = (
  programme: Programme,
  row: Float64Array,
  held: Float64Array,
  gain: Float64Array,
): readonly BindingLimit[] => {
  const parts = new Map<string, { kind: LimitKind; subject: string; part: number }>();
  let sum = 0;
  const add = (kind: LimitKind, subject: string, part: number): void => {
    if (part <= 0) return;
    sum += part;
    const key = `${kind}|${subject}`;
    const entry = parts.get(key);
    if (entry === undefined) parts.set(key, { kind, subject, part });
    else entry.part += part;
  };
  for (const { firstRow, limit, subject, numbers } of programme.rowBlocks) {
    let part = 0;
    for (let i = firstRow; i < firstRow + Math.max(1, numbers.length); i++)
      part += row[i] * programme.rowUpper[i];
    add(limit, subject, part);
  }
  const { elements } = programme.situation;
  for (let e = 0; e < elements.length; e++) {
    add('others-worse-off', elements[e].needId, held[e]);
  }
  for (const { firstColumn, limit, subject, numbers } of programme.columnBlocks) {
    let part = 0;
    for (let j = firstColumn; j < firstColumn + Math.max(1, numbers.length); j++) part += gain[j];
    add(limit, subject, part);
  }
  return [...parts.values()]
    .map(({ kind, subject, part }) => ({ kind, subject, sharePpm: Math.floor((part / sum) * PPM) }))
    .filter(({ sharePpm }) => sharePpm >= LEAST_SHARE_PPM)
    .sort(
      (a, b) =>
        b.sharePpm - a.sharePpm || compareStrings(a.kind, b.kind) || compareStrings(a.subject, b.subject),
    );
};

/** Limits below half a per cent are left out. */
const LEAST_SHARE_PPM = 5_000;

const listMultipliers = (
  programme: Programme,
  free: readonly number[],
  prices: LevelPrices,
  hold: Float64Array,
  holds: readonly (Hold | undefined)[],
): Certificate['multipliers'] => {
  const list: { row: string; value: string }[] = [];
  const add = (row: string, price: number): void => {
    if (price > 0) list.push({ row, value: formatDecimal(price) });
  };
  const { elements } = programme.situation;
  for (const e of free) add(`cover|${elements[e].id}`, prices.cover[e]);
  for (let e = 0; e < hold.length; e++) {
    const held = holds[e];
    if (held !== undefined && held.amount > 0)
      add(`hold|${held.stage}|${elements[e].id}`, roundTo(hold[e], 12));
  }
  for (let i = 0; i < programme.rowCount; i++) add(rowName(programme, i), prices.row[i]);
  return list;
};

const roundPrices = (prices: LevelPrices, digits: number): LevelPrices => ({
  row: prices.row.map((price) => roundTo(price, digits)),
  cover: prices.cover.map((price) => roundTo(price, digits)),
  hold: prices.hold,
});

const roundTo = (price: number, digits: number): number =>
  price === 0 || digits === 17 ? price : Number(price.toPrecision(digits));

/** A number >= 0 in plain decimals, without exponent, that reads back as the same double. */
export const formatDecimal = (value: number): string => {
  const [digits, exponent] = value.toExponential().split('e');
  const shift = Number(exponent);
  const [whole, fraction = ''] = digits.split('.');
  const all = whole + fraction;
  if (shift < 0) return `0.${'0'.repeat(-shift - 1)}${all}`;
  if (shift >= fraction.length) return all + '0'.repeat(shift - fraction.length);
  return `${all.slice(0, shift + 1)}.${all.slice(shift + 1)}`;
};
