import type { Ask } from '../../domain/index.ts';
import type { BriefWriter as Writer } from './brief-room.ts';
import { type Block, shortenText, type Text } from './paper-page.ts';

export function listAskBlocks({ context, say, room, brief, language }: Writer): Block[] {
  const { clock, figures } = context;
  const heading: Block = { kind: 'heading', text: say('asks') };
  const { asksOpen, asksAnswered } = brief;
  if (asksOpen.length + asksAnswered.length === 0)
    return [heading, { kind: 'paragraph', look: 'plain', text: say('asks-none') }];
  const open = asksOpen.slice(0, room.asks);
  const answered = asksAnswered.slice(0, Math.max(0, room.asks - open.length));
  const row = (ask: Ask, reply: Text) => [
    { data: shortenText(ask.askedOf, 70) },
    { data: shortenText(ask.text, room.letters) },
    clock.shortDate(clock.date(ask.askedAt)),
    ask.peopleAffected === null ? '–' : figures.significant(ask.peopleAffected, 2),
    reply,
  ];
  const left = { open: asksOpen.length - open.length, answered: asksAnswered.length - answered.length };
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { title: say('asked-of'), share: 5.5 },
        { title: say('ask'), share: 10 },
        { title: say('since'), share: language === 'ar' ? 4.6 : 3, numeric: true },
        { title: say('people'), share: 2.4, numeric: true },
        { title: say('reply'), share: 3 },
      ],
      rows: [
        ...open.map((ask) => row(ask, { strong: say('no-reply') })),
        ...answered.map((ask) => row(ask, { data: shortenText(ask.answer ?? '–', room.letters) })),
      ],
    },
    ...(left.open + left.answered > 0
      ? [{ kind: 'paragraph', look: 'small', text: say('asks-more', left) } satisfies Block]
      : []),
  ];
}

export function listDecisionBlocks({ context, say, brief }: Writer): Block[] {
  const { clock } = context;
  const sendBy = brief.requests?.[0]?.submitBy;
  return [
    { kind: 'heading', text: say('decide') },
    {
      kind: 'table',
      roomy: true,
      columns: [
        { title: say('decide-what'), share: 8 },
        { title: say('decide-by'), share: 3 },
        { title: say('decide-who'), share: 6 },
        { title: say('decide-outcome'), share: 6 },
      ],
      rows: [
        [
          say('decide.movements'),
          brief.outAndHome === null ? '–' : { strong: clock.time(brief.outAndHome.firstOutAt) },
          null,
          null,
        ],
        [
          say('decide.requests'),
          brief.requests === null
            ? say('not-recorded')
            : sendBy === undefined
              ? '–'
              : { strong: clock.time(sendBy) },
          null,
          null,
        ],
        [say('decide.asks'), null, null, null],
      ],
    },
  ];
}
