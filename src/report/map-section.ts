import { unreachable } from '../base/index.ts';
import type { AccessConstraint, AccessKind, Place } from '../domain/index.ts';
import { computeCoverageTotal, groupBy } from './coverage-totals.ts';
import { buildGeometry, type Geometry, type PointE7, pointOf } from './leg-geometry.ts';
import { buildLabelPlacer, estimateTextWidth, type LabelPlacer } from './map-labels.ts';
import { formatMapLegend, scaleOf } from './map-legend.ts';
import { buildProjection, chooseScaleMetres, formatPath, type Projection } from './map-projection.ts';
import {
  drawBackgroundRoads,
  drawUsedRoads,
  formatNamedLines,
  listPointsAlong,
  listUsedStretches,
} from './map-roads.ts';
import { html, type Markup, NO_MARKUP } from './markup.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';
import { listSites } from './who-gets-what.ts';

const WIDTH = 1000;

/** Kinds that the map shows; exposure to risk is kept out of every report (strictly confidential). */
const SHOWN_KINDS: readonly AccessKind[] = ['closed', 'slowed', 'window', 'permit', 'order'];

export function formatMap(context: ReportContext): Markup {
  const { operation, plan, say } = context;
  const shown = operation.places.filter((place) => place.kind !== 'junction');
  const constraints = listShownConstraints(context);
  const areas = operation.areas.filter((area) => area.polygons.length > 0);
  const outlines = areas
    .filter((area) => shown.some((place) => place.areaId === area.id))
    .flatMap((area) => area.polygons.flatMap((polygon) => polygon[0] ?? []));
  const projection = buildProjection(shown.map(pointOf), outlines, WIDTH);
  const placer = buildLabelPlacer(projection.width, projection.height);
  const stretches = listUsedStretches(operation, plan);
  placer.avoid(listPointsAlong(projection, stretches));
  const markers = drawMarkers(context, projection, placer);

  const map = html`<svg class="map" viewBox="0 0 ${projection.width} ${projection.height}" role="img" aria-labelledby="map-alt">
<title id="map-alt">${say('map.alt', { name: operation.name })}</title>
${PATTERNS}
<rect class="sea" width="${projection.width}" height="${projection.height}"/>
${areas.map((area) =>
  area.polygons.map(
    (
      polygon,
    ) => html`<path class="area" fill-rule="evenodd" d="${polygon.map((ring) => formatPath(projection, ring, true)).join('')}"/>
`,
  ),
)}${drawBackgroundRoads(projection, operation)}${drawConstraints(context, projection, constraints)}${drawUsedRoads(
  projection,
  stretches,
)}${drawAreaNames(context, projection, placer)}${markers}${drawFurniture(context, projection)}
</svg>`;

  return formatSection(
    'map',
    say('map.title'),
    html`<figure><div class="scroll" tabindex="0" role="region" aria-label="${say('map.title')}">${map}</div>
${formatMapLegend(context, new Set(constraints.map((constraint) => constraint.kind)))}
<figcaption class="small">${say('map.caption')} ${say('map.disclaimer')} ${listMapCredits(context).join(' ')}</figcaption></figure>`,
    formatConstraintTable(context, constraints),
  );
}

/** Constraints that hold at some time of the plan's days, in the order of their ids. */
function listShownConstraints(context: ReportContext): AccessConstraint[] {
  const { plan, operation } = context;
  const last = plan.clock.days.at(-1)!.endsAt;
  return operation.access.filter(
    ({ kind, from, to }) =>
      SHOWN_KINDS.includes(kind) && (from === null || from < last) && (to === null || to > plan.asOf),
  );
}

function listMapCredits(context: ReportContext): string[] {
  const { operation } = context;
  const credits = [operation.roads.credit, ...operation.areas.map((area) => area.credit)];
  return [...new Set(credits.filter((credit) => credit !== null))].map((credit) =>
    `${credit}.`.replace(/\.\.$/, '.'),
  );
}

const PATTERNS = html`<defs>
<pattern id="hatch-closed" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="#7d2420" stroke-width="3"/></pattern>
<pattern id="hatch-window" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V8" stroke="#2b5d87" stroke-width="2"/></pattern>
<pattern id="hatch-slowed" width="8" height="8" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.8" fill="#8a5a00"/></pattern>
<pattern id="hatch-permit" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M0 0V9" stroke="#5b4a86" stroke-width="2"/></pattern>
</defs>`;

function drawConstraints(
  context: ReportContext,
  projection: Projection,
  constraints: readonly AccessConstraint[],
): Markup {
  const geometry = buildGeometry(context.operation);
  return html`<g>${constraints.map((constraint) => drawConstraint(context, projection, geometry, constraint))}</g>
`;
}

function drawConstraint(
  context: ReportContext,
  projection: Projection,
  geometry: Geometry,
  constraint: AccessConstraint,
): Markup {
  const { shape, kind } = constraint;
  const title = html`<title>${context.names.of(constraint.id)}</title>`;
  switch (shape.kind) {
    case 'polygons': {
      const rings = shape.polygons.flat();
      const path = rings.map((ring) => formatPath(projection, ring, true)).join('');
      return html`<path class="constraint ${kind}" fill-rule="evenodd" d="${path}">${title}</path>\n`;
    }
    case 'disc': {
      const [x, y] = projection.project([shape.lonE7, shape.latE7]);
      const radius = Math.max(5, shape.radiusMetres * projection.pixelsPerMetre);
      return html`<circle class="constraint ${kind}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}">${title}</circle>\n`;
    }
    case 'roads':
    case 'links': {
      const ids = shape.kind === 'roads' ? shape.roadIds : shape.linkIds;
      const path = formatNamedLines(projection, geometry, context.operation, ids);
      if (path === '') return NO_MARKUP;
      return html`<path class="constraint-line ${kind}" d="${path}">${title}</path>\n`;
    }
    default:
      return unreachable(shape);
  }
}

interface Marker {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly sign: Markup;
  readonly label: string;
}

function drawMarkers(context: ReportContext, projection: Projection, placer: LabelPlacer): Markup {
  const { operation } = context;
  const sites = listSites(context);
  const siteNumbers = new Map(sites.map(({ place, number }) => [place.id, number]));
  const lines = groupBy(context.plan.coverage, (line) => line.placeId);
  const totals = new Map([...lines].map(([id, own]) => [id, computeCoverageTotal(own)]));
  const mostPeople = Math.max(1, ...[...totals.values()].map((total) => total?.people ?? 0));
  const others = operation.places.filter(
    (place) => !siteNumbers.has(place.id) && place.kind !== 'junction' && place.kind !== 'site',
  );
  const markers: Marker[] = [
    ...others.map((place) => drawStation(projection, place)),
    ...sites.map(({ place, number }) => {
      const [x, y] = projection.project(pointOf(place));
      const radius = 13 + 10 * Math.sqrt((totals.get(place.id)?.people ?? 0) / mostPeople);
      const firstTier = (lines.get(place.id) ?? []).filter((line) => line.tier === 1 && line.floorAmount > 0);
      const ppm = computeCoverageTotal(firstTier)?.floorMeanPpm ?? null;
      return { place, x, y, radius, sign: drawSite(x, y, radius, ppm), label: `${number} ${place.name}` };
    }),
  ];
  for (const { x, y, radius } of markers) {
    placer.block({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
  }
  // Larger markers are drawn first, so that a small one is never hidden under a large neighbour.
  const order = [...markers].sort((a, b) => b.radius - a.radius);
  return html`<g class="markers">
${order.map((marker) => html`<g>${marker.sign}</g>\n`)}${markers.map((marker) => drawLabel(context, placer, marker))}</g>
`;
}

function drawSite(x: number, y: number, radius: number, ppm: number | null): Markup {
  const { fill, ink } = scaleOf(ppm);
  const text = ppm === null ? '?' : String(Math.floor(ppm / 1e4));
  return html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}" class="site${
    ppm === null && ' unknown'
  }"/><text x="${x.toFixed(1)}" y="${(y + 4).toFixed(1)}" class="inside ${ink}">${text}</text>`;
}

/** Crossing: diamond. Hub: square. Facility: triangle. Holding point: small ring. */
function drawStation(projection: Projection, place: Place): Marker {
  const [x, y] = projection.project(pointOf(place));
  return { place, x, y, radius: 10, sign: drawStationSign(place.kind, x, y), label: place.name };
}

export function drawStationSign(kind: Place['kind'], x: number, y: number): Markup {
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

/** The name in both languages where there is room, in one where not, else the site's number alone. */
function drawLabel(context: ReportContext, placer: LabelPlacer, marker: Marker): Markup {
  const { place, x, y, radius, label } = marker;
  const local = place.nameLocal;
  const width = Math.max(estimateTextWidth(label, 13), estimateTextWidth(local ?? '', 12));
  const line = 15;
  const both = local === null ? null : placer.beside(x, y, radius, width, 2 * line);
  const found = both ?? placer.beside(x, y, radius, width, line);
  if (found === null) {
    const number = /^\d+ /.exec(label)?.[0].trim();
    const small = number === undefined ? null : placer.beside(x, y, radius, 20, line);
    return small === null ? NO_MARKUP : html`<text class="name" ${position(small, 0)}>${number}</text>\n`;
  }
  return html`<text class="name" ${position(found, 0)}>${label}</text>${
    both !== null &&
    html`<text class="name local" lang="${context.localLanguage}" ${position(found, line)}>${local}</text>`
  }\n`;
}

function position(
  found: { readonly x: number; readonly y: number; readonly anchor: string },
  down: number,
): Markup {
  return html`x="${found.x.toFixed(1)}" y="${(found.y + down + 11.5).toFixed(1)}" text-anchor="${found.anchor}"`;
}

function drawAreaNames(context: ReportContext, projection: Projection, placer: LabelPlacer): Markup {
  const level = Math.max(...context.operation.areas.map((area) => area.level), 0);
  return html`<g class="area-names">${context.operation.areas
    .filter((area) => area.level === level && area.polygons.length > 0)
    .map((area) => {
      const spots = listInnerSpots(area.polygons[0]![0]!).map(projection.project);
      const text = area.nameLocal === null ? area.name : `${area.name} · ${area.nameLocal}`;
      const found = placer.centred(spots, estimateTextWidth(text, 13.5), 20);
      return (
        found &&
        html`<text x="${found.x.toFixed(1)}" y="${(found.y + 14).toFixed(1)}" text-anchor="middle">${text}</text>\n`
      );
    })}</g>
`;
}

/** The middle of a ring's corners, then points half and three quarters of the way to single corners. */
function listInnerSpots(ring: readonly PointE7[]): PointE7[] {
  const lon = ring.reduce((sum, point) => sum + point[0], 0) / ring.length;
  const lat = ring.reduce((sum, point) => sum + point[1], 0) / ring.length;
  const step = Math.max(1, Math.floor(ring.length / 12));
  const corners = ring.filter((_, index) => index % step === 0);
  const toward = (share: number) =>
    corners.map((corner): PointE7 => [lon + (corner[0] - lon) * share, lat + (corner[1] - lat) * share]);
  return [[lon, lat], ...toward(0.4), ...toward(0.65)];
}

/** Scale bar and north arrow. */
function drawFurniture(context: ReportContext, projection: Projection): Markup {
  const metres = chooseScaleMetres(projection);
  const length = metres * projection.pixelsPerMetre;
  const y = projection.height - 22;
  const x = projection.width - 40;
  return html`<g class="furniture"><path d="M20 ${y - 6}V${y}H${(20 + length).toFixed(1)}V${y - 6}" fill="none" stroke="#1d2733" stroke-width="1.5"/>
<text x="${(26 + length).toFixed(1)}" y="${y}">${metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}</text>
<path d="M${x} 18L${x + 9} 46L${x} 40L${x - 9} 46Z" fill="#1d2733"/><text x="${x}" y="62" text-anchor="middle">${context.say('map.north')}</text></g>`;
}

function formatConstraintTable(context: ReportContext, constraints: readonly AccessConstraint[]): Markup {
  const { say, clock, names, operation } = context;
  if (constraints.length === 0) return html`<p>${say('constraints.none')}</p>`;
  const titles = new Map(operation.sources.map((source) => [source.id, source.title]));
  const when = (instant: number | null, open: string) => (instant === null ? open : clock.dateTime(instant));
  return formatTable({
    caption: say('constraints.caption'),
    columns: [
      { title: say('column.constraint') },
      { title: say('column.kind') },
      { title: say('column.from') },
      { title: say('column.to') },
      { title: say('column.verified') },
      { title: say('column.source') },
    ],
    rows: constraints.map((constraint) => ({
      cells: [
        html`<bdi>${names.of(constraint.id)}</bdi>`,
        say(`access.${constraint.kind}`),
        when(constraint.from, say('constraint.before')),
        when(constraint.to, say('constraint.end-unknown')),
        when(constraint.origin.lastVerifiedAt, say('verdict.not-known')),
        titles.get(constraint.origin.sourceId) ?? constraint.origin.sourceId,
      ],
    })),
    className: 'prose',
  });
}
