import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CHECK_CODES } from '../../src/check/index.ts';

const PAGE = new URL('../../docs/check-codes.md', import.meta.url);

test('docs/check-codes.md lists every code of the check with its sentence', () => {
  const page = writePage();
  if (process.env['UPDATE']) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

test('codes are in alphabetical order', () => {
  const codes = Object.keys(CHECK_CODES);
  expect(codes).toEqual([...codes].sort());
});

function writePage(): string {
  const rows = Object.entries(CHECK_CODES).map(([code, sentence]) => `| \`${code}\` | ${sentence} |`);
  return `${INTRODUCTION}\n| code | what is wrong |\n|---|---|\n${rows.join('\n')}\n`;
}

const INTRODUCTION = `# What \`check\` finds

\`throughline check OPERATION PLAN\` derives every number and rule of [rules.md](rules.md) a second time, by code that
shares nothing with the planner, and reports what does not hold. Each violation has one of these codes, the place in the
plan, what the rules call for and what the plan says. For each code the result also counts how many things were looked
at: 0 says that the plan held nothing of the kind, not that it was found right. Times are seconds UTC.

This page is written from \`src/check/check-codes.ts\` by \`UPDATE=1 npm test\`.
`;
