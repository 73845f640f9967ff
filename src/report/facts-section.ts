import type { Headline, SensitivityLine } from '../domain/index.ts';
import { formatAssumptions } from './assumptions-table.ts';
import { buildFactIndex, type FactView } from './fact-index.ts';
import { html, type Markup, type MarkupValue } from './markup.ts';
import { ENGLISH, type MessageKey } from './messages.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** Facts that disagree, assumptions with their reasons, and what the answers depend on most. */
export function formatFacts(context: ReportContext): Markup {
  const { say, plan } = context;
  const facts = buildFactIndex(context);
  return formatSection(
    'facts',
    say('facts.title'),
    formatSensitivity(context),
    plan.conflicts.length === 0 ? html`<p>${say('conflicts.none')}</p>` : formatConflicts(context, facts),
    formatAssumptions(context, facts),
  );
}

function formatConflicts(context: ReportContext, facts: ReadonlyMap<string, FactView>): Markup {
  const { say, plan, names, clock } = context;
  return formatTable({
    caption: say('conflicts.caption'),
    columns: [
      { title: say('column.quantity') },
      { title: say('column.chosen') },
      { title: say('column.others'), className: 'wide' },
    ],
    rows: plan.conflicts.map((conflict) => ({
      cells: [
        html`${conflict.quantity}: <bdi>${names.of(conflict.subject)}</bdi><br><span class="muted small">${clock.longDate(
          conflict.date,
        )}</span>`,
        formatFact(context, facts, conflict.chosen),
        conflict.others.map((id) => html`<div>${formatFact(context, facts, id)}</div>`),
      ],
    })),
    className: 'prose',
  });
}

function formatFact(context: ReportContext, facts: ReadonlyMap<string, FactView>, id: string): MarkupValue {
  const { say } = context;
  const fact = facts.get(id);
  if (fact === undefined) return html`<span class="id">${id}</span>`;
  const source = context.operation.sources.find((one) => one.id === fact.origin.sourceId);
  const grade = say('fact.grade', {
    reliability: source?.reliability ?? '?',
    credibility: fact.origin.credibility ?? say('fact.not-judged'),
  });
  const point = fact.origin.countingPoint;
  return html`${fact.value} <span class="muted small">${source?.title ?? fact.origin.sourceId}, ${grade}${
    point !== null && `, ${say('fact.counted-at', { point })}`
  }</span>`;
}

/** The plan made again with each of the most influential inputs at its low and at its high. */
function formatSensitivity(context: ReportContext): Markup {
  const { say, plan, figures, names } = context;
  if (plan.sensitivity.length === 0) return html`<p>${say('sensitivity.none')}</p>`;
  const base = new Map(plan.summary.headlines.map((headline) => [headline.row as string, headline]));
  const floorOf = (side: SensitivityLine['low']) => {
    const value = side.headlines.find((headline) => headline.row === 'S1')?.value ?? null;
    return value === null ? say('verdict.not-known') : figures.share(value);
  };
  return formatTable({
    caption: say('sensitivity.caption'),
    columns: [
      { title: say('column.input') },
      { title: say('column.low-value'), numeric: true },
      { title: say('column.high-value'), numeric: true },
      { title: say('column.floor-at-low'), numeric: true },
      { title: say('column.floor-at-high'), numeric: true },
      { title: say('column.flips'), className: 'wide' },
    ],
    rows: plan.sensitivity.map((line) => ({
      cells: [
        html`${quantityName(context, line)}: <bdi>${names.of(line.subject)}</bdi> <span class="muted small">${say(
          line.assumption ? 'sensitivity.assumption' : 'sensitivity.range',
        )}</span>`,
        formatInput(context, line, line.low.value),
        formatInput(context, line, line.high.value),
        floorOf(line.low),
        floorOf(line.high),
        formatFlips(context, base, line),
      ],
    })),
  });
}

function quantityName({ say }: ReportContext, line: SensitivityLine): string {
  const key = `sensitivity.${line.quantity}`;
  return key in ENGLISH ? say(key as MessageKey) : line.quantity;
}

function formatInput({ figures }: ReportContext, line: SensitivityLine, value: number): string {
  switch (line.quantity) {
    case 'conversion':
      return figures.significant(value / 1e6, 3);
    case 'link-minutes':
      return figures.duration(value);
    default:
      return figures.significant(value, 6);
  }
}

function formatFlips(
  context: ReportContext,
  base: ReadonlyMap<string, Headline>,
  line: SensitivityLine,
): string {
  const { say } = context;
  const high = new Map(line.high.headlines.map((headline) => [headline.row, headline.verdict]));
  const flips = line.low.headlines.flatMap(({ row, verdict }) => {
    const other = high.get(row) ?? verdict;
    const planned = base.get(row)?.verdict;
    const flipped = verdict !== other || (planned !== verdict && planned !== 'not-decidable');
    return flipped
      ? [say('sensitivity.flip', { row, low: say(`verdict.${verdict}`), high: say(`verdict.${other}`) })]
      : [];
  });
  return flips.length === 0 ? say('sensitivity.no-flip') : flips.join('; ');
}
