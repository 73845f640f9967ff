import type { LocalDate, Operation, Source } from '../domain/index.ts';

/** How expectations equally many days ahead held up; see the engine's horizon scores, which have these fields. */
interface HorizonLine {
  readonly unit: string;
  readonly horizonDays: number;
  readonly scored: number;
  readonly held: number;
  readonly above: number;
  readonly below: number;
  readonly uncounted: number;
  readonly unforeseen: number;
  readonly expectedBest: number;
  readonly came: number;
  readonly unforeseenCame: number;
  readonly meanError: number | null;
  readonly naiveError: number | null;
  readonly errorBesideNaive: number | null;
}

type GramsByDate = readonly { readonly date: LocalDate; readonly grams: number }[];

/** What is told of a backtest. */
export interface BacktestFigures {
  readonly operation: Operation;
  readonly horizons: readonly HorizonLine[];
  readonly counted: GramsByDate;
  readonly plans: readonly {
    readonly morning: LocalDate;
    readonly floorMeanPpm: number | null;
    readonly movements: number;
    readonly intake: GramsByDate;
  }[];
  readonly countSources: readonly Source[];
}

/**
 * The backtest as plain text, at most 100 columns: first what it cannot tell, then how often ranges held by days ahead, then what each
 * morning's plan counted on beside what was counted. Restricted, as the plans are.
 */
export const formatBacktest = (figures: BacktestFigures): string => {
  const { operation, horizons, plans } = figures;
  const lines = [`Backtest of ${operation.name}`, 'RESTRICTED: what was expected when, and where.', ''];
  lines.push('What this cannot tell', ...listLimits(figures), '');
  if (horizons.every((line) => line.scored === 0)) {
    lines.push(
      'Nothing can be scored: no arrival that was expected has a count that became known after its day.',
    );
    return lines.join('\n');
  }
  for (const unit of new Set(horizons.map((line) => line.unit))) {
    lines.push(`Arrivals expected and counted, in ${unit}s, by days ahead`, HORIZON_HEAD);
    const ofUnit = horizons.filter((line) => line.unit === unit);
    for (const line of ofUnit) lines.push(formatHorizon(line, String(line.horizonDays)));
    lines.push(formatHorizon(sumLines(ofUnit), 'all'));
    lines.push('', ...listFailures(ofUnit), '');
  }
  if (plans.length > 0) lines.push(...listPlans(figures));
  return lines.join('\n').trimEnd();
};

const HORIZON_HEAD =
  'days   scored   held  more came  less came  expected     came  off by  naive   no count  not foreseen';

const formatHorizon = (line: HorizonLine, name: string): string =>
  [
    name.padStart(4),
    String(line.scored).padStart(9),
    (line.scored === 0 ? '-' : `${Math.round((100 * line.held) / line.scored)} %`).padStart(7),
    String(line.above).padStart(11),
    String(line.below).padStart(11),
    String(Math.round(line.expectedBest)).padStart(10),
    String(Math.round(line.came)).padStart(9),
    formatError(line.meanError).padStart(8),
    formatError(line.naiveError).padStart(7),
    String(line.uncounted).padStart(11),
    String(line.unforeseen).padStart(14),
  ].join('');

const formatError = (error: number | null): string => (error === null ? '-' : String(Math.round(error)));

const sumLines = (lines: readonly HorizonLine[]): HorizonLine => {
  const sum = (of: (line: HorizonLine) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  const scored = sum((line) => line.scored);
  return {
    unit: lines[0]!.unit,
    horizonDays: 0,
    scored,
    held: sum((line) => line.held),
    above: sum((line) => line.above),
    below: sum((line) => line.below),
    uncounted: sum((line) => line.uncounted),
    unforeseen: sum((line) => line.unforeseen),
    expectedBest: sum((line) => line.expectedBest),
    came: sum((line) => line.came),
    unforeseenCame: sum((line) => line.unforeseenCame),
    meanError: scored === 0 ? null : sum((line) => (line.meanError ?? 0) * line.scored) / scored,
    naiveError: null,
    errorBesideNaive: null,
  };
};

const listLimits = ({ countSources, horizons }: BacktestFigures): readonly string[] => {
  const uncounted = horizons.reduce((sum, line) => sum + line.uncounted, 0);
  return [
    ...countSources.map((source) => `- ${source.title}: ${source.note ?? 'no note on its limits.'}`),
    `- No count was published beside ${uncounted} of the expectations. That is neither none nor as expected: they are not scored.`,
    '- Expectations that are assumptions were made with hindsight by whoever wrote them down later; their method is stated with each row.',
    '- Stock and what was handed out were not counted: coverage cannot be scored.',
  ];
};

/** Said whether it flatters or not. */
const listFailures = (lines: readonly HorizonLine[]): readonly string[] => {
  const all = sumLines(lines);
  const share = Math.round((100 * all.held) / Math.max(1, all.scored));
  const best = Math.round(all.expectedBest);
  const found = [
    `Of ${all.scored} ranges ${all.held} held (${share} %). Best figures add up to ${best}, counts to ${Math.round(all.came)}.`,
  ];
  if (all.unforeseen > 0)
    found.push(
      `${all.unforeseen} counts (${Math.round(all.unforeseenCame)}) came where nothing had been expected.`,
    );
  const worse = lines.filter(
    ({ errorBesideNaive, naiveError }) =>
      errorBesideNaive !== null && naiveError !== null && errorBesideNaive > naiveError,
  );
  if (worse.length > 0) {
    const days = worse.map((line) => line.horizonDays).join(', ');
    found.push(
      `Where both can be judged, guessing that each day brings what the last counted day brought would have been nearer ${days} days ahead.`,
    );
  }
  return found;
};

const listPlans = ({ plans, counted }: BacktestFigures): readonly string[] => {
  const came = new Map(counted.map(({ date, grams }) => [date, grams]));
  const lines = [
    "What each morning's plan meant to take over at crossings, and what was counted in, in tonnes",
    'morning      convoys  floor    next day planned  counted      days after planned  counted',
  ];
  for (const { morning, movements, floorMeanPpm, intake } of plans) {
    const on = (sums: ReadonlyMap<LocalDate, number>, wants: (date: LocalDate) => boolean): number =>
      [...sums].reduce((sum, [date, grams]) => sum + (wants(date) ? grams : 0), 0);
    const next = dateAfter(morning);
    const isNext = (date: LocalDate): boolean => date === next;
    const isLater = (date: LocalDate): boolean => date > next;
    const planned = new Map(intake.map(({ date, grams }) => [date, grams]));
    lines.push(
      [
        morning,
        String(movements).padStart(10),
        (floorMeanPpm === null ? 'n/k' : `${Math.round(floorMeanPpm / 10_000)} %`).padStart(7),
        formatTonnes(on(planned, isNext)).padStart(20),
        formatTonnes(on(came, isNext)).padStart(9),
        formatTonnes(on(planned, isLater)).padStart(24),
        formatTonnes(on(came, isLater)).padStart(9),
      ].join(''),
    );
  }
  lines.push(
    '',
    'Each plan begins with the stock that was last reported: nobody published what was used in between. Counted tonnes are rows',
    'times the conversion of the operation, an assumption.',
  );
  return lines;
};

const dateAfter = (date: LocalDate): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const formatTonnes = (grams: number): string => String(Math.round(grams / 1_000_000));
