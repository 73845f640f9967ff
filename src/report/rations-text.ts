import type { LocalDate, Need, Operation, PlaceId, StockLine } from '../domain/index.ts';
import { buildFigures, PLAIN_STYLE } from './figures.ts';
import { formatTenthDays } from './stock-days-text.ts';
import { formatColumns, type PlainCell, toPlain, wrapText } from './terminal-text.ts';

/** Two ways to hand out, planned; the fields of the use case that the page needs. */
export interface RationsFigures {
  readonly operation: Operation;
  readonly options: readonly RationsOption[];
}

export interface RationsOption {
  readonly name: 'full' | 'reduced';
  readonly sharePpm: number;
  readonly reducedUntil: LocalDate | null;
  readonly check: { readonly violations: readonly unknown[] };
  readonly needs: readonly {
    readonly need: Need;
    readonly outcome: {
      readonly days: readonly {
        readonly date: LocalDate;
        readonly peopleBelowFloor: number;
        readonly meanPpm: number;
        readonly leastPpm: number;
      }[];
      readonly personDaysBelowFloor: number;
      readonly floorDaysLacking: number;
      readonly belowFloorFrom: LocalDate | null;
      readonly below: readonly {
        readonly placeId: PlaceId;
        readonly fromDate: LocalDate;
        readonly toDate: LocalDate;
        readonly people: number;
        readonly floorPpm: number;
      }[];
    };
    readonly suppliedUntil: LocalDate | null;
    readonly left: StockLine | null;
  }[];
}

const FEW = 6;

/**
 * Both ways side by side, need by need: totals, then day by day, then who falls below the floor where and when. It says
 * what each does and recommends neither. Restricted: it names sites and stock.
 */
export const formatRations = ({ operation, options }: RationsFigures, width: number): string => {
  const figures = buildFigures(PLAIN_STYLE);
  const lines = [`Rations in ${toPlain(operation.name)}`, 'RESTRICTED: it names sites and stock.', ''];
  const names = options.map(nameOf);
  const place = new Map<string, string>(operation.places.map((one) => [one.id, one.name]));
  const cells = (first: string, rest: readonly string[]): PlainCell[] =>
    [first, ...rest].map((text) => ({ text }));
  for (const [n, { need }] of (options[0]?.needs ?? []).entries()) {
    const own = options.map((option) => option.needs[n]!);
    const totals = formatColumns(
      [
        cells('', names),
        cells(
          'stock and arrivals would last until',
          own.map((one) => one.suppliedUntil ?? 'not the first day'),
        ),
        cells(
          'somebody below the floor from',
          own.map(({ outcome }) => outcome.belowFloorFrom ?? 'nobody'),
        ),
        cells(
          'person-days below the floor',
          own.map(({ outcome }) => figures.whole(outcome.personDaysBelowFloor)),
        ),
        cells(
          'the same, weighed by what is lacking',
          own.map(({ outcome }) => figures.whole(outcome.floorDaysLacking)),
        ),
        cells(
          'days of stock left at the end',
          own.map(({ left }) => (left === null ? 'not known' : formatTenthDays(left.tenthDays))),
        ),
      ],
      width,
    );
    const days = own[0]!.outcome.days.map(({ date }, d) =>
      cells(
        date,
        own.flatMap(({ outcome }) => {
          const day = outcome.days[d]!;
          return [
            figures.share(day.meanPpm),
            figures.share(day.leastPpm),
            figures.whole(day.peopleBelowFloor),
          ];
        }),
      ),
    );
    const head = cells(
      '',
      own.flatMap((_, k) => [`${SHORT[k] ?? k} mean`, 'least', 'below floor']),
    );
    lines.push(
      toPlain(need.name),
      ...totals,
      '',
      'Share of the full ration by day',
      ...formatColumns([head, ...days], width),
      '',
    );
    for (const [k, { outcome }] of own.entries()) {
      if (outcome.below.length === 0) continue;
      lines.push(`Below the floor, ${names[k]}`);
      for (const one of outcome.below.slice(0, FEW)) {
        const name = place.get(one.placeId) ?? one.placeId;
        const when = one.fromDate === one.toDate ? one.fromDate : `${one.fromDate} to ${one.toDate}`;
        const share = figures.share(one.floorPpm);
        lines.push(
          ...wrapText(
            `${name}: ${when}, ${figures.whole(one.people)} people, least ${share} of the floor`,
            width,
            '  ',
          ),
        );
      }
      if (outcome.below.length > FEW)
        lines.push(`  and ${outcome.below.length - FEW} more; --json lists all`);
      lines.push('');
    }
  }
  const violations = options.map(({ check }) => check.violations.length);
  lines.push(
    ...wrapText(
      'These are rations handed out, not hunger: how people share is not known. Neither way is recommended; who decides is for your own rules to say.',
      width,
    ),
    `Both plans checked: ${violations.reduce((sum, count) => sum + count, 0)} violations.`,
  );
  return lines.join('\n');
};

/** Columns are narrow: the first is full rations, the second reduced ones. */
const SHORT = ['full:', 'share:'];

const nameOf = ({ name, sharePpm, reducedUntil }: RationsOption): string =>
  name === 'full' || reducedUntil === null
    ? 'full at once'
    : `${Math.floor(sharePpm / 10_000)} % to ${reducedUntil}`;
