import type { MessyTable } from '../messy/messy-table.ts';
import type { ProblemList } from '../problem-list.ts';
import { formatMapping } from './format-mapping.ts';
import type { MappingReason } from './guess-mapping.ts';
import type { ImportResult } from './import-result.ts';
import type { ImportTarget } from './import-target.ts';
import { findHeader } from './mapped-headers.ts';
import type { Mapping } from './mapping.ts';
import { formatRefusedRows } from './refused-rows.ts';
import type { RowProblems } from './row-problems.ts';

/** A result that says and changes nothing yet. */
export const NOTHING_IMPORTED: Omit<ImportResult, 'outcome' | 'target' | 'problems'> = {
  encoding: null,
  sheet: null,
  sheets: [],
  headerRow: null,
  titles: [],
  leftOut: [],
  rowsRead: 0,
  mapping: null,
  mappingFrom: null,
  lines: [],
  unmapped: [],
  counts: { added: 0, same: 0, replaced: 0, refused: 0, outside: 0 },
  notes: [],
  roads: null,
  files: new Map(),
  refusedCsv: null,
  proposalYaml: null,
  savedYaml: null,
};

/** The mapping that is proposed or in force. */
export interface ShownMapping {
  readonly mapping: Mapping;
  readonly from: NonNullable<ImportResult['mappingFrom']>;
  readonly reasons: readonly MappingReason[];
}

/** What came of the import of a table, as the person who approves it is shown. */
export const describeImport = (
  facts: {
    readonly table: MessyTable;
    readonly target: ImportTarget;
    /** Name of the file. */
    readonly name: string;
    readonly notes: readonly string[];
    readonly problems: ProblemList;
    /** Null: no mapping could be found yet. */
    readonly shown: ShownMapping | null;
    readonly rowProblems: RowProblems | null;
  },
  outcome: ImportResult['outcome'],
  counts: ImportResult['counts'],
  files: ImportResult['files'],
): ImportResult => {
  const { table, target, shown } = facts;
  const proposal = shown?.mapping ?? null;
  const headers = listHeaderNames(table);
  const used = new Set(
    [...(proposal?.columns.values() ?? []), ...(proposal?.spread?.headers.keys() ?? [])].flatMap(
      (header) => findHeader(table, header) ?? [],
    ),
  );
  const unmapped = table.headers.flatMap(({ text, tag, letter }, index) =>
    used.has(index) ? [] : [text || tag || `column ${letter}`],
  );
  const refused = facts.rowProblems?.byRow ?? new Map();
  const taken = new Set(
    outcome === 'ready' || outcome === 'same'
      ? table.rows.map(({ row }) => row).filter((row) => !refused.has(row))
      : [],
  );
  const anyRow = table.rows.some(({ row }) => refused.has(row));
  return {
    outcome,
    target: target.file,
    encoding: table.encoding,
    sheet: table.sheet,
    sheets: table.sheets,
    headerRow: table.headerRow,
    titles: table.titles.map(({ text }) => text),
    leftOut: table.leftOut,
    rowsRead: table.rows.length,
    mapping: proposal,
    mappingFrom: shown?.from ?? null,
    lines: (shown?.reasons ?? []).map((reason) => ({ ...reason, samples: listSamples(table, reason.from) })),
    unmapped,
    counts,
    notes: facts.notes,
    roads: null,
    problems: facts.problems.sorted(),
    files,
    refusedCsv:
      anyRow && table.rows[0]?.geometry === undefined ? formatRefusedRows(table, taken, refused) : null,
    proposalYaml:
      proposal === null
        ? null
        : formatMapping(proposal, headers, {
            comments: [
              `Proposed for ${facts.name}. Correct it, then: --map THIS-FILE`,
              'docs/importing.md section 2 shows all that can be said here, such as header_row, names and units.',
            ],
            open: facts.rowProblems?.open ?? null,
          }),
    savedYaml:
      proposal === null || shown?.from === 'preset'
        ? null
        : formatMapping(
            {
              ...proposal,
              set: new Map([...proposal.set].filter(([column]) => !OF_ONE_FILE.includes(column))),
            },
            headers,
          ),
  };
};

/** Columns that hold for one file and not for the next one of its kind: they are not kept in a saved mapping. */
const OF_ONE_FILE = ['date', 'source', 'known_at', 'last_verified'];

/** The headers as a mapping may name them. */
export const listHeaderNames = (table: MessyTable): string[] =>
  table.headers.map(({ text, tag, letter }) => text || tag || `column ${letter}`);

/** Why the lines of a mapping are there that nobody guessed. */
export const listReasons = (mapping: Mapping, from: 'given' | 'saved' | 'preset'): MappingReason[] => {
  const why = {
    given: 'the mapping says so',
    saved: 'approved before for these headers',
    preset: 'a published file of this form',
  }[from];
  return [
    ...[...mapping.columns].map(([column, header]) => ({ column, from: header, why })),
    ...[...(mapping.spread?.headers ?? [])].map(([header, id]) => ({
      column: `${mapping.spread!.column} ${id}`,
      from: header,
      why,
    })),
  ];
};

const listSamples = (table: MessyTable, header: string): string[] => {
  const index = findHeader(table, header);
  if (index === undefined) return [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    const { text } = row.cells[index]!;
    if (text !== '') seen.add(text);
    if (seen.size === 3) break;
  }
  return [...seen];
};
