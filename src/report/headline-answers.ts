import type { Headline, Plan, QuestionRow, Verdict } from '../domain/index.ts';
import { countDigits } from './figures.ts';
import type { MessageKey } from './messages.ts';
import type { ReportContext } from './report-context.ts';

export const QUESTION_ROWS: readonly QuestionRow[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'];

const VERDICT_KEYS: Readonly<Record<Verdict, MessageKey>> = {
  yes: 'verdict.yes',
  no: 'verdict.no',
  short: 'verdict.short',
  'not-known': 'verdict.not-known',
  'not-decidable': 'verdict.not-decidable',
};

/** One answer in words: what every edition of the report shows of a headline. */
export interface Answer {
  readonly row: QuestionRow;
  readonly question: string;
  readonly verdict: Verdict;
  /** `short by 37 %`. */
  readonly verdictText: string;
  readonly figure: string;
  readonly sources: readonly string[];
  /** Null where nothing can be said. */
  readonly assumed: string | null;
}

/** All eight rows in order; a row the plan does not answer is answered `not known`. */
export function listAnswers(context: ReportContext): Answer[] {
  const byRow = new Map(context.plan.summary.headlines.map((headline) => [headline.row, headline]));
  return QUESTION_ROWS.map((row) => answer(context, byRow.get(row) ?? unanswered(row)));
}

const unanswered = (row: QuestionRow): Headline => ({
  row,
  verdict: 'not-known',
  figure: 'none',
  value: null,
  unit: null,
  shortBy: null,
  sourceIds: [],
  assumedPpm: null,
});

function answer(context: ReportContext, headline: Headline): Answer {
  const { say, figures, operation } = context;
  const titles = new Map(operation.sources.map((source) => [source.id as string, source.title]));
  return {
    row: headline.row,
    question: say(`question.${headline.row}`),
    verdict: headline.verdict,
    verdictText: formatVerdict(context, headline),
    figure: formatFigure(context, headline),
    sources: headline.sourceIds.map((id) => titles.get(id) ?? id),
    assumed: headline.assumedPpm === null ? null : figures.shareUp(headline.assumedPpm),
  };
}

function formatVerdict(context: ReportContext, headline: Headline): string {
  const { say } = context;
  if (headline.verdict !== 'short' || headline.shortBy === null) return say(VERDICT_KEYS[headline.verdict]);
  // What is covered is rounded down, so what is missing is rounded up.
  const amount =
    headline.unit === 'ppm'
      ? context.figures.shareUp(headline.shortBy)
      : formatQuantity(context, headline, headline.shortBy);
  return say('verdict.short-by', { amount });
}

function formatFigure(context: ReportContext, headline: Headline): string {
  const { say, figures, operation, plan } = context;
  if (headline.value === null) return say('figure.none');
  const value = formatQuantity(context, headline, headline.value);
  switch (headline.figure) {
    case 'coverage.floor-mean':
      return say('figure.coverage.floor-mean', { value });
    case 'needs.known':
      return say('figure.needs.known', {
        value,
        total: operation.needs.filter((need) => need.tier === 1).length,
      });
    case 'movements.acknowledged':
      return say('figure.movements.acknowledged', { value, total: figures.whole(plan.summary.movements) });
    case 'crossing.grams':
      return say('figure.crossing.grams', { value });
    case 'deliveries.grams':
      return say('figure.deliveries.grams', { value });
    case 'access.constraints':
      return say('figure.access.constraints', { value });
    case 'people.best':
      return say('figure.people.best', { value, range: formatPeopleRange(context, plan) });
    case 'asks.open':
      return say('figure.asks.open', { value, total: operation.asks.length });
    default:
      return `${value} (${headline.figure})`;
  }
}

function formatPeopleRange(context: ReportContext, plan: Plan): string {
  const { low, high } = plan.summary.people;
  return context.figures.range(low, high);
}

/** Two significant digits where the figure rests on assumptions or ranges, three otherwise; small counts in full. */
function formatQuantity(context: ReportContext, headline: Headline, value: number): string {
  const { figures, plan } = context;
  const digits = headline.assumedPpm === 0 ? 3 : 2;
  switch (headline.unit) {
    case 'ppm':
      return figures.share(value);
    case 'grams':
      return figures.mass(value, digits);
    case 'people': {
      const { low, best, high } = plan.summary.people;
      return figures.significant(value, countDigits(low, best, high));
    }
    default:
      return figures.significant(value, Math.abs(value) < 1000 ? 3 : digits);
  }
}
