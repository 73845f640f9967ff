import { compareWithBounds, listKnownNeeds } from './coverage-totals.ts';
import { listAnswers } from './headline-answers.ts';
import { formatUtc } from './local-clock.ts';
import { html, type Markup } from './markup.ts';
import { formatName, formatSection, formatShareCell, formatTable, type Row } from './page-parts.ts';
import type { CheckResult, ReportContext } from './report-context.ts';
import { formatStandard } from './standards.ts';

/** Class and expiry, the exercise notice, what this is and when it was made. */
export function formatMasthead(context: ReportContext): Markup {
  const { operation, plan, clock, say } = context;
  const first = plan.clock.days.find((day) => day.endsAt > plan.asOf) ?? plan.clock.days[0]!;
  const last = plan.clock.days.at(-1)!;
  return html`<header>
<p class="class-bar restricted"><strong>${say('class.restricted')}</strong> <span>${say('class.restricted-hint')}</span>
<span>${say('class.expires', { when: clock.dateTime(last.endsAt - 60), offset: clock.offset(last.endsAt - 60) })}</span></p>
${operation.exercise && html`<p class="exercise-bar"><strong>${say('exercise.bar')}</strong></p>`}
<div class="masthead"><p class="kicker">${say('report.kicker')}</p>
<h1>${formatName(context, operation.name, operation.nameLocal)}</h1>
${operation.summary !== null && html`<p class="lead">${operation.summary}</p>`}
<dl class="facts">
<div><dt>${say('report.as-of')}</dt><dd>${clock.dateTime(plan.asOf)} <span class="muted">(${clock.offset(plan.asOf)};
${formatUtc(plan.asOf)})</span></dd></div>
<div><dt>${say('report.horizon')}</dt><dd>${clock.longDate(first.date)} – ${clock.longDate(last.date)}</dd></div>
<div><dt>${say('report.time-zone')}</dt><dd>${plan.clock.timeZone}</dd></div>
<div><dt>${say('report.sensitivity')}</dt><dd>${operation.sensitivity}</dd></div>
</dl>
<p class="notice">${say('protection.notice')} ${say('protection.no-clearance')}</p></div>
</header>
`;
}

/** S1 to S8: question, verdict, figure, source, share resting on assumptions. */
export function formatAnswers(context: ReportContext): Markup {
  const { say, figures, plan } = context;
  const rows = listAnswers(context).map(
    (
      answer,
    ) => html`<tr role="row"><th role="rowheader" scope="row"><span class="code">${answer.row}</span> ${answer.question}</th>
<td role="cell" data-label="${say('column.answer')}"><span class="verdict ${answer.verdict}">${answer.verdictText}</span></td>
<td role="cell" data-label="${say('column.figure')}">${answer.figure}</td>
<td role="cell" data-label="${say('column.source')}" class="small">${formatAnswerSources(
      context,
      answer.sources,
    )}</td>
<td role="cell" data-label="${say('column.assumed')}" class="number">${answer.assumed ?? '–'}</td></tr>
`,
  );
  const heads = (
    ['column.question', 'column.answer', 'column.figure', 'column.source', 'column.assumed'] as const
  ).map(
    (key) =>
      html`<th role="columnheader" scope="col"${key === 'column.assumed' && html` class="number"`}>${say(key)}</th>`,
  );
  return formatSection(
    'answers',
    say('answers.title'),
    html`<table class="answers" role="table"><caption><span>${say('answers.caption')}</span></caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table>`,
    html`<p class="small">${say('answers.assumptions', { share: figures.shareUp(plan.summary.assumptionsPpm) })}
${formatAssumedKinds(context)}
${say('answers.verdicts')}</p>`,
  );
}

const MOST_SOURCES = 2;

function formatAnswerSources({ say }: ReportContext, titles: readonly string[]): Markup {
  if (titles.length === 0) return html`${say('none.sources')}`;
  const shown = titles.slice(0, MOST_SOURCES).map((title) => shorten(title, 40));
  const more = titles.length - MOST_SOURCES;
  return html`${shown.join('; ')}${more > 0 && html`; <a href="#sources">${say('source.more', { count: more })}</a>`}`;
}

/** At most so many characters, cut between words. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(' ', length);
  return `${text.slice(0, cut > 0 ? cut : length)} …`;
}

/** The share on assumptions of each kind alone; they overlap. */
export function formatAssumedKinds({ say, figures, plan }: ReportContext): string {
  const { people, standards, supply, fleet, access } = plan.summary.assumptionsByKind;
  return say('answers.assumptions-by-kind', {
    people: figures.shareUp(people),
    standards: figures.shareUp(standards),
    supply: figures.shareUp(supply),
    fleet: figures.shareUp(fleet),
    access: figures.shareUp(access),
  });
}

/** Coverage by need, and each stage beside what no plan can better. */
export function formatCoverage(context: ReportContext): Markup {
  const { operation, plan, figures, say } = context;
  const known = listKnownNeeds(plan);
  const byNeed = new Map(plan.summary.needs.map((need) => [need.needId, need]));
  const needs = [...operation.needs].sort((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1));
  const rows: Row[] = needs.map((need) => {
    const name = html`${formatName(context, need.name, need.nameLocal)} <span class="muted small">${say(
      'need.tier',
      {
        tier: need.tier,
      },
    )}</span>`;
    const coverage = byNeed.get(need.id);
    const standard = formatStandard(context, need);
    if (coverage === undefined || !known.has(need.id)) {
      const unknown = html`<span class="verdict not-known">${say('verdict.not-known')}</span>`;
      return { cells: [name, standard, unknown, unknown, unknown, unknown, '–'] };
    }
    const floor = (ppm: number) => (need.floorAmount === 0 ? '–' : formatShareCell(context, ppm));
    return {
      cells: [
        name,
        standard,
        floor(coverage.floorMinPpm),
        floor(coverage.floorMeanPpm),
        formatShareCell(context, coverage.minPpm),
        formatShareCell(context, coverage.meanPpm),
        html`${figures.amount(coverage.receivedAmount, need.unit, 2)}<br><span class="muted">${say(
          'coverage.of',
          {
            amount: figures.amount(coverage.targetAmount, need.unit, 2),
          },
        )}</span>`,
      ],
    };
  });
  return formatSection(
    'coverage',
    say('coverage.title'),
    formatTable({
      caption: say('coverage.caption'),
      columns: [
        { title: say('column.need') },
        { title: say('column.standard') },
        { title: say('column.floor-least'), numeric: true },
        { title: say('column.floor-mean'), numeric: true },
        { title: say('column.target-least'), numeric: true },
        { title: say('column.target-mean'), numeric: true },
        { title: say('column.received'), numeric: true },
      ],
      rows,
    }),
    formatBounds(context),
  );
}

function formatBounds(context: ReportContext): Markup {
  const { plan, figures, say } = context;
  const rows = compareWithBounds(plan).map((stage) => ({
    cells: [
      say(stage.stage === 'floor' ? 'stage.floor' : 'stage.target', { tier: stage.tier }),
      figures.tenths(stage.planMinPpm),
      stage.boundMinPpm === null ? '–' : figures.tenthsUp(stage.boundMinPpm),
      figures.tenths(stage.planMeanPpm),
      figures.tenthsUp(stage.boundMeanPpm),
      figures.points(stage.boundMeanPpm - stage.planMeanPpm),
    ],
  }));
  return formatTable({
    caption: say('bounds.caption'),
    columns: [
      { title: say('column.stage') },
      { title: say('column.plan-least'), numeric: true },
      { title: say('column.bound-least'), numeric: true },
      { title: say('column.plan-mean'), numeric: true },
      { title: say('column.bound-mean'), numeric: true },
      { title: say('column.gap'), numeric: true },
    ],
    rows,
  });
}

/** The independent check: nothing found, what was found, or that it was not run. */
export function formatCheck(context: ReportContext, check: CheckResult | null): Markup {
  const { figures, say } = context;
  const title = say('check.title');
  if (check === null)
    return formatSection('check', title, html`<p class="finding">${say('check.not-run')}</p>`);
  const examined = figures.whole(check.rules.reduce((sum, rule) => sum + rule.checked, 0));
  if (check.violations.length === 0) {
    return formatSection(
      'check',
      title,
      html`<p class="finding"><strong>${say('check.none', { examined })}</strong> ${say('check.meaning')}</p>`,
    );
  }
  return formatSection(
    'check',
    title,
    html`<p class="finding wrong"><strong>${say('check.some', {
      count: check.violations.length,
      examined,
    })}</strong> ${say('check.do-not-use')}</p>`,
    formatTable({
      caption: say('check.caption'),
      columns: [
        { title: say('column.rule') },
        { title: say('column.where') },
        { title: say('column.expected') },
        { title: say('column.actual') },
      ],
      rows: check.violations.map((found) => ({
        cells: [found.code, found.where, found.expected, found.actual],
      })),
      className: 'wrong',
    }),
  );
}
