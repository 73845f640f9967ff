import { expect, it } from 'vitest';
import { formatTerminalSummary, renderReport } from '../../src/report/index.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('the report says how long stock lasts, what was not counted, when fuel runs short and who stops first', () => {
  const page = renderReport(operation, plan, null);
  const [section] = /<section id="stock"[\s\S]*?<\/section>/.exec(page)!;
  const shown = text(section);
  for (const part of [
    '9.8 7.8–10.3',
    'Owner: Water board',
    'stock not counted at',
    'runs short on Mon 6 May 2024. It stops first for: well-3, vehicles.',
    '900 L',
    '400 L',
  ])
    expect(shown).toContain(part);
  // Among the first pages: before who gets what.
  expect(page.indexOf('<section id="stock"')).toBeLessThan(page.indexOf('<section id="who-gets-what"'));
});

it('the terminal names the least stock and what runs short, each on a line of its own', () => {
  const lines = formatTerminalSummary(operation, plan, null, { colour: false, width: 120 }).split('\n');
  expect(lines).toContainEqual(
    expect.stringMatching(/Least stock: .*, 9\.8 days \(7\.8-10\.3\) for all places together\./),
  );
  expect(lines).toContainEqual(expect.stringContaining('It stops first for: well-3, vehicles.'));
});

it('a plan without counted stock or fuel says so instead of showing nothing', () => {
  const bare = { ...plan, stock: { ...plan.stock, lines: [] }, fuel: { places: [] } };
  const shown = text(renderReport(operation, bare, null));
  expect(shown).toContain('No stock of anything that people use up is known.');
  expect(shown).toContain('No fuel was counted where it is used');
});
