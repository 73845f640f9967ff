import type { QuickAnswers, QuickEnds, QuickResult } from '../domain/index.ts';
import { buildFigures, PLAIN_STYLE } from './figures.ts';
import { buildPaints } from './terminal-text.ts';

/** What `quick` answers, as lines for a terminal: per need what is asked for, what there is and what is lacking. */
export function formatQuickText(
  answers: QuickAnswers,
  result: QuickResult,
  { colour }: { readonly colour: boolean },
): string[] {
  const { bold, dim, yellow } = buildPaints(colour);
  const figures = buildFigures(PLAIN_STYLE);
  const whole = (value: number): string => figures.whole(value);
  // What is lacking is never rounded down, what there is never up.
  const tonnes = (round: (value: number) => number) => (grams: number) =>
    grams >= 100_000_000 ? `${whole(round(grams / 1e6))} t` : `${round(grams / 1e5) / 10} t`;
  const up = tonnes(Math.ceil);
  const ends = ({ low, best, high }: QuickEnds, show: (value: number) => string): string => {
    if (low === null || high === null) return yellow('not known');
    const range = low === high ? '' : ` (${show(low)} to ${show(high)})`;
    if (best === null) return `${yellow('not known')}${range}`;
    return range === '' ? show(best) : `${show(best)}${dim(range)}`;
  };
  const line = (label: string, value: string): string => `  ${label.padEnd(20)}${value}`;
  const { people, days, payloadGrams, trucks } = answers;
  const lines = [
    bold(`${ends(people, whole)} people, ${days} days`),
    'From ten answers that nobody has verified: a start, no plan.',
    '',
  ];
  answers.needs.forEach((need, n) => {
    const of = result.needs[n]!;
    lines.push(
      bold(need.name),
      line('needed', ends(of.requiredGrams, up)),
      line('there and coming', ends(of.supplyGrams, tonnes(Math.floor))),
      line('gap', ends(of.gapGrams, up)),
      line('people without', ends(of.gapPeople, whole)),
      line('trucks for it', ends(of.trucks, whole)),
      line('what is lacking', of.limit ?? yellow('not known')),
    );
  });
  lines.push(
    bold(`Trucks of ${payloadGrams / 1e6} t`),
    line('needed for all', ends(result.trucksNeeded, whole)),
    line('there are', trucks === null ? yellow('not known') : ends(trucks, whole)),
    line('lacking', ends(result.trucksShort, whole)),
    line('trips of one', ends(result.trips, whole)),
    '',
  );
  const unknown = listUnknown(answers);
  if (unknown.length > 0) lines.push(yellow(bold('Not known')), ...unknown.map((what) => `  ${what}`), '');
  if (answers.assumptions.length > 0)
    lines.push(
      bold('Assumed'),
      ...answers.assumptions.map(({ question, text, source }) => `  ${question}: ${text} (${source})`),
      '',
    );
  return lines;
}

/** Answers that nobody could give. */
export function listUnknown({ needs, trucks }: QuickAnswers): string[] {
  return [
    ...needs.filter((need) => need.stockGrams === null).map((need) => `stock of ${need.id}`),
    ...needs.filter((need) => need.arrivalGramsPerDay === null).map((need) => `arrivals of ${need.id}`),
    ...(trucks === null ? ['number of trucks'] : []),
  ];
}
