import { type DefaultTreeAdapterMap, parse, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { buildPublicSummary, renderPublicSummary, renderReport } from '../../src/report/index.ts';
import { ENGLISH } from '../../src/report/messages.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const clean = { violations: [], rules: [{ code: 'R18', checked: 12_345 }] };
const report = renderReport(operation, plan, clean);

/** The page as elements; `problems` are what a strict parser objects to. */
function readPage(text: string): {
  readonly elements: readonly Element[];
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const document = parse(text, {
    onParseError: (error) => problems.push(`${error.code} at ${error.startLine}`),
  });
  const elements: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(document);
  return { elements, problems };
}

const textOf = (node: Node): string =>
  'value' in node ? String(node.value) : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

const words = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/\s+/g, ' ');

function shownIn(text: string): string {
  const body = readPage(text).elements.find((element) => element.tagName === 'body')!;
  return words(textOf(body));
}

describe('the restricted report', () => {
  const { elements, problems } = readPage(report);
  const shown = shownIn(report);

  it('is well formed', () => {
    expect(problems).toEqual([]);
    expect(serialize(parse(report)).length).toBeGreaterThan(10_000);
  });

  it('needs no script and nothing from anywhere else', () => {
    const names = new Set(elements.map((element) => element.tagName));
    for (const name of [
      'script',
      'link',
      'img',
      'iframe',
      'object',
      'embed',
      'image',
      'use',
      'base',
      'form',
    ]) {
      expect(names.has(name), name).toBe(false);
    }
    for (const element of elements) {
      for (const { name, value } of element.attrs) {
        expect(name.startsWith('on'), name).toBe(false);
        if (name === 'src' || name === 'srcset' || name === 'data')
          throw new Error(`${element.tagName} loads ${value}`);
        if (name === 'href') expect(element.tagName).toBe('a');
      }
    }
    expect(report).not.toMatch(/@import|url\((?!#)/);
  });

  it('opens with class, expiry and exercise, then what is not known, then the eight answers', () => {
    const order = [
      'RESTRICTED',
      'Expires Sun 9 March 2025, 23:59 (UTC+2)',
      'EXERCISE:',
      'Read this first.',
      'Is there a credible plan',
      'Independent check',
      'Who gets what',
    ];
    const places = order.map((text) => shown.indexOf(text));
    expect(places).not.toContain(-1);
    // The table of contents names the sections, too: the last of each counts.
    const sections = elements
      .filter((element) => element.tagName === 'section')
      .map((element) => attribute(element, 'id'));
    expect(sections.slice(0, 4)).toEqual(['not-known', 'answers', 'coverage', 'check']);
    expect(shown).toContain('Mon 3 March 2025, 05:00 (UTC+2; 2025-03-03 03:00 UTC)');
  });

  it('shows every headline with verdict, figure, source and share of assumptions', () => {
    for (const row of ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'] as const) {
      expect(shown).toContain(`${row} ${ENGLISH[`question.${row}`]}`);
    }
    expect(shown).toContain('59 % of the survival floor of the known life-saving needs is covered');
    expect(shown).toContain('short by 910 t');
    expect(shown).toContain('400 000 people on the first day (range 340 000–480 000)');
    expect(shown).toContain('life-saving needs with any supply data: 1 of 3');
    expect(shown).toContain('93 %');
  });

  it('shows everything that is not known, and open ends that the plan did not list', () => {
    for (const name of [
      'Water',
      'Health kits',
      'Island',
      'South Gate',
      'Flooded stretch of the valley road',
    ]) {
      expect(shown.slice(0, shown.indexOf('The eight answers', 2_000))).toContain(name);
    }
    for (const item of plan.notKnown) expect(shown).toContain(item.detail);
    expect(shown).toContain(ENGLISH['not-known.notification.none-recorded']);
  });

  it('shows every site, area and movement, in both languages where there are two', () => {
    for (const thing of [...operation.areas, ...operation.places.filter((place) => place.kind === 'site')]) {
      expect(shown).toContain(thing.name);
      expect(shown).toContain(thing.nameLocal);
    }
    for (const movement of plan.movements) expect(shown).toContain(movement.id);
    const local = elements.filter((element) => attribute(element, 'class') === 'local');
    expect(local.length).toBeGreaterThan(20);
    for (const element of local) {
      expect([attribute(element, 'lang'), attribute(element, 'dir')]).toEqual(['ar', 'rtl']);
    }
  });

  it('prints with every movement its way home', () => {
    const rows = elements.filter(
      (element) => element.tagName === 'tr' && textOf(element).includes('mv-03-riv1'),
    );
    // Loaded 08:30-09:30, at Riverside 09:39-10:24, home at 10:33.
    expect(words(textOf(rows[0]!))).toMatch(/09:30.*08:30–09:30.*09:39–10:24.*10:33left 10:24/);
  });

  it('says that a notification neither creates nor removes protection, and calls nothing free of danger', () => {
    expect(shown.split('neither creates nor removes protection').length - 1).toBeGreaterThanOrEqual(2);
    for (const text of [shown, shownIn(renderPublicSummary(buildPublicSummary(operation, plan)))]) {
      expect(text).not.toMatch(/\bsafe(?:ty|ly|r|st)?\b|green light|all clear|go ahead/i);
    }
    for (const message of Object.values(ENGLISH)) expect(message).not.toMatch(/\b(un)?safe|green light/i);
  });

  it('shows the bound beside the plan, conflicts with both values, assumptions with reasons and what flips', () => {
    expect(shown).toContain('Below the bound, points');
    expect(shown).toMatch(/118 400 \(100 640–142 080\) people.*97 000 \(90 000–104 000\) people/);
    for (const line of plan.assumptions) expect(shown).toContain(line.reason);
    expect(shown).toContain('Escort capacity told by telephone, not written down.');
    expect(shown).toContain('S1: short at low, yes at high');
  });

  it('credits its data and says how to check it again', () => {
    expect(shown).toContain('Roads © OpenStreetMap contributors, ODbL 1.0');
    expect(shown).toContain('Boundaries: OCHA COD-AB, CC BY 3.0 IGO');
    expect(shown).toContain(ENGLISH['map.disclaimer']);
    expect(shown).toContain('throughline -- check operations/senn-valley out/restricted/plan.json');
    expect(shown).toContain('--as-of 2025-03-03T03:00:00Z --seed 1 --iterations 12');
  });

  it('has tables with captions and scoped headings', () => {
    const tables = elements.filter((element) => element.tagName === 'table');
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      expect(table.childNodes.some((node) => 'tagName' in node && node.tagName === 'caption')).toBe(true);
    }
    for (const heading of elements.filter((element) => element.tagName === 'th')) {
      expect(attribute(heading, 'scope'), textOf(heading)).toMatch(/^(col|row|rowgroup)$/);
    }
  });

  it('uses each id once and links only to ids that exist', () => {
    const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elements) {
      const href = attribute(element, 'href');
      if (href?.startsWith('#')) expect(ids).toContain(href.slice(1));
    }
  });

  it('keeps risk to itself: exposure is strictly confidential', () => {
    const risky: Operation = {
      ...operation,
      access: operation.access.map((row) =>
        row.id === 'mud'
          ? { ...row, kind: 'risk', slowPpm: null, riskPpm: 5_000, name: 'Exposed bend' }
          : row,
      ),
    };
    expect(renderReport(risky, plan, clean)).not.toContain('Exposed bend');
  });

  it('is the same text for the same plan', () => {
    expect(renderReport(buildSampleOperation(), buildSamplePlan(operation), clean)).toBe(report);
  });

  it('shows nothing that was learned after the plan’s instant', () => {
    const origin = { ...operation.access[0]!.origin, knownAt: plan.asOf + 1 };
    const later: Operation = {
      ...operation,
      access: [
        ...operation.access,
        { ...operation.access[0]!, id: 'later' as never, name: 'Learned later', origin },
      ],
      statements: [...operation.statements, { ...operation.statements[0]!, excerpt: 'Said later', origin }],
      asks: operation.asks.map((ask) =>
        ask.answer === null ? { ...ask, answer: 'Granted', answeredAt: plan.asOf + 60 } : ask,
      ),
    };
    expect(renderReport(later, plan, clean)).toBe(report);
  });
});

describe('the check in the report', () => {
  const finding = (check: Parameters<typeof renderReport>[2]) =>
    shownIn(renderReport(operation, plan, check));

  it('says how much was examined when nothing is wrong', () => {
    expect(finding(clean)).toContain('0 violations of 12 345 things examined.');
  });

  it('lists what is wrong', () => {
    const check = {
      violations: [
        { code: 'R18', where: 'depot-1 on 2025-03-04', expected: 'at least 0 packs', actual: '-12 packs' },
      ],
      rules: [{ code: 'R18', checked: 10 }],
    };
    expect(finding(check)).toMatch(
      /1 violations of 10 things examined\..*R18depot-1 on 2025-03-04at least 0 packs-12 packs/,
    );
  });

  it('says so where it was not run', () => {
    expect(finding(null)).toContain(ENGLISH['check.not-run']);
  });
});

describe('names that try to break the page', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe\u0007 & `x`';
  const named: Operation = {
    ...operation,
    name: evil,
    summary: evil,
    places: operation.places.map((place) => ({ ...place, name: `${place.name}${evil}`, nameLocal: evil })),
    areas: operation.areas.map((area) => ({ ...area, name: evil, nameLocal: evil })),
    statements: operation.statements.map((row) => ({ ...row, excerpt: evil, speaker: evil })),
    sources: operation.sources.map((row) => ({
      ...row,
      title: evil,
      credit: evil,
      url: 'javascript:alert(3)',
    })),
    access: operation.access.map((row) => ({ ...row, name: evil })),
    needs: operation.needs.map((row) => ({ ...row, name: evil })),
  };
  const evilPlan: Plan = { ...plan, notKnown: [{ code: evil, subject: evil, detail: evil }] };
  const pages = [
    renderReport(named, evilPlan, {
      violations: [{ code: evil, where: evil, expected: evil, actual: evil }],
      rules: [],
    }),
    renderPublicSummary(buildPublicSummary(named, evilPlan)),
  ];

  it('stay text', () => {
    for (const page of pages) {
      const { elements, problems } = readPage(page);
      expect(problems).toEqual([]);
      const names = new Set(elements.map((element) => element.tagName));
      expect(names.has('script') || names.has('img')).toBe(false);
      expect(elements.flatMap((element) => element.attrs).some((one) => one.name.startsWith('on'))).toBe(
        false,
      );
      expect(elements.some((element) => attribute(element, 'href')?.startsWith('javascript'))).toBe(false);
      expect(shownIn(page)).toContain('<script>alert(1)</script>');
    }
  });

  it('lose their direction overrides and control characters', () => {
    for (const page of pages) {
      expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(page.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('the report of an operation without things', () => {
  it('is well formed without areas, roads, statements, movements and bounds', () => {
    const bare: Operation = {
      ...operation,
      areas: [],
      statements: [],
      asks: [],
      access: [],
      links: [],
      sources: [],
      roads: { ...operation.roads, roads: [], credit: null },
      places: operation.places.map((place) => ({ ...place, areaId: null, nameLocal: null })),
    };
    const empty: Plan = {
      ...plan,
      movements: [],
      distributions: [],
      coverage: [],
      unmet: [],
      bounds: [],
      conflicts: [],
      notKnown: [],
      assumptions: [],
      sensitivity: [],
      lots: [],
      summary: { ...plan.summary, headlines: [], needs: [] },
    };
    const { problems } = readPage(renderReport(bare, empty, null));
    expect(problems).toEqual([]);
    expect(shownIn(renderReport(bare, empty, null))).toContain(ENGLISH['constraints.none']);
    expect(readPage(renderPublicSummary(buildPublicSummary(bare, empty))).problems).toEqual([]);
  });
});
