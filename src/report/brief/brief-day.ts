import type { BriefWriter as Writer } from './brief-room.ts';
import { type Block, shortenText, type Text } from './paper-page.ts';

export function listMovementBlocks({ context, say, brief }: Writer): Block[] {
  const { clock, figures } = context;
  const heading: Block = { kind: 'heading', text: say('movements') };
  if (brief.outAndHome === null)
    return [heading, { kind: 'paragraph', look: 'plain', text: say('no-movements') }];
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { title: say('between'), share: 7 },
        { title: say('movement-count'), share: 3.6, numeric: true },
        { title: say('vehicle-count'), share: 3.6, numeric: true },
        { title: say('stop-count'), share: 3.6, numeric: true },
        { title: say('load'), share: 4, numeric: true },
      ],
      rows: brief.ways.map(({ from, to, movements, vehicles, stops, grams }) => [
        say('way', { from: say.placeKind(from), to: say.placeKind(to) }),
        figures.whole(movements),
        figures.whole(vehicles),
        figures.whole(stops),
        figures.mass(grams, 3),
      ]),
    },
    {
      kind: 'paragraph',
      look: 'small',
      text: say('out-and-home', {
        first: clock.time(brief.outAndHome.firstOutAt),
        last: clock.time(brief.outAndHome.lastHomeAt),
      }),
    },
  ];
}

export function listRequestBlocks({ context, say, brief }: Writer): Block[] {
  const heading: Block = { kind: 'heading', text: say('requests') };
  const { requests } = brief;
  if (requests === null || requests.length === 0) {
    const text = say(requests === null ? 'requests-not-recorded' : 'requests-none');
    return [heading, { kind: 'paragraph', look: 'plain', text }];
  }
  return [
    heading,
    {
      kind: 'table',
      columns: [
        { title: say('recipient'), share: 8 },
        { title: say('movement-count'), share: 3, numeric: true },
        { title: say('send-by'), share: 3, numeric: true },
        { title: say('for-day'), share: 5, numeric: true },
      ],
      rows: requests.map(({ recipient, movements, submitBy, firstDate }) => [
        { data: shortenText(recipient, 50) },
        context.figures.whole(movements),
        { strong: context.clock.time(submitBy) },
        context.clock.shortDate(firstDate),
      ]),
    },
  ];
}

export function listNewsBlocks({ context, say, room, brief }: Writer): Block[] {
  const { access, facts, notified, asked, answered } = brief.news;
  const items: Text[] = access.slice(0, room.news).map(({ id, change }) => {
    const constraint = context.operation.access.find((one) => one.id === id)!;
    return [
      { strong: say(`news.${change}`) },
      ` (${context.say(`access.${constraint.kind}`)}): `,
      { data: shortenText(context.names.of(id), 70) },
    ];
  });
  const more = access.length - items.length;
  if (more > 0) items.push(say('news-more', { count: more }));
  if (notified !== null)
    items.push(
      say('news-notified', {
        notified: notified.notified,
        kept: notified.kept.length,
        dropped: notified.dropped.length,
        released: notified.released.length,
      }),
    );
  if (facts.length > 0) {
    const lists = facts
      .map(({ list, rows }) => say(`list.${list}`, { count: rows }))
      .join(say('list-between'));
    items.push(say('news-facts', { lists }));
  }
  if (asked.length + answered.length > 0)
    items.push(say('news-asks', { asked: asked.length, answered: answered.length }));
  return [
    { kind: 'heading', text: say('news') },
    items.length === 0
      ? { kind: 'paragraph', look: 'plain', text: say('news-nothing') }
      : { kind: 'bullets', items },
  ];
}
