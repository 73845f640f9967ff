import type { Headline, QuestionRow } from '../../domain/index.ts';
import type { Answer } from '../answers.ts';
import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';

/** R22 and R22c: the eight answers, each figure and verdict; one that flips under sensitivity is not decidable. */
export function checkHeadlines(judged: Case, answers: readonly Answer[], findings: Findings): void {
  const { headlines } = judged.plan.summary;
  const rows = headlines.map((headline) => headline.row).join(' ');
  findings.equal('headline.rows', 'headlines', answers.map((answer) => answer.row).join(' '), rows);
  for (const answer of answers) {
    const headline = headlines.find((one) => one.row === answer.row);
    if (headline) checkHeadline(judged, answer, headline, findings);
  }
}

function checkHeadline(judged: Case, answer: Answer, headline: Headline, findings: Findings): void {
  const where = `headline ${answer.row}`;
  const flips = listVerdicts(judged, answer.row).some((verdict) => verdict !== answer.verdict);
  findings.equal('headline.verdict', where, flips ? 'not-decidable' : answer.verdict, headline.verdict);
  findings.equal('headline.figure', where, answer.figure, headline.figure);
  findings.equal('headline.figure', `${where} unit`, answer.unit, headline.unit);
  findings.equal('headline.value', where, answer.value, headline.value);
  findings.equal('headline.short-by', where, flips ? null : answer.shortBy, headline.shortBy);
  findings.equal('headline.assumed-share', where, answer.assumedPpm, headline.assumedPpm);
  const named = headline.sourceIds;
  const allowed = [...answer.sourceIds, ...answer.alsoAllowed];
  const right =
    answer.sourceIds.every((id) => named.includes(id)) && named.every((id) => allowed.includes(id));
  const ordered = named.every((id, i) => i === 0 || named[i - 1]! < id);
  findings.expect('headline.sources', right && ordered, where, answer.sourceIds.join(' '), named.join(' '));
}

/** Verdicts of one row under every low and high of the sensitivity lines. */
function listVerdicts(judged: Case, row: QuestionRow): string[] {
  return judged.plan.sensitivity
    .flatMap((line) => [...line.low.headlines, ...line.high.headlines])
    .filter((headline) => headline.row === row)
    .map((headline) => headline.verdict);
}
