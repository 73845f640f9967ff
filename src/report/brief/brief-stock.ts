import type { Range } from '../../domain/index.ts';
import type { BriefWriter } from './brief-room.ts';
import {
  type Block,
  type Cell,
  type Inline,
  joinTexts,
  listInlines,
  shortenText,
  type Text,
} from './paper-page.ts';

/** Days of stock: by need in all and where it is least, goods that are used up, what runs short, what is not known. */
export function listStockBlocks(writer: BriefWriter): Block[] {
  const { say, brief } = writer;
  const { gaps } = brief.stock;
  const rows = [...listNeedRows(writer), ...listInputRows(writer)];
  const short = listShort(writer);
  const count = (code: string): number => gaps.filter((gap) => gap.code === code).length;
  return [
    { kind: 'heading', text: say('stock') },
    rows.length === 0
      ? { kind: 'paragraph', look: 'plain', text: say('stock-none') }
      : {
          kind: 'table',
          columns: [
            { title: say('need'), share: 5 },
            { title: say('stock-all'), share: 5 },
            { title: say('stock-least'), share: 7 },
          ],
          rows,
        },
    ...(short.length === 0 ? [] : [{ kind: 'bullets', items: short } satisfies Block]),
    {
      kind: 'paragraph',
      look: 'small',
      text: say('stock-gaps', { places: count('stock.not-counted'), needs: count('need.no-supply-data') }),
    },
  ];
}

interface Lasting {
  readonly tenthDays: Range | null;
}

/** The shortest first; what lasts an unknown time or is needed by nobody comes last. */
const byTime = (a: Lasting, b: Lasting): number =>
  (a.tenthDays?.best ?? Infinity) - (b.tenthDays?.best ?? Infinity);

function listNeedRows({ context, say, room, brief }: BriefWriter): Cell[][] {
  const { names } = context;
  const { lines } = brief.stock;
  const whole = lines.filter((line) => line.scope === 'response').sort(byTime);
  return whole.slice(0, room.stocks).map((line) => {
    const least = lines
      .filter((other) => other.scope === 'place' && other.needId === line.needId && other.tenthDays !== null)
      .sort(byTime)[0];
    return [
      { data: shortenText(names.of(line.needId), 40) },
      formatDays(say, line),
      least === undefined ? '–' : formatAt(names.of(least.subject ?? ''), formatDays(say, least)),
    ];
  });
}

function listInputRows({ context, say, room, brief }: BriefWriter): Cell[][] {
  const { names } = context;
  return [...brief.stock.inputs]
    .sort(byTime)
    .slice(0, room.inputs)
    .map((line) => [
      { data: shortenText(names.of(line.goodId), 40) },
      '–',
      formatAt(names.of(line.placeId), formatDays(say, line)),
    ]);
}

const formatAt = (place: string, days: Text): Text => [
  { data: shortenText(place, 30) },
  ': ',
  ...listInlines(days),
];

function listShort({ context, say, room, brief }: BriefWriter): Text[] {
  const { names, clock } = context;
  return brief.short.slice(0, room.inputs).map((place): Text => {
    const first = place.stopsFirst
      .slice(0, 3)
      .map((id): Inline => (id === 'vehicles' ? say('vehicles') : { data: shortenText(names.of(id), 40) }));
    return [
      { strong: { data: shortenText(names.of(place.goodId), 40) } },
      ' · ',
      { data: shortenText(names.of(place.placeId), 40) },
      `: ${say('runs-short', { date: clock.shortDate(place.runsOutOn!) })}`,
      ...listInlines(joinTexts(first, say('list-between'))),
      '.',
    ];
  });
}

/** Tenths of a day above which a number says no more than that it is long. */
const A_YEAR = 3_650;

function formatDays(say: BriefWriter['say'], { tenthDays }: Lasting): Text {
  if (tenthDays === null) return '–';
  if (tenthDays.low >= A_YEAR) return say('over-a-year');
  const tenths = (value: number): string => (value >= A_YEAR ? say('over-a-year') : (value / 10).toFixed(1));
  const range = `${tenths(tenthDays.low)}–${tenths(tenthDays.high)}`;
  return { whole: say('stock-days', { best: tenths(tenthDays.best), range }) };
}
