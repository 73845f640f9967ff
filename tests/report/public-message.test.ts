import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPublicSummary, formatPublicMessage, type PublicSummary } from '../../src/report/index.ts';
import { MESSAGE_LETTERS } from '../../src/report/public-message.ts';
import { markEverything } from './marked-plan.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const summary = buildPublicSummary(operation, plan);
const LANGUAGES = ['en', 'ar'] as const;

const need = (name: string, nameLocal: string | null): PublicSummary['totals'][number] => ({
  ...summary.totals[0]!,
  needName: name,
  needNameLocal: nameLocal,
});

describe('the public message', () => {
  it('has at most 900 characters whatever names and numbers are in it', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });
    const count = fc.integer({ min: 0, max: 999_000_000 });
    fc.assert(
      fc.property(
        fc.record({
          operationName: name,
          local: fc.option(name),
          needs: fc.array(fc.tuple(name, fc.option(name)), { maxLength: 40 }),
          unknown: fc.array(fc.tuple(name, fc.option(name)), { maxLength: 40 }),
          people: count,
          exercise: fc.boolean(),
        }),
        ({ operationName, local, needs, unknown, people, exercise }) => {
          const wild: PublicSummary = {
            ...summary,
            operationName,
            operationNameLocal: local,
            exercise,
            people: { low: people, best: people, high: people },
            totals: needs.map(([own, other]) => need(own, other)),
            unknownNeedNames: unknown.map(([own]) => own),
            unknownNeedNamesLocal: unknown.map(([, other]) => other),
            notKnown: ['need', 'people', 'counts', 'capacity', 'access', 'fuel', 'notification', 'other'],
          };
          for (const language of LANGUAGES) {
            const text = formatPublicMessage(wild, language);
            expect(text.length).toBeLessThanOrEqual(MESSAGE_LETTERS);
            // No name of a file can make a line of its own.
            expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(9);
            expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
          }
        },
      ),
      { numRuns: 50, seed: 4 },
    );
    expect(MESSAGE_LETTERS).toBe(900);
  });

  it('counts the needs that it has no room to name', () => {
    const many: PublicSummary = {
      ...summary,
      totals: Array.from({ length: 30 }, (_, index) => need(`A need with a rather long name ${index}`, null)),
    };
    const text = formatPublicMessage(many, 'en');
    const named = text.match(/A need with a rather long name/g)?.length ?? 0;
    expect(named).toBeGreaterThan(0);
    expect(text).toContain(`needs not listed here: ${30 - named}`);
  });

  it('says what is not known, whom it clears and that an exercise is one, in both languages', () => {
    const exercise = { ...summary, exercise: true };
    const english = formatPublicMessage(exercise, 'en');
    const arabic = formatPublicMessage(exercise, 'ar');
    expect(english).toMatch(/^EXERCISE/);
    expect(english).toContain('Not known: ');
    expect(english).toContain('Clears nobody to move');
    expect(arabic).toMatch(/^تمرين/);
    expect(arabic).toContain('غير معروف: ');
    expect(arabic).toContain('لا تأذن هذه الرسالة لأحد بالتحرّك');
    // Local names take the place of English ones where there are some.
    for (const { needNameLocal } of summary.totals)
      if (needNameLocal !== null) expect(arabic).toContain(needNameLocal);
  });

  it('holds none of the texts of a plan but those of the allow-list', () => {
    const marked = markEverything(operation, plan);
    const made = buildPublicSummary(marked.operation, marked.plan);
    expect(marked.marks.size).toBeGreaterThan(100);
    for (const language of LANGUAGES) {
      const text = formatPublicMessage(made, language);
      for (const [word, mark] of marked.marks)
        expect(text.includes(mark), `"${word}" was published`).toBe(false);
    }
  });

  it('holds no hour, no position and no count with more than two significant digits', () => {
    for (const language of LANGUAGES) {
      const text = formatPublicMessage(summary, language);
      expect(text).not.toMatch(/\d{1,2}:\d{2}/);
      const withoutDates = text.replace(/\d{1,2} \S+ 2025/g, '').replace(/\d{1,2} آذار\/مارس 2025/g, '');
      for (const [number] of withoutDates.matchAll(/\d[\d,.]*\d|\d/g)) {
        const digits = number.replace(/[.,]/g, '').replace(/^0+/, '').replace(/0+$/, '');
        expect(digits.length, `${number} is too exact`).toBeLessThanOrEqual(2);
      }
    }
  });

  it('does not change when only movements, places and vehicles change', () => {
    const changed = buildPublicSummary(
      {
        ...operation,
        places: operation.places.map((place) => ({ ...place, latE7: place.latE7 + 5_555, owner: 'Other' })),
        fleet: operation.fleet.map((row) => ({ ...row, count: { low: 1, best: 2, high: 3 } })),
      },
      { ...plan, movements: plan.movements.slice(3), lots: [] },
    );
    for (const language of LANGUAGES)
      expect(formatPublicMessage(changed, language)).toBe(formatPublicMessage(summary, language));
  });
});
