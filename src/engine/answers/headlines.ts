import { compareStrings } from '../../base/index.ts';
import {
  type CoverageLine,
  countStale,
  type FactId,
  type Headline,
  type Origin,
  PPM,
  type QuestionRow,
  type Verdict,
} from '../../domain/index.ts';
import type { AnswerInput } from './answer-input.ts';
import { listEffectiveConstraints } from './effective-constraints.ts';
import type { MovementSums } from './movement-sums.ts';

/** The answers S1..S8, each with one figure, its sources and how much of it is assumed (docs/rules.md R22). */
export const computeHeadlines = (
  input: AnswerInput,
  sums: MovementSums,
  assumedPpm: number,
): readonly Headline[] => {
  const tierOne = input.coverage.filter((line) => line.tier === 1);
  const credible = answerCredible(input, tierOne, assumedPpm);
  return [
    credible,
    answerNeeds(input, credible),
    headline('S3', 'not-known', 'movements.acknowledged', 0, 'movements', null, [], null),
    answerCrossings(input, sums),
    answerDistribution(input, tierOne, sums, credible),
    answerAccess(input),
    answerPeople(input),
    answerAsks(input),
  ];
};

const headline = (
  row: QuestionRow,
  verdict: Verdict,
  figure: string,
  value: number | null,
  unit: string,
  shortBy: number | null,
  sourceIds: readonly string[],
  assumedPpm: number | null,
): Headline => ({
  row,
  verdict,
  figure,
  value,
  unit,
  shortBy: verdict === 'short' ? shortBy : null,
  sourceIds: [...new Set(sourceIds)].sort(compareStrings),
  assumedPpm,
});

const sourcesOf = (rows: readonly { readonly origin: Origin }[]): string[] =>
  rows.map((row) => row.origin.sourceId);

const sourcesOfFacts = ({ situation: { operation } }: AnswerInput, factIds: readonly FactId[]): string[] => {
  const wanted = new Set(factIds);
  return sourcesOf(
    [...operation.people, ...operation.conversions, ...operation.stock, ...operation.arrivals].filter((row) =>
      wanted.has(row.origin.factId),
    ),
  );
};

const answerCredible = (
  input: AnswerInput,
  tierOne: readonly CoverageLine[],
  assumedPpm: number,
): Headline => {
  const { situation } = input;
  const tierOneNeeds = situation.operation.needs.filter((need) => need.tier === 1);
  const served = new Set(tierOne.map((line) => line.placeId));
  const sources = [
    ...sourcesOf(tierOneNeeds),
    ...sourcesOfFacts(
      input,
      situation.sites.filter((site) => served.has(site.placeId)).flatMap((site) => site.factIds),
    ),
    ...sourcesOfFacts(
      input,
      situation.lots.flatMap((lot) => lot.factIds),
    ),
  ];
  if (tierOne.length === 0)
    return headline('S1', 'not-known', 'coverage.floor-mean', null, 'ppm', null, sources, assumedPpm);
  const weight = tierOne.reduce((sum, line) => sum + BigInt(line.weight), 0n);
  const covered = tierOne.reduce((sum, line) => sum + BigInt(line.weight) * BigInt(line.floorPpm), 0n);
  const value = Number(covered / weight);
  const short = tierOne.some((line) => line.floorPpm < PPM);
  const unknown =
    tierOneNeeds.some((need) => situation.unknownNeedIds.includes(need.id)) ||
    situation.sites.some((site) => site.people === null);
  const verdict = short ? 'short' : unknown ? 'not-known' : 'yes';
  return headline('S1', verdict, 'coverage.floor-mean', value, 'ppm', PPM - value, sources, assumedPpm);
};

const answerNeeds = ({ situation }: AnswerInput, credible: Headline): Headline => {
  const tierOne = situation.operation.needs.filter((need) => need.tier === 1);
  const unknown = tierOne.filter((need) => situation.unknownNeedIds.includes(need.id));
  const verdict = unknown.length > 0 || tierOne.length === 0 ? 'not-known' : credible.verdict;
  const value = tierOne.length - unknown.length;
  return headline(
    'S2',
    verdict,
    'needs.known',
    value,
    'needs',
    null,
    credible.sourceIds,
    credible.assumedPpm,
  );
};

const answerCrossings = ({ situation, movements }: AnswerInput, sums: MovementSums): Headline => {
  const { operation } = situation;
  const crossings = new Set(
    operation.places.filter((place) => place.kind === 'crossing').map((place) => place.id),
  );
  const arrivals = operation.arrivals.filter((row) => crossings.has(row.placeId));
  const capacityDays = situation.capacities.filter((row) => crossings.has(row.placeId));
  const grams = new Map(operation.goods.map((good) => [good.id, good.gramsPerPack]));
  const offered = situation.lots
    .filter((lot) => crossings.has(lot.placeId))
    .reduce((sum, lot) => sum + lot.packs * (grams.get(lot.goodId) ?? 0), 0);
  const left = offered - sums.crossingGrams;
  const unknown = arrivals.length === 0 || capacityDays.some((row) => row.trucks === null);
  const lotAssumed = new Map(situation.lots.map((lot) => [lot.id, lot.assumed]));
  const dayAssumed = new Map(
    capacityDays.map((row) => [`${row.placeId}|${situation.days[row.day]?.date}`, row.assumed]),
  );
  let assumed = 0n;
  for (const movement of movements) {
    const from = movement.visits[0]?.placeId;
    if (from === undefined || !crossings.has(from)) continue;
    for (const load of movement.loads) {
      if (lotAssumed.get(load.lotId) || dayAssumed.get(`${from}|${movement.date}`)) {
        assumed += BigInt(load.packs * (grams.get(load.goodId) ?? 0));
      }
    }
  }
  const share =
    sums.crossingGrams === 0 ? null : Number((BigInt(PPM) * assumed) / BigInt(sums.crossingGrams));
  const capacityRows = operation.capacities.filter((row) => crossings.has(row.placeId));
  const verdict = unknown ? 'not-known' : left > 0 ? 'short' : 'yes';
  const sources = [...sourcesOf(arrivals), ...sourcesOf(capacityRows)];
  return headline('S4', verdict, 'crossing.grams', sums.crossingGrams, 'grams', left, sources, share);
};

const answerDistribution = (
  { situation }: AnswerInput,
  tierOne: readonly CoverageLine[],
  sums: MovementSums,
  credible: Headline,
): Headline => {
  const { operation } = situation;
  const supplied = new Set([...operation.stock, ...operation.arrivals].map((row) => row.goodId));
  const missing = tierOne.reduce((sum, line) => {
    const amount = line.targetAmount - line.receivedAmount;
    if (amount <= 0) return sum;
    const weights = operation.goods
      .filter((good) => supplied.has(good.id) && !good.household)
      .flatMap((good) =>
        good.serves
          .filter((entry) => entry.needId === line.needId && entry.quantityPerPack > 0)
          .map((entry) =>
            Number(
              (BigInt(amount) * BigInt(good.gramsPerPack) + BigInt(entry.quantityPerPack - 1)) /
                BigInt(entry.quantityPerPack),
            ),
          ),
      );
    // Of what only households hold nothing can be sent.
    return weights.length === 0 ? sum : sum + Math.min(...weights);
  }, 0);
  const complete = tierOne.every((line) => line.targetPpm === PPM);
  const verdict = tierOne.length === 0 ? 'not-known' : complete ? 'yes' : 'short';
  return headline(
    'S5',
    verdict,
    'deliveries.grams',
    sums.deliveredGrams,
    'grams',
    missing,
    credible.sourceIds,
    credible.assumedPpm,
  );
};

const answerAccess = ({ situation }: AnswerInput): Headline => {
  const constraints = listEffectiveConstraints(situation);
  const stale = constraints.some(
    (row) =>
      row.to === null || countStale(row.origin, 'access', situation.operation.rules, situation.asOf) > 0,
  );
  const assumed = constraints.filter((row) => row.origin.assumption !== null).length;
  const share = constraints.length === 0 ? null : Math.floor((assumed * PPM) / constraints.length);
  const verdict = constraints.length === 0 || stale ? 'not-known' : 'yes';
  return headline(
    'S6',
    verdict,
    'access.constraints',
    constraints.length,
    'constraints',
    null,
    sourcesOf(constraints),
    share,
  );
};

const answerPeople = (input: AnswerInput): Headline => {
  const { situation } = input;
  const known = situation.sites.filter((site) => site.people !== null);
  const first = (site: (typeof known)[number]): number => site.people?.[0] ?? 0;
  const total = known.reduce((sum, site) => sum + first(site), 0);
  const assumed = known.filter((site) => site.assumed).reduce((sum, site) => sum + first(site), 0);
  const share = total === 0 ? null : Math.floor((assumed * PPM) / total);
  const verdict: Verdict =
    known.length === 0 || known.length < situation.sites.length
      ? 'not-known'
      : known.every((site) => site.verified)
        ? 'yes'
        : 'not-decidable';
  const sources = sourcesOfFacts(
    input,
    known.flatMap((site) => site.factIds),
  );
  return headline(
    'S7',
    verdict,
    'people.best',
    known.length === 0 ? null : total,
    'people',
    null,
    sources,
    share,
  );
};

const answerAsks = ({ situation }: AnswerInput): Headline => {
  const { asks } = situation.operation;
  if (asks.length === 0) return headline('S8', 'not-known', 'asks.open', null, 'asks', null, [], null);
  const open = asks.filter((ask) => ask.answeredAt === null || ask.answeredAt > situation.asOf).length;
  return headline('S8', open > 0 ? 'short' : 'yes', 'asks.open', open, 'asks', open, sourcesOf(asks), null);
};
