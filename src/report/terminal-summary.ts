import type { Operation, Plan, Verdict } from '../domain/index.ts';
import { compareWithBounds, computeCoverageTotal, groupBy, listKnownNeeds } from './coverage-totals.ts';
import { formatWalkLine } from './distribution-section.ts';
import { PLAIN_STYLE } from './figures.ts';
import { listAnswers } from './headline-answers.ts';
import { formatPastLine } from './ledger-section.ts';
import { computeSupplyDays } from './loads.ts';
import { formatUtc } from './local-clock.ts';
import { listNotKnown } from './not-known.ts';
import { listNoticeTexts } from './notices-section.ts';
import { formatAssumedKinds } from './opening-page.ts';
import { formatPartnersLine } from './partners-section.ts';
import { buildReportContext, type CheckResult, type ReportContext } from './report-context.ts';
import { listStockTexts } from './stock-section.ts';
import {
  buildPaints,
  formatColumns,
  type Paint,
  type Paints,
  type PlainCell,
  toPlain,
  wrapText,
} from './terminal-text.ts';
import { listCoveredNeeds } from './who-gets-what.ts';

/** Where the text will be shown. */
export interface TerminalOptions {
  readonly colour: boolean;
  readonly width: number;
}

/**
 * Page one for a terminal: what is not known, the eight answers, coverage and bound, what people get, movements by day and
 * the check. ASCII but for names, and lines of at most `width` columns.
 */
export function formatTerminalSummary(
  operation: Operation,
  plan: Plan,
  check: CheckResult | null,
  options: TerminalOptions,
): string {
  const context = buildReportContext(operation, plan, PLAIN_STYLE);
  const page: Page = { context, paints: buildPaints(options.colour), width: options.width };
  return [
    ...formatHead(page),
    ...formatUnknown(page),
    ...formatEight(page),
    ...formatNeeds(page),
    ...formatStockLines(page),
    ...formatPeople(page),
    ...formatWalk(page),
    ...formatDays(page),
    ...formatNoticeLines(page),
    ...formatPast(page),
    ...formatOwners(page),
    ...formatFindings(page, check),
  ].join('\n');
}

interface Page {
  readonly context: ReportContext;
  readonly paints: Paints;
  readonly width: number;
}

function heading({ paints }: Page, title: string): string[] {
  return ['', paints.bold(toPlain(title).toUpperCase())];
}

/** Headings on two lines, the last word on the second: columns of numbers stay narrow. */
function formatColumnHeads(paints: Paints, titles: readonly string[]): PlainCell[][] {
  const cut = titles.map((title) => (title.includes(' ') ? title.lastIndexOf(' ') : 0));
  const row = (texts: readonly string[]) =>
    texts.map((text): PlainCell => (text === '' ? { text } : { text, paint: paints.dim }));
  if (cut.every((at) => at === 0)) return [row(titles)];
  return [
    row(titles.map((title, index) => title.slice(0, cut[index]).replace(/,$/, ''))),
    row(titles.map((title, index) => title.slice(cut[index]).trim())),
  ];
}

function formatHead({ context, paints, width }: Page): string[] {
  const { operation, plan, clock, say } = context;
  const days = plan.clock.days.filter((day) => day.endsAt > plan.asOf);
  return [
    paints.bold(
      `RESTRICTED, expires ${clock.date(days.at(-1)?.startsAt ?? plan.asOf)}: times, routes, stock`,
    ),
    paints.bold(toPlain(operation.name)),
    ...(plan.operation.exercise ? wrapText(say('exercise.bar'), width).map(paints.yellow) : []),
    ...wrapText(
      `${say('report.as-of')} ${clock.dateTime(plan.asOf)} (${clock.offset(plan.asOf)}; ${formatUtc(plan.asOf)})`,
      width,
    ),
    ...wrapText(
      `${say('report.horizon')}: ${clock.longDate(days[0]!.date)} - ${clock.longDate(days.at(-1)!.date)}`,
      width,
    ),
  ];
}

function formatPast({ context, width }: Page): string[] {
  const line = formatPastLine(context);
  return line === null ? [] : ['', ...wrapText(line, width)];
}

function formatUnknown(page: Page): string[] {
  const { context, paints, width } = page;
  const lines = listNotKnown(context).flatMap((group) => {
    const subjects = [...new Set(group.items.map((item) => context.names.of(item.subject)))].filter(
      (name) => name !== '',
    );
    const more = subjects.length > 4 ? context.say('not-known.and-more', { count: subjects.length - 4 }) : '';
    const names = subjects.length === 0 ? '' : `: ${subjects.slice(0, 4).join(', ')}${more}`;
    return wrapText(`${group.title}${names}`, width, '  - ');
  });
  return [...heading(page, context.say('not-known.title')), ...lines.map(paints.magenta)];
}

function formatEight(page: Page): string[] {
  const { context, paints, width } = page;
  const { say, figures, plan } = context;
  const lines = listAnswers(context).flatMap((answer) => {
    const assumed =
      answer.assumed === null ? '' : ` (${say('column.assumed').toLowerCase()}: ${answer.assumed})`;
    const verdict = `[${toPlain(answer.verdictText)}]`;
    const text = wrapText(`${verdict} ${answer.figure}${assumed}`, width, '     ');
    text[0] = text[0]!.replace(verdict, () => paintVerdict(paints, answer.verdict)(verdict));
    return [...wrapText(answer.question, width, `  ${answer.row} `).map(paints.bold), ...text];
  });
  const share = figures.shareUp(plan.summary.assumptionsPpm);
  return [
    ...heading(page, say('answers.title')),
    ...lines,
    '',
    ...wrapText(`${say('answers.assumptions', { share })} ${formatAssumedKinds(context)}`, width, '  '),
  ];
}

function paintVerdict(paints: Paints, verdict: Verdict): Paint {
  switch (verdict) {
    case 'yes':
      return paints.blue;
    case 'no':
      return paints.red;
    case 'short':
      return paints.yellow;
    case 'not-known':
    case 'not-decidable':
      return paints.magenta;
  }
}

function formatNeeds(page: Page): string[] {
  const { context, paints, width } = page;
  const { say, figures, operation, plan } = context;
  const known = listKnownNeeds(plan);
  const byNeed = new Map(plan.summary.needs.map((need) => [need.needId, need]));
  const needs = [...operation.needs].sort((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1));
  const rows = needs.map((need): PlainCell[] => {
    const coverage = known.has(need.id) ? byNeed.get(need.id) : undefined;
    const name = [{ text: need.name }, { text: String(need.tier) }];
    if (coverage === undefined) return [...name, { text: say('verdict.not-known'), paint: paints.magenta }];
    const floor = (ppm: number) => ({ text: need.floorAmount === 0 ? '-' : figures.share(ppm) });
    return [
      ...name,
      floor(coverage.floorMinPpm),
      floor(coverage.floorMeanPpm),
      { text: figures.share(coverage.minPpm) },
      { text: figures.share(coverage.meanPpm) },
    ];
  });
  const head = formatColumnHeads(
    paints,
    (
      [
        'column.need',
        'column.tier',
        'column.floor-least',
        'column.floor-mean',
        'column.target-least',
        'column.target-mean',
      ] as const
    ).map((key) => say(key)),
  );
  const bounds = compareWithBounds(plan).map((stage): PlainCell[] => [
    { text: say(stage.stage === 'floor' ? 'stage.floor' : 'stage.target', { tier: stage.tier }) },
    { text: figures.tenths(stage.planMinPpm) },
    { text: stage.boundMinPpm === null ? '-' : figures.tenthsUp(stage.boundMinPpm) },
    { text: figures.tenths(stage.planMeanPpm) },
    { text: figures.tenthsUp(stage.boundMeanPpm) },
  ]);
  const boundHead = formatColumnHeads(
    paints,
    (
      [
        'column.stage',
        'column.plan-least',
        'column.bound-least',
        'column.plan-mean',
        'column.bound-mean',
      ] as const
    ).map((key) => say(key)),
  );
  return [
    ...heading(page, say('coverage.title')),
    ...formatColumns([...head, ...rows], width),
    '',
    ...formatColumns([...boundHead, ...bounds], width),
  ];
}

/** Floor and standard of each need, area by area. */
function formatPeople(page: Page): string[] {
  const { context, paints, width } = page;
  const { say, figures, plan, names, operation } = context;
  const needs = listCoveredNeeds(context).slice(0, 3);
  const areaOf = (placeId: string) => names.places.get(placeId)?.areaId ?? '';
  const byArea = groupBy(plan.coverage, (line) => areaOf(line.placeId));
  const order = [...operation.areas.map((area) => area.id as string), ''].filter((id) => byArea.has(id));
  const rows = order.map((id): PlainCell[] => {
    const lines = byArea.get(id)!;
    return [
      { text: id === '' ? say('area.none') : names.of(id) },
      { text: figures.significant(computeCoverageTotal(lines)!.people, 3) },
      ...needs.map((need): PlainCell => {
        const total = computeCoverageTotal(lines.filter((line) => line.needId === need.id));
        if (total === null) return { text: '-' };
        const floor = need.floorAmount === 0 ? '-' : figures.share(total.floorMeanPpm);
        return { text: `${floor} / ${figures.share(total.targetMeanPpm)}` };
      }),
    ];
  });
  const head = formatColumnHeads(paints, [
    say('column.area'),
    say('column.people'),
    ...needs.map((need) => need.name),
  ]);
  return [...heading(page, say('terminal.people-title')), ...formatColumns([...head, ...rows], width)];
}

function formatDays(page: Page): string[] {
  const { context, paints, width } = page;
  const { say, figures, clock, operation, plan } = context;
  const days = computeSupplyDays(operation, plan);
  const head = formatColumnHeads(
    paints,
    (
      [
        'column.day',
        'column.movements',
        'column.vehicle-trips',
        'column.taken-in',
        'column.delivered',
      ] as const
    ).map((key) => say(key)),
  );
  const rows = days.map((day): PlainCell[] => [
    { text: clock.longDate(day.date) },
    { text: figures.whole(day.movements) },
    { text: figures.whole(day.vehicles) },
    { text: figures.kilograms(day.transferGrams) },
    { text: figures.kilograms(day.deliveredGrams) },
  ]);
  return [...heading(page, say('movements.title')), ...formatColumns([...head, ...rows], width)];
}

/** Least days of stock and where; what fuel runs out and who stops first. */
function formatStockLines({ context, width }: Page): string[] {
  const texts = listStockTexts(context);
  return texts.length === 0 ? [] : ['', ...texts.flatMap((text) => wrapText(text, width, '  '))];
}

/** One line on the farthest way that people walk, where one is known. */
function formatWalk({ context, width }: Page): string[] {
  const line = formatWalkLine(context);
  return line === null ? [] : ['', ...wrapText(line, width, '  ')];
}

/** One line on who is asked for what, where agreements bind. */
function formatNoticeLines({ context, width }: Page): string[] {
  const lines = listNoticeTexts(context).flatMap((text) => wrapText(toPlain(text), width, '  '));
  return lines.length === 0 ? [] : ['', ...lines];
}

function formatOwners({ context, width }: Page): string[] {
  const line = formatPartnersLine(context);
  return line === null ? [] : ['', ...wrapText(line, width, '  ')];
}

function formatFindings(page: Page, check: CheckResult | null): string[] {
  const { context, paints, width } = page;
  const { say, figures } = context;
  const title = heading(page, say('check.title'));
  const notice = ['', ...wrapText(`${say('protection.notice')} ${say('protection.no-clearance')}`, width)];
  if (check === null)
    return [...title, ...wrapText(say('check.not-run'), width, '  ').map(paints.red), ...notice];
  const examined = figures.whole(check.rules.reduce((sum, rule) => sum + rule.checked, 0));
  const count = check.violations.length;
  if (count === 0) return [...title, ...wrapText(say('check.none', { examined }), width, '  '), ...notice];
  const listed = check.violations
    .slice(0, 20)
    .flatMap((found) =>
      wrapText(
        `${found.code} ${found.where}: ${say('column.expected').toLowerCase()} ${found.expected}, ${say('column.actual').toLowerCase()} ${found.actual}`,
        width,
        '  - ',
      ),
    );
  const more = count > 20 ? [`  - ${say('not-known.and-more', { count: count - 20 }).trim()}`] : [];
  return [
    ...title,
    ...[...wrapText(say('check.some', { count, examined }), width, '  '), ...listed, ...more].map(paints.red),
    ...notice,
  ];
}
