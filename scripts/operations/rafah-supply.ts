import type { Inputs } from './inputs.ts';
import { expectByMorning, MORNING_METHOD } from './rafah-mornings.ts';
import { findKilograms, listDates, nextDate } from './rafah-people.ts';
import { formatTable, type Row } from './table.ts';

const SUPPLY_COLUMNS = [
  'place',
  'good',
  'count',
  'count_low',
  'count_high',
  'unit',
  'lot',
  'expiry',
  'owner',
  'earmark',
  'date',
  'source',
  'credibility',
  'known_at',
  'counting_point',
  'assumption',
] as const;

const GOOD_COLUMNS = [
  'id',
  'name',
  'name_local',
  'pack',
  'kg',
  'm3',
  'serves',
  'source',
  'known_at',
  'assumption',
] as const;

const ASSUMED_AT = '2024-05-06T04:55:00Z';
/** The four weeks that the expected arrivals are made from, and the last day that was over at the as-of instant. */
const FIRST_DAY = '2024-04-08';
const LAST_DAY = '2024-05-05';

/** Names in the manifests, and the operation's places. */
const CROSSINGS: ReadonlyMap<string, string> = new Map([
  ['Kerem Shalom', 'kerem-shalom'],
  ['Rafah Crossing', 'rafah-crossing'],
  ['Erez', 'erez'],
  ['Western Erez', 'western-erez'],
]);

/** goods.csv, stock.csv and arrivals.csv. */
export const buildSupply = (inputs: Inputs): readonly (readonly [string, string])[] => [
  ['goods.csv', formatTable(GOOD_COLUMNS, buildGoods(inputs))],
  ['stock.csv', formatTable(SUPPLY_COLUMNS, buildStock(inputs))],
  [
    'arrivals.csv',
    formatTable(SUPPLY_COLUMNS, [
      ...expectArrivals(inputs),
      ...expectOnOtherMornings(inputs),
      ...listRowsSince(inputs),
    ]),
  ],
];

const buildGoods = (inputs: Inputs) => {
  const flour = inputs.table('parameters.csv').find(({ parameter }) => parameter === 'flour_kcal_per_kg')!;
  return inputs.table('hand/goods.csv').map((good) => {
    const parcel = inputs.table('parcels.csv').find(({ id }) => id === good.parcel);
    const kilograms = findKilograms(inputs, good.id);
    const kcal = parcel === undefined ? kilograms * Number(flour.value) : Number(parcel.kcal);
    return {
      id: good.id,
      name: good.name,
      name_local: good.name_local,
      pack: good.pack,
      kg: kilograms,
      m3: ((kilograms * Number(good.litres_per_kg)) / 1000).toPrecision(2),
      serves: `energy: ${Number(kcal.toPrecision(3))} kcal`,
      source: good.source,
      known_at: '2024-05-01T00:00:00Z',
      assumption: good.assumption,
    };
  });
};

/** Stock is a share of each warehouse group's storage: what was in them in May 2024 is not known. */
const buildStock = (inputs: Inputs) =>
  inputs.table('hand/stock.csv').map((row) => {
    const hub = inputs.table('hand/hubs.csv').find(({ id }) => id === row.place)!;
    const group = inputs
      .table('warehouses-by-governorate.csv')
      .find(({ agency, governorate }) => agency === hub.agency && governorate === hub.governorate)!;
    const tonnes = (Number(group.tonnes_low) + Number(group.tonnes_high)) / 2;
    const packs = (share: string): number =>
      roundTo((Number(share) * tonnes * 1000) / findKilograms(inputs, row.good), 2);
    return {
      place: row.place,
      good: row.good,
      count: packs(row.share),
      count_low: packs(row.share_low),
      count_high: packs(row.share_high),
      unit: 'pack',
      lot: row.lot,
      expiry: row.expiry,
      owner: hub.agency,
      earmark: row.earmark,
      date: '2024-05-05',
      source: 'operation-assumptions',
      credibility: 6,
      known_at: ASSUMED_AT,
      counting_point: 'warehouse',
      assumption: row.assumption,
    };
  });

/**
 * Food rows of humanitarian senders expected each day at each crossing: best is the mean of the four weeks before (from
 * the crossing's first row in them) times a stated share; low is none; high is the ninth decile of those days. Rows are
 * shared among goods by stated shares, to whole rows.
 */
const expectArrivals = (inputs: Inputs) => {
  const counts = inputs.table('manifest-rows-by-day.csv');
  return inputs.table('hand/arrivals.csv').flatMap((expected) => {
    const { mean, ninthDecile } = describeRecentRows(counts, expected.crossing);
    const best = shareRows(inputs, roundTo(mean * Number(expected.share), 2));
    const high = shareRows(inputs, roundTo(ninthDecile, 2));
    return listDates(expected.from, expected.to).flatMap((date) =>
      best.map(({ good, rows }, index) => ({
        place: expected.place,
        good,
        count: rows,
        count_low: 0,
        count_high: Math.max(rows, high[index].rows),
        unit: 'row',
        date,
        source: 'operation-assumptions',
        credibility: 6,
        known_at: ASSUMED_AT,
        counting_point: 'crossing',
        assumption: `${expected.assumption} Method: mean of food rows of humanitarian senders a day, 8 April to 5 May 2024 (${roundTo(mean, 2)}), times ${expected.share}; low none; high the ninth decile (${roundTo(ninthDecile, 2)}). Goods by assumed shares.`,
      })),
    );
  });
};

/** What the other mornings expected, for plans as of them; revised each morning. */
const expectOnOtherMornings = (inputs: Inputs) =>
  expectByMorning(inputs, CROSSINGS).flatMap(({ place, date, knownAt, low, best, high }) => {
    const [lows, highs] = [shareRows(inputs, low), shareRows(inputs, high)];
    return shareRows(inputs, best).map(({ good, rows }, index) => ({
      place,
      good,
      count: rows,
      count_low: Math.min(rows, lows[index].rows),
      count_high: Math.max(rows, highs[index].rows),
      unit: 'row',
      date,
      source: 'operation-assumptions',
      credibility: 6,
      known_at: knownAt,
      counting_point: 'crossing',
      assumption: MORNING_METHOD,
    }));
  });

const describeRecentRows = (counts: readonly Row[], crossing: string) => {
  const ofCrossing = counts.filter(
    (row) => row.crossing === crossing && row.date >= FIRST_DAY && row.date <= LAST_DAY,
  );
  const byDay = listDates(ofCrossing[0].date, LAST_DAY)
    .map((date) => Number(ofCrossing.find((row) => row.date === date)?.food_humanitarian_rows ?? 0))
    .sort((a, b) => a - b);
  return {
    mean: byDay.reduce((sum, rows) => sum + rows, 0) / byDay.length,
    ninthDecile: byDay[Math.ceil(0.9 * byDay.length) - 1],
  };
};

/** Daily rows after the as-of instant, each known from the end of its day: no plan as of 6 May sees them. */
const listRowsSince = (inputs: Inputs) =>
  inputs
    .table('manifest-rows-by-day.csv')
    .filter((row) => row.date > LAST_DAY && Number(row.food_humanitarian_rows) > 0)
    .flatMap((row) =>
      shareRows(inputs, Number(row.food_humanitarian_rows)).map(({ good, rows }) => ({
        place: CROSSINGS.get(row.crossing),
        good,
        count: rows,
        count_low: rows,
        count_high: rows,
        unit: 'row',
        date: row.date,
        source: 'manifests',
        credibility: 2,
        known_at: nextDate(row.date),
        counting_point: 'crossing',
        assumption:
          'Food rows of humanitarian senders as counted; how they divide into goods is an assumption (stated shares). Counts after 6 May are partial.',
      })),
    );

/** Whole rows by good, by largest remainder. */
const shareRows = (inputs: Inputs, total: number) => {
  const rows = Math.round(total);
  const shares = inputs.table('hand/arrival-goods.csv').map((row) => {
    const exact = rows * Number(row.share_of_rows);
    return { good: row.good, rows: Math.floor(exact + 1e-9), rest: exact - Math.floor(exact + 1e-9) };
  });
  const missing = rows - shares.reduce((sum, share) => sum + share.rows, 0);
  const first = [...shares].sort((a, b) => b.rest - a.rest || (a.good < b.good ? -1 : 1)).slice(0, missing);
  for (const share of first) share.rows += 1;
  return shares;
};

const roundTo = (value: number, digits: number): number => Number(value.toPrecision(digits));
