import { buildFigures, type FigureStyle } from './figures.ts';
import { formatLongDate } from './local-clock.ts';
import { cleanText } from './markup.ts';
import { MESSAGE_WORDS, type MessageWord } from './public-message-words.ts';
import type { PublicNeed, PublicSummary } from './public-summary.ts';

export type MessageLanguage = 'en' | 'ar';

/** At most so many UTF-16 units, of which no sign has less than one: so many characters at most however they are counted. */
export const MESSAGE_LETTERS = 900;

const MOST_NAME_LETTERS = 90;
const MOST_NEED_LETTERS = 45;

/**
 * A text message of at most 900 characters, from the public allow-list alone: totals, no place, hour, road or vehicle. Needs
 * that do not fit are left out from the end and counted; what is not known, whom it clears and what it is are never left out.
 */
export function formatPublicMessage(summary: PublicSummary, language: MessageLanguage): string {
  const say = buildWords(language);
  const needs = summary.totals.map((need) => describeNeed(say, need, language));
  const unknown = listUnknown(summary, language);
  // The message is made with ever fewer names until it fits; with none it always does.
  for (let room = needs.length + unknown.length; room >= 0; room--) {
    const kept = Math.min(needs.length, room);
    const text = assemble(summary, language, needs.slice(0, kept), unknown.slice(0, room - kept));
    if (text.length <= MESSAGE_LETTERS) return text;
  }
  throw new Error('the fixed words of the message are too long');
}

type Say = (key: MessageWord, parameters?: Readonly<Record<string, string | number>>) => string;

function buildWords(language: MessageLanguage): Say {
  const column = language === 'en' ? 0 : 1;
  return (key, parameters = {}) =>
    MESSAGE_WORDS[key][column].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(parameters[name] ?? whole),
    );
}

/** Plain commas between thousands: any phone shows them, and they keep their order in both directions. */
const STYLE: FigureStyle = { thousands: ',', space: ' ', square: 'm2', cubic: 'm3', dash: '-' };
const figures = buildFigures(STYLE);

function assemble(
  summary: PublicSummary,
  language: MessageLanguage,
  needs: readonly string[],
  unknown: readonly string[],
): string {
  const say = buildWords(language);
  const names = { weekdays: say('weekdays').split(' '), months: say('months').split(' ') };
  const date = (local: string) => formatLongDate(local, names);
  const count = (value: number) => figures.significant(value, 2);
  const { people, answers } = summary;
  const name = (language === 'ar' ? summary.operationNameLocal : null) ?? summary.operationName;
  const open = answers.find((answer) => answer.figure === 'asks.open')?.value ?? null;
  const leftOut = summary.totals.length - needs.length;
  const unknownLeft = listUnknown(summary, language).length - unknown.length;
  const lines = [
    summary.exercise ? say('exercise') : null,
    shorten(name, MOST_NAME_LETTERS),
    say('dates', { from: date(summary.fromDate), to: date(summary.toDate), asOf: date(summary.asOfDate) }),
    summary.notKnown.length === 0
      ? null
      : `${say('unknown')}: ${[
          ...summary.notKnown.map((kind) =>
            kind === 'need' ? describeUnknownNeeds(say, unknown, unknownLeft) : say(`unknown.${kind}`),
          ),
        ].join(say('between'))}.`,
    say('people', { best: count(people.best), low: count(people.low), high: count(people.high) }),
    summary.totals.length === 0
      ? say('no-totals')
      : `${say('covered')}: ${[...needs, ...(leftOut > 0 ? [say('more-needs', { count: leftOut })] : [])].join(say('between'))}.`,
    say('assumed', { percent: summary.assumedPercent }),
    open === null ? null : say('asks', { count: count(open) }),
    say('protection'),
  ];
  return `${lines.filter((line) => line !== null).join('\n')}\n`;
}

function describeNeed(say: Say, need: PublicNeed, language: MessageLanguage): string {
  const name = shorten((language === 'ar' ? need.needNameLocal : null) ?? need.needName, MOST_NEED_LETTERS);
  return need.floorPercent === null
    ? say('need-target', { name, target: need.targetPercent })
    : say('need', { name, floor: need.floorPercent, target: need.targetPercent });
}

function listUnknown(summary: PublicSummary, language: MessageLanguage): string[] {
  return summary.unknownNeedNames.map((name, index) =>
    shorten((language === 'ar' ? summary.unknownNeedNamesLocal[index] : null) ?? name, MOST_NEED_LETTERS),
  );
}

function describeUnknownNeeds(say: Say, names: readonly string[], left: number): string {
  if (names.length === 0) return say('unknown.need', { count: left });
  const listed = names.join(say('within'));
  return left === 0
    ? say('unknown.need-names', { names: listed })
    : say('unknown.need-more', { names: listed, count: left });
}

/** On one line, at most so many letters. */
function shorten(text: string, most: number): string {
  const clean = [...cleanText(text)];
  return clean.length <= most
    ? clean.join('')
    : `${clean
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
