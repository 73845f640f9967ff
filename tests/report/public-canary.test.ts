import { describe, expect, it } from 'vitest';
import {
  buildPublicSummary,
  formatPublicCsv,
  renderPublicSummary,
  renderReport,
} from '../../src/report/index.ts';
import { markEverything } from './marked-plan.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const marked = markEverything(operation, plan);
const summary = buildPublicSummary(marked.operation, marked.plan);
const page = renderPublicSummary(summary);
const csv = formatPublicCsv(summary);
const published = [page, csv, JSON.stringify(summary)];

/** What a reader sees: no style sheet, no tags. */
const pageText = page
  .replace(/<style>.*?<\/style>/s, '')
  .replace(/<[^>]+>/g, ' ')
  .replaceAll('\u202f', '')
  .replaceAll('&#39;', "'");

describe('public files', () => {
  it('hold none of the texts of a plan but those of the allow-list', () => {
    expect(marked.marks.size).toBeGreaterThan(100);
    for (const [text, mark] of marked.marks) {
      for (const file of published) expect(file.includes(mark), `"${text}" was published`).toBe(false);
    }
  });

  it('are compared with marks that do reach the restricted report', () => {
    const restricted = renderReport(marked.operation, marked.plan, null);
    for (const text of ['Riverside', 'Central depot', 'Ministry of the Interior', 'mv-03-riv1']) {
      expect(restricted).toContain(marked.marks.get(text));
    }
  });

  it('hold no time of day, no instant and no position', () => {
    for (const file of [pageText, csv]) {
      expect(file).not.toMatch(/\d{1,2}:\d{2}/);
      expect(file).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
      expect(file).not.toMatch(/\b1[67]\d{8}\b/);
      expect(file).not.toMatch(/\d\.\d{3,}/);
    }
  });

  it('write no count or amount with more than two significant digits', () => {
    const withoutDates = [pageText, csv].map((file) =>
      file
        .replace(/\d{4}-\d{2}-\d{2}/g, '')
        .replace(/\d{1,2} March 2025/g, '')
        .replace(/AR\d+/g, '')
        .replace(/[xX]?v?_?pcodes/g, ''),
    );
    for (const file of withoutDates) {
      for (const [number] of file.matchAll(/\d+(?:\.\d+)?/g)) {
        const digits = number.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
        expect(digits.length, `${number} is too exact`).toBeLessThanOrEqual(2);
      }
    }
  });

  it('do not change when only restricted things change', () => {
    const other = buildPublicSummary(
      {
        ...operation,
        places: operation.places.map((place) => ({
          ...place,
          latE7: place.latE7 + 77_777,
          owner: 'Somebody else',
        })),
        fleet: operation.fleet.map((row) => ({ ...row, count: { low: 1, best: 2, high: 3 } })),
      },
      { ...plan, movements: plan.movements.slice(5), lots: plan.lots.slice(1) },
    );
    expect(other).toEqual(buildPublicSummary(operation, plan));
  });

  it('withhold what crossings take in, how many movements there are and what is shut', () => {
    const withheld = summary.answers.filter((answer) => ['S3', 'S4', 'S6'].includes(answer.row));
    expect(withheld.map(({ figure, value, shortBy }) => ({ figure, value, shortBy }))).toEqual(
      Array(3).fill({ figure: null, value: null, shortBy: null }),
    );
  });
});

describe('the public allow-list', () => {
  it('is exactly this: a new key is a decision to publish', () => {
    expect(Object.keys(summary).sort()).toEqual([
      'answers',
      'areas',
      'asOfDate',
      'assumedPercent',
      'credits',
      'exercise',
      'format',
      'fromDate',
      'localLanguage',
      'notKnown',
      'operationName',
      'operationNameLocal',
      'people',
      'toDate',
      'totals',
      'unknownNeedNames',
      'unknownNeedNamesLocal',
    ]);
    expect(Object.keys(summary.answers[0]!).sort()).toEqual(['figure', 'row', 'shortBy', 'value', 'verdict']);
    expect(Object.keys(summary.areas[0]!).sort()).toEqual([
      'areaCode',
      'areaName',
      'areaNameLocal',
      'level',
      'needs',
    ]);
    expect(Object.keys(summary.totals[0]!).sort()).toEqual(
      [
        'floorPercent',
        'needName',
        'needNameLocal',
        'needUnit',
        'neededAmount',
        'people',
        'receivedAmount',
        'targetPercent',
        'tier',
      ]
        .map((key) => (key === 'needUnit' ? 'unit' : key))
        .sort(),
    );
    expect(Object.keys(summary.people).sort()).toEqual(['best', 'high', 'low']);
  });

  it('gives the needs of areas with three places or more, of the others together, and of all', () => {
    // Upper Valley and Plain have two sites each: alone they would show what single sites receive.
    expect(summary.areas.map((area) => area.areaName)).toEqual(['Coast', 'Other areas together']);
    const people = summary.areas.map((area) => area.needs.map((need) => need.people));
    expect(people.every((needs) => needs.every((count) => count > 0))).toBe(true);
    expect(summary.totals.map((need) => need.people)).toEqual([400_000, 400_000]);
  });

  it('says in general words what is not known', () => {
    expect(summary.notKnown).toEqual(['need', 'people', 'capacity', 'access', 'notification']);
    expect(summary.unknownNeedNames).toEqual(
      ['Health kits', 'Water'].sort(
        (a, b) => summary.unknownNeedNames.indexOf(a) - summary.unknownNeedNames.indexOf(b),
      ),
    );
    expect(pageText).toContain('Water');
  });
});

describe('summary.csv', () => {
  it('has a header, a row of HXL tags and as many cells in every row', () => {
    const rows = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    expect(rows[0]).toContain('area_code');
    expect(rows[1]!.every((cell) => /^#[a-z]+\d?(\+[a-z_]+)*$/.test(cell))).toBe(true);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.filter((row) => row[0] === 'total')).toHaveLength(2);
  });
});
