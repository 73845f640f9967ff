import { html, type Markup, type MarkupValue } from './markup.ts';

/** The inner field of a small chart: pixels from a share of its width and a value on its upright axis. */
export interface ChartField {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Pixel of a share 0..1 of the width. */
  x(share: number): number;
  /** Pixel of a value 0..`highest`. */
  y(value: number): number;
}

export const CHART_WIDTH = 420;
const CHART_HEIGHT = 220;

export function buildChartField(highest: number): ChartField {
  const field = { left: 52, right: CHART_WIDTH - 12, top: 12, bottom: CHART_HEIGHT - 30 };
  return {
    ...field,
    x: (share) => field.left + share * (field.right - field.left),
    y: (value) => field.bottom - (value / highest) * (field.bottom - field.top),
  };
}

/** A chart with its title above, grid lines at `ticks`, and the words that say in text what it shows. */
export function formatChart(options: {
  readonly title: string;
  readonly alt: string;
  readonly field: ChartField;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly bottomLabels: readonly { readonly share: number; readonly label: string }[];
  readonly content: MarkupValue;
}): Markup {
  const { title, alt, field, ticks, bottomLabels, content } = options;
  const grid = ticks.map(({ value, label }) => {
    const y = field.y(value).toFixed(1);
    return html`<path class="grid" d="M${field.left} ${y}H${field.right}"/><text x="${field.left - 6}" y="${(
      field.y(value) + 4
    ).toFixed(1)}" text-anchor="end">${label}</text>`;
  });
  const labels = bottomLabels.map(({ share, label }) => {
    const anchor = share <= 0.02 ? 'start' : share >= 0.98 ? 'end' : 'middle';
    return html`<text x="${field.x(share).toFixed(1)}" y="${field.bottom + 18}" text-anchor="${anchor}">${label}</text>`;
  });
  return html`<figure class="chart"><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${CHART_WIDTH} ${CHART_HEIGHT}" role="img" aria-label="${alt}">${grid}${content}<path class="axis" d="M${field.left} ${field.bottom}H${field.right}"/>${labels}</svg></figure>
`;
}

/** Round numbers from 0 that reach at least `highest`, at most five steps. */
export function chooseTicks(highest: number): number[] {
  if (highest <= 0) return [0, 1];
  const rough = highest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let i = 0; i * step < highest + step * 0.999; i++) ticks.push(i * step);
  return ticks;
}

/** At most `count` of the labels, evenly spread, the first always among them. */
export function thinLabels<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

/** 0, 25 ... 100 %. */
export function percentTicks(): { readonly value: number; readonly label: string }[] {
  return [0, 250_000, 500_000, 750_000, 1_000_000].map((value) => ({ value, label: `${value / 1e4} %` }));
}
