import type { RandomStream } from '../base/index.ts';
import type { Range } from '../domain/index.ts';

/** A number between two others, each equally likely. */
export const drawBetween = (random: RandomStream, low: number, high: number): number =>
  low + (high - low) * random.nextFloat();

/** True with this probability. */
export const drawChance = (random: RandomStream, probability: number): boolean =>
  random.nextFloat() < probability;

export function drawOne<T>(random: RandomStream, items: readonly T[]): T {
  return items[random.nextBelow(items.length)] as T;
}

/** Log-normal with this median; `sigma` is the deviation of the logarithm. Box and Muller 1958. */
export function drawLogNormal(random: RandomStream, median: number, sigma: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.nextFloat()));
  return median * Math.exp(sigma * radius * Math.cos(2 * Math.PI * random.nextFloat()));
}

/** To two significant digits, as counts in the field are given. */
export function roundAsCounted(value: number): number {
  if (value < 100) return Math.round(value);
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / step) * step;
}

/** A range about `best`: down to (1 - below) and up to (1 + above) of it at most, whole numbers. */
export function drawRange(random: RandomStream, best: number, below: number, above: number): Range {
  const low = Math.floor(best * (1 - drawBetween(random, below / 3, below)));
  const high = Math.ceil(best * (1 + drawBetween(random, above / 3, above)));
  return { low, best, high };
}
