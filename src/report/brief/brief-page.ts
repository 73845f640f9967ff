import type { Operation, Plan } from '../../domain/index.ts';
import { findRestrictedClass } from '../restricted-class.ts';
import { WORDS } from '../waybills/waybill-words.ts';
import { buildPaperContext } from './arabic-messages.ts';
import type { Brief } from './brief-data.ts';
import { listMovementBlocks, listNewsBlocks, listRequestBlocks } from './brief-day.ts';
import { listAskBlocks, listDecisionBlocks } from './brief-decisions.ts';
import { listAnswerBlocks, listUnknownBlocks } from './brief-opening.ts';
import type { BriefRoom, BriefWriter } from './brief-room.ts';
import { listStockBlocks } from './brief-stock.ts';
import { buildBriefSay } from './brief-words.ts';
import { type Band, type PaperLanguage, type PaperPage, shortenText } from './paper-page.ts';

/** The brief of a day as one page, in one language. */
export function composeBrief(
  operation: Operation,
  plan: Plan,
  brief: Brief,
  language: PaperLanguage,
  room: BriefRoom,
): PaperPage {
  const context = buildPaperContext(operation, plan, language);
  const say = buildBriefSay(language);
  const writer: BriefWriter = { context, say, room, language, brief };
  const { clock } = context;
  const date = clock.longDate(brief.date);
  const classKey = `class.${findRestrictedClass(operation.sensitivity)}` as const;
  const column = language === 'en' ? 0 : 1;
  const marks = [
    WORDS[classKey][column],
    `${WORDS['class.expires'][column]} ${clock.longDate(plan.expires)}`,
  ];
  return {
    language,
    title: `${WORDS[classKey][column]}: ${say('title')} ${date}`,
    bands: [
      { kind: 'class', parts: marks },
      ...(operation.exercise
        ? [{ kind: 'exercise', parts: [context.say('exercise.bar')] } satisfies Band]
        : []),
    ],
    heading: [`${say('title')} · ${date}`],
    subheading: [
      { strong: { data: shortenText(context.operation.name, 90) } },
      '. ',
      say('as-of', {
        when: say('when-time', { date: clock.longDate(clock.date(plan.asOf)), time: clock.time(plan.asOf) }),
        offset: clock.offset(plan.asOf),
        from: clock.longDate(plan.clock.days.find((day) => day.endsAt > plan.asOf)?.date ?? brief.date),
        to: clock.longDate(plan.clock.days.at(-1)!.date),
      }),
    ],
    blocks: [
      ...listUnknownBlocks(writer),
      ...listAnswerBlocks(writer),
      { kind: 'pair', first: listMovementBlocks(writer), second: listStockBlocks(writer) },
      { kind: 'pair', first: listRequestBlocks(writer), second: listNewsBlocks(writer) },
      ...listAskBlocks(writer),
      ...listDecisionBlocks(writer),
      {
        kind: 'paragraph',
        look: 'notice',
        text: `${context.say('protection.notice')} ${say('no-clearance')}`,
      },
    ],
    foot: [shortenText(context.operation.name, 60), ...marks].join(' · '),
    tenthPoints: room.tenthPoints,
  };
}
