import { describe, expect, it } from 'vitest';
import type { Ask, NoticeRecipient, Operation, Plan } from '../../src/domain/index.ts';
import { ARABIC_MESSAGES } from '../../src/report/brief/arabic-messages.ts';
import { buildBrief } from '../../src/report/brief/brief-data.ts';
import { composeBrief } from '../../src/report/brief/brief-page.ts';
import { BRIEF_ROOMS } from '../../src/report/brief/brief-room.ts';
import { renderPaperHtml } from '../../src/report/brief/paper-html.ts';
import { ENGLISH, type MessageKey } from '../../src/report/messages.ts';
import { AS_OF, buildSampleOperation, DAY_SECONDS } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const DATE = '2025-03-04';

const render = (language: 'en' | 'ar', of: Operation = operation, by: Plan = plan, date = DATE): string =>
  renderPaperHtml(composeBrief(of, by, buildBrief(of, by, date), language, BRIEF_ROOMS[0]!));

const toText = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ');

/** Only what the page says of its own accord: what comes from files stands in `bdi`. */
const ownWords = (page: string): string => toText(page.replace(/<bdi>[\s\S]*?<\/bdi>/g, ' '));

const LIAISON: NoticeRecipient = {
  id: 'liaison',
  name: 'The liaison office',
  leadSeconds: 86_400,
  cutoffSecond: null,
  requestsPerDay: null,
};
const MUNICIPALITY: NoticeRecipient = { ...LIAISON, id: 'municipality', name: 'The municipality' };

const withRecipients = (recipients: readonly NoticeRecipient[]): Operation => ({
  ...operation,
  rules: { ...operation.rules, notice: { recipients, changeChargePpm: 0 } },
});

const ask = (id: string, more: Partial<Ask>): Ask => ({
  id,
  askedOf: `duty-bearer of ${id}`,
  askedBy: 'access officer',
  askedAt: AS_OF - 3 * DAY_SECONDS,
  text: `text of ${id}`,
  row: 'S8',
  answer: null,
  answeredAt: null,
  peopleAffected: null,
  origin: { ...operation.places[0]!.origin, assumption: null },
  ...more,
});

describe('the brief of a day', () => {
  const brief = buildBrief(operation, plan, DATE);
  const own = plan.movements.filter((movement) => movement.date === DATE);

  it('counts every movement, vehicle, stop and gram of its day once', () => {
    const sum = (of: (way: (typeof brief.ways)[number]) => number): number =>
      brief.ways.reduce((total, way) => total + of(way), 0);
    const grams = new Map(operation.goods.map((good) => [good.id as string, good.gramsPerPack]));
    expect(own.length).toBeGreaterThan(5);
    expect(sum((way) => way.movements)).toBe(own.length);
    expect(sum((way) => way.vehicles)).toBe(own.reduce((total, { vehicles }) => total + vehicles.length, 0));
    expect(sum((way) => way.stops)).toBe(own.reduce((total, { visits }) => total + visits.length - 1, 0));
    expect(sum((way) => way.grams)).toBe(
      own.flatMap(({ loads }) => loads).reduce((all, load) => all + load.packs * grams.get(load.goodId)!, 0),
    );
    expect(brief.outAndHome!.firstOutAt).toBe(Math.min(...own.map(({ legs }) => legs[0]!.departAt)));
  });

  it('names no place, road or movement among the movements: only kinds of places', () => {
    const page = toText(render('en'));
    const section = page.slice(page.indexOf('Movements of the day'), page.indexOf('Days of stock left'));
    expect(section).toMatch(/hub → site/);
    for (const place of operation.places) expect(section).not.toContain(place.name);
    for (const movement of own) expect(page).not.toContain(movement.id);
  });

  it('puts open asks before answered ones, those that touch most people first', () => {
    const asks = [
      ask('a-old', { askedAt: AS_OF - 9 * DAY_SECONDS }),
      ask('a-many', { peopleAffected: 5_000 }),
      ask('a-few', { peopleAffected: 40 }),
      ask('a-done', { answer: 'yes, from Monday', answeredAt: AS_OF - 60 }),
    ];
    const made = buildBrief({ ...operation, asks }, plan, DATE);
    expect(made.asksOpen.map(({ id }) => id)).toEqual(['a-many', 'a-few', 'a-old']);
    expect(made.asksAnswered.map(({ id }) => id)).toEqual(['a-done']);
    expect(made.news.answered.map(({ id }) => id)).toEqual(['a-done']);
    const text = toText(render('en', { ...operation, asks }));
    expect(text.indexOf('text of a-many')).toBeLessThan(text.indexOf('text of a-done'));
    expect(text).toContain('yes, from Monday');
  });

  it('counts the asks that it has no room for', () => {
    const asks = Array.from({ length: 20 }, (_, index) => ask(`a-${index}`, {}));
    const made = buildBrief({ ...operation, asks }, plan, DATE);
    const room = BRIEF_ROOMS.at(-1)!;
    const page = toText(renderPaperHtml(composeBrief({ ...operation, asks }, plan, made, 'en', room)));
    expect(page).toContain(`${20 - room.asks} more without an answer`);
  });

  it('tells what became known in the day before the plan and nothing of later', () => {
    const [first, ...rest] = operation.access;
    const at = (knownAt: number): Operation => ({
      ...operation,
      access: [{ ...first!, origin: { ...first!.origin, knownAt } }, ...rest],
    });
    const ids = (knownAt: number) =>
      buildBrief(at(knownAt), plan, DATE)
        .news.access.filter(({ change }) => change === 'known')
        .map(({ id }) => id);
    expect(ids(AS_OF - DAY_SECONDS + 1)).toContain(first!.id);
    expect(ids(AS_OF - DAY_SECONDS)).not.toContain(first!.id);
    expect(ids(AS_OF + 1)).not.toContain(first!.id);
  });

  it('says that nothing moves on a day without movements', () => {
    const empty = { ...plan, movements: plan.movements.filter((movement) => movement.date !== DATE) };
    expect(buildBrief(operation, empty, DATE).outAndHome).toBeNull();
    expect(toText(render('en', operation, empty))).toContain('Nothing is planned to move on this day.');
    expect(toText(render('ar', operation, empty))).toContain('لا تحركات مخطَّطة في هذا اليوم.');
  });

  it('says that requests are not recorded where no recipient is named, and none due where none is', () => {
    const named = withRecipients([]);
    expect(buildBrief(named, plan, DATE).requests).toBeNull();
    expect(toText(render('en', named))).toContain('not recorded: the operation names no recipients');
    const nothingDue = { ...plan, notices: [] };
    const told = withRecipients([LIAISON]);
    expect(buildBrief(told, nothingDue, DATE).requests).toEqual([]);
    expect(toText(render('en', told, nothingDue))).toContain('None is due on this day.');
  });

  it('lists the requests of the day by recipient, without those sent, the earliest hour first', () => {
    const day = plan.clock.days.find(({ date }) => date === DATE)!;
    const [first, second, third, fourth] = plan.movements.slice(-4).map(({ id }) => id);
    const due = (
      movementId: (typeof plan.movements)[number]['id'],
      ...submitBy: readonly [string, number][]
    ) => ({
      movementId,
      submitBy: submitBy.map(([recipientId, at]) => ({ recipientId, at })),
      chance: null,
      fallback: { secondPlaceId: null, turnBackAt: null, load: 'returns' as const },
    });
    const notified: Plan = {
      ...plan,
      notices: [
        due(first!, ['liaison', day.startsAt + 15 * 3_600], ['municipality', day.startsAt + 9 * 3_600]),
        due(second!, ['liaison', day.startsAt + 12 * 3_600]),
        // Sent already; due the day before; due the next midnight.
        due(third!, ['liaison', day.startsAt + 3_600]),
        due(fourth!, ['liaison', day.startsAt - 1], ['municipality', day.endsAt]),
      ],
    };
    const sent: Operation = {
      ...withRecipients([LIAISON, MUNICIPALITY]),
      notices: [
        {
          movementId: third!,
          recipientId: 'liaison',
          sentAt: AS_OF - 60,
          reference: null,
          answer: 'none',
          answeredAt: null,
          origin: operation.places[0]!.origin,
        },
      ],
    };
    const { requests } = buildBrief(sent, notified, DATE);
    expect(
      requests!.map(({ recipient, movements, submitBy }) => [recipient, movements, submitBy - day.startsAt]),
    ).toEqual([
      ['The municipality', 1, 9 * 3_600],
      ['The liaison office', 2, 12 * 3_600],
    ]);
    const text = toText(render('ar', sent, notified));
    expect(text).toContain('The liaison office');
    expect(text).toContain('12:00');
  });

  it('opens with what is not known and carries class and last day', () => {
    for (const language of ['en', 'ar'] as const) {
      const text = toText(render(language));
      const [unknown, answers] =
        language === 'en'
          ? ['What is not known', 'The eight answers']
          : ['ما هو غير معروف', 'الأجوبة الثمانية'];
      expect(text.indexOf(unknown)).toBeGreaterThan(0);
      expect(text.indexOf(unknown)).toBeLessThan(text.indexOf(answers));
      expect(text).toContain(language === 'en' ? 'RESTRICTED' : 'مقيَّد');
      expect(text).toContain(language === 'en' ? 'Destroy after Sun 9 March 2025' : 'الأحد 9 آذار/مارس 2025');
    }
  });

  it('says of an exercise that it is one', () => {
    const exercise = { ...operation, exercise: true };
    expect(toText(render('en', exercise))).toContain('EXERCISE');
    expect(toText(render('ar', exercise))).toContain('تمرين');
  });
});

describe('the Arabic brief', () => {
  it('holds no English words of ours', () => {
    const words = ownWords(render('ar')).match(/[A-Za-z]{2,}/g) ?? [];
    // The zone's offset is written so in every language; S1 to S8 are numbers of questions.
    expect(words.filter((word) => word !== 'UTC')).toEqual([]);
  });

  it('reads from right to left and keeps the digits 0 to 9', () => {
    const page = render('ar');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
  });

  it('has words for every question, verdict, figure and kind of what is not known that the report has', () => {
    const wanted = (Object.keys(ENGLISH) as MessageKey[]).filter(
      (key) =>
        /^(question|verdict|figure|access|calendar)\./.test(key) ||
        (/^not-known\.[a-z-]+\.[a-z-]+$/.test(key) && !key.startsWith('not-known.effect.')),
    );
    expect(wanted.filter((key) => ARABIC_MESSAGES[key] === undefined)).toEqual([]);
  });

  it('fills in the same figures as the English one', () => {
    const parameters = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const [key, text] of Object.entries(ARABIC_MESSAGES))
      expect(parameters(text), key).toEqual(parameters(ENGLISH[key as MessageKey]));
  });

  it('has twelve months and seven days', () => {
    expect(ARABIC_MESSAGES['calendar.months']!.split(' ')).toHaveLength(12);
    expect(ARABIC_MESSAGES['calendar.weekdays']!.split(' ')).toHaveLength(7);
  });
});
