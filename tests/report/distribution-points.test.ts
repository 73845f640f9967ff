import { describe, expect, it } from 'vitest';
import { formatTerminalSummary, renderReport } from '../../src/report/index.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const section = (html: string): string => /<section id="points"[\s\S]*?<\/section>/.exec(html)![0];
/** Text of the row of a site, cells apart by bars. */
const rowOf = (html: string, site: string): string =>
  [...section(html).matchAll(/<tr>(.*?)<\/tr>/g)]
    .map((match) =>
      match[1]!
        .replace(/<\/t[hd]>/g, '|')
        .replace(/<[^>]*>/g, '')
        .replace(/\u00a0|\u202f/g, ' '),
    )
    .find((row) => row.includes(site))!;

describe('distribution points in the report', () => {
  const report = renderReport(operation, plan, null);

  it('show how far people walk beside the standard, and the least delivery', () => {
    expect(rowOf(report, 'Old School')).toMatch(
      /\|4.2 km\|within 5 km; more than 20,000 people\|2 000 kg\|$/,
    );
    expect(rowOf(report, 'Riverside')).toMatch(/\|(12|11.5) km\|over 10 km; more than 20,000 people\|/);
  });

  it('say what is not known, and never take a way for it', () => {
    expect(rowOf(report, 'Harbour')).toContain('|not known|more than 20,000 people|');
    expect(section(report)).toContain('known for 2 of 8 sites');
  });

  it('give the farthest way on the terminal, and nothing where no way is known', () => {
    const options = { colour: false, width: 120 };
    expect(formatTerminalSummary(operation, plan, null, options)).toContain(
      'at Riverside; known for 2 of 8 sites.',
    );
    const unknown = {
      ...operation,
      places: operation.places.map((place) => ({ ...place, walkMetres: null })),
    };
    expect(formatTerminalSummary(unknown, plan, null, options)).not.toContain('Farthest way');
  });
});
