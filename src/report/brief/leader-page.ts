import type { Fallback, Operation, Plan } from '../../domain/index.ts';
import { findRestrictedClass } from '../restricted-class.ts';
import type { MovementPapers, Named } from '../waybills/movement-papers.ts';
import { WORDS } from '../waybills/waybill-words.ts';
import { buildPaperContext } from './arabic-messages.ts';
import { findFallback } from './leader-fallback.ts';
import { listLoadBlocks, listStopBlocks, listVehicleBlocks } from './leader-tables.ts';
import { buildLeaderSay } from './leader-words.ts';
import { inEach, joinNames, type LeaderWriter as Writer } from './leader-writer.ts';
import {
  type Band,
  type Block,
  type Cell,
  type Inline,
  joinTexts,
  listInlines,
  type PaperPage,
  type Text,
} from './paper-page.ts';

/** Sizes to try until the sheet fits on one side of paper; the last may run over. */
export const LEADER_TENTH_POINTS = [95, 90, 85, 80, 75] as const;

/**
 * The sheet of one convoy leader, Arabic first: what to do if stopped, stops with hours, vehicles, load. It names no person
 * and nothing of another movement but the place of second choice.
 */
export function composeLeaderSheet(
  operation: Operation,
  plan: Plan,
  papers: MovementPapers,
  tenthPoints: number,
): PaperPage {
  const { clock, figures, names } = buildPaperContext(operation, plan, 'en');
  const arabic = buildPaperContext(operation, plan, 'ar').clock;
  const say = buildLeaderSay(operation);
  const { movement } = papers;
  const date = say.both(clock.longDate(movement.date), arabic.longDate(movement.date));
  const classKey = `class.${findRestrictedClass(operation.sensitivity)}` as const;
  const isArabic = say.language === 'ar';
  const mark = (key: keyof typeof WORDS): string =>
    isArabic ? `${WORDS[key][1]} · ${WORDS[key][0]}` : WORDS[key][0];
  const [expires, expiresLocal] = WORDS['class.expires'];
  const bands: Band[] = [
    {
      kind: 'class',
      parts: [
        mark(classKey),
        ...(isArabic ? [`${expiresLocal} ${arabic.longDate(plan.expires)}`] : []),
        `${expires} ${clock.longDate(plan.expires)}`,
      ],
    },
  ];
  if (operation.exercise) {
    const [english, local] = WORDS.exercise;
    bands.push({ kind: 'exercise', parts: isArabic ? [local, english] : [english] });
  }
  const writer: Writer = {
    say,
    papers,
    time: clock.time,
    whole: figures.whole,
    name: (thing) => joinNames(say, thing, { newLine: true }),
    nameOnLine: (thing) => joinNames(say, thing, ' · '),
  };
  const fallback = findFallback(plan, movement.id);
  const second = fallback?.secondPlaceId == null ? null : (names.places.get(fallback.secondPlaceId) ?? null);
  return {
    language: say.language,
    title: `${WORDS[classKey][0]}: ${movement.date} ${movement.id}`,
    bands,
    heading: [...listInlines(say('title')), ' · ', { data: movement.id }],
    subheading: joinTexts(
      [
        { strong: date },
        say(`kind.${movement.kind}`),
        [...listInlines(say('local-time')), ` (${clock.offset(papers.loading.visit.startAt)})`],
        say('one-only'),
      ],
      ' · ',
    ),
    blocks: [
      ...listStoppedBlocks(writer, fallback, second),
      ...listContactBlocks(writer),
      ...listStopBlocks(writer),
      ...listVehicleBlocks(writer),
      ...listLoadBlocks(writer),
      inEach(
        say,
        (language): Block => ({
          kind: 'paragraph',
          look: 'notice',
          text: say.only(language, 'protection'),
          language,
        }),
      ),
    ],
    foot: `${movement.id} · ${movement.date} · ${mark(classKey)}`,
    tenthPoints,
  };
}

function listStoppedBlocks(
  { say, time, name }: Writer,
  fallback: Fallback | null,
  second: Named | null,
): Block[] {
  const label = (key: 'turn-back' | 'second' | 'load-then', value: Cell): { label: Text; value: Cell } => ({
    label:
      value === null
        ? say.languages.flatMap((language, index): Inline[] => [
            ...(index === 0 ? [] : [{ newLine: true } as const]),
            `${say.only(language, key)} – ${say.only(language, 'to-agree')}`,
          ])
        : say.stacked(key),
    value,
  });
  const secondText: Cell =
    fallback === null ? null : second === null ? say.stacked('second-none') : name(second);
  return [
    { kind: 'heading', text: say('stopped') },
    inEach(
      say,
      (language): Block => ({
        kind: 'steps',
        items: (['call', 'no-argument', 'return', 'turn-back', 'note'] as const).map((step) =>
          say.only(language, `step.${step}`),
        ),
        language,
      }),
    ),
    {
      kind: 'fields',
      across: 3,
      fields: [
        label('turn-back', fallback?.turnBackAt == null ? null : time(fallback.turnBackAt)),
        label('second', secondText),
        label('load-then', fallback === null ? null : say.stacked(`load.${fallback.load}`)),
      ],
    },
  ];
}

function listContactBlocks({ say }: Writer): Block[] {
  return [
    { kind: 'heading', text: say('contacts') },
    {
      kind: 'fields',
      across: 4,
      fields: (
        [
          'contact-first',
          'contact-second',
          'medical',
          'receiver',
          'channel',
          'notification',
          'wait-elsewhere',
        ] as const
      ).map((key) => ({ label: say.stacked(key), value: null })),
    },
  ];
}
