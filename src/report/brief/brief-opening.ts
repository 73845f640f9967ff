import { listAnswers } from '../headline-answers.ts';
import type { MessageKey } from '../messages.ts';
import { ENGLISH } from '../messages.ts';
import { listNotKnown, type NotKnownGroup } from '../not-known.ts';
import { ARABIC_MESSAGES } from './arabic-messages.ts';
import type { BriefWriter as Writer } from './brief-room.ts';
import { type Block, type Inline, joinTexts, listInlines, shortenText, type Text } from './paper-page.ts';

const isKey = (key: string): key is MessageKey => key in ENGLISH;

/** In Arabic the title of a kind that has no words yet is its code, never a sentence in English. */
function formatUnknownTitle({ context, language }: Writer, group: NotKnownGroup): string {
  const key = `not-known.${group.code}`;
  if (language === 'en') return group.title;
  const known = isKey(key) && ARABIC_MESSAGES[key] !== undefined;
  return known ? context.say(key) : context.say('not-known.other', { code: group.code });
}

/** The answers that the report's own sentence on this kind names, behind an arrow; nothing where it names none. */
function formatEffect({ say }: Writer, code: string): Inline[] {
  const key = `not-known.effect.${code.split('.')[0]}`;
  const rows = isKey(key) ? [...ENGLISH[key].matchAll(/\bS\d\b/g)].map(([row]) => row) : [];
  return rows.length === 0
    ? []
    : [' ', { faint: { whole: `(${say('could-change', { rows: rows.join(say('list-between')) })})` } }];
}

export function listUnknownBlocks(writer: Writer): Block[] {
  const { context, say, room, brief } = writer;
  const groups = listNotKnown(context);
  const lines = groups.slice(0, room.unknowns).map((group): Text => {
    const names = [...new Set(group.items.map((item) => context.names.of(item.subject)))].filter(
      (name) => name !== '',
    );
    const shown = names.slice(0, room.names).map((name): Inline => ({ data: shortenText(name, 60) }));
    const more = names.length - shown.length;
    return [
      { strong: formatUnknownTitle(writer, group) },
      ...(shown.length === 0 ? [] : [': ', ...listInlines(joinTexts(shown, say('list-between')))]),
      ...(more > 0 ? [context.say('not-known.and-more', { count: more })] : []),
      ...formatEffect(writer, group.code),
    ];
  });
  const more = groups.length - lines.length;
  if (more > 0) lines.push(say('more-kinds', { count: more }));
  const flipping = brief.flipping
    .slice(0, 5)
    .map(
      ({ subject, rows }): Text => [
        { data: shortenText(context.names.of(subject), 40) },
        ` (${rows.join(say('list-between'))})`,
      ],
    );
  return [
    { kind: 'heading', text: context.say('not-known.title') },
    { kind: 'paragraph', look: 'small', text: context.say('not-known.lead') },
    { kind: 'bullets', items: lines },
    ...(flipping.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            look: 'plain',
            text: [
              { strong: say('flipping') },
              ...listInlines(joinTexts(flipping, say('list-between'))),
              '.',
            ],
          } satisfies Block,
        ]),
  ];
}

export function listAnswerBlocks(writer: Writer): Block[] {
  const { context, say } = writer;
  return [
    { kind: 'heading', text: say('answers') },
    {
      kind: 'table',
      columns: [
        { title: say('question'), share: 9 },
        { title: say('answer'), share: 3.6 },
        { title: say('figure'), share: 10 },
      ],
      rows: listAnswers(context).map(({ row, question, verdictText, figure }) => [
        [{ faint: row }, ' ', question],
        { strong: verdictText },
        figure,
      ]),
    },
    ...listExpected(writer),
  ];
}

/** Coverage once refusals are counted; nothing where no chance is known, which then stands under what is not known. */
function listExpected({ context, say }: Writer): Block[] {
  const { plan, figures, names } = context;
  const needs = plan.expected.flatMap(({ needId, lowPpm, bestPpm, highPpm }): Text[] =>
    bestPpm === null
      ? []
      : [
          [
            { data: shortenText(names.of(needId), 40) },
            ' ',
            {
              whole: say('expected-need', {
                best: figures.share(bestPpm),
                low: figures.share(lowPpm),
                high: figures.share(highPpm),
              }),
            },
          ],
        ],
  );
  if (needs.length === 0) return [];
  const text = [say('expected'), ...listInlines(joinTexts(needs, say('list-between'))), '.'];
  return [{ kind: 'paragraph', look: 'plain', text }];
}
