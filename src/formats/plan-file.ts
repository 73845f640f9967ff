import { formatCanonicalJson } from '../base/index.ts';
import type { Plan, Problem } from '../domain/index.ts';
import { planShape } from './plan-shape.ts';
import { createProblemList, quote } from './problem-list.ts';
import { readJson } from './read-json.ts';

const FILE = 'plan.json';

/** The plan file: canonical JSON with one newline at the end. Equal plans give equal bytes. */
export const formatPlan = (plan: Plan): string => formatCanonicalJson(plan, { endNewline: true });

/** The plan that bytes hold, or every place where they do not have its shape, by JSON path. */
export function parsePlan(bytes: Uint8Array): {
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
} {
  const problems = createProblemList();
  const value = readJson(FILE, bytes, problems);
  if (value === undefined) return { plan: null, problems: problems.sorted() };
  const read = planShape.safeParse(value);
  if (!read.success) {
    for (const issue of read.error.issues) {
      const column = formatPath(issue.path);
      const remedy = 'Use the file as `plan` wrote it; a plan is never edited by hand.';
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys)
          problems.error(
            'plan.unknown-key',
            { file: FILE, column },
            'only keys of throughline/plan@1',
            quote(key),
            remedy,
          );
      } else
        problems.error(
          'plan.wrong-shape',
          { file: FILE, column },
          tidy(issue.message),
          describe(value, issue.path),
          remedy,
        );
    }
    return { plan: null, problems: problems.sorted() };
  }
  // Ids are plain text in the file; parsing is what makes them ids.
  return { plan: read.data as unknown as Plan, problems: [] };
}

/** Of `Invalid input: expected number, received string` what was expected; what came is told in our words. */
const tidy = (message: string): string =>
  quote(message.replace(/^Invalid input: expected /, '').replace(/, received \w+$/, '')).slice(1, -1);

const formatPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${quote(String(key)).slice(1, -1)}`),
    '$',
  );

function describe(root: unknown, path: readonly PropertyKey[]): string {
  let value = root;
  for (const key of path)
    value = (value as { readonly [key: PropertyKey]: unknown } | null | undefined)?.[key];
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : quote(String(value));
}
