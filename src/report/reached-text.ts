import type { LocalDate, NeedId, Operation, PlaceId, Range } from '../domain/index.ts';

interface ReachedLine {
  readonly needId: NeedId;
  readonly partner: string | null;
  readonly people: Range;
  readonly places: number;
  readonly amount: number;
}

/** What is told of people reached; the engine's figures have these fields. */
export interface ReachedFigures {
  readonly operation: Operation;
  readonly reached: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly lines: readonly ReachedLine[];
    readonly anything: Range;
    readonly uncountedPlaceIds: readonly PlaceId[];
    readonly missing: readonly LocalDate[];
  };
}

/** Month-end figures as plain text: what is not known, all together, then by need and partner. At most two significant digits. */
export const formatReached = ({ operation, reached }: ReachedFigures): string => {
  const { from, to, lines, anything, uncountedPlaceIds, missing } = reached;
  const needs = new Map(operation.needs.map((need) => [need.id, need]));
  const out = [
    `People reached, ${from} to ${to}: ${operation.name}`,
    'RESTRICTED: it says what each partner did.',
    '',
  ];
  out.push('What is not known');
  if (missing.length > 0)
    out.push(
      `- What was handed out on ${missing.length} of these days: the ledger has no evening for ${missing[0]}${missing.length > 1 ? ' and others' : ''}.`,
    );
  if (uncountedPlaceIds.length > 0)
    out.push(
      `- How many people are at ${uncountedPlaceIds.length} places where something was handed out: they are in no figure.`,
    );
  out.push(
    '- Who came: packs were counted, not people. Low: the same people every day. High: never the same twice.',
    '- Who was served at two places: in all no more are counted than were there, and at the low end nobody twice who moved.',
    '',
  );
  if (lines.length === 0) return [...out, 'Nothing was handed out in these days.'].join('\n');
  out.push(`Reached with anything: ${formatRange(anything)}`, '');
  out.push('need                      partner                   people (low to high)          places');
  for (const { needId, partner, people, places } of lines) {
    const name = partner === null ? 'all together' : partner === '' ? 'no owner named' : partner;
    const need = partner === null ? (needs.get(needId)?.name ?? needId) : '';
    out.push(
      `${inColumn(need, 24)}  ${inColumn(name, 24)}  ${inColumn(formatRange(people), 28)}  ${String(places).padStart(6)}`,
    );
  }
  out.push('', 'Lines of partners do not add up to a total: two may have served the same people.');
  return out.join('\n');
};

const inColumn = (text: string, width: number): string =>
  (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);

const formatRange = ({ low, best, high }: Range): string =>
  low === high ? `${round(best)}` : `${round(best)} (${round(low)} to ${round(high)})`;

const round = (people: number): string => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, people))) - 1);
  return (Math.floor(people / step) * step).toLocaleString('en');
};
