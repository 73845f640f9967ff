import type { MessyTable } from '../messy/messy-table.ts';
import { createProblemList, type ProblemList, quote } from '../problem-list.ts';
import { checkMapping } from './check-mapping.ts';
import { completeRows } from './complete-rows.ts';
import {
  describeImport,
  listHeaderNames,
  listReasons,
  NOTHING_IMPORTED,
  type ShownMapping,
} from './describe-import.ts';
import { computeFingerprint, findFingerprint } from './format-mapping.ts';
import { guessMapping } from './guess-mapping.ts';
import type { ImportRequest, ImportResult } from './import-result.ts';
import { chooseSource, findFirstName } from './import-source.ts';
import type { ImportTarget } from './import-target.ts';
import type { KnownThings } from './known-things.ts';
import type { ImportRow } from './map-files/import-row.ts';
import { PLACE_COLUMNS } from './map-files/place-columns.ts';
import type { Mapping } from './mapping.ts';
import { parseMapping } from './mapping-file.ts';
import { readTargetRows } from './merge-table.ts';
import { noteNewErrors } from './new-errors.ts';
import { findOwnRows } from './own-rows.ts';
import { findPreset } from './presets/find-preset.ts';
import type { Preset } from './presets/preset.ts';
import { readRows } from './read-rows.ts';
import { RowProblems } from './row-problems.ts';
import { askSwapped, listRoadPositions } from './swapped-coordinates.ts';
import { makeTargetFiles } from './target-files.ts';

/** What the import of a table would do to an operation folder; `problems`: what its reader found. */
export const importTable = (
  request: ImportRequest,
  target: ImportTarget,
  table: MessyTable,
  known: KnownThings,
  problems: ProblemList,
): Promise<ImportResult> => new TableImport(request, target, table, known, problems).run();

/** Rounds in which errors of the whole folder refuse rows, each of which may lay bare others. */
const MOST_ROUNDS = 20;

class TableImport {
  private readonly request: ImportRequest;
  private readonly target: ImportTarget;
  private readonly known: KnownThings;
  private readonly problems: ProblemList;
  private readonly notes: string[] = [];
  private table: MessyTable;

  constructor(
    request: ImportRequest,
    target: ImportTarget,
    table: MessyTable,
    known: KnownThings,
    problems: ProblemList,
  ) {
    this.request = request;
    this.target = target;
    this.table = table;
    this.known = known;
    this.problems = problems;
  }

  async run(): Promise<ImportResult> {
    const { request, target, known, problems } = this;
    const saved = this.findSaved();
    const preset = this.findPreset(request.mapping ?? saved);
    if (preset === 'asked') return this.finish('asked', null, null);
    if (preset !== null) {
      this.table = preset.table;
      this.notes.push(...preset.notes);
    }
    const drawn = this.table.rows[0]?.geometry !== undefined && target.kind === 'places' ? PLACE_COLUMNS : [];
    const guessed = guessMapping(this.table, target, known, { columns: new Map(drawn), set: request.set });
    const decided = request.mapping ?? saved ?? preset?.mapping ?? guessed.mapping;
    // A place of a map lies where it is drawn, whether or not the mapping repeats it.
    const chosen = { ...decided, columns: new Map([...drawn, ...decided.columns]) };
    const from =
      request.mapping !== null ? 'given' : saved !== null ? 'saved' : preset !== null ? 'preset' : 'guess';
    const reasons = from === 'guess' ? guessed.reasons : listReasons(chosen, from);
    const titleDate = chosen.columns.has('date') ? undefined : guessed.mapping.set.get('date');
    const proposal: Mapping = {
      ...chosen,
      set: new Map([...(titleDate === undefined ? [] : [['date', titleDate] as const]), ...chosen.set]),
    };
    const shown: ShownMapping = { mapping: proposal, from, reasons };
    const rowProblems = new RowProblems(this.table.file, new Map(chosen.columns), problems);
    // What the reader of the table found wrong with single rows refuses these.
    rowProblems.noteFound(problems.sorted());
    const mapping = this.addSource(proposal, preset, rowProblems);
    const grouped = this.askGroups(mapping, rowProblems);
    checkMapping(
      this.table,
      grouped === null ? mapping : { ...mapping, set: new Map([...mapping.set, [grouped, 'asked']]) },
      target,
      rowProblems,
    );
    if (grouped !== null) return this.finish('asked', shown, rowProblems);
    // A mapping that fills nothing would only bring the same complaint for every row.
    const fillsNothing = rowProblems.asksFirst;
    const read = fillsNothing
      ? { rows: [], outside: 0 }
      : readRows(this.table, mapping, target, known, rowProblems);
    askSwapped(read.rows, this.listPositions(), rowProblems);
    if (rowProblems.asksFirst) return this.finish('asked', shown, rowProblems);
    const counts = { ...NOTHING_IMPORTED.counts, outside: read.outside + (preset?.counts.outside ?? 0) };
    return this.write(read.rows, mapping, shown, counts, rowProblems);
  }

  /** Where the operation lies: its places, or some points of its roads while it has none. */
  private listPositions(): KnownThings['positions'] {
    const { known, target, request } = this;
    return known.positions.length > 0 || target.kind !== 'places'
      ? known.positions
      : listRoadPositions(request.folder);
  }

  private findSaved(): Mapping | null {
    const { request } = this;
    if (request.mapping !== null) return null;
    const wanted = computeFingerprint(listHeaderNames(this.table));
    for (const [name, bytes] of [...request.savedMappings].sort()) {
      const quiet = createProblemList();
      if (findFingerprint(name, bytes, quiet) !== wanted) continue;
      const mapping = parseMapping(name, bytes, request.kind, quiet);
      if (mapping !== null) return mapping;
    }
    return null;
  }

  private findPreset(mapping: Mapping | null): Preset | 'asked' | null {
    const { request, known } = this;
    const found = findPreset(
      this.table,
      request.kind,
      {
        areas: known.areas,
        placeCodes: known.placeCodes,
        names: mapping?.names.get('area') ?? new Map(),
        lastDay: known.lastDay,
        set: request.set,
      },
      this.problems,
    );
    return found.kind === 'none' ? null : found.kind === 'asked' ? 'asked' : found.preset;
  }

  private newSource: ReadonlyMap<string, string> | null = null;

  /** The mapping with what the command line sets, and with the source where no column names it. */
  private addSource(mapping: Mapping, preset: Preset | null, problems: RowProblems): Mapping {
    const set = new Map([...mapping.set, ...this.request.set]);
    const isNamed = mapping.columns.has('source') || set.has('source');
    const wantsSource = this.target.columns.some(({ name }) => name === 'source');
    if (wantsSource && (!isNamed || this.request.source.id !== null)) {
      const source = chooseSource(
        this.request.source,
        preset?.source ?? null,
        findFirstName(this.request.kind, this.table.file),
        this.known,
        problems,
      );
      if (source !== null) {
        set.set('source', source.id);
        this.newSource = source.row;
      }
    }
    return { ...mapping, set };
  }

  /** Headings between rows say something that no column does: it is asked, in place of the column that is missing. */
  private askGroups(mapping: Mapping, problems: RowProblems): string | null {
    const groups = this.table.leftOut.filter(({ reason }) => reason === 'group');
    const lacking = [...this.target.references.keys()].find(
      (name) =>
        this.target.needed.includes(name) &&
        !mapping.columns.has(name) &&
        !mapping.set.has(name) &&
        mapping.spread?.column !== name,
    );
    if (groups.length === 0) return null;
    if (lacking === undefined) {
      // `Damaged` above rows changes what their counts mean: nobody may overlook it.
      for (const { row, text } of groups)
        problems.problems.warn(
          'import.group-heading',
          { file: this.table.file, row },
          'rows that say all of themselves',
          `the heading ${quote(text)} above some`,
          'The rows are taken without it. If it says what no column says, write it into a column and map that.',
        );
      return null;
    }
    for (const { row, text } of groups)
      problems.refuse(
        row,
        null,
        'import.group-heading',
        `a column for ${lacking}`,
        `${quote(text)} above the rows that it is meant for`,
        `Write it into a column of its own in each of its rows, and map that column to ${lacking}.`,
      );
    return lacking;
  }

  private async write(
    rows: readonly ImportRow[],
    mapping: Mapping,
    shown: ShownMapping,
    before: ImportResult['counts'],
    problems: RowProblems,
  ): Promise<ImportResult> {
    const { target, request } = this;
    const current = target.file.endsWith('.csv')
      ? readTargetRows(target, request.folder.get(target.file), problems)
      : null;
    const workbook = `${target.stem}.xlsx`;
    if (request.folder.has(workbook))
      problems.ask(
        null,
        'import.target-is-workbook',
        `${target.stem}.csv, or none yet`,
        workbook,
        `Save ${workbook} as ${target.stem}.csv (CSV UTF-8) and take the workbook out of the folder.`,
      );
    const finish = (
      outcome: ImportResult['outcome'],
      counts: ImportResult['counts'],
      files?: ImportResult['files'],
    ): ImportResult => this.finish(outcome, shown, problems, counts, files);
    if (problems.asksFirst) return finish('asked', before);
    const context = { zone: this.known.zone };
    const takenIds = new Set((current?.rows ?? []).flatMap(({ values }) => values.get('id') ?? []));
    let sound = completeRows(
      rows,
      target,
      mapping,
      context,
      problems,
      takenIds,
      findOwnRows(target, current?.rows ?? []),
    );
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const made = makeTargetFiles(
        request,
        target,
        this.table.file,
        sound,
        current,
        this.newSource,
        problems,
      );
      sound = sound.filter((row) => !problems.isRefused(row.row));
      if (made === null || problems.asksFirst) return finish('asked', before);
      const fresh = await noteNewErrors(request.folder, made.files, target, made.rowOf, problems);
      const refused = problems.byRow.size;
      const counts = { ...before, added: made.added, same: made.same, replaced: made.replaced, refused };
      if (fresh === 'none' || (refused > 0 && !request.goodRows)) {
        if (refused > 0 && (!request.goodRows || sound.length === 0))
          return finish('refused', { ...counts, added: 0, replaced: 0 });
        return finish(made.files.size === 0 ? 'same' : 'ready', counts, made.files);
      }
      if (fresh === 'elsewhere') return finish('asked', { ...before, refused });
      sound = sound.filter((row) => !problems.isRefused(row.row));
    }
    return finish('refused', { ...before, refused: problems.byRow.size });
  }

  private finish(
    outcome: ImportResult['outcome'],
    shown: ShownMapping | null,
    rowProblems: RowProblems | null,
    counts: ImportResult['counts'] = NOTHING_IMPORTED.counts,
    files: ImportResult['files'] = new Map(),
  ): ImportResult {
    const { table, target, notes, problems } = this;
    const { name } = this.request.file;
    return describeImport(
      { table, target, name, notes, problems, shown, rowProblems },
      outcome,
      counts,
      files,
    );
  }
}
