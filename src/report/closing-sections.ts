import type { Source } from '../domain/index.ts';
import { formatIsoUtc } from './local-clock.ts';
import { findLink, html, type Markup } from './markup.ts';
import { formatNotKnownTable } from './not-known.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** How the plan was made, and what it does not say. */
export function formatMethod(context: ReportContext): Markup {
  const { say } = context;
  const points = (
    [
      'method.facts',
      'method.needs',
      'method.order',
      'method.bound',
      'method.movements',
      'method.check',
    ] as const
  ).map((key) => html`<li>${say(key)}</li>\n`);
  const limits = (
    ['limits.access', 'limits.orders', 'limits.unknown', 'limits.people', 'limits.release'] as const
  ).map((key) => html`<li>${say(key)}</li>\n`);
  return formatSection(
    'method',
    say('method.title'),
    html`<ul>
${points}</ul>`,
    html`<h3>${say('limits.title')}</h3>`,
    html`<ul>
${limits}</ul>`,
    html`<h3>${say('not-known.full-title')}</h3>`,
    formatNotKnownTable(context),
  );
}

export function formatSources(context: ReportContext): Markup {
  const { say, operation, clock } = context;
  return formatSection(
    'sources',
    say('sources.title'),
    formatTable({
      caption: say('sources.caption'),
      columns: [
        { title: say('column.source'), className: 'wide' },
        { title: say('column.publisher') },
        { title: say('column.published') },
        { title: say('column.grade') },
        { title: say('column.licence') },
      ],
      rows: operation.sources.map((source) => ({
        cells: [
          formatSourceTitle(source),
          html`<bdi>${source.publisher}</bdi>`,
          clock.longDate(clock.date(source.publishedAt)),
          source.reliability,
          source.licence ?? say('source.licence-unknown'),
        ],
      })),
      className: 'prose',
    }),
    html`<h3>${say('credits.title')}</h3>`,
    html`<ul class="credits">
${listCredits(context).map((credit) => html`<li>${credit}</li>\n`)}</ul>`,
  );
}

/** The credit lines that the data's licences ask for, each once: map, boundaries, sources. */
export function listCredits(context: Pick<ReportContext, 'operation'>): string[] {
  const { operation } = context;
  const credits = [
    operation.roads.credit,
    ...operation.areas.map((area) => area.credit),
    ...operation.sources.map((source) =>
      source.credit === null || source.licence === null
        ? source.credit
        : `${source.credit} (${source.licence})`,
    ),
  ];
  return [...new Set(credits.filter((credit) => credit !== null))];
}

function formatSourceTitle(source: Source): Markup {
  const link = findLink(source.url);
  const title =
    link === null
      ? html`${source.title}`
      : html`<a href="${link}" rel="noopener noreferrer">${source.title}</a><span class="print-only small"> ${link}</span>`;
  return html`${title}${source.note !== null && html`<br><span class="muted small">${source.note}</span>`}`;
}

/** The command lines with which anybody who holds the files makes and judges this plan again. */
export function formatRecheck(context: ReportContext): Markup {
  const { say, plan } = context;
  const operation = `operations/${plan.operation.id}`;
  const commands = [
    `npm run --silent throughline -- check ${operation} out/restricted/plan.json`,
    `npm run --silent throughline -- plan ${operation} --as-of ${formatIsoUtc(plan.asOf)} --seed ${plan.seed} --iterations ${plan.iterations} --out again`,
    'cmp out/restricted/plan.json again/restricted/plan.json',
  ];
  return formatSection(
    'recheck',
    say('recheck.title'),
    html`<p>${say('recheck.lead')}</p>`,
    html`<pre><code>${commands.map((command) => html`${command}\n`)}</code></pre>`,
    html`<dl class="facts small">
<div><dt>${say('recheck.inputs')}</dt><dd class="id">${plan.operation.inputsHash}</dd></div>
<div><dt>${say('recheck.seed')}</dt><dd>${plan.seed} / ${plan.iterations}</dd></div>
<div><dt>${say('recheck.software')}</dt><dd>Throughline ${plan.software.version}; ${plan.software.solver} <span class="id">${
      plan.software.solverHash
    }</span></dd></div>
<div><dt>${say('recheck.zone')}</dt><dd>${plan.clock.timeZone} ${plan.clock.timeZoneData}</dd></div>
</dl>`,
  );
}
