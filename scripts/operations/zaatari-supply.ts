import type { Inputs } from './inputs.ts';
import { formatTable, type Row } from './table.ts';
import type { District } from './zaatari-maps.ts';

const PEOPLE_COLUMNS = [
  'area',
  'date',
  'low',
  'best',
  'high',
  'source',
  'credibility',
  'known_at',
  'assumption',
] as const;

const SUPPLY_COLUMNS = [
  'place',
  'good',
  'count',
  'count_low',
  'count_high',
  'date',
  'lot',
  'expiry',
  'source',
  'credibility',
  'known_at',
  'counting_point',
  'assumption',
] as const;

/** People are shared out to so many at a time: the total is no better known. */
const PEOPLE_STEP = 100;

/** The camp's people shared among districts by their number of blocks, in whole hundreds, so that the totals stay. */
export const buildPeople = (inputs: Inputs, districts: readonly District[]): string => {
  const [total] = inputs.table('hand/people.csv');
  const blocks = inputs.table('blocks.csv');
  const weights = districts.map(({ number }) => blocks.filter(({ district }) => district === number).length);
  const [low, best, high] = [total.low, total.best, total.high].map((people) =>
    shareOut(Number(people), weights),
  );
  return formatTable(
    PEOPLE_COLUMNS,
    districts.map(({ pcode }, index) => ({
      area: pcode,
      date: total.date,
      low: low[index],
      best: best[index],
      high: high[index],
      source: 'operation-assumptions',
      credibility: 6,
      known_at: total.known_at,
      assumption: `${total.assumption} This district has ${weights[index]} of the ${blocks.length} blocks.`,
    })),
  );
};

/** Shares in whole steps by weight, by largest remainder; ties to the earlier. */
const shareOut = (total: number, weights: readonly number[]): readonly number[] => {
  const steps = total / PEOPLE_STEP;
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => Math.floor((steps * weight) / sum));
  const order = weights
    .map((weight, index) => ({ index, rest: (steps * weight) % sum }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  const missing = steps - shares.reduce((a, b) => a + b, 0);
  for (const { index } of order.slice(0, missing)) shares[index] += 1;
  return shares.map((share) => share * PEOPLE_STEP);
};

/** Hand-written stock or arrivals; a row from `from` to `to` is one row for each day. */
export const buildSupply = (rows: readonly Row[], countingPoint: string): string =>
  formatTable(
    SUPPLY_COLUMNS,
    rows.flatMap(({ from, to, ...row }) =>
      listDates(from, to || from).map((date) => ({
        ...row,
        date,
        source: 'operation-assumptions',
        credibility: 6,
        counting_point: countingPoint,
      })),
    ),
  );

const listDates = (from: string, to: string): readonly string[] => {
  const dates: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
};
