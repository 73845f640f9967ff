import type { Place } from '../domain/index.ts';
import { computeCoverageTotal, groupBy } from './coverage-totals.ts';
import { pointOf } from './leg-geometry.ts';
import { estimateTextWidth, type LabelPlacer, type LabelPosition } from './map-labels.ts';
import { scaleOf } from './map-legend.ts';
import type { Projection } from './map-projection.ts';
import { spreadMarkers } from './map-spread.ts';
import { html, type Markup, NO_MARKUP } from './markup.ts';
import type { ReportContext } from './report-context.ts';
import { listSites } from './who-gets-what.ts';

interface Marker {
  readonly place: Place;
  readonly radius: number;
  /** Site number and name, or name. */
  readonly label: string;
  readonly siteNumber: number | null;
  /** Share of the survival floor covered; null where not known, or no site. */
  readonly ppm: number | null;
}

/** Sites as numbered circles, other places as signs of their kind, all with names; signs that would hide each other part. */
export function drawMarkers(context: ReportContext, projection: Projection, placer: LabelPlacer): Markup {
  const markers = [...listSiteMarkers(context), ...listStationMarkers(context)];
  const truth = markers.map(({ place }) => projection.project(pointOf(place)));
  const spots = spreadMarkers(
    markers.map(({ radius, siteNumber }, index) => ({
      x: truth[index]![0],
      y: truth[index]![1],
      radius,
      yielding: siteNumber === null ? 1 : 0.4,
    })),
    projection.width,
    projection.height,
  );
  for (const [index, { radius }] of markers.entries()) {
    const { x, y } = spots[index]!;
    placer.block({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  }
  const pointers = spots.map(({ x, y }, index) => {
    const [trueX, trueY] = truth[index]!;
    if (Math.hypot(x - trueX, y - trueY) < 4) return NO_MARKUP;
    return html`<path class="pointer" d="M${x.toFixed(1)} ${y.toFixed(1)}L${trueX.toFixed(1)} ${trueY.toFixed(1)}"/><circle class="pointed" cx="${trueX.toFixed(1)}" cy="${trueY.toFixed(1)}" r="2.2"/>`;
  });
  return html`<g class="markers">
${pointers}${markers.map((marker, index) => drawSign(marker, spots[index]!.x, spots[index]!.y))}${markers.map(
  (marker, index) => drawLabel(context, placer, marker, spots[index]!.x, spots[index]!.y),
)}</g>
`;
}

/** Larger circles for more people. */
function listSiteMarkers(context: ReportContext): Marker[] {
  const lines = groupBy(context.plan.coverage, (line) => line.placeId);
  const sites = listSites(context).map((site) => {
    const own = lines.get(site.place.id) ?? [];
    const lifeSaving = own.filter((line) => line.tier === 1 && line.floorAmount > 0);
    return {
      ...site,
      people: computeCoverageTotal(own)?.people ?? 0,
      ppm: computeCoverageTotal(lifeSaving)?.floorMeanPpm ?? null,
    };
  });
  const most = Math.max(1, ...sites.map((site) => site.people));
  return sites.map(({ place, number, people, ppm }) => ({
    place,
    radius: 13 + 10 * Math.sqrt(people / most),
    label: `${number} ${place.name}`,
    siteNumber: number,
    ppm,
  }));
}

function listStationMarkers(context: ReportContext): Marker[] {
  const sites = new Set(listSites(context).map((site) => site.place.id));
  const order: readonly Place['kind'][] = ['crossing', 'hub', 'facility', 'holding_point'];
  return context.operation.places
    .filter((place) => order.includes(place.kind) && !sites.has(place.id))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((place) => ({ place, radius: 11, label: place.name, siteNumber: null, ppm: null }));
}

function drawSign(marker: Marker, x: number, y: number): Markup {
  return marker.siteNumber === null
    ? html`${drawStationSign(marker.place.kind, x, y)}\n`
    : drawSite(marker, x, y);
}

function drawSite({ ppm, radius }: Marker, x: number, y: number): Markup {
  const { fill, ink } = scaleOf(ppm);
  const text = ppm === null ? '?' : String(Math.floor(ppm / 1e4));
  return html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}" class="site${
    ppm === null && ' unknown'
  }"/><text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" class="inside ${ink}">${text}</text>\n`;
}

/** Crossing: diamond. Hub: square. Facility: triangle. Holding point: small ring. */
function drawStationSign(kind: Place['kind'], x: number, y: number): Markup {
  const at = (dx: number, dy: number) => `${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`;
  switch (kind) {
    case 'crossing':
      return html`<path class="station" d="M${at(0, -11)}L${at(11, 0)}L${at(0, 11)}L${at(-11, 0)}Z"/>`;
    case 'hub':
      return html`<path class="station" d="M${at(-9, -9)}L${at(9, -9)}L${at(9, 9)}L${at(-9, 9)}Z"/>`;
    case 'facility':
      return html`<path class="station" d="M${at(0, -9)}L${at(9, 7)}L${at(-9, 7)}Z"/>`;
    case 'holding_point':
    case 'junction':
    case 'site':
      return html`<circle class="station ring" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6"/>`;
  }
}

const LINE = 15;
/** How far from its sign a name may stand, in pixels; beyond the first a line leads to it. */
const DISTANCES = [0, 24, 48, 80, 120];

/** The name in both languages where there is room, in one where not, else the site's number alone. */
function drawLabel(
  context: ReportContext,
  placer: LabelPlacer,
  marker: Marker,
  x: number,
  y: number,
): Markup {
  const { place, radius, label, siteNumber } = marker;
  const local = place.nameLocal;
  const width = estimateTextWidth(label, 13);
  const widest = Math.max(width, estimateTextWidth(local ?? '', 12));
  for (const distance of DISTANCES) {
    const both = local === null ? null : placer.beside(x, y, radius + distance, widest, 2 * LINE);
    const found = both ?? placer.beside(x, y, radius + distance, width, LINE);
    if (found === null) continue;
    return html`${distance > 0 && drawPointer(found, x, y, radius)}<text class="name" ${formatPosition(found, 0)}>${label}</text>${
      both !== null &&
      html`<text class="name local" lang="${context.localLanguage}" ${formatPosition(found, LINE)}>${local}</text>`
    }\n`;
  }
  const small = siteNumber === null ? null : placer.beside(x, y, radius, 20, LINE);
  return small === null
    ? NO_MARKUP
    : html`<text class="name" ${formatPosition(small, 0)}>${siteNumber}</text>\n`;
}

function drawPointer(found: LabelPosition, x: number, y: number, radius: number): Markup {
  const toX = found.x;
  const toY = found.y + LINE / 2;
  const share = radius / Math.max(radius, Math.hypot(toX - x, toY - y));
  const [fromX, fromY] = [x + (toX - x) * share, y + (toY - y) * share];
  return html`<path class="pointer" d="M${fromX.toFixed(1)} ${fromY.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}"/>`;
}

function formatPosition(found: LabelPosition, down: number): Markup {
  return html`x="${found.x.toFixed(1)}" y="${(found.y + down + 11.5).toFixed(1)}" text-anchor="${found.anchor}"`;
}
