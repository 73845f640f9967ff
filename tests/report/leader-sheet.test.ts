import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/domain/index.ts';
import { composeLeaderSheet } from '../../src/report/brief/leader-page.ts';
import { renderPaperHtml } from '../../src/report/brief/paper-html.ts';
import { renderPaperTypst } from '../../src/report/brief/paper-typst.ts';
import { buildLocalClock } from '../../src/report/local-clock.ts';
import { buildMovementPapers, type MovementPapers } from '../../src/report/waybills/movement-papers.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const all = buildMovementPapers(operation, plan);
const clock = buildLocalClock(plan.clock.days, { weekdays: [], months: [] });

const render = (papers: MovementPapers, of: Operation = operation): string =>
  renderPaperHtml(composeLeaderSheet(of, plan, papers, 90));

const toText = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/[\s\u202f]+/g, ' ');

describe("a convoy leader's sheet", () => {
  it('tells of its own movement and of no other', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const papers of all) {
      const text = toText(render(papers));
      const notice = plan.notices.find(({ movementId }) => movementId === papers.movement.id);
      const stops = [papers.home, papers.loading.place, ...papers.unloadings.map(({ place }) => place)];
      const ownPlaces = new Set([...stops.map(({ id }) => id), notice?.fallback.secondPlaceId ?? '']);
      expect(text).toContain(papers.movement.id);
      for (const other of all) if (other !== papers) expect(text).not.toContain(other.movement.id);
      for (const place of operation.places)
        if (!ownPlaces.has(place.id)) expect(text).not.toContain(place.name);
    }
  });

  it('gives the turn-back hour and the second destination of the plan, else boxes to write them in', () => {
    const papers = all[0]!;
    const away = operation.places.find(
      ({ id }) => ![papers.home, papers.loading.place].some((own) => own.id === id),
    )!;
    const turnBackAt = papers.loading.visit.endAt + 40 * 60;
    const bare = { ...plan, notices: [] };
    const known = {
      ...plan,
      notices: [
        {
          movementId: papers.movement.id,
          submitBy: [],
          chance: null,
          fallback: { secondPlaceId: away.id, turnBackAt, load: 'second' as const },
        },
      ],
    };
    const textOf = (by: typeof plan) =>
      toText(renderPaperHtml(composeLeaderSheet(operation, by, papers, 90)));
    expect(textOf(known)).toContain(`Turn back at the latest at ${clock.time(turnBackAt)}`);
    expect(textOf(known)).toContain(away.name);
    expect(textOf(known)).toContain('goes to the second destination');
    expect(textOf(known)).not.toContain('not recorded');
    expect(textOf(bare).match(/not recorded: agree and write/g)).toHaveLength(3);
    expect(textOf(bare).match(/غير مسجَّل: يُتفق عليه ويُكتب/g)).toHaveLength(3);
  });

  it('gives every stop its hours and every vehicle its load, in order', () => {
    for (const papers of all) {
      const text = toText(render(papers));
      for (const { visit } of [papers.loading, ...papers.unloadings]) {
        expect(text).toContain(clock.time(visit.arriveAt));
        expect(text).toContain(clock.time(visit.endAt));
        if (visit.startAt > visit.arriveAt) expect(text).toContain(clock.time(visit.startAt));
      }
      const places = papers.vehicles.map(({ code }) => text.indexOf(code));
      expect(places.every((at) => at > 0)).toBe(true);
      expect([...places].sort((a, b) => a - b)).toEqual(places);
      const printed = papers.unloadings.map(({ place }) => place.name);
      for (const name of printed) expect(text).toContain(name);
    }
  });

  it('has Arabic first and the rules for a convoy that is stopped in both languages', () => {
    const page = render(all[0]!);
    const text = toText(page);
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(text.indexOf('ورقة قائد القافلة')).toBeLessThan(text.indexOf('Convoy leader’s sheet'));
    for (const sentence of [
      'Do not argue and do not force the way.',
      'لا تجادلوا ولا تحاولوا المرور بالقوة.',
      'Going back is always allowed',
      'الرجوع مسموح دائمًا',
    ])
      expect(text).toContain(sentence);
  });

  it('is in English alone where the second language is another', () => {
    const page = render(all[0]!, { ...operation, languages: ['en', 'uk'] });
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(toText(page).replace(/[^\u0600-\u06ff]/g, '')).toBe(
      // Local names of the operation's places stay: they are what signs on the way show.
      toText(page.match(/<bdi>[\s\S]*?<\/bdi>/g)!.join(' ')).replace(/[^\u0600-\u06ff]/g, ''),
    );
  });

  it('has no name of a person, and empty boxes for contacts and plates', () => {
    const page = render(all[0]!);
    expect(page.match(/class="blank"/g)!.length).toBeGreaterThanOrEqual(7);
    expect(toText(page)).toContain('Plate');
    expect(page).not.toMatch(/https?:|src=|<script/);
  });

  it('keeps words from files out of the source of the PDF but as strings', () => {
    const hostile = '#read("/etc/passwd") ]$x$ \\u{41} "quoted" @label *b* `raw`\n= Title\u202eabc';
    const changed: Operation = {
      ...operation,
      places: operation.places.map((place) => ({ ...place, name: hostile })),
    };
    const [papers] = buildMovementPapers(changed, plan);
    const source = renderPaperTypst(composeLeaderSheet(changed, plan, papers!, 90));
    // Outside of string literals nothing of it is left.
    const code = source.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(code).not.toMatch(/read|passwd|label|Title/);
    expect(source).not.toContain('\u202e');
  });
});
