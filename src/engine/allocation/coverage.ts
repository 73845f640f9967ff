import { compareNumbers } from '../../base/index.ts';
import { type CoverageLine, PPM, type Situation } from '../../domain/index.ts';
import type { HandOut } from './flow.ts';

/**
 * Coverage of every element, in the order of `situation.elements`, from what is handed out (docs/rules.md R19).
 * O(elements + hand-outs x needs a good serves x periods of the need).
 */
export const computeCoverage = (
  situation: Situation,
  handOuts: readonly HandOut[],
): readonly CoverageLine[] => {
  const received = computeReceived(situation, handOuts);
  return situation.elements.map((element, index): CoverageLine => {
    const { targetAmount, floorAmount } = element;
    const receivedAmount = received[index];
    return {
      placeId: element.placeId,
      needId: element.needId,
      tier: element.tier,
      fromDate: situation.days[element.firstDay].date,
      toDate: situation.days[element.lastDay].date,
      people: element.people,
      weight: element.weight,
      floorAmount,
      targetAmount,
      receivedAmount,
      floorPpm: floorAmount === 0 ? PPM : Math.min(PPM, toPpm(receivedAmount, floorAmount)),
      targetPpm: toPpm(receivedAmount, targetAmount),
      verified: element.verified,
    };
  });
};

/** Amount each element receives, at most its cap, in the need's unit. */
export const computeReceived = (situation: Situation, handOuts: readonly HandOut[]): Float64Array => {
  const elementsAt = new Map<string, number[]>();
  situation.elements.forEach((element, index) => {
    const key = `${element.placeId}|${element.needId}`;
    const list = elementsAt.get(key);
    if (list === undefined) elementsAt.set(key, [index]);
    else list.push(index);
  });
  const goods = new Map(situation.operation.goods.map((good) => [good.id, good]));
  const received = new Float64Array(situation.elements.length);
  for (const { placeId, goodId, firstDay, packs } of handOuts) {
    for (const { needId, quantityPerPack } of goods.get(goodId)?.serves ?? []) {
      for (const index of elementsAt.get(`${placeId}|${needId}`) ?? []) {
        const element = situation.elements[index];
        if (element.firstDay <= firstDay && firstDay <= element.lastDay) {
          received[index] += packs * quantityPerPack;
        }
      }
    }
  }
  for (let e = 0; e < received.length; e++) {
    received[e] = Math.min(received[e], situation.elements[e].capAmount);
  }
  return received;
};

/** floor(10^6 x part / whole), exact for amounts beyond 2^53 / 10^6 too. */
export const toPpm = (part: number, whole: number): number =>
  part <= Number.MAX_SAFE_INTEGER / PPM
    ? Math.floor((part * PPM) / whole)
    : Number((BigInt(part) * BigInt(PPM)) / BigInt(whole));

/**
 * Above 0 where `a` is the better coverage, below where `b` is, 0 where they are equal: floors by tier, then targets by
 * tier, each as its sorted vector, least first, compared lexicographically; then the person-weighted total of verified
 * elements, then that of all. Both are of the same elements in the same order.
 */
export const compareCoverage = (a: readonly CoverageLine[], b: readonly CoverageLine[]): number => {
  const tiers = [...new Set(a.map((line) => line.tier))].sort(compareNumbers);
  for (const ppmOf of [floorOf, targetOf]) {
    for (const tier of tiers) {
      const left = sortedPpm(a, tier, ppmOf);
      const right = sortedPpm(b, tier, ppmOf);
      for (let i = 0; i < left.length; i++) {
        if (left[i] !== right[i]) return left[i] - right[i];
      }
    }
  }
  return (
    totalOf(a.filter((line) => line.verified)) - totalOf(b.filter((line) => line.verified)) ||
    totalOf(a) - totalOf(b)
  );
};

type PpmOf = (line: CoverageLine) => number | null;

const floorOf: PpmOf = (line) => (line.floorAmount === 0 ? null : line.floorPpm);
const targetOf: PpmOf = (line) => line.targetPpm;

const sortedPpm = (lines: readonly CoverageLine[], tier: number, ppmOf: PpmOf): Float64Array =>
  Float64Array.from(
    lines.flatMap((line) => {
      const ppm = line.tier === tier ? ppmOf(line) : null;
      return ppm === null ? [] : [ppm];
    }),
  ).sort();

const totalOf = (lines: readonly CoverageLine[]): number =>
  lines.reduce((sum, line) => sum + line.weight * line.targetPpm, 0);
