import type { InputLine, Need, Operation, Range, StockDays, StockGap, StockLine } from '../domain/index.ts';
import { buildFigures, PLAIN_STYLE } from './figures.ts';
import { formatColumns, type PlainCell, toPlain, wrapText } from './terminal-text.ts';

/** Days of stock left and, with a plan, at the end of each of its days. */
export interface StockOutlook {
  readonly operation: Operation;
  readonly now: StockDays;
  readonly byPlan: readonly StockDays[];
}

/**
 * Days of stock left as plain text: first what was not counted, then each need for the response, its places and owners,
 * then what wells, bakeries and generators use, then the response at the end of each planned day. Restricted: it says
 * where stock is.
 */
export const formatStockDays = ({ operation, now, byPlan }: StockOutlook, width: number): string => {
  const lines = [
    `Days of stock left in ${toPlain(operation.name)}, ${now.date}`,
    'RESTRICTED: it says where stock is.',
    '',
  ];
  lines.push('What is not known', ...listGapTexts(operation, now.gaps, width), '');
  const columns = (rows: readonly PlainCell[][]): string[] => formatColumns(rows, width);
  const head = ['', 'stock', 'a day', 'days left'].map((text) => ({ text }));
  for (const need of operation.needs) {
    const own = now.lines.filter((line) => line.needId === need.id);
    if (own.length === 0) continue;
    lines.push(
      toPlain(need.name),
      ...columns([head, ...own.map((line) => describeLine(operation, need, line))]),
      `  Oldest count: ${own[0]!.countedOn ?? 'none'}`,
      '',
    );
  }
  if (now.lines.length === 0) lines.push('No need that is used up has any stock or arrival.', '');
  if (now.inputs.length > 0)
    lines.push(
      'What the response itself uses up',
      ...columns([head, ...now.inputs.map((line) => describeInput(operation, line))]),
      '  Vehicles take theirs beside it.',
      '',
    );
  if (byPlan.length > 0) lines.push(...describePlan(operation, byPlan, width), '');
  lines.push(
    ...wrapText(
      'Stock is what was counted, without what is still to come. A good that serves several needs counts for each. The range sets the least stock against the most people, and the most against the fewest.',
      width,
    ),
  );
  return lines.join('\n').trimEnd();
};

/** `4.2`, `4.2 (3.1-5.0)`, or `not needed` where nobody needs any. */
export const formatTenthDays = (tenths: Range | null): string => {
  if (tenths === null) return 'not needed';
  const days = (value: number): string => `${Math.floor(value / 10)}.${value % 10}`;
  const { low, best, high } = tenths;
  return low === best && best === high ? days(best) : `${days(best)} (${days(low)}-${days(high)})`;
};

/** Gaps in words, as one line for each kind: ten sites without a count are one line with ten names. */
export const listGapTexts = (operation: Operation, gaps: readonly StockGap[], width: number): string[] => {
  const names = new Map<string, string>(operation.places.map((place) => [place.id, place.name]));
  const needs = new Map<string, string>(operation.needs.map((need) => [need.id, need.name]));
  const goods = new Map<string, string>(operation.goods.map((good) => [good.id, good.name]));
  const groups = new Map<string, StockGap[]>();
  for (const gap of gaps) {
    const key = `${gap.code}|${gap.placeId === null || gap.code === 'people.unknown' ? '' : gap.subject}`;
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  const texts = [...groups.values()].map((group) => {
    const [first] = group as [StockGap];
    const list = (of: (gap: StockGap) => string): string => {
      const all = group.map(of);
      return all.length <= 6 ? all.join(', ') : `${all.slice(0, 6).join(', ')} and ${all.length - 6} more`;
    };
    const places = (): string => list((gap) => names.get(gap.placeId ?? '') ?? gap.subject);
    switch (first.code) {
      case 'need.no-supply-data':
        return `No stock or arrival of any good for ${list((gap) => needs.get(gap.subject) ?? gap.subject)}.`;
      case 'people.unknown':
        return `People not counted: ${places()}. What they need is in no daily figure.`;
      case 'stock.not-counted':
        return `${needs.get(first.subject) ?? first.subject}: stock not counted at ${places()}.`;
      case 'input.not-counted':
        return `${goods.get(first.subject) ?? first.subject}: used, but stock not counted at ${places()}.`;
      default:
        return `Counted in a unit that leads to no packs: ${list((gap) => gap.subject)}.`;
    }
  });
  return texts.length === 0
    ? ['  Nothing that these lines would need.']
    : texts.flatMap((text) => wrapText(text, width, '  '));
};

const describeLine = (operation: Operation, need: Need, line: StockLine): PlainCell[] => {
  const figures = buildFigures(PLAIN_STYLE);
  const name =
    line.scope === 'response'
      ? 'All places'
      : line.scope === 'place'
        ? (operation.places.find((place) => place.id === line.subject)?.name ?? String(line.subject))
        : `Owner: ${line.subject ?? 'not stated'}`;
  return [
    name,
    figures.amount(line.amount.best, need.unit, 3),
    figures.amount(line.dailyAmount.best, need.unit, 3),
    formatTenthDays(line.tenthDays),
  ].map((text) => ({ text }));
};

const describeInput = (operation: Operation, line: InputLine): PlainCell[] => {
  const figures = buildFigures(PLAIN_STYLE);
  const good = operation.goods.find((candidate) => candidate.id === line.goodId);
  const place = operation.places.find((candidate) => candidate.id === line.placeId);
  return [
    `${good?.name ?? line.goodId}, ${place?.name ?? line.placeId}`,
    `${figures.whole(line.packs.best)} packs`,
    `${figures.whole(line.packsPerDay.best)} packs`,
    formatTenthDays(line.tenthDays),
  ].map((text) => ({ text }));
};

/** The whole response at the end of each planned day, a column for each need. */
const describePlan = (operation: Operation, byPlan: readonly StockDays[], width: number): string[] => {
  const needs = operation.needs.filter((need) =>
    byPlan.some(({ lines }) => lines.some((line) => line.needId === need.id)),
  );
  const rows = byPlan.map(({ date, lines }) => [
    { text: date },
    ...needs.map((need) => {
      const line = lines.find((candidate) => candidate.needId === need.id && candidate.scope === 'response');
      return { text: line === undefined ? '-' : formatTenthDays(line.tenthDays) };
    }),
  ]);
  return [
    'By the plan, at the end of each day, for the whole response',
    ...formatColumns([[{ text: '' }, ...needs.map((need) => ({ text: need.name }))], ...rows], width),
  ];
};
