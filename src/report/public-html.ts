import { buildFigures, PAGE_STYLE } from './figures.ts';
import { formatLongDate } from './local-clock.ts';
import { html, type Markup } from './markup.ts';
import { ENGLISH } from './messages.ts';
import { formatName, formatSection, formatTable, type NameContext, type Row } from './page-parts.ts';
import { formatPage } from './page-shell.ts';
import type { PublicAnswer, PublicNeed, PublicSummary } from './public-summary.ts';
import { buildSay } from './report-context.ts';
import { formatStyleSheet } from './style-sheet.ts';

const say = buildSay(ENGLISH);
const figures = buildFigures(PAGE_STYLE);
const names = {
  weekdays: ENGLISH['calendar.weekdays'].split(' '),
  months: ENGLISH['calendar.months'].split(' '),
};

/** The public page: what is not known, the eight answers, coverage by area. Made from the allow-list alone. */
export function renderPublicSummary(summary: PublicSummary): string {
  const date = (local: string) => formatLongDate(local, names);
  return formatPage({
    language: 'en',
    title: `${summary.exercise ? `${say('exercise.short')} · ` : ''}${summary.operationName} · ${say('public.kicker')}`,
    styles: formatStyleSheet(say('class.public')),
    body: html`<header>
<p class="class-bar public"><strong>${say('class.public')}</strong> <span>${say('class.public-hint')}</span></p>
${summary.exercise && html`<p class="exercise-bar"><strong>${say('exercise.bar')}</strong></p>`}
<div class="masthead"><p class="kicker">${say('public.kicker')}</p>
<h1>${formatName(summary, summary.operationName, summary.operationNameLocal)}</h1>
<dl class="facts">
<div><dt>${say('public.as-of')}</dt><dd>${date(summary.asOfDate)}</dd></div>
<div><dt>${say('report.horizon')}</dt><dd>${date(summary.fromDate)} – ${date(summary.toDate)}</dd></div>
<div><dt>${say('public.people-title')}</dt><dd>${say('public.people', {
      best: figures.significant(summary.people.best, 2),
      range: figures.range(summary.people.low, summary.people.high),
    })}</dd></div>
</dl>
<p class="notice">${say('protection.notice')} ${say('protection.no-clearance')}</p></div>
</header>
<main>
${formatUnknowns(summary)}${formatPublicAnswers(summary)}${formatTotals(summary)}${formatAreas(summary)}${formatSection(
  'credits',
  say('credits.title'),
  html`<p class="small">${say('public.rounding')}</p>`,
  html`<ul class="credits small">
${summary.credits.map((credit) => html`<li>${credit}</li>\n`)}</ul>`,
)}</main>
<footer class="foot"><p>${say('map.disclaimer')} ${say('protection.humanitarian')}</p></footer>
`,
  });
}

function formatUnknowns(summary: PublicSummary): Markup {
  const lines = summary.notKnown.map((kind) =>
    say(`public.unknown.${kind}`, { names: summary.unknownNeedNames.join(', ') }),
  );
  return formatSection(
    'not-known',
    say('not-known.title'),
    html`<p class="lead">${say('not-known.lead')}</p>`,
    html`<ul class="unknowns">
${lines.map((line) => html`<li>${line}</li>\n`)}</ul>`,
  );
}

function formatPublicAnswers(summary: PublicSummary): Markup {
  return formatSection(
    'answers',
    say('answers.title'),
    formatTable({
      caption: say('public.answers-caption'),
      columns: [
        { title: say('column.question'), className: 'wide' },
        { title: say('column.answer') },
        { title: say('column.figure'), className: 'wide' },
      ],
      rows: summary.answers.map((answer) => ({
        cells: [
          html`<span class="code">${answer.row}</span> ${say(`question.${answer.row}`)}`,
          html`<span class="verdict ${answer.verdict}">${formatPublicVerdict(answer)}</span>`,
          formatPublicFigure(summary, answer),
        ],
      })),
    }),
    html`<p class="small">${say('public.assumptions', { share: formatPercent(summary.assumedPercent) })} ${say(
      'answers.verdicts',
    )}</p>`,
  );
}

function formatPublicVerdict(answer: PublicAnswer): string {
  if (answer.verdict !== 'short' || answer.shortBy === null) return say(`verdict.${answer.verdict}`);
  const amount =
    answer.figure === 'coverage.floor-mean'
      ? figures.shareUp(answer.shortBy)
      : formatPublicQuantity(answer, answer.shortBy);
  return say('verdict.short-by', { amount });
}

function formatPublicFigure(summary: PublicSummary, answer: PublicAnswer): string {
  if (answer.figure === null) return say('public.withheld');
  if (answer.value === null) return say('figure.none');
  const value = formatPublicQuantity(answer, answer.value);
  switch (answer.figure) {
    case 'coverage.floor-mean':
    case 'deliveries.grams':
      return say(`figure.${answer.figure}`, { value });
    case 'needs.known':
      return say('public.figure.needs', { value });
    case 'asks.open':
      return say('public.figure.asks', { value });
    case 'people.best':
      return say('figure.people.best', {
        value,
        range: figures.range(summary.people.low, summary.people.high),
      });
  }
}

function formatPublicQuantity(answer: PublicAnswer, value: number): string {
  if (answer.figure === 'coverage.floor-mean') return figures.share(value);
  return answer.figure === 'deliveries.grams' ? figures.mass(value, 2) : figures.significant(value, 2);
}

const formatPercent = (percent: number | null) =>
  percent === null ? '–' : figures.share(Math.round(percent * 1e4));

function needCells(need: PublicNeed): string[] {
  return [
    figures.significant(need.people, 2),
    formatPercent(need.floorPercent),
    formatPercent(need.targetPercent),
    figures.amount(need.receivedAmount, need.unit, 2),
    figures.amount(need.neededAmount, need.unit, 2),
  ];
}

const NEED_COLUMNS = [
  { title: say('column.people'), numeric: true },
  { title: say('column.floor-covered'), numeric: true },
  { title: say('column.standard-covered'), numeric: true },
  { title: say('column.planned'), numeric: true },
  { title: say('column.needed'), numeric: true },
];

function formatTotals(summary: PublicSummary): Markup {
  const needName = (context: NameContext, need: PublicNeed) =>
    formatName(context, need.needName, need.needNameLocal);
  return formatSection(
    'totals',
    say('public.totals-title'),
    formatTable({
      caption: say('public.totals-caption'),
      columns: [{ title: say('column.need') }, ...NEED_COLUMNS],
      rows: summary.totals.map((need) => ({ cells: [needName(summary, need), ...needCells(need)] })),
    }),
  );
}

function formatAreas(summary: PublicSummary): Markup {
  const rows = summary.areas.flatMap((area): Row[] => [
    {
      group: html`${formatName(summary, area.areaName, area.areaNameLocal)} <span class="muted small">${area.areaCode}</span>`,
    },
    ...area.needs.map((need) => ({
      cells: [formatName(summary, need.needName, need.needNameLocal), ...needCells(need)],
    })),
  ]);
  return formatSection(
    'areas',
    say('public.areas-title'),
    formatTable({
      caption: say('public.areas-caption'),
      columns: [{ title: say('column.need') }, ...NEED_COLUMNS],
      rows,
    }),
  );
}
