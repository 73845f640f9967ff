import type { Ask, Statement } from '../domain/index.ts';
import { groupBy } from './coverage-totals.ts';
import { QUESTION_ROWS } from './headline-answers.ts';
import { html, type Markup } from './markup.ts';
import { formatSection, formatTable, type Row } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** What officials and parties said, and what was asked of whom. Every speaker by the same form. */
export function formatStatements(context: ReportContext): Markup {
  const { say, operation } = context;
  return formatSection(
    'statements',
    say('statements.title'),
    html`<p>${say('statements.lead')}</p>`,
    operation.statements.length === 0
      ? html`<p>${say('statements.none')}</p>`
      : formatStatementTable(context),
    operation.asks.length === 0 ? html`<p>${say('asks.none')}</p>` : formatAskTable(context),
  );
}

function formatStatementTable(context: ReportContext): Markup {
  const { say, operation } = context;
  const sorted = [...operation.statements].sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1));
  const byRow = groupBy(sorted, (statement) => statement.row);
  const rows: Row[] = [];
  for (const question of QUESTION_ROWS) {
    const statements = byRow.get(question);
    if (statements === undefined) continue;
    rows.push({ group: `${question} ${say(`question.${question}`)}` });
    for (const statement of statements) rows.push({ cells: formatStatementCells(context, statement) });
  }
  return formatTable({
    caption: say('statements.caption'),
    columns: [
      { title: say('column.who') },
      { title: say('column.said'), className: 'wide' },
      { title: say('column.would-be-true') },
      { title: say('column.for') },
      { title: say('column.against') },
    ],
    rows,
    className: 'prose',
  });
}

function formatStatementCells(context: ReportContext, statement: Statement) {
  const { say, clock } = context;
  const venue = [statement.venue, statement.channel].filter((part) => part !== null).join(', ');
  const reporter = statement.reporter === null ? '' : say('statement.reporter', { name: statement.reporter });
  const source = context.operation.sources.find((one) => one.id === statement.origin.sourceId);
  const evidence = (text: string | null) =>
    text ??
    html`<span class="muted">${say(statement.testable ? 'statement.nothing-yet' : 'statement.not-testable')}</span>`;
  return [
    html`<bdi>${statement.speaker}</bdi>${statement.role !== null && html`<br><span class="muted small">${statement.role}</span>`}`,
    html`<q>${statement.excerpt}</q><br><span class="muted small">${say(`statement.${statement.mode}`)} · ${say(
      `statement-kind.${statement.kind}`,
    )} · ${clock.longDate(clock.date(statement.saidAt))}${venue !== '' && ` · ${venue}`}${
      reporter !== '' && ` · ${reporter}`
    }${source !== undefined && ` · ${source.title}`}</span>`,
    statement.wouldHaveToBeTrue ?? '–',
    evidence(statement.evidenceFor),
    evidence(statement.evidenceAgainst),
  ];
}

function formatAskTable(context: ReportContext): Markup {
  const { say } = context;
  const sorted = [...context.operation.asks].sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1));
  return formatTable({
    caption: say('asks.caption'),
    columns: [
      { title: say('column.asked-of') },
      { title: say('column.ask'), className: 'wide' },
      { title: say('column.asked-by') },
      { title: say('column.answer') },
      { title: say('column.people-affected'), numeric: true },
    ],
    rows: sorted.map((ask) => ({ cells: formatAskCells(context, ask) })),
    className: 'prose',
  });
}

function formatAskCells(context: ReportContext, ask: Ask) {
  const { say, clock, figures } = context;
  const on = (instant: number) => clock.longDate(clock.date(instant));
  return [
    html`<bdi>${ask.askedOf}</bdi>`,
    html`${ask.text} <span class="muted small">${ask.row}</span>`,
    html`<bdi>${ask.askedBy}</bdi><br><span class="muted small">${on(ask.askedAt)}</span>`,
    ask.answer === null
      ? html`<strong>${say('ask.open')}</strong>`
      : html`${ask.answer}${ask.answeredAt !== null && html`<br><span class="muted small">${on(ask.answeredAt)}</span>`}`,
    ask.peopleAffected === null ? say('verdict.not-known') : figures.significant(ask.peopleAffected, 2),
  ];
}
