import { listGoodTotals } from '../waybills/movement-papers.ts';
import { inEach, type LeaderWriter as Writer } from './leader-writer.ts';
import { type Block, type Cell, type Inline, listInlines } from './paper-page.ts';

export function listStopBlocks({ say, papers, time, name }: Writer): Block[] {
  const { home, loading, unloadings, legs } = papers;
  const [first, last] = [legs[0], legs.at(-1)];
  const stops = [loading, ...unloadings];
  // A convoy whose home is where it loads has no leg before loading, and none after its last stop at home.
  const leavesHome = first !== undefined && first.fromId === home.id && first.toId === loading.place.id;
  const comesHome = last !== undefined && last.toId === home.id && last.departAt >= stops.at(-1)!.visit.endAt;
  const rows: Cell[][] = [
    ...(leavesHome && first.arriveAt <= loading.visit.startAt
      ? [[name(home), say.stacked('task.leave'), '–', '–', time(first.departAt), null, null]]
      : []),
    ...stops.map(({ place, visit }, index): Cell[] => [
      [{ strong: `${index + 1}. ` }, ...listInlines(name(place))],
      say.stacked(`task.${visit.purpose}`),
      time(visit.arriveAt),
      visit.startAt > visit.arriveAt ? { strong: time(visit.startAt) } : '–',
      time(visit.endAt),
      null,
      null,
    ]),
    ...(comesHome ? [[name(home), say.stacked('task.home'), time(last.arriveAt), '–', '–', null, null]] : []),
  ];
  const calls = [
    ...(leavesHome ? [first.departAt] : []),
    ...stops.flatMap(({ visit }) => [visit.arriveAt, visit.endAt]),
    ...(comesHome ? [last.arriveAt] : []),
  ];
  const hours = [...new Set(calls.sort((a, b) => a - b).map(time))];
  return [
    { kind: 'heading', text: say('stops') },
    {
      kind: 'table',
      roomy: true,
      columns: [
        { title: say.stacked('place'), share: 8 },
        { title: say.stacked('task'), share: 3.6 },
        { title: say.stacked('arrive'), share: 2.6, numeric: true },
        { title: say.stacked('wait'), share: 3.2, numeric: true },
        { title: say.stacked('leave'), share: 2.6, numeric: true },
        { title: say.stacked('arrived'), share: 3 },
        { title: say.stacked('left'), share: 3 },
      ],
      rows,
    },
    inEach(
      say,
      (language): Block => ({
        kind: 'paragraph',
        look: 'plain',
        text: [
          { strong: say.only(language, 'check-in') },
          ': ',
          say.only(language, 'check-in-at', { times: hours.join(language === 'ar' ? '، ' : ', ') }),
          ' ',
          say.only(language, 'check-in-late'),
        ],
        language,
      }),
    ),
  ];
}

export function listVehicleBlocks({ say, papers, whole }: Writer): Block[] {
  return [
    { kind: 'heading', text: say('vehicles') },
    {
      kind: 'table',
      roomy: true,
      columns: [
        { title: say.stacked('number'), share: 1.4 },
        { title: say.stacked('vehicle'), share: 8 },
        { title: say.stacked('owner'), share: 5 },
        { title: say.stacked('packs'), share: 2.6, numeric: true },
        { title: say.stacked('kilograms'), share: 2.6, numeric: true },
        { title: say.stacked('plate'), share: 4.5 },
        { title: say.stacked('aboard'), share: 3.4 },
      ],
      rows: papers.vehicles.map(({ position, kind, code, transporter, load }) => [
        { strong: `${position}` },
        [{ data: kind }, { newLine: true }, { faint: { data: code } }],
        transporter === null ? null : { data: transporter },
        whole(load.packs),
        whole(load.grams / 1000),
        null,
        null,
      ]),
    },
  ];
}

export function listLoadBlocks({ say, papers, name, nameOnLine, whole }: Writer): Block[] {
  const rows = papers.unloadings.map(({ place }, index): Cell[] => {
    const lines = papers.waybills
      .filter((waybill) => waybill.consignee === papers.unloadings[index])
      .flatMap((waybill) => waybill.lines);
    const goods = listGoodTotals(lines).flatMap(({ good, packs }, at): Inline[] => [
      ...(at === 0 ? [] : [{ newLine: true } as const]),
      { strong: whole(packs) },
      ' × ',
      ...listInlines(nameOnLine(good)),
    ]);
    const kilograms = whole(lines.reduce((sum, line) => sum + line.grams, 0) / 1000);
    return [[{ strong: `${index + 2}. ` }, ...listInlines(name(place))], goods, kilograms];
  });
  return [
    { kind: 'heading', text: say('load') },
    {
      kind: 'table',
      columns: [
        { title: say.stacked('place'), share: 6 },
        { title: say.stacked('item'), share: 12 },
        { title: say.stacked('kilograms'), share: 2.6, numeric: true },
      ],
      rows,
    },
  ];
}
