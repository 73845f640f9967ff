import type { Origin, QuestionRow, Verdict } from '../domain/index.ts';
import type { Case } from './case.ts';
import { isStale } from './facts/age.ts';
import type { AssumedShares } from './rules/assumed-share.ts';
import type { DerivedCoverage } from './rules/coverage.ts';
import { meanPpm, sumPeople } from './rules/summary-sums.ts';

/** One of the eight answers as the judge derives it, before sensitivity (R22). */
export interface Answer {
  readonly row: QuestionRow;
  readonly verdict: Verdict;
  readonly figure: string;
  readonly unit: string;
  readonly value: number | null;
  readonly shortBy: number | null;
  readonly assumedPpm: number | null;
  /** Sources that must be named, and those that may be named beside them. */
  readonly sourceIds: readonly string[];
  readonly alsoAllowed: readonly string[];
}

export function deriveAnswers(
  judged: Case,
  coverage: readonly DerivedCoverage[],
  shares: AssumedShares,
): Answer[] {
  const first = coverage.filter(({ element }) => element.need.tier === 1);
  const sources = listFoodSources(judged, first);
  const base = { ...sources, assumedPpm: shares.any };
  const credible = answerCoverage(judged, first);
  const needs = judged.operation.needs.filter((need) => need.tier === 1);
  const supplied = judged.knownNeeds.filter((need) => need.tier === 1).length;
  const allSupplied = needs.length > 0 && supplied === needs.length;
  return [
    { row: 'S1', figure: 'coverage.floor-mean', unit: 'ppm', ...credible, ...base },
    {
      row: 'S2',
      figure: 'needs.known',
      unit: 'needs',
      value: supplied,
      verdict: allSupplied ? credible.verdict : 'not-known',
      shortBy: null,
      ...base,
    },
    {
      row: 'S3',
      figure: 'movements.acknowledged',
      unit: 'movements',
      value: 0,
      verdict: 'not-known',
      shortBy: null,
      assumedPpm: null,
      sourceIds: [],
      alsoAllowed: [],
    },
    answerCrossings(judged),
    { row: 'S5', figure: 'deliveries.grams', unit: 'grams', ...answerDeliveries(judged, first), ...base },
    answerAccess(judged),
    answerPeople(judged),
    answerAsks(judged),
  ];
}

type Said = Pick<Answer, 'verdict' | 'value' | 'shortBy'>;

function answerCoverage(judged: Case, first: readonly DerivedCoverage[]): Said {
  if (first.length === 0) return { verdict: 'not-known', value: null, shortBy: null };
  const value = meanPpm(first.map((one) => ({ weight: one.element.weight, ppm: one.floorPpm })));
  if (first.some((one) => one.floorPpm < 1_000_000))
    return { verdict: 'short', value, shortBy: 1_000_000 - value };
  const known = new Set<string>(judged.knownNeeds.map((need) => need.id));
  const blind =
    judged.operation.needs.some((need) => need.tier === 1 && !known.has(need.id)) ||
    judged.people.sites.some((site) => site.best === null);
  return { verdict: blind ? 'not-known' : 'yes', value, shortBy: null };
}

function answerCrossings(judged: Case): Answer {
  const { operation, days, placeDays, lots } = judged;
  const crossings = operation.places.filter((place) => place.kind === 'crossing');
  const ids = new Set<string>(crossings.map((place) => place.id));
  const arrivals = operation.arrivals.filter((row) => ids.has(row.placeId));
  const capacities = operation.capacities.filter((row) => ids.has(row.placeId));
  let value = 0;
  let assumed = 0;
  for (const movement of judged.movements) {
    const loading = movement.visits[0]!.placeId;
    if (!ids.has(loading)) continue;
    const capacity = placeDays.get(loading, judged.dayOf.get(movement.date)!);
    for (const load of movement.loads) {
      const lot = judged.lotOf.get(load.lotId)!;
      const grams = load.packs * lot.good.gramsPerPack;
      value += grams;
      if (isAssumed(lot.origins) || isAssumed(capacity.origins)) assumed += grams;
    }
  }
  const brought = lots.lots
    .filter((lot) => ids.has(lot.placeId))
    .reduce((sum, lot) => sum + lot.packs * lot.good.gramsPerPack, 0);
  const blind = crossings.some((place) => days.some((_, d) => placeDays.get(place.id, d).trucks === null));
  const left = brought - value;
  const verdict = arrivals.length === 0 || blind ? 'not-known' : left > 0 ? 'short' : 'yes';
  return {
    row: 'S4',
    figure: 'crossing.grams',
    unit: 'grams',
    value,
    verdict,
    shortBy: verdict === 'short' ? left : null,
    assumedPpm: value === 0 ? null : sharePpm(assumed, value),
    sourceIds: listSources([...arrivals, ...capacities].map((row) => row.origin)),
    alsoAllowed: [],
  };
}

const isAssumed = (origins: readonly Origin[]): boolean =>
  origins.some((origin) => origin.assumption !== null);

const sharePpm = (part: number, total: number): number => Number((1_000_000n * BigInt(part)) / BigInt(total));

function answerDeliveries(judged: Case, first: readonly DerivedCoverage[]): Said {
  let value = 0;
  for (const movement of judged.movements) {
    for (const load of movement.loads) {
      if (judged.placeOf.get(movement.visits[load.visit]!.placeId)!.kind !== 'site') continue;
      value += load.packs * judged.lotOf.get(load.lotId)!.good.gramsPerPack;
    }
  }
  if (first.length === 0) return { verdict: 'not-known', value, shortBy: null };
  if (first.every((one) => one.targetPpm === 1_000_000)) return { verdict: 'yes', value, shortBy: null };
  const shortBy = first.reduce((sum, one) => sum + weighMissing(judged, one), 0);
  return { verdict: 'short', value, shortBy };
}

/** Grams of the lightest good that would bring an element to its target, rounded up. */
function weighMissing(judged: Case, one: DerivedCoverage): number {
  const missing = BigInt(one.element.targetAmount - one.receivedAmount);
  const { stock, arrivals, goods } = judged.operation;
  const supplied = new Set([...stock, ...arrivals].map((row) => row.goodId));
  const weights = goods
    .filter((good) => supplied.has(good.id) && !good.household)
    .flatMap((good) =>
      good.serves
        .filter((entry) => entry.needId === one.element.need.id && entry.quantityPerPack > 0)
        .map((entry) => {
          const quantity = BigInt(entry.quantityPerPack);
          return (missing * BigInt(good.gramsPerPack) + quantity - 1n) / quantity;
        }),
    );
  const [lightest = 0n] = weights.sort((a, b) => Number(a - b));
  return Number(lightest);
}

function answerAccess(judged: Case): Answer {
  const constraints = judged.constraints.map((one) => one.constraint);
  const stale = constraints.some(({ to, origin }) => {
    return to === null || isStale(judged.operation.rules, 'access', origin, judged.plan.asOf);
  });
  const assumed = constraints.filter((one) => one.origin.assumption !== null).length;
  return {
    row: 'S6',
    figure: 'access.constraints',
    unit: 'constraints',
    value: constraints.length,
    verdict: constraints.length === 0 || stale ? 'not-known' : 'yes',
    shortBy: null,
    assumedPpm: constraints.length === 0 ? null : sharePpm(assumed, constraints.length),
    sourceIds: listSources(constraints.map((one) => one.origin)),
    alsoAllowed: [],
  };
}

function answerPeople(judged: Case): Answer {
  const { sites } = judged.people;
  const { best } = sumPeople(judged);
  const assumed = sites.filter((site) => site.assumed).reduce((sum, site) => sum + (site.best?.[0] ?? 0), 0);
  const unknown = sites.some((site) => site.best === null);
  const noneKnown = sites.every((site) => site.best === null);
  const verified = sites.every((site) => site.verified) ? 'yes' : 'not-decidable';
  return {
    row: 'S7',
    figure: 'people.best',
    unit: 'people',
    value: noneKnown ? null : best,
    verdict: unknown || sites.length === 0 ? 'not-known' : verified,
    shortBy: null,
    assumedPpm: best === 0 ? null : sharePpm(assumed, best),
    ...splitSources(sites.map((site) => site.origins)),
  };
}

function answerAsks(judged: Case): Answer {
  const { asks } = judged.operation;
  const open = asks.filter((ask) => ask.answeredAt === null || ask.answeredAt > judged.plan.asOf).length;
  return {
    row: 'S8',
    figure: 'asks.open',
    unit: 'asks',
    value: asks.length === 0 ? null : open,
    verdict: asks.length === 0 ? 'not-known' : open > 0 ? 'short' : 'yes',
    shortBy: open > 0 ? open : null,
    assumedPpm: null,
    sourceIds: listSources(asks.map((ask) => ask.origin)),
    alsoAllowed: [],
  };
}

const listSources = (origins: readonly Origin[]): string[] =>
  [...new Set<string>(origins.map((origin) => origin.sourceId))].sort();

/** The first origin of each chain is the fact's own; conversions may be named beside it. */
function splitSources(chains: readonly (readonly Origin[])[]): Pick<Answer, 'sourceIds' | 'alsoAllowed'> {
  const facts = chains.flatMap((chain) => chain.slice(0, 1));
  return { sourceIds: listSources(facts), alsoAllowed: listSources(chains.flat()) };
}

function listFoodSources(
  judged: Case,
  first: readonly DerivedCoverage[],
): Pick<Answer, 'sourceIds' | 'alsoAllowed'> {
  const needs = judged.operation.needs.filter((need) => need.tier === 1);
  const siteIds = new Set(judged.elements.map((element) => element.placeId));
  const sites = judged.people.sites.filter((site) => siteIds.has(site.place.id));
  const used = first.length === 0 ? [] : sites;
  return splitSources([
    ...needs.map((need) => [need.origin]),
    ...used.map((site) => site.origins),
    ...judged.lots.lots.map((lot) => lot.origins),
  ]);
}
