import { join } from 'node:path';
import { compareStrings, encodeUtf8 } from '../base/index.ts';
import type { LocalDate, Operation, Plan, Problem } from '../domain/index.ts';
import { findSimilar, quote } from '../formats/index.ts';
import {
  buildMovementPapers,
  findRestrictedClass,
  formatMovementWorkbook,
  formatWaybillRegister,
  type MovementPapers,
  renderMovementPapers,
  renderWaybillRegister,
} from '../report/index.ts';
import { checkPlanFile } from './check-plan-file.ts';
import { toFileName } from './file-name.ts';
import { judgePrivateFolder, writePrivateFolder } from './write-private-folder.ts';

export interface WriteWaybillsRequest {
  readonly folder: string;
  readonly planPath: string;
  readonly outFolder: string;
  /** Only movements of this day; null: of every day. */
  readonly date: LocalDate | null;
  /** Only this movement; null: every one. */
  readonly movement: string | null;
}

export type WaybillsOutcome =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'written';
      readonly operation: Operation;
      readonly plan: Plan;
      readonly papers: readonly MovementPapers[];
      readonly files: readonly string[];
    };

/**
 * Writes the papers of a plan's movements into a new folder: for each movement one page to print and one workbook, and a
 * register of the numbers. Only for a plan in which the independent check finds nothing. Codes: those of reading,
 * `out.*` and `waybills.*`.
 */
export const writeWaybills = async (request: WriteWaybillsRequest): Promise<WaybillsOutcome> => {
  const { folder, planPath, outFolder } = request;
  const refused = await judgePrivateFolder(outFolder);
  if (refused !== null) return { kind: 'invalid', problems: [refused] };
  const judged = await checkPlanFile(folder, planPath);
  if (judged.kind === 'invalid') return judged;
  const { operation, plan, result } = judged;
  const wrong = result.violations[0];
  if (wrong !== undefined)
    return { kind: 'invalid', problems: [planRefused(result.violations.length, wrong.code, wrong.where)] };

  const problem = judgeSelection(plan, request);
  if (problem !== null) return { kind: 'invalid', problems: [problem] };
  const papers = buildMovementPapers(operation, plan).filter(({ movement }) => isWanted(movement, request));
  const mark = `${findRestrictedClass(operation.sensitivity)}-until-${plan.expires}`;
  const issued = papers.map((one) => ({
    papers: one,
    file: `${one.movement.date}_${toFileName(one.movement.id)}_${mark}`,
  }));
  const files = new Map<string, Uint8Array>();
  for (const { papers: one, file } of issued) {
    files.set(`${file}.html`, encodeUtf8(renderMovementPapers(operation, plan, one)));
    files.set(`${file}.xlsx`, formatMovementWorkbook(operation, plan, one));
  }
  files.set(`register_${mark}.html`, encodeUtf8(renderWaybillRegister(operation, plan, issued)));
  files.set(`register_${mark}.xlsx`, formatWaybillRegister(operation, plan, issued));
  const failed = await writePrivateFolder(outFolder, files);
  if (failed !== null) return { kind: 'invalid', problems: [failed] };
  const paths = [...files.keys()].sort(compareStrings).map((name) => join(outFolder, name));
  return { kind: 'written', operation, plan, papers, files: paths };
};

type Selection = Pick<WriteWaybillsRequest, 'date' | 'movement'>;

const isWanted = (movement: { readonly id: string; readonly date: string }, wanted: Selection): boolean =>
  (wanted.date === null || movement.date === wanted.date) &&
  (wanted.movement === null || movement.id === wanted.movement);

const judgeSelection = (plan: Plan, wanted: Selection): Problem | null => {
  if (plan.movements.some((movement) => isWanted(movement, wanted))) return null;
  const ids = plan.movements.map(({ id }) => id as string);
  if (wanted.movement !== null && !ids.includes(wanted.movement)) {
    const near = findSimilar(wanted.movement, ids);
    return {
      code: 'waybills.unknown-movement',
      severity: 'error',
      at: {},
      expected: 'the id of a movement of the plan',
      got: quote(wanted.movement),
      remedy: near === undefined ? 'The report and movements.geojson name them.' : `Did you mean ${near}?`,
    };
  }
  const days = [...new Set(plan.movements.map(({ date }) => date))].sort(compareStrings);
  return {
    code: 'waybills.no-movement',
    severity: 'error',
    at: {},
    expected:
      days.length === 0 ? 'a plan with movements' : `a day with movements, ${days[0]} to ${days.at(-1)}`,
    got: wanted.date === null ? 'none' : quote(wanted.date),
    remedy: 'Take another --date, or leave it out.',
  };
};

const planRefused = (count: number, code: string, where: string): Problem => ({
  code: 'waybills.plan-refused',
  severity: 'error',
  at: {},
  expected: 'a plan in which check finds nothing',
  got: `${count} violations, the first ${code} at ${quote(where)}`,
  remedy: 'Run check to see them all, and plan again: papers are made of plans that hold.',
});
