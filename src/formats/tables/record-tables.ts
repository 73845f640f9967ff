import type { Ask, QuestionRow, Statement } from '../../domain/index.ts';
import { optional, required, withDefault } from '../field.ts';
import { wholeCell } from '../number-cells.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell, textCell, wordCell, yesNoCell } from '../text-cells.ts';
import { instantCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { Read } from './people-tables.ts';

const ROWS: readonly QuestionRow[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'];
const rowField = required(wordCell(ROWS), 'row', {
  about: 'Which of the eight questions it bears on.',
  hxl: '#sector+question',
});

export const statementsTable = defineTable({
  stem: 'statements',
  about: 'What officials and parties said, stored as said and never assessed for military content.',
  id: 'given',
  idAbout: 'Short id of the statement.',
  idHxl: '#meta+id',
  fields: {
    speaker: required(textCell(), 'speaker', { about: 'Who said it.', hxl: '#contact+name' }),
    role: optional(textCell(), 'role', {
      about: 'Office or function of the speaker.',
      hxl: '#contact+title',
    }),
    mode: required(wordCell(['said', 'reported'] as const), 'mode', {
      about: 'said: quoted. reported: somebody else told what was said.',
      hxl: '#meta+mode',
    }),
    venue: optional(textCell(), 'venue', { about: 'Where or at which occasion.', hxl: '#event+venue' }),
    channel: optional(textCell(), 'channel', { about: 'Press briefing, call, post.', hxl: '#channel' }),
    reporter: optional(textCell(), 'reporter', { about: 'Who reported it.', hxl: '#org+reporter' }),
    saidAt: required(instantCell, 'said_at', { about: 'When.', hxl: '#date+occurred' }),
    excerpt: required(textCell(500), 'excerpt', {
      about: 'A short excerpt, word for word.',
      hxl: '#description',
    }),
    event: optional(idCell, 'event', {
      about: 'Several readouts of one call share one event.',
      hxl: '#event+code',
    }),
    row: rowField,
    kind: withDefault(wordCell(['statement', 'order', 'promise', 'ask'] as const), 'kind', 'statement', {
      about: 'order: an area ordered out; by itself it changes no people, need or road. Empty: statement.',
      hxl: '#event+type',
    }),
    wouldHaveToBeTrue: optional(textCell(1000), 'would_have_to_be_true', {
      about: 'What would have to be true for it to hold.',
      hxl: '#description+condition',
    }),
    evidenceFor: optional(textCell(1000), 'evidence_for', {
      about: 'Evidence for it.',
      hxl: '#description+for',
    }),
    evidenceAgainst: optional(textCell(1000), 'evidence_against', {
      about: 'Evidence against it.',
      hxl: '#description+against',
    }),
    testable: withDefault(yesNoCell, 'testable', true, {
      about: 'no: nothing could show whether it holds; empty: yes.',
      hxl: '#meta+testable',
    }),
    ...originFields,
  },
});

export const asksTable = defineTable({
  stem: 'asks',
  about: 'What was asked of a named duty-bearer, and the answer.',
  id: 'given',
  idAbout: 'Short id of the ask.',
  idHxl: '#meta+id',
  fields: {
    askedOf: required(textCell(), 'asked_of', { about: 'The duty-bearer.', hxl: '#org+asked' }),
    askedBy: required(textCell(), 'asked_by', { about: 'Who asks.', hxl: '#org+asking' }),
    askedAt: required(instantCell, 'asked_at', { about: 'When it was asked.', hxl: '#date+start' }),
    text: required(textCell(1000), 'text', { about: 'What is asked.', hxl: '#description' }),
    row: rowField,
    answer: optional(textCell(1000), 'answer', {
      about: 'The answer; empty: none yet.',
      hxl: '#description+answer',
    }),
    answeredAt: optional(instantCell, 'answered_at', { about: 'When it was answered.', hxl: '#date+end' }),
    peopleAffected: optional(wholeCell(), 'people_affected', {
      about: 'How many people it concerns.',
      hxl: '#affected',
    }),
    ...originFields,
  },
});

export function readStatements(sheet: Sheet | 'unreadable' | null, context: ReadingContext): Read<Statement> {
  const table = readTable(statementsTable, sheet, context, context.problems);
  const items = table.rows.map((row): Statement => {
    const { source, credibility, knownAt, lastVerifiedAt, countingPoint, assumption, ...said } = row.values;
    return { id: row.id, ...said, origin: readOrigin(row, 'statements', context) };
  });
  return { items, table };
}

export function readAsks(sheet: Sheet | 'unreadable' | null, context: ReadingContext): Read<Ask> {
  const table = readTable(asksTable, sheet, context, context.problems);
  const items = table.rows.map((row): Ask => {
    const { source, credibility, knownAt, lastVerifiedAt, countingPoint, assumption, ...ask } = row.values;
    const columns = { from: 'asked_at', to: 'answered_at' };
    checkDateOrder('asks', row.at, ask.askedAt, ask.answeredAt, context.problems, columns);
    if ((ask.answer === null) !== (ask.answeredAt === null))
      context.problems.error(
        'asks.half-answered',
        { ...row.at, column: ask.answer === null ? 'answer' : 'answered_at' },
        'answer and answered_at, both or neither',
        quote(ask.answer ?? ''),
        'Say what was answered and when: plans as of an earlier time must not know it.',
      );
    return { id: row.id, ...ask, origin: readOrigin(row, 'asks', context) };
  });
  return { items, table };
}
