import type { Operation, Plan } from '../domain/index.ts';
import { formatCharts } from './charts-section.ts';
import { formatMethod, formatRecheck, formatSources } from './closing-sections.ts';
import { formatDistributionPoints } from './distribution-section.ts';
import { formatFacts } from './facts-section.ts';
import { formatLedger, hasPast } from './ledger-section.ts';
import { formatMap } from './map-section.ts';
import { html, type Markup } from './markup.ts';
import { formatMovements } from './movements-section.ts';
import { formatNotKnownOpening } from './not-known.ts';
import { formatNotices } from './notices-section.ts';
import { formatAnswers, formatCheck, formatCoverage, formatMasthead } from './opening-page.ts';
import { formatPage } from './page-shell.ts';
import { formatPartners } from './partners-section.ts';
import { buildReportContext, type CheckResult, type Say } from './report-context.ts';
import { formatStatements } from './statements-section.ts';
import { formatStock } from './stock-section.ts';
import { formatStyleSheet } from './style-sheet.ts';
import { formatWhoGetsWhat } from './who-gets-what.ts';

/**
 * The restricted report: one HTML file that needs no network, no script and nothing beside it. `check` is what the
 * independent judge found, null where it was not run. The same arguments give the same bytes.
 */
export function renderReport(operation: Operation, plan: Plan, check: CheckResult | null): string {
  const context = buildReportContext(operation, plan);
  const { say } = context;
  return formatPage({
    language: 'en',
    title: `${plan.operation.exercise ? `${say('exercise.short')} · ` : ''}${operation.name} · ${say('report.kicker')}`,
    styles: formatStyleSheet(say('class.restricted')),
    body: html`${formatMasthead(context)}${formatContents(say, hasPast(context))}<main>
${formatNotKnownOpening(context)}${formatAnswers(context)}${formatCoverage(context)}${formatCheck(context, check)}${formatStock(context)}${formatWhoGetsWhat(
  context,
)}${formatDistributionPoints(context)}${formatMap(context)}${formatCharts(context)}${formatMovements(context)}${formatNotices(context)}${formatPartners(context)}${formatLedger(context)}${formatStatements(context)}${formatFacts(
  context,
)}${formatMethod(context)}${formatSources(context)}${formatRecheck(context)}</main>
<footer class="foot"><p>${say('protection.notice')} ${say('protection.no-clearance')} ${say('protection.humanitarian')}</p>
<p>${say('foot.class')}</p></footer>
`,
  });
}

function formatContents(say: Say, isRolled: boolean): Markup {
  const entries = [
    ['not-known', 'not-known.title'],
    ['answers', 'answers.title'],
    ['coverage', 'coverage.title'],
    ['check', 'check.title'],
    ['stock', 'stock.title'],
    ['who-gets-what', 'sites.title'],
    ['points', 'points.title'],
    ['map', 'map.title'],
    ['charts', 'charts.title'],
    ['movements', 'movements.title'],
    ['notices', 'notices.title'],
    ['partners', 'partners.title'],
    ...(isRolled ? ([['ledger', 'ledger.title']] as const) : []),
    ['statements', 'statements.title'],
    ['facts', 'facts.title'],
    ['method', 'method.title'],
    ['sources', 'sources.title'],
    ['recheck', 'recheck.title'],
  ] as const;
  return html`<nav class="contents" aria-label="${say('contents.title')}"><ul>
${entries.map(([id, key]) => html`<li><a href="#${id}">${say(key)}</a></li>\n`)}</ul></nav>
`;
}
