import { unreachable } from '../base/index.ts';
import type { AccessConstraint, AccessKind } from '../domain/index.ts';
import { buildGeometry, type Geometry, type PointE7, pointOf } from './leg-geometry.ts';
import { buildLabelPlacer, estimateTextWidth, type LabelPlacer } from './map-labels.ts';
import { formatMapLegend } from './map-legend.ts';
import { drawMarkers } from './map-markers.ts';
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
