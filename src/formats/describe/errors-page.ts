import { PROBLEM_CATALOGUE } from './problem-catalogue.ts';

/** docs/errors.md: every problem code with cause and remedy. */
export function formatErrorsPage(): string {
  const sections = PROBLEM_CATALOGUE.map(({ title, about, codes }) => {
    const rows = Object.entries(codes).map(
      ([code, [cause, remedy]]) => `| \`${code}\` | ${cause} | ${remedy} |`,
    );
    return `## ${title}\n\n${about}\n\n| code | cause | what to do |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return [INTRO, ...sections].join('\n');
}

const INTRO = `# Problems and what to do

Made by \`scripts/write-format-docs.ts\` from \`src/formats/describe/problem-catalogue.ts\`; a test keeps it equal to the codes in the source.
A problem says where it sits (file, row, column), what was expected, what came and what to do. Codes are stable. Errors stop
the use of an operation; warnings are shown and planning goes on.
`;
