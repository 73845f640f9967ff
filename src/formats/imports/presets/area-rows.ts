import { compareStrings } from '../../../base/index.ts';
import type { MessyRow, MessyTable } from '../../messy/messy-table.ts';
import { type ProblemList, quote } from '../../problem-list.ts';
import type { AreaScope } from './area-scope.ts';
import type { PresetCounts } from './preset.ts';

/** A row of a published file that would become a fact, if its area is one of the operation's. */
export interface AreaRow {
  readonly row: MessyRow;
  /** Codes of the operation's areas that it may be: none, one, or several where a name does not tell which. */
  readonly areas: readonly string[];
  /** What the file calls it. */
  readonly label: string;
  /** Where it has none of them: its name and codes that the name may mean. */
  readonly near?: { readonly name: string; readonly areas: readonly string[] };
  /** Its figure, to compare an area with the sum of its parts; null where it is none. */
  readonly people: number | null;
  /** Cells of computed columns, in the order of the columns' names. */
  readonly cells: readonly string[];
}

export interface ChosenRows {
  readonly table: MessyTable;
  readonly counts: PresetCounts;
  readonly notes: readonly string[];
}

/**
 * The rows that lie in areas of the operation, each area's by the deepest level that the file gives inside the operation:
 * an area goes where its parts have rows, and the note says what their sum leaves out. `preset.area` and the columns
 * `computed` stand behind the file's own. A name of several areas is a problem of its row (import.ambiguous-area), one
 * that is nearly that of an area without a row a warning (import.area-near-miss).
 */
export function chooseAreaRows(
  table: MessyTable,
  candidates: readonly AreaRow[],
  scope: AreaScope,
  computed: readonly string[],
  problems: ProblemList,
): ChosenRows {
  const outside = candidates.filter(({ areas }) => areas.length === 0);
  const unclear = candidates.filter(({ areas }) => areas.length > 1);
  for (const { row, areas, label } of unclear)
    problems.error(
      'import.ambiguous-area',
      { file: table.file, row: row.row },
      `one of ${[...areas].sort(compareStrings).join(', ')}`,
      quote(label),
      'Give --set level=1 if the file is about areas of that level.',
    );
  const inside = candidates
    .filter(({ areas }) => areas.length === 1)
    .map((candidate) => ({ ...candidate, area: candidate.areas[0]! }));
  const codes = [...new Set(inside.map(({ area }) => area))].sort(compareStrings);
  const hasParts = new Set(codes.filter((code) => codes.some((other) => scope.isInside(code, other))));
  const taken = inside.filter(({ area }) => !hasParts.has(area));
  const covered = inside.filter(({ area }) => hasParts.has(area));
  const filled = new Set([...codes, ...unclear.flatMap(({ areas }) => areas)]);
  for (const { row, near } of outside) {
    const open = near?.areas.filter((code) => !filled.has(code)) ?? [];
    if (near === undefined || open.length === 0) continue;
    problems.warn(
      'import.area-near-miss',
      { file: table.file, row: row.row },
      'the name of an area of the operation',
      quote(near.name),
      `The row is left out. If it is ${open.join(' or ')}, say so in the mapping: names: { area: { ${near.name}: ${open[0]} } }.`,
    );
  }
  const names = ['preset.area', ...computed];
  return {
    table: {
      ...table,
      headers: [...table.headers, ...names.map((text) => ({ text, tag: null, letter: text }))],
      rows: taken.map(({ row, area, cells }) => ({
        ...row,
        cells: [...row.cells, { text: area }, ...cells.map((text) => ({ text }))],
      })),
    },
    counts: {
      read: table.rows.length,
      taken: taken.length,
      outside: outside.length,
      unclear: unclear.length,
      other: table.rows.length - candidates.length,
      covered: covered.length,
    },
    notes: [
      ...covered.map(({ area, label, people }) => {
        const parts = taken.filter((other) => scope.isInside(area, other.area));
        const sum = parts.reduce((total, part) => total + (part.people ?? 0), 0);
        const whole = people === null ? '' : ` (${people} people)`;
        return `${area} ${label}${whole} is left out, since parts of it have rows: ${parts.length} with ${sum} people.`;
      }),
      ...describeOutside(outside),
    ],
  };
}

const NAMED = 12;

function describeOutside(outside: readonly AreaRow[]): string[] {
  const names = [...new Set(outside.map(({ label }) => label))];
  if (names.length === 0) return [];
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return [`In no area of the operation: ${names.slice(0, NAMED).join(', ')}${more}.`];
}
