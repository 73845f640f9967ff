import {
  computeStockDays,
  type FuelPlace,
  type Operation,
  type Range,
  type StockLine,
} from '../domain/index.ts';
import { html, type Markup, type MarkupValue } from './markup.ts';
import { formatPlaceName, formatSection, formatTable, type Row } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';
import { listGapTexts } from './stock-days-text.ts';

/** How long stock lasts by need, place and owner; fuel and other inputs day by day, when they run short and who stops first. */
export function formatStock(context: ReportContext): Markup {
  const { say, plan } = context;
  const { stock, fuel } = plan;
  return formatSection(
    'stock',
    say('stock.title'),
    html`<p>${say('stock.lead')}</p>`,
    stock.lines.length === 0 ? html`<p>${say('stock.none')}</p>` : formatLines(context),
    formatGaps(context),
    stock.inputs.length > 0 && formatInputs(context),
    html`<h3>${say('fuel.title')}</h3>`,
    html`<p>${say(fuel.places.length === 0 ? 'fuel.none' : 'fuel.lead')}</p>`,
    ...fuel.places.map((place) => formatFuelPlace(context, place)),
  );
}

function formatLines(context: ReportContext): Markup {
  const { say, plan, operation, figures } = context;
  const rows = operation.needs.flatMap((need): Row[] => {
    const own = plan.stock.lines.filter((line) => line.needId === need.id);
    if (own.length === 0) return [];
    return [
      { group: html`<bdi>${need.name}</bdi>` },
      ...own.map((line) => ({
        cells: [
          formatSubject(context, line),
          figures.amount(line.amount.best, need.unit, 3),
          figures.amount(line.dailyAmount.best, need.unit, 3),
          ...formatDays(context, line.tenthDays),
          line.countedOn === null ? '–' : context.clock.longDate(line.countedOn),
        ],
      })),
    ];
  });
  return formatTable({
    caption: say('stock.caption', { date: context.clock.longDate(plan.stock.date) }),
    columns: listColumns(context),
    rows,
  });
}

function listColumns({ say }: ReportContext) {
  return [
    { title: say('stock.where') },
    { title: say('stock.amount'), numeric: true },
    { title: say('stock.daily'), numeric: true },
    { title: say('stock.days'), numeric: true },
    { title: say('stock.range'), numeric: true },
    { title: say('stock.counted') },
  ];
}

function formatSubject(context: ReportContext, { scope, subject }: StockLine): MarkupValue {
  const { say } = context;
  if (scope === 'response') return html`<strong>${say('stock.all')}</strong>`;
  if (scope === 'place') return formatPlaceName(context, subject ?? '');
  return subject === null
    ? say('stock.no-owner')
    : html`<bdi>${say('stock.owner', { owner: subject })}</bdi>`;
}

const formatTenths = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}`;

function formatDays({ say }: ReportContext, tenths: Range | null): MarkupValue[] {
  if (tenths === null) return [say('stock.not-needed'), '–'];
  return [formatTenths(tenths.best), `${formatTenths(tenths.low)}–${formatTenths(tenths.high)}`];
}

/** What nobody counted: not zero, and in no figure above. */
function formatGaps(context: ReportContext): Markup | false {
  const { operation, plan, say } = context;
  const texts = listGapTexts(operation, computeStockDays(operation, plan.asOf).gaps, Infinity);
  return (
    texts.length > 0 &&
    html`<h3>${say('stock.gaps-title')}</h3><ul>${texts.map((text) => html`<li>${text.trim()}</li>\n`)}</ul>`
  );
}

function formatInputs(context: ReportContext): Markup {
  const { say, plan, figures, names, clock } = context;
  return formatTable({
    caption: say('stock.inputs-caption', { date: clock.longDate(plan.stock.date) }),
    columns: listColumns(context),
    rows: plan.stock.inputs.map((line) => ({
      cells: [
        html`<bdi>${names.of(line.goodId)}</bdi> · ${formatPlaceName(context, line.placeId)}`,
        figures.whole(line.packs.best),
        figures.whole(line.packsPerDay.best),
        ...formatDays(context, line.tenthDays),
        line.countedOn === null ? '–' : clock.longDate(line.countedOn),
      ],
    })),
  });
}

function formatFuelPlace(context: ReportContext, place: FuelPlace): Markup {
  const { say, figures, names, clock } = context;
  const amount = (value: number): string =>
    place.unit === 'ml' ? `${figures.whole(Math.floor(value / 1000))} L` : figures.whole(value);
  const minimums = listMinimums(context.operation, place);
  return html`<p>${describeEnd(context, place)}</p>
${minimums.length > 0 && html`<ul>${minimums.map(({ userId, minimum }) => html`<li>${say('fuel.minimum', { user: names.of(userId), minimum })}</li>\n`)}</ul>`}
${formatTable({
  caption: say('fuel.caption', { good: names.of(place.goodId), place: names.of(place.placeId) }),
  columns: [
    { title: say('column.day') },
    { title: say('fuel.opening'), numeric: true },
    { title: say('fuel.in'), numeric: true },
    { title: say('fuel.users'), numeric: true },
    { title: say('fuel.for-vehicles'), numeric: true },
    { title: say('fuel.burnt'), numeric: true },
    { title: say('fuel.closing'), numeric: true },
  ],
  rows: place.days.map((day) => ({
    cells: [
      clock.longDate(day.date),
      amount(day.opening),
      amount(day.in - day.out),
      amount(day.users),
      day.forVehicles === null ? '–' : amount(day.forVehicles),
      amount(day.vehicles),
      amount(day.closing),
    ],
  })),
})}`;
}

/** One sentence: when it runs short and for whom first, or that it lasts. */
export function describeEnd({ say, names, clock }: ReportContext, place: FuelPlace): string {
  const told = { place: names.of(place.placeId), good: names.of(place.goodId) };
  if (place.runsOutOn === null) return say('fuel.lasts', told);
  const users = place.stopsFirst.map((id) => (id === 'vehicles' ? say('fuel.vehicles') : names.of(id)));
  return say('fuel.runs-out', { ...told, date: clock.longDate(place.runsOutOn), users: users.join(', ') });
}

/** What those who run short must keep going at least, as their rows say. */
function listMinimums(
  operation: Operation,
  place: FuelPlace,
): readonly { readonly userId: string; readonly minimum: string }[] {
  const short = new Set(place.users.filter((user) => user.shortOn !== null).map((user) => user.userId));
  return operation.consumption.flatMap(({ userId, goodId, minimum }) =>
    minimum !== null && goodId === place.goodId && short.has(userId) ? [{ userId, minimum }] : [],
  );
}

/** Lines of the terminal's page one: least days of stock and where, and what runs out. Empty where nothing is known. */
export function listStockTexts(context: ReportContext): readonly string[] {
  const { say, plan, names } = context;
  const known = plan.stock.lines.filter((line) => line.tenthDays !== null);
  const least = (lines: readonly StockLine[]): StockLine | undefined =>
    lines.reduce<StockLine | undefined>(
      (best, line) => (best === undefined || line.tenthDays!.best < best.tenthDays!.best ? line : best),
      undefined,
    );
  const texts: string[] = [];
  const all = least(known.filter((line) => line.scope === 'response'));
  if (all !== undefined) {
    const { low, best, high } = all.tenthDays!;
    const range = `${formatTenths(low)}-${formatTenths(high)}`;
    texts.push(say('terminal.least-stock', { need: names.of(all.needId), days: formatTenths(best), range }));
  }
  const site = least(
    known.filter((line) => line.scope === 'place' && names.places.get(line.subject ?? '')?.kind === 'site'),
  );
  if (site !== undefined)
    texts.push(
      say('terminal.least-site', {
        site: names.of(site.subject ?? ''),
        days: formatTenths(site.tenthDays!.best),
        need: names.of(site.needId),
      }),
    );
  for (const place of plan.fuel.places) if (place.runsOutOn !== null) texts.push(describeEnd(context, place));
  return texts;
}
