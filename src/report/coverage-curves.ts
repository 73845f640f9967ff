import type { Plan, StageBound } from '../domain/index.ts';
import { buildChartField, type ChartField, formatChart, percentTicks } from './chart-frame.ts';
import { html, type Markup } from './markup.ts';
import type { ReportContext } from './report-context.ts';

/** A stretch of people (by weight) that all have the same coverage. */
interface CurveStep {
  readonly weight: number;
  readonly ppm: number;
}

/** For each stage the coverage of all people from least to most, beside the levels of the bound. */
export function formatCoverageCurves(context: ReportContext): Markup {
  return html`<div class="charts">
${context.plan.bounds.map((bound) => formatCurve(context, bound))}</div>`;
}

function formatCurve(context: ReportContext, bound: StageBound): Markup | null {
  const { say, plan, figures } = context;
  const planned = listPlanSteps(plan, bound);
  if (planned.length === 0) return null;
  const field = buildChartField(1e6);
  const least = planned[0]!.ppm;
  return formatChart({
    title: say(bound.stage === 'floor' ? 'stage.floor' : 'stage.target', { tier: bound.tier }),
    alt: say('charts.curve-alt', {
      least: figures.share(least),
      bound: bound.levels[0] === undefined ? '–' : figures.shareUp(bound.levels[0].valuePpm),
    }),
    field,
    ticks: percentTicks(),
    bottomLabels: [
      { share: 0, label: say('charts.worst-off') },
      { share: 1, label: say('charts.best-off') },
    ],
    content: html`<path class="line target" d="${drawSteps(field, planned)}"/><path class="line bound" d="${drawSteps(field, listBoundSteps(plan, bound))}"/>`,
  });
}

function listPlanSteps(plan: Plan, bound: StageBound): CurveStep[] {
  const isFloor = bound.stage === 'floor';
  return plan.coverage
    .filter((line) => line.tier === bound.tier && (isFloor ? line.floorAmount : line.targetAmount) > 0)
    .map((line) => ({ weight: line.weight, ppm: isFloor ? line.floorPpm : line.targetPpm }))
    .sort((a, b) => a.ppm - b.ppm);
}

/** Each level of the bound holds for the elements that it fixes. */
function listBoundSteps(plan: Plan, bound: StageBound): CurveStep[] {
  const weights = new Map(
    plan.coverage.map((line) => [`${line.placeId}|${line.needId}|${line.fromDate}`, line.weight]),
  );
  return bound.levels
    .map((level) => ({
      weight: level.fixed.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0),
      ppm: Math.min(1e6, level.valuePpm),
    }))
    .sort((a, b) => a.ppm - b.ppm);
}

function drawSteps(field: ChartField, steps: readonly CurveStep[]): string {
  const total = steps.reduce((sum, step) => sum + step.weight, 0);
  if (total === 0) return '';
  let path = '';
  let done = 0;
  let last = -1;
  for (const step of steps) {
    if (step.ppm !== last) {
      const at = `${field.x(done / total).toFixed(1)} ${field.y(step.ppm).toFixed(1)}`;
      path += path === '' ? `M${at}` : `H${at.split(' ')[0]}V${at.split(' ')[1]}`;
    }
    last = step.ppm;
    done += step.weight;
  }
  return `${path}H${field.x(1).toFixed(1)}`;
}
