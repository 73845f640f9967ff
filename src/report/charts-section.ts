import type { CoverageLine, Need } from '../domain/index.ts';
import { buildChartField, chooseTicks, formatChart, percentTicks, thinLabels } from './chart-frame.ts';
import { formatCoverageCurves } from './coverage-curves.ts';
import { computeCoverageTotal, groupBy } from './coverage-totals.ts';
import { computeSupplyDays, type SupplyDay } from './loads.ts';
import { html, type Markup } from './markup.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';
import { listCoveredNeeds } from './who-gets-what.ts';

/** What moves and lies ready day by day, and how coverage runs over time and over people. */
export function formatCharts(context: ReportContext): Markup {
  const { say, operation, plan } = context;
  const days = computeSupplyDays(operation, plan);
  return formatSection(
    'charts',
    say('charts.title'),
    html`<div class="charts">
${formatDailyBars(context, days, 'charts.delivered', (day) => day.deliveredGrams)}${formatDailyBars(
  context,
  days,
  'charts.ready',
  (day) => day.readyGrams,
)}</div>`,
    formatSupplyTable(context, days),
    html`<h3>${say('charts.coverage-title')}</h3>`,
    html`<p class="key small"><span class="line target"></span> ${say('charts.key-target')} <span class="line floor"></span> ${say(
      'charts.key-floor',
    )} <span class="line least"></span> ${say('charts.key-least')}</p>`,
    html`<div class="charts">
${listCoveredNeeds(context).map((need) => formatNeedChart(context, need))}</div>`,
    html`<h3>${say('charts.curve-title')}</h3>`,
    html`<p>${say('charts.curve-lead')}</p>`,
    html`<p class="key small"><span class="line target"></span> ${say('charts.key-plan')} <span class="line bound"></span> ${say(
      'charts.key-bound',
    )}</p>`,
    formatCoverageCurves(context),
  );
}

function formatDailyBars(
  context: ReportContext,
  days: readonly SupplyDay[],
  key: 'charts.delivered' | 'charts.ready',
  gramsOf: (day: SupplyDay) => number,
): Markup {
  const { say, clock, figures } = context;
  const ticks = chooseTicks(Math.max(...days.map((day) => gramsOf(day) / 1e6)));
  const field = buildChartField(ticks.at(-1)!);
  const width = (field.right - field.left) / days.length;
  const bars = days.map((day, index) => {
    const value = gramsOf(day) / 1e6;
    const y = field.y(value);
    return html`<rect class="bar" x="${(field.left + index * width + width * 0.15).toFixed(1)}" y="${y.toFixed(1)}" width="${(
      width * 0.7
    ).toFixed(1)}" height="${(field.bottom - y).toFixed(1)}"/>`;
  });
  const total = days.reduce((sum, day) => sum + gramsOf(day), 0);
  const most = Math.max(...days.map(gramsOf));
  return formatChart({
    title: say(key),
    alt: say(`${key}-alt`, { total: figures.mass(total, 3), most: figures.mass(most, 3) }),
    field,
    ticks: ticks.map((value) => ({ value, label: figures.significant(value, 3) })),
    bottomLabels: labelDays(
      days.map((day) => clock.shortDate(day.date)),
      6,
    ),
    content: bars,
  });
}

function labelDays(labels: readonly string[], count: number) {
  const all = labels.map((label, index) => ({ share: (index + 0.5) / labels.length, label }));
  return thinLabels(all, count);
}

function formatSupplyTable(context: ReportContext, days: readonly SupplyDay[]): Markup {
  const { say, clock, figures } = context;
  return formatTable({
    caption: say('supply.caption'),
    columns: [
      { title: say('column.day') },
      { title: say('column.movements'), numeric: true },
      { title: say('column.vehicle-trips'), numeric: true },
      { title: say('column.taken-in'), numeric: true },
      { title: say('column.delivered'), numeric: true },
      { title: say('column.ready'), numeric: true },
    ],
    rows: days.map((day) => ({
      cells: [
        clock.longDate(day.date),
        day.movements,
        day.vehicles,
        figures.kilograms(day.transferGrams),
        figures.kilograms(day.deliveredGrams),
        figures.kilograms(day.readyGrams),
      ],
    })),
  });
}

/** Mean of target and floor and the least target, period after period. */
function formatNeedChart(context: ReportContext, need: Need): Markup {
  const { plan, clock, figures, say } = context;
  const days = plan.clock.days.filter((day) => day.endsAt > plan.asOf).map((day) => day.date);
  const field = buildChartField(1e6);
  const shareOf = (date: string, end: boolean) => {
    const index = days.findIndex((day) => day >= date);
    return ((index < 0 ? days.length : index) + (end ? 1 : 0)) / days.length;
  };
  const lines = plan.coverage.filter((line) => line.needId === need.id);
  const periods = [...groupBy(lines, (line) => `${line.fromDate}|${line.toDate}`).values()].sort((a, b) =>
    a[0]!.fromDate < b[0]!.fromDate ? -1 : 1,
  );
  const steps = (shareIn: (period: readonly CoverageLine[]) => number) => {
    let path = '';
    for (const period of periods) {
      const y = field.y(shareIn(period)).toFixed(1);
      const from = field.x(shareOf(period[0]!.fromDate, false)).toFixed(1);
      path += `${path === '' ? 'M' : 'L'}${from} ${y}H${field.x(shareOf(period[0]!.toDate, true)).toFixed(1)}`;
    }
    return path;
  };
  const total = computeCoverageTotal(lines)!;
  return formatChart({
    title: need.name,
    alt: say('charts.need-alt', {
      need: need.name,
      mean: figures.share(total.targetMeanPpm),
      least: figures.share(total.targetMinPpm),
    }),
    field,
    ticks: percentTicks(),
    bottomLabels: labelDays(days.map(clock.shortDate), 6),
    content: html`<path class="line least" d="${steps((period) => computeCoverageTotal(period)!.targetMinPpm)}"/>${
      need.floorAmount > 0 &&
      html`<path class="line floor" d="${steps((period) => computeCoverageTotal(period)!.floorMeanPpm)}"/>`
    }<path class="line target" d="${steps((period) => computeCoverageTotal(period)!.targetMeanPpm)}"/>`,
  });
}
