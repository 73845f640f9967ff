import { movementId, type Notice, type NoticeAnswer } from '../../domain/index.ts';
import { optional, required, withDefault } from '../field.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell, textCell, wordCell } from '../text-cells.ts';
import { instantCell } from '../time-cells.ts';
import type { Read } from './people-tables.ts';

const ANSWERS: readonly NoticeAnswer[] = ['received', 'no_objection', 'conditions', 'denied', 'none'];

export const noticesTable = defineTable({
  stem: 'notices',
  about:
    'What was sent for movements of a plan to those who must be told, and what came back. Of two rows for one movement and recipient the one known later counts.',
  id: 'made',
  idAbout: "Id of the row; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    movement: required(idCell, 'movement', { about: 'Id of the movement in the plan.', hxl: '#activity+id' }),
    recipient: required(idCell, 'recipient', {
      about: 'Id under rules.notice.recipients of operation.yaml.',
      hxl: '#org+recipient',
    }),
    sentAt: required(instantCell, 'sent_at', { about: 'When it was sent.', hxl: '#date+sent' }),
    reference: optional(textCell(), 'reference', {
      about: 'Number under which the recipient keeps it.',
      hxl: '#meta+reference',
    }),
    answer: withDefault(wordCell(ANSWERS), 'answer', 'none', {
      about: 'What came back; empty: none. A movement that anybody denied does not take place.',
      hxl: '#status+answer',
    }),
    answeredAt: optional(instantCell, 'answered_at', { about: 'When it came back.', hxl: '#date+answered' }),
    ...originFields,
  },
});

/** Notices by id. The plan they speak of is no part of the folder: any movement may be named. */
export function readNotices(
  sheet: Sheet | 'unreadable' | null,
  recipientIds: IdSet,
  context: ReadingContext,
): Read<Notice> {
  const { problems } = context;
  const table = readTable(noticesTable, sheet, context, problems);
  const items = table.rows.map((row): Notice => {
    const { values, at } = row;
    const { recipient, sentAt, answer, answeredAt } = values;
    checkReference(
      problems,
      'notices',
      at,
      'recipient',
      recipient,
      recipientIds,
      'recipient',
      'operation.yaml',
    );
    if (answer === 'none' && answeredAt !== null)
      problems.error(
        'notices.answer-missing',
        { ...at, column: 'answer' },
        'the answer that came at answered_at',
        '""',
        'Write what came back, or leave answered_at empty.',
      );
    if (answer !== 'none' && answeredAt === null)
      problems.error(
        'notices.answer-undated',
        { ...at, column: 'answered_at' },
        'when the answer came',
        '""',
        'Fill it in: a plan made before that moment does not know the answer.',
      );
    if (answeredAt !== null && answeredAt < sentAt)
      problems.error(
        'notices.answered-before-sent',
        { ...at, column: 'answered_at' },
        'not before sent_at',
        quote(new Date(answeredAt * 1000).toISOString()),
        'Exchange the two, or correct the one that is wrong.',
      );
    return {
      movementId: movementId(values.movement),
      recipientId: recipient,
      sentAt,
      reference: values.reference,
      answer,
      answeredAt,
      origin: readOrigin(row, 'notices', context),
    };
  });
  return { items, table };
}
