import type { Problem, QuickAnswers, QuickAssumption, QuickNeed, Range } from '../../domain/index.ts';
import { formatHint } from '../did-you-mean.ts';
import { createProblemList, type ProblemList, quote } from '../problem-list.ts';
import {
  isQuickFault,
  parseQuickFigure,
  parseQuickRange,
  type QuickFault,
  splitByNeed,
} from './quick-figures.ts';
import { type KnownQuickNeed, QUICK_NEEDS } from './quick-needs.ts';
import { DEFAULT_TRUCK_TONNES, QUICK_QUESTIONS } from './quick-questions.ts';

/** An answer as it was written, and where. */
export interface WrittenAnswer {
  readonly text: string;
  readonly row?: number;
}

/**
 * The ten answers, by key, as figures; null where one of them cannot be taken, with all problems noted. An answer that is
 * empty takes its default, which is then an assumption, or is not known; `?` is not known.
 */
export function parseQuickAnswers(
  written: ReadonlyMap<string, WrittenAnswer>,
  file: string,
  problems: ProblemList,
): QuickAnswers | null {
  const assumptions: QuickAssumption[] = [];
  const assume = (question: string, text: string, source: string): void =>
    void assumptions.push({ question, text, source });

  /** Text of an answer or of its default; null where it is not known; undefined where it is lacking. */
  const textOf = (key: string): string | null | undefined => {
    const question = QUICK_QUESTIONS.find((one) => one.key === key)!;
    const text = written.get(key)?.text.trim() ?? '';
    const isEmpty = text === '' || (text === '?' && question.empty.kind !== 'unknown');
    if (!isEmpty) return text === '?' ? null : text;
    switch (question.empty.kind) {
      case 'unknown':
        return null;
      case 'default':
        assume(key, question.empty.text, question.empty.source);
        return question.empty.text;
      case 'needed':
        problems.error('quick.not-answered', at(key), 'an answer', '""', `${question.ask} ${question.hint}`);
        return undefined;
    }
  };
  const at = (column: string) => {
    const row = written.get(column)?.row;
    return row === undefined ? { file, column } : { file, row, column };
  };
  const report = (key: string, { code, expected, remedy }: QuickFault, got: string): undefined => {
    problems.error(code, at(key), expected, quote(got), remedy);
    return undefined;
  };
  const read = <T extends object | number>(
    key: string,
    parse: (text: string) => T | QuickFault,
  ): T | null | undefined => {
    const text = textOf(key);
    if (text === null || text === undefined) return text;
    const value = parse(text);
    return isQuickFault(value) ? report(key, value, text) : (value as T);
  };

  const people = read('people', (text) => parseQuickRange(text, { factor: 1, least: 1, most: 100_000_000 }));
  const householdSize = read('household_size', (text) =>
    parseQuickFigure(text, { factor: 1, least: 1, most: 50 }),
  );
  const asked = read('needs', parseNeeds);
  for (const { need, isOwn } of asked ?? []) if (!isOwn) assume('needs', need.standard, need.source);
  const names = asked?.map(({ need }) => need.id) ?? null;
  const stock = read('stock_t', (text) => parseTonnes(text, names));
  const arrivals = read('arrivals_t_per_day', (text) => parseTonnes(text, names));
  const trucks = read('trucks', parseTrucks);
  if (trucks !== undefined && (trucks === null || trucks.tonnesAssumed))
    assume('trucks', `${DEFAULT_TRUCK_TONNES.text} t each`, DEFAULT_TRUCK_TONNES.source);
  const roundTrip = read('round_trip_hours', (text) =>
    parseQuickRange(text, { factor: 3600, least: 0.1, most: 240 }),
  );
  const work = read('working_hours', (text) => parseQuickFigure(text, { factor: 3600, least: 1, most: 24 }));
  const days = read('days', (text) => parseQuickFigure(text, { factor: 1, least: 1, most: 366 }));
  const lost = read('lost_percent', (text) => parseQuickRange(text, { factor: 10_000, least: 0, most: 99 }));
  if (roundTrip && work && days && Math.ceil(roundTrip.high / work) > days)
    problems.error(
      'quick.trip-too-long',
      at('round_trip_hours'),
      `a round trip within ${days} days of ${work / 3600} hours`,
      `${roundTrip.high / 3600} hours`,
      'Give more days, or plan from a warehouse that is nearer.',
    );
  if (problems.hasErrors() || !people || !householdSize || !asked || !roundTrip || !work || !days || !lost)
    return null;
  return {
    people,
    householdSize,
    needs: asked.map(
      ({ need }): QuickNeed => ({
        ...{ id: need.id, name: need.name, kind: need.kind, basis: need.basis, unit: need.unit },
        ...{ amount: need.amount, gramsPerUnit: need.gramsPerUnit, pack: need.pack },
        unitsPerPack: need.unitsPerPack,
        stockGrams: stock?.get(need.id) ?? null,
        arrivalGramsPerDay: arrivals?.get(need.id) ?? null,
      }),
    ),
    trucks: trucks?.count ?? null,
    payloadGrams: trucks?.payloadGrams ?? Number(DEFAULT_TRUCK_TONNES.text) * TONNE,
    roundTripSeconds: roundTrip,
    workSeconds: work,
    days,
    lostPpm: lost,
    assumptions,
  };
}

const TONNE = 1_000_000;

interface AskedNeed {
  readonly need: KnownQuickNeed;
  /** The standard is the answer's own. */
  readonly isOwn: boolean;
}

function parseNeeds(text: string): readonly AskedNeed[] | QuickFault {
  const asked: AskedNeed[] = [];
  for (const [word, rest] of splitByNeed(text)) {
    const need = QUICK_NEEDS.find((one) => one.id === word);
    if (need === undefined)
      return unknownNeed(
        word,
        QUICK_NEEDS.map((one) => one.id),
      );
    if (asked.some((one) => one.need.id === word)) return twice(word);
    if (rest === '') {
      asked.push({ need, isOwn: false });
      continue;
    }
    const amount = parseQuickFigure(rest, { factor: need.unitsPerAnswered, least: 0.001, most: 1000 });
    if (isQuickFault(amount)) return { ...amount, expected: `${amount.expected}, in ${need.answeredIn}` };
    asked.push({ need: { ...need, amount }, isOwn: true });
  }
  if (asked.length > 0) return asked;
  return {
    severity: 'error',
    code: 'quick.not-an-answer',
    expected: 'at least one need',
    remedy: 'Name what people need.',
  };
}

/** Grams by need from tonnes by need. Needs that were not asked for are a slip; `names` null: not known which were. */
function parseTonnes(text: string, names: readonly string[] | null): ReadonlyMap<string, Range> | QuickFault {
  const grams = new Map<string, Range>();
  const listed = QUICK_NEEDS.map((one) => one.id);
  for (const [word, rest] of splitByNeed(text)) {
    if (!listed.includes(word)) return unknownNeed(word, names ?? listed);
    if (names !== null && !names.includes(word))
      return {
        severity: 'error',
        code: 'quick.need-not-asked',
        expected: `one of ${names.join(', ')}`,
        remedy: `Add ${word} to needs, or leave it out here.`,
      };
    if (grams.has(word)) return twice(word);
    if (rest === '?') continue;
    const range = parseQuickRange(rest, { factor: TONNE, least: 0, most: 1_000_000 });
    if (isQuickFault(range)) return { ...range, expected: `${range.expected}, in tonnes behind ${word}` };
    grams.set(word, range);
  }
  return grams;
}

interface Trucks {
  readonly count: Range | null;
  readonly payloadGrams: number;
  readonly tonnesAssumed: boolean;
}

/** `6 x 10`: six trucks of ten tonnes. */
function parseTrucks(text: string): Trucks | QuickFault {
  const [many = '', each, ...more] = text.split(/\s*(?:x|×|\*)\s*/i);
  if (more.length > 0)
    return {
      severity: 'error',
      code: 'quick.not-an-answer',
      expected: 'trucks x tonnes, such as 6 x 10',
      remedy: 'Give one kind of truck; write an operation for more kinds.',
    };
  const count = many === '?' ? null : parseQuickRange(many, { factor: 1, least: 0, most: 10_000 });
  if (count !== null && isQuickFault(count)) return count;
  const tonnesAssumed = each === undefined || each === '';
  const payloadGrams = parseQuickFigure(tonnesAssumed ? DEFAULT_TRUCK_TONNES.text : each, {
    factor: TONNE,
    least: 0.01,
    most: 100,
  });
  return isQuickFault(payloadGrams) ? payloadGrams : { count, payloadGrams, tonnesAssumed };
}

const unknownNeed = (word: string, known: readonly string[]): QuickFault => ({
  severity: 'error',
  code: 'quick.unknown-need',
  expected: `one of ${known.join(', ')}`,
  remedy: `Use one of these words.${formatHint(word, known)}`,
});

const twice = (word: string): QuickFault => ({
  severity: 'error',
  code: 'quick.need-twice',
  expected: `${word} once`,
  remedy: 'Keep one of the two.',
});

/** What is wrong with the answer to one question, beside the others given so far; empty: it can be taken. */
export function findAnswerProblems(
  written: ReadonlyMap<string, WrittenAnswer>,
  key: string,
): readonly Problem[] {
  const problems = createProblemList();
  parseQuickAnswers(written, 'answer', problems);
  return problems.sorted().filter(({ at }) => at.column === key);
}
