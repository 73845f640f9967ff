import { describe, expect, it } from 'vitest';
import { formatExplanation, formatTerminalSummary } from '../../src/report/index.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const check = { violations: [], rules: [{ code: 'R14', checked: 4_321 }] };
const print = (colour: boolean, width: number) =>
  formatTerminalSummary(operation, plan, check, { colour, width });

describe('the summary on a terminal', () => {
  it('keeps to the columns it is given', () => {
    for (const width of [60, 80, 120]) {
      for (const line of print(false, width).split('\n'))
        expect(line.length, line).toBeLessThanOrEqual(width);
    }
  });

  it('is plain ASCII without colour', () => {
    expect(print(false, 80)).toMatch(/^[\n\u0020-\u007e]*$/);
  });

  it('differs only by colours with colour, none of them green', () => {
    expect(
      print(true, 80)
        .split(/\p{Cc}\[\d+m/u)
        .join(''),
    ).toBe(print(false, 80));
    expect(print(true, 80)).not.toMatch(/\p{Cc}\[(32|42|92|102)m/u);
  });

  it('begins with what is not known and answers all eight questions', () => {
    const text = print(false, 80);
    const order = [
      'WHAT IS NOT KNOWN',
      'THE EIGHT ANSWERS',
      'S1 ',
      'S8 ',
      'HOW MUCH OF EACH NEED',
      'WHO GETS WHAT',
      'MOVEMENTS',
      'INDEPENDENT CHECK',
    ];
    const places = order.map((word) => text.indexOf(word));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(text).toContain('0 violations of 4,321 things examined.');
    expect(text).toContain('[short by 910 t]');
  });

  it('obeys no escape hidden in a name', () => {
    const named = {
      ...operation,
      name: 'Valley\u001b[2J\u0007',
      areas: operation.areas.map((area) => ({ ...area, name: 'A\u001b]0;x' })),
    };
    const lines = formatTerminalSummary(named, plan, check, { colour: false, width: 80 }).split('\n');
    for (const line of lines) expect(line).not.toMatch(/\p{Cc}/u);
  });

  it('lists violations', () => {
    const found = {
      violations: [{ code: 'R16', where: 'mv-1', expected: '<= 10 t', actual: '12 t' }],
      rules: [{ code: 'R16', checked: 5 }],
    };
    expect(formatTerminalSummary(operation, plan, found, { colour: false, width: 80 })).toContain(
      'R16 mv-1: expected <= 10 t, found 12 t',
    );
  });
});

describe('the explanation on a terminal', () => {
  it('names the place, what is short and what limits it', () => {
    const place = operation.places.find((one) => one.id === 'riverside')!;
    const unmet = plan.unmet.filter((line) => line.placeId === place.id);
    const text = formatExplanation(
      operation,
      plan,
      [{ place, unmet, limits: unmet[0]!.binding, notKnown: [] }],
      { width: 80 },
    );
    expect(text).toMatch(/^EXERCISE: /);
    expect(text).toMatch(/^Riverside, Upper Valley \(riverside\)$/m);
    expect(text).toContain('Food, 3 March to 9 March:');
    expect(text).toContain('limited by truck hours (10 t truck): 61 %');
  });
});
