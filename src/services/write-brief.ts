import type { LocalDate, Operation, Plan, Problem } from '../domain/index.ts';
import { quote } from '../formats/index.ts';
import {
  BRIEF_ROOMS,
  type Brief,
  buildBrief,
  buildMovementPapers,
  buildPublicSummary,
  composeBrief,
  composeLeaderSheet,
  formatPublicMessage,
  LEADER_TENTH_POINTS,
  type PaperPage,
  renderPaperHtml,
  renderPaperTypst,
} from '../report/index.ts';
import { checkPlanFile } from './check-plan-file.ts';
import { toFileName } from './file-name.ts';
import { planForBrief } from './plan-for-brief.ts';
import { openPrinter, type Printer } from './printer/typst-printer.ts';
import { type OutputFile, prepareOutputs, writeOutputs } from './write-outputs.ts';

export interface WriteBriefRequest {
  readonly folder: string;
  readonly date: LocalDate;
  /** Null: the operation is planned first, as of the morning of the date, and the plan is written too. */
  readonly planPath: string | null;
  readonly outFolder: string;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly observer: (event: { readonly text: string }) => void;
}

export interface BriefWritten {
  readonly kind: 'written';
  readonly operation: Operation;
  readonly plan: Plan;
  readonly brief: Brief;
  readonly messages: { readonly en: string; readonly ar: string };
  /** Movements of the day, each with a sheet for its leader. */
  readonly leaderSheets: number;
  /** False where this machine cannot make PDF: HTML alone was written. */
  readonly printed: boolean;
  /** Papers that run over one side of A4. */
  readonly tooLong: readonly string[];
  readonly files: readonly string[];
}

export type BriefOutcome =
  | BriefWritten
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string }
  | { readonly kind: 'stopped' };

const LANGUAGES = ['en', 'ar'] as const;

/**
 * Writes the papers of one day: the brief in English and Arabic and the sheet of each convoy leader (HTML and PDF,
 * restricted), and the public text message in both languages; all or none. Only of a plan in which the independent check finds
 * nothing. Codes: those of reading, `brief.*`.
 */
export const writeBrief = async (request: WriteBriefRequest): Promise<BriefOutcome> => {
  const refused = await prepareOutputs(request.outFolder);
  if (refused !== null) return { kind: 'failed', ...refused };
  const planned = request.planPath === null ? await planForBrief(request) : null;
  if (planned !== null && planned.kind !== 'planned') return planned;
  request.observer({ text: 'Reading and checking the plan ...' });
  const judged = await checkPlanFile(request.folder, planned?.planPath ?? request.planPath!);
  if (judged.kind === 'invalid') return judged;
  const { operation, plan, result } = judged;
  const problem = judgeDate(plan, request.date) ?? judgePlan(result.violations);
  if (problem !== null) return { kind: 'invalid', problems: [problem] };

  request.observer({ text: 'Writing ...' });
  const brief = buildBrief(operation, plan, request.date);
  const papers = buildMovementPapers(operation, plan).filter(
    ({ movement }) => movement.date === request.date,
  );
  const drafts: { readonly name: string; readonly sizes: readonly (() => PaperPage)[] }[] = [
    ...LANGUAGES.map((language) => ({
      name: `brief.${language}`,
      sizes: BRIEF_ROOMS.map((room) => () => composeBrief(operation, plan, brief, language, room)),
    })),
    ...papers.map((one) => ({
      name: `leader-${toFileName(one.movement.id)}`,
      sizes: LEADER_TENTH_POINTS.map((size) => () => composeLeaderSheet(operation, plan, one, size)),
    })),
  ];
  const printer = await openPrinter();
  const tooLong: string[] = [];
  const files: OutputFile[] = drafts.flatMap(({ name, sizes }): OutputFile[] => {
    const { page, bytes, pages } = setOnOneSide(printer, sizes);
    if (pages > 1) tooLong.push(name);
    const html: OutputFile = { folder: 'restricted', name: `${name}.html`, text: renderPaperHtml(page) };
    return bytes === null ? [html] : [html, { folder: 'restricted', name: `${name}.pdf`, text: bytes }];
  });
  const summary = buildPublicSummary(operation, plan);
  const messages = { en: formatPublicMessage(summary, 'en'), ar: formatPublicMessage(summary, 'ar') };
  for (const language of LANGUAGES)
    files.push({ folder: 'public', name: `message.${language}.txt`, text: messages[language] });
  const written = await writeOutputs(request.outFolder, files);
  if ('code' in written) return { kind: 'failed', ...written };
  return {
    kind: 'written',
    operation,
    plan,
    brief,
    messages,
    leaderSheets: papers.length,
    printed: printer !== null,
    tooLong,
    files: [...(planned?.files ?? []), ...written.paths],
  };
};

/** The largest that fits on one side of A4, else the smallest; without a printer the middle one, unmeasured. */
const setOnOneSide = (
  printer: Printer | null,
  sizes: readonly (() => PaperPage)[],
): { readonly page: PaperPage; readonly bytes: Uint8Array | null; readonly pages: number } => {
  if (printer === null) return { page: sizes[sizes.length >> 1]!(), bytes: null, pages: 1 };
  for (const [index, compose] of sizes.entries()) {
    const page = compose();
    const printed = printer.print(renderPaperTypst(page));
    if (printed.pages === 1 || index === sizes.length - 1)
      return { page, bytes: printed.bytes(), pages: printed.pages };
  }
  throw new Error('a paper has no size');
};

const judgeDate = (plan: Plan, date: LocalDate): Problem | null => {
  const days = plan.clock.days.filter((day) => day.endsAt > plan.asOf).map((day) => day.date);
  if (days.includes(date)) return null;
  return {
    code: 'brief.date-not-planned',
    severity: 'error',
    at: {},
    expected: days.length === 0 ? 'a plan with days' : `a day of the plan, ${days[0]} to ${days.at(-1)}`,
    got: quote(date),
    remedy: 'Take another --date, or a plan that holds this day.',
  };
};

const judgePlan = (
  violations: readonly { readonly code: string; readonly where: string }[],
): Problem | null => {
  const first = violations[0];
  if (first === undefined) return null;
  return {
    code: 'brief.plan-refused',
    severity: 'error',
    at: {},
    expected: 'a plan in which check finds nothing',
    got: `${violations.length} violations, the first ${first.code} at ${quote(first.where)}`,
    remedy: 'Run check to see them all, and plan again: papers are made of plans that hold.',
  };
};
