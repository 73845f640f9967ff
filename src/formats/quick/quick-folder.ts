import type { QuickAnswers, QuickNeed, Range } from '../../domain/index.ts';
import { type CsvValue, formatCsv } from '../csv-cells.ts';
import { formatDecimal } from '../export/cell-texts.ts';
import { makeSourceId } from '../imports/import-source.ts';
import { addDays } from '../local-days.ts';
import { QUICK_NEEDS } from './quick-needs.ts';

/** How the operation folder of the answers is called and when it starts. */
export interface QuickFolder {
  /** Folder name: the id is made of it. */
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** First day, YYYY-MM-DD: stock and people are of its start. */
  readonly first: string;
}

/**
 * The answers as an operation folder: one warehouse, one site, one link, no roads. What nobody asked (positions, volumes,
 * handling times, which are in the round trip) stands there as an assumption.
 */
export const formatQuickFolder = (
  answers: QuickAnswers,
  folder: QuickFolder,
): ReadonlyMap<string, Uint8Array> => {
  const files: Record<string, string> = {
    'operation.yaml': formatSettings(answers, folder),
    ...formatPlaces(answers, folder),
    ...formatSupply(answers, folder),
  };
  return new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
};

const ANSWERS = 'quick-answers';
const STANDARDS = 'quick-standards';
const TRIP = 'the round trip as answered holds loading, unloading and rest';

function formatSettings(
  { householdSize, days }: QuickAnswers,
  { id, name, zone, first }: QuickFolder,
): string {
  const rule = (value: string, why: string): string =>
    `{ value: ${value}, assumption: ${JSON.stringify(why)}, source: ${ANSWERS} }`;
  return [
    'format: throughline/operation@1',
    `id: ${JSON.stringify(makeSourceId(id))}`,
    `name: ${JSON.stringify(name)}`,
    'summary: Made by throughline quick from the answers to ten questions. Replace what is assumed as it becomes known.',
    `time_zone: ${JSON.stringify(zone)}`,
    'horizon:',
    `  first: ${JSON.stringify(first)}`,
    `  last: ${JSON.stringify(addDays(first, days - 1))}`,
    'rules:',
    `  household_size: ${householdSize}`,
    `  lead_hours: ${rule('0', 'the first trucks leave on the first day')}`,
    `  orderly_minimum_kg: ${rule('0', 'not asked')}`,
    '  convoy:',
    `    headway_minutes: ${rule('0', TRIP)}`,
    '  daylight:',
    `    only: ${rule('false', 'the working hours as answered bound the day')}`,
    '  duty:',
    `    turnaround_minutes: ${rule('0', TRIP)}`,
    '  handling:',
    ...[
      'loading_minutes',
      'loading_minutes_per_vehicle',
      'unloading_minutes',
      'unloading_minutes_per_vehicle',
    ].map((path) => `    ${path}: ${rule('0', TRIP)}`),
    '',
  ].join('\n');
}

function formatPlaces(answers: QuickAnswers, { first }: QuickFolder): Record<string, string> {
  const { people, trucks, payloadGrams, workSeconds, roundTripSeconds } = answers;
  const place = 'not asked: no real position, the link alone says how far it is';
  const why = (question: string): string =>
    answers.assumptions
      .filter((one) => one.question === question)
      .map((one) => `${one.text}: ${one.source}`)
      .join('; ');
  // Link times are whole in minutes to two decimals.
  const oneWay = (seconds: number): string => formatDecimal(Math.floor(seconds / 6) * 3, 60);
  const tonnes = formatDecimal(payloadGrams, 1000);
  const files: Record<string, string> = {
    'sources.csv': formatCsv([
      ['id', 'title', 'publisher', 'published', 'reliability', 'note'],
      [ANSWERS, 'Answers to throughline quick', 'Whoever answered', first, 'F', 'Said, not verified.'],
      [
        STANDARDS,
        'Standards of throughline quick',
        'Throughline',
        first,
        'F',
        'Each row names its own source.',
      ],
    ]),
    'places.csv': formatCsv([
      ['id', 'name', 'kind', 'lat', 'lon', 'source', 'assumption'],
      ['warehouse', 'Warehouse', 'hub', 0, 0, ANSWERS, place],
      ['people', 'People', 'site', 0, 0.1, ANSWERS, place],
    ]),
    'people.csv': formatCsv([
      ['place', 'date', 'low', 'best', 'high', 'source'],
      ['people', first, people.low, people.best, people.high, ANSWERS],
    ]),
    'links.csv': formatCsv([
      [
        'id',
        'from',
        'to',
        'mode',
        'minutes_low',
        'minutes',
        'minutes_high',
        'last_verified',
        'source',
        'assumption',
      ],
      [
        ...[
          'way',
          'warehouse',
          'people',
          'road',
          oneWay(roundTripSeconds.low),
          oneWay(roundTripSeconds.best),
        ],
        ...[oneWay(roundTripSeconds.high), '', ANSWERS, `half of the round trip; ${TRIP}`],
      ],
    ]),
  };
  const { low, best, high } = answers.lostPpm;
  const through = (lostPpm: number): string => formatDecimal(1_000_000 - lostPpm, 1_000_000);
  files['facilitation.csv'] = formatCsv([
    ['low', 'best', 'high', 'source', 'assumption'],
    [through(high), through(best), through(low), ANSWERS, why('lost_percent')],
  ]);
  if (trucks === null) return files;
  files['fleet.csv'] = formatCsv([
    [
      ...['id', 'kind', 'count_low', 'count', 'count_high', 'home', 'payload_kg', 'volume_m3', 'duty_hours'],
      ...['source', 'assumption'],
    ],
    [
      ...['trucks', 'truck', trucks.low, trucks.best, trucks.high, 'warehouse', tonnes],
      ...[formatDecimal(payloadGrams, 1_000_000), formatDecimal(workSeconds, 3600), ANSWERS],
      [`volume not asked: weight decides`, why('trucks'), why('working_hours')].filter(Boolean).join('; '),
    ],
  ]);
  return files;
}

function formatSupply(answers: QuickAnswers, { first }: QuickFolder): Record<string, string> {
  const { needs, days, assumptions } = answers;
  const gramsOf = (need: QuickNeed): number => need.unitsPerPack * need.gramsPerUnit;
  // Ids of rows are apart in all tables: assumptions are listed by them.
  const goodOf = (need: QuickNeed): string => `${need.id}-packs`;
  const known = (need: QuickNeed) => QUICK_NEEDS.find((one) => one.id === need.id)!;
  const standard = (need: QuickNeed): string => {
    const { standard: text, source } = known(need);
    const isStandard = assumptions.some((one) => one.question === 'needs' && one.text === text);
    return isStandard
      ? `${text}: ${source}; floor: an assumption`
      : 'standard as answered; floor: an assumption';
  };
  const packs = (need: QuickNeed, range: Range): CsvValue[] =>
    [range.low, range.best, range.high].map((grams) => Math.floor(grams / gramsOf(need)));
  const stock: CsvValue[][] = [];
  const arrivals: CsvValue[][] = [];
  for (const need of needs) {
    const { stockGrams, arrivalGramsPerDay } = need;
    if (stockGrams !== null)
      stock.push(['warehouse', goodOf(need), ...packs(need, stockGrams), first, ANSWERS, '']);
    else if (arrivalGramsPerDay !== null)
      stock.push([
        ...['warehouse', goodOf(need), 0, 0, countAll(answers, need), first, ANSWERS],
        'nobody said how much is there; planned with none',
      ]);
    // What comes on the last day could leave only after it.
    if (arrivalGramsPerDay !== null)
      for (let day = 0; day < days - 1; day++)
        arrivals.push([
          'warehouse',
          goodOf(need),
          ...packs(need, arrivalGramsPerDay),
          addDays(first, day),
          ANSWERS,
        ]);
  }
  const counts = ['place', 'good', 'count_low', 'count', 'count_high', 'date', 'source'];
  return {
    'needs.csv': formatCsv([
      [
        'id',
        'name',
        'kind',
        'unit',
        'basis',
        'amount',
        'floor',
        'tier',
        'period_days',
        'source',
        'assumption',
      ],
      ...needs.map((need): CsvValue[] => [
        ...[need.id, need.name, need.kind, need.unit, need.basis, need.amount],
        ...[Math.min(known(need).floorAmount, need.amount), known(need).tier],
        ...[need.kind === 'flow' ? Math.min(known(need).periodDays, days) : '', STANDARDS, standard(need)],
      ]),
    ]),
    'goods.csv': formatCsv([
      ['id', 'name', 'pack', 'kg', 'm3', 'serves', 'source', 'assumption'],
      ...needs.map((need): CsvValue[] => [
        ...[goodOf(need), need.name, need.pack, formatDecimal(gramsOf(need), 1000)],
        ...[formatDecimal(gramsOf(need), 1_000_000), `${need.id}: ${need.unitsPerPack} ${need.unit}`],
        ...[STANDARDS, 'volume not asked: a litre for each kilogram, so that weight decides'],
      ]),
    ]),
    ...(stock.length === 0 ? {} : { 'stock.csv': formatCsv([[...counts, 'assumption'], ...stock]) }),
    ...(arrivals.length === 0 ? {} : { 'arrivals.csv': formatCsv([counts, ...arrivals]) }),
  };
}

/** Packs that all people need at most in all days. */
function countAll({ people, householdSize, days }: QuickAnswers, need: QuickNeed): number {
  const heads = need.basis === 'household' ? Math.ceil(people.high / householdSize) : people.high;
  return Math.ceil((heads * need.amount * (need.kind === 'flow' ? days : 1)) / need.unitsPerPack);
}
