import type { Inputs } from './inputs.ts';
import { formatTable, type Row } from './table.ts';

const PEOPLE_COLUMNS = [
  'area',
  'date',
  'group',
  'low',
  'best',
  'high',
  'source',
  'credibility',
  'known_at',
  'counting_point',
  'assumption',
] as const;

const FLOW_COLUMNS = [
  'origin',
  'destination',
  'date',
  'low',
  'best',
  'high',
  'source',
  'known_at',
  'assumption',
] as const;

/** Counts of displaced people before this day say nothing of the weeks of the plan. */
const FIRST_DISPLACED = '2024-01-01';
const DAY_MS = 86_400_000;
/** A bare date as an instant is its first local midnight: the next date is the end of the day. */
export const nextDate = (date: string): string =>
  new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

export const listDates = (from: string, to: string): readonly string[] => {
  const dates: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
};

const roundTo = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** people.csv, flows.csv and conversions.csv. */
export const buildPeople = (inputs: Inputs): readonly (readonly [string, string])[] => {
  const adults = inputs.table('adults-by-governorate.csv').map(describeAdults);
  const displaced = inputs
    .table('unrwa-displaced.csv')
    .filter((row) => row.collection_date >= FIRST_DISPLACED)
    .map((row) => ({
      area: 'PS02',
      date: row.collection_date,
      group: 'displaced',
      low: row.displacement,
      best: row.displacement,
      high: row.displacement,
      source: 'unrwa-displaced',
      credibility: 3,
      known_at: nextDate(row.collection_date),
      counting_point: row.shelter,
    }));
  const north = inputs.table('population-north.csv').map((row) => ({
    area: 'north-of-wadi-gaza',
    date: row.date,
    group: 'people',
    low: row.pop_north,
    best: row.pop_north,
    high: row.pop_north,
    source: 'un-north',
    credibility: 3,
    known_at: nextDate(row.date),
    counting_point: row.source.replace(/,$/, ''),
  }));
  return [
    [
      'people.csv',
      formatTable(PEOPLE_COLUMNS, [...adults, ...displaced, ...north, ...inputs.table('hand/people.csv')]),
    ],
    ['flows.csv', formatTable(FLOW_COLUMNS, buildFlows(inputs))],
    [
      'conversions.csv',
      formatTable(
        [...Object.keys(inputs.table('hand/conversions.csv')[0]), 'known_at'],
        [...inputs.table('hand/conversions.csv'), ...buildRowConversions(inputs)],
      ),
    ],
  ];
};

/** The total as best; the total and the sum of women and men as the range. Digits as many as the audience has. */
const describeAdults = (row: Row) => {
  const digits = Math.max(2, String(Number(row.audience) / 100).length);
  const parts = row.women === '' || row.men === '' ? row.adults : String(Number(row.women) + Number(row.men));
  const [total, sum] = [roundTo(Number(row.adults), digits), roundTo(Number(parts), digits)];
  return {
    area: row.pcode,
    date: row.date,
    group: 'adults',
    low: Math.min(total, sum),
    best: total,
    high: Math.max(total, sum),
    source: 'population',
    credibility: 3,
    known_at: nextDate(row.date),
    counting_point: 'modelled from social-media audience',
  };
};

/** Expected displacement: a share of the origin's people as large as the share of its area in the ordered blocks. */
const buildFlows = (inputs: Inputs) => {
  const [factor] = inputs.table('hand/conversions.csv').map((row) => Number(row.factor));
  return inputs.table('hand/flows.csv').flatMap((flow) => {
    const dates = listDates(flow.from, flow.to);
    const latest = inputs
      .table('adults-by-governorate.csv')
      .filter((row) => row.pcode === flow.origin && row.date < '2024-05-06')
      .at(-1)!;
    const moved = Number(flow.blocks_km2) / Number(flow.area_km2);
    const high = roundTo((Number(latest.adults) * factor * moved) / dates.length, 2);
    return dates.map((date) => ({
      origin: flow.origin,
      destination: flow.destination,
      date,
      low: 0,
      best: roundTo(high * Number(flow.share), 2),
      high,
      source: 'operation-assumptions',
      known_at: '2024-05-06T04:55:00Z',
      assumption: flow.assumption,
    }));
  });
};

/** Packs of each good that one manifest row stands for. */
const buildRowConversions = (inputs: Inputs) =>
  inputs.table('hand/arrival-goods.csv').map((share) => {
    const kilograms = findKilograms(inputs, share.good);
    const packs = (tonnes: string): number => roundTo((Number(tonnes) * 1000) / kilograms, 2);
    return {
      id: `row-to-${share.good}`,
      kind: 'good',
      from: 'row',
      to: 'pack',
      subject: share.good,
      factor: packs(share.tonnes_per_row),
      factor_low: packs(share.tonnes_per_row_low),
      factor_high: packs(share.tonnes_per_row_high),
      source: 'operation-assumptions',
      known_at: '2024-05-06T04:55:00Z',
      assumption: share.assumption,
    };
  });

/** Weight of one pack: written by hand, or the sum over the items of the parcel. */
export const findKilograms = (inputs: Inputs, good: string): number => {
  const row = inputs.table('hand/goods.csv').find(({ id }) => id === good)!;
  if (row.kg !== '') return Number(row.kg);
  return Number(inputs.table('parcels.csv').find(({ id }) => id === row.parcel)!.kg);
};
