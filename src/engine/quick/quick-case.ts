import { unreachable } from '../../base/index.ts';
import type { QuickAnswers, QuickNeed } from '../../domain/index.ts';

/** One figure for each answer: a corner of all the ranges, or their best figures. Unknown figures are `Infinity` or 0. */
export interface QuickCase {
  readonly answers: QuickAnswers;
  readonly people: number;
  readonly trucks: number;
  readonly roundTripSeconds: number;
  readonly lostPpm: number;
  /** Grams by need that can be sent within the days. */
  readonly supply: readonly number[];
}

/** All figures at their best; what is not known is ample, so that it takes room from other needs and not less. */
export const caseAtBest = (answers: QuickAnswers): QuickCase => ({
  answers,
  people: answers.people.best,
  trucks: answers.trucks?.best ?? Infinity,
  roundTripSeconds: answers.roundTripSeconds.best,
  lostPpm: answers.lostPpm.best,
  supply: answers.needs.map((need) => sumSupply(need, answers.days, 'best') ?? Infinity),
});

/** Every figure at the end that leaves the smaller gap. */
export const caseAtEase = (answers: QuickAnswers): QuickCase => ({
  answers,
  people: answers.people.low,
  trucks: answers.trucks?.high ?? Infinity,
  roundTripSeconds: answers.roundTripSeconds.low,
  lostPpm: answers.lostPpm.low,
  supply: answers.needs.map((need) => sumSupply(need, answers.days, 'high') ?? Infinity),
});

/** Every figure at the end that leaves the larger gap. */
export const caseAtWorst = (answers: QuickAnswers): QuickCase => ({
  answers,
  people: answers.people.high,
  trucks: answers.trucks?.low ?? 0,
  roundTripSeconds: answers.roundTripSeconds.high,
  lostPpm: answers.lostPpm.high,
  supply: answers.needs.map(
    (need) =>
      (need.stockGrams?.low ?? 0) + (need.arrivalGramsPerDay?.low ?? 0) * Math.max(0, answers.days - 1),
  ),
});

/** Stock and what comes in before the last day; null where one of them is not known. */
export function sumSupply(need: QuickNeed, days: number, end: 'low' | 'best' | 'high'): number | null {
  if (need.stockGrams === null || need.arrivalGramsPerDay === null) return null;
  return need.stockGrams[end] + need.arrivalGramsPerDay[end] * (days - 1);
}

/** Grams that the need asks for in all days. */
export function countRequired({ answers, people }: QuickCase, need: QuickNeed): number {
  const each = need.amount * need.gramsPerUnit;
  switch (need.basis) {
    case 'person_day':
      return people * each * answers.days;
    case 'person':
      return people * each;
    case 'household':
      return Math.ceil(people / answers.householdSize) * each;
    default:
      return unreachable(need.basis);
  }
}

/** Grams that must be sent for all that is asked for to get through. */
export const countToSend = (one: QuickCase, need: QuickNeed): number =>
  countRequired(one, need) / (1 - one.lostPpm / 1e6);

/** Round trips of one truck in all days: whole ones in each day, or one in several days where a day is too short. */
export function countTrips({ answers: { workSeconds, days }, roundTripSeconds }: QuickCase): number {
  if (roundTripSeconds <= workSeconds) return days * Math.floor(workSeconds / roundTripSeconds);
  return Math.floor(days / Math.ceil(roundTripSeconds / workSeconds));
}

/** Trucks that carry all of these needs in all days. */
export function countTrucks(one: QuickCase, needs: readonly QuickNeed[]): number {
  const grams = needs.reduce((sum, need) => sum + countToSend(one, need), 0);
  return Math.ceil(grams / (countTrips(one) * one.answers.payloadGrams) - EPSILON);
}

/** Sums of exact figures carry rounding of about 1e-12, which must not cost a whole truck. */
const EPSILON = 1e-9;

/**
 * Share (0 to 1) of each need that gets through. Trucks are shared so that all needs are met to the same share, each as
 * far as its supply goes.
 */
export function weighCase(one: QuickCase): number[] {
  const { needs, payloadGrams } = one.answers;
  const toSend = needs.map((need) => countToSend(one, need));
  const most = toSend.map((grams, n) => Math.min(1, one.supply[n]! / grams));
  let room = one.trucks === Infinity ? Infinity : one.trucks * payloadGrams * countTrips(one);
  const shares = needs.map(() => 0);
  // Fills all needs alike until the one with the least supply is out of it, then the others.
  const open = needs.map((_, n) => n).sort((a, b) => most[a]! - most[b]!);
  let level = 0;
  while (open.length > 0) {
    const weight = open.reduce((sum, n) => sum + toSend[n]!, 0);
    const next = most[open[0]!]!;
    const hasRoom = (next - level) * weight <= room;
    room -= (next - level) * weight;
    level = hasRoom ? next : next + room / weight;
    for (const n of open) shares[n] = level;
    if (!hasRoom) break;
    open.shift();
  }
  return shares;
}
