import type { AccessKind } from '../domain/index.ts';
import { html, type Markup, trustedMarkup } from './markup.ts';
import type { ReportContext } from './report-context.ts';

/**
 * Coverage of the survival floor in five steps from orange to blue, told apart with every common colour blindness, and
 * never green: no colour of this report means go. The number is printed inside as well.
 */
const SCALE: readonly {
  readonly below: number;
  readonly fill: string;
  readonly ink: 'light' | 'dark';
  readonly label: string;
}[] = [
  { below: 250_000, fill: '#a94f06', ink: 'light', label: '< 25 %' },
  { below: 500_000, fill: '#f1a340', ink: 'dark', label: '25–50 %' },
  { below: 750_000, fill: '#fbe6c8', ink: 'dark', label: '50–75 %' },
  { below: 1_000_000, fill: '#9ccae3', ink: 'dark', label: '75–99 %' },
  { below: Number.POSITIVE_INFINITY, fill: '#1f5f9e', ink: 'light', label: '100 %' },
];

/** Colours of a coverage; null is not known. */
export function scaleOf(ppm: number | null): { readonly fill: string; readonly ink: 'light' | 'dark' } {
  if (ppm === null) return { fill: '#ffffff', ink: 'dark' };
  return SCALE.find((step) => ppm < step.below) ?? SCALE[0]!;
}

export function formatMapLegend(context: ReportContext, kinds: ReadonlySet<AccessKind>): Markup {
  const { say } = context;
  const entry = (sign: Markup, text: string) =>
    html`<li><svg width="26" height="22" viewBox="0 0 26 22" aria-hidden="true">${sign}</svg> ${text}</li>\n`;
  const draw = (markup: string) => trustedMarkup(markup);
  const kindsShown = (['closed', 'slowed', 'window', 'permit', 'order'] as const).filter((kind) =>
    kinds.has(kind),
  );
  return html`<ul class="legend" aria-label="${say('legend.title')}">
${SCALE.map((step) => entry(draw(`<circle cx="13" cy="11" r="9" class="site" fill="${step.fill}"/>`), step.label))}${entry(
  draw('<circle cx="13" cy="11" r="9" class="site unknown" fill="#ffffff"/>'),
  say('legend.unknown'),
)}<li class="wide">${say('legend.site')}</li>
${entry(draw('<path class="station" d="M13 1L23 11L13 21L3 11Z"/>'), say('legend.crossing'))}${entry(
  draw('<path class="station" d="M4 2H22V20H4Z"/>'),
  say('legend.hub'),
)}${entry(draw('<path class="station" d="M13 2L22 19H4Z"/>'), say('legend.facility'))}${entry(
  draw('<g class="used"><path d="M1 16L25 6" stroke-width="5"/></g>'),
  say('legend.used'),
)}${entry(draw('<g class="used"><path class="straight" d="M1 16L25 6" stroke-width="2.6"/></g>'), say('legend.link'))}${entry(
  draw('<path class="road" d="M1 16L25 6"/>'),
  say('legend.road'),
)}${kindsShown.map((kind) =>
  entry(draw(`<rect x="2" y="3" width="22" height="16" class="constraint ${kind}"/>`), say(`legend.${kind}`)),
)}</ul>`;
}
