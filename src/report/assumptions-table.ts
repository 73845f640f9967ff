import type { AssumptionLine, PlanningRules } from '../domain/index.ts';
import { groupBy } from './coverage-totals.ts';
import type { FactView } from './fact-index.ts';
import { html, type Markup } from './markup.ts';
import { formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** Of one reason so many subjects are printed; all of them stand in the plan file. */
const MOST_SUBJECTS = 12;

/** Every reason once, with what was assumed for it: many rows of an operation share one. */
export function formatAssumptions(context: ReportContext, facts: ReadonlyMap<string, FactView>): Markup {
  const { say } = context;
  const lines = listAssumptions(context);
  if (lines.length === 0) return html`<p>${say('assumptions.none')}</p>`;
  const groups = [...groupBy(lines, (line) => line.reason)];
  return formatTable({
    caption: say('assumptions.caption', { count: lines.length, reasons: groups.length }),
    columns: [
      { title: say('column.reason'), className: 'wide' },
      { title: say('column.assumed-for'), className: 'wide' },
    ],
    rows: groups.map(([reason, members]) => ({ cells: [reason, formatSubjects(context, facts, members)] })),
    className: 'prose',
  });
}

/** Those of the plan, and planning rules that it does not list. */
function listAssumptions({ plan, operation, say }: ReportContext): AssumptionLine[] {
  const listed = new Set(plan.assumptions.map((line) => line.factId));
  const rules = Object.entries(operation.rules.assumptions)
    .filter(([path]) => !listed.has(path) && !listed.has(`rules.${path}`))
    .map(([path, reason]) => ({
      factId: `rules.${path}`,
      subject: say('assumptions.rule', { path }),
      reason,
    }));
  return [...plan.assumptions, ...rules];
}

function formatSubjects(
  context: ReportContext,
  facts: ReadonlyMap<string, FactView>,
  lines: readonly AssumptionLine[],
): Markup {
  const { say, names, operation } = context;
  const shown = lines.slice(0, MOST_SUBJECTS).map((line) => {
    const rule = /^rules\.(.+)$/.exec(line.factId)?.[1];
    const value =
      rule === undefined ? facts.get(line.factId)?.value : formatRule(context, operation.rules, rule);
    const name = rule ?? names.of(line.subject);
    return html`<div><bdi>${name}</bdi>${value !== undefined && value !== name && html`: ${value}`}</div>`;
  });
  const more = lines.length - MOST_SUBJECTS;
  return html`${shown}${more > 0 && html`<div class="muted">${say('assumptions.more', { count: more })}</div>`}`;
}

/** The value of a planning rule by its path, in the unit that its name carries. */
function formatRule({ figures }: ReportContext, rules: PlanningRules, path: string): string | undefined {
  let value: unknown = rules;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  if (typeof value !== 'number') return value === undefined ? undefined : String(value);
  if (/Seconds(PerVehicle)?$/.test(path)) return figures.duration(value);
  if (path.endsWith('Grams')) return figures.mass(value, 3);
  if (/Ppm(\.|$)/.test(path)) return figures.significant(value / 1e6, 3);
  if (/Kmh(\.|$)/.test(path)) return `${figures.whole(value)} km/h`;
  if (path.endsWith('Metres')) return `${figures.whole(value)} m`;
  return figures.significant(value, 6);
}
