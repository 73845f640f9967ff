import {
  type AccessConstraint,
  type AccessKind,
  type AccessShape,
  constraintId,
  linkId,
  roadId,
} from '../../domain/index.ts';
import { dropSafeWords } from '../dropped-words.ts';
import { optional, required, withDefault } from '../field.ts';
import type { FeatureSheet } from '../geojson-sheet.ts';
import { readGeometry } from '../geometry.ts';
import { factorCell, wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import { defineTable, readTable, type TableRow } from '../table.ts';
import { idCell, listCell, textCell, wordCell } from '../text-cells.ts';
import { hoursTextCell, instantCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { Read } from './people-tables.ts';

const KINDS: readonly AccessKind[] = ['closed', 'slowed', 'window', 'permit', 'risk', 'order'];

export const accessTable = defineTable({
  stem: 'access',
  about:
    'What shuts, slows or limits ways: GeoJSON features, an area, a point with radius_m, or no geometry and ids of roads or links.',
  id: 'made',
  idAbout: "Id of the constraint; empty: made from the feature's properties.",
  idHxl: '#meta+id',
  fields: {
    kind: required(wordCell(KINDS), 'kind', {
      about:
        'closed: nobody passes. slowed: slow_factor. window: open only in hours. permit: only vehicles that hold permit. risk: risk_per_hour, no effect on time. order: an area ordered out, no effect at all by itself.',
      hxl: '#access+type',
    }),
    name: optional(textCell(), 'name', { about: 'What people call it.', hxl: '#loc+name' }),
    from: optional(instantCell, 'from', {
      about: 'Since when; empty: since before the horizon.',
      hxl: '#date+start',
    }),
    to: optional(instantCell, 'to', {
      about: 'Until when, exclusive; empty: end not known.',
      hxl: '#date+end',
    }),
    hours: optional(hoursTextCell, 'hours', {
      about: 'window: when it is open. Others: when it applies; empty: at all hours.',
      hxl: '#access+hours',
    }),
    slow: optional(factorCell({ least: 1, most: 1000 }), 'slow_factor', {
      about: 'slowed: travel time times this; at least 1.',
      hxl: '#access+slow',
    }),
    permit: optional(idCell, 'permit', {
      about: 'permit: name of the permit needed.',
      hxl: '#access+permit',
    }),
    risk: optional(factorCell({ most: 1 }), 'risk_per_hour', {
      about: 'risk: exposure weight of an hour, 0 to 1.',
      hxl: '#access+risk',
    }),
    radius: optional(wholeCell({ least: 1, most: 200_000 }), 'radius_m', {
      about: 'For a point: metres around it.',
      hxl: '#geo+radius',
    }),
    roads: withDefault(listCell(idCell), 'roads', [], {
      about: 'Ids of roads that it is on, in place of a geometry.',
      hxl: '#loc+roads',
    }),
    links: withDefault(listCell(idCell), 'links', [], {
      about: 'Ids of links that it is on, in place of a geometry.',
      hxl: '#loc+links',
    }),
    ...originFields,
  },
});

interface KnownWays {
  readonly roadIds: IdSet;
  readonly linkIds: IdSet;
}

export function readAccess(
  features: FeatureSheet | null,
  known: KnownWays,
  context: ReadingContext,
): Read<AccessConstraint> {
  const { problems } = context;
  const table = readTable(accessTable, features?.sheet ?? null, context, problems);
  const items: AccessConstraint[] = [];
  for (const row of table.rows) {
    const { values, at } = row;
    checkDateOrder('access', at, values.from, values.to, problems);
    checkKind(row, context);
    const shape = readShape(row, features!, known, context);
    const origin = readOrigin(row, 'access', context);
    if (shape === null) continue;
    const name = clean(row, 'name', values.name, context);
    items.push({
      id: constraintId(row.id),
      kind: values.kind,
      name,
      shape,
      from: values.from,
      to: values.to,
      hours: values.hours,
      slowPpm: values.slow,
      permit: values.permit,
      riskPpm: values.risk,
      origin: {
        ...origin,
        countingPoint: clean(row, 'counting_point', origin.countingPoint, context),
        // Whatever is dropped from the reason, the row stays an assumption.
        assumption:
          origin.assumption === null
            ? null
            : (clean(row, 'assumption', origin.assumption, context) ?? 'assumed'),
      },
    });
  }
  return { items, table };
}

type Row = TableRow<typeof accessTable.fields>;

/** What each kind needs, and what only one kind may say. */
function checkKind({ values, at }: Row, { problems }: ReadingContext): void {
  const pairs = [
    ['slow_factor', 'slowed', values.slow],
    ['permit', 'permit', values.permit],
    ['risk_per_hour', 'risk', values.risk],
  ] as const;
  for (const [column, kind, value] of pairs) {
    if (values.kind === kind && value === null)
      problems.error(
        'access.missing-value',
        { ...at, column },
        `${column}, since kind is ${kind}`,
        '""',
        'Fill it in.',
      );
    if (values.kind !== kind && value !== null)
      problems.error(
        'access.not-of-kind',
        { ...at, column },
        `nothing, since kind is ${values.kind}`,
        quote(String(value)),
        `Leave it empty, or make it two features if it is also ${kind}.`,
      );
  }
  if (values.kind === 'window' && values.hours === null) {
    const remedy = 'Say when it is open, such as "06:00-17:00".';
    problems.error(
      'access.missing-value',
      { ...at, column: 'hours' },
      'hours, since kind is window',
      '""',
      remedy,
    );
  }
}

function readShape(
  row: Row,
  features: FeatureSheet,
  known: KnownWays,
  context: ReadingContext,
): AccessShape | null {
  const { problems } = context;
  const { values, at } = row;
  const geometry = readGeometry(features.geometryOf.get(at.row) ?? null, 'access', at, 'error', problems);
  if (geometry === null) return null;
  const given = [geometry.kind !== 'none', values.roads.length > 0, values.links.length > 0];
  if (given.filter((yes) => yes).length !== 1) {
    problems.error(
      'access.shape',
      { ...at, column: 'geometry' },
      'a geometry, or roads, or links: one of them',
      given.some((yes) => yes) ? 'several' : 'none',
      'Make it several features if it is on several things.',
    );
    return null;
  }
  for (const id of values.roads)
    checkReference(problems, 'access', at, 'roads', id, known.roadIds, 'road', 'the road file');
  for (const id of values.links)
    checkReference(problems, 'access', at, 'links', id, known.linkIds, 'link', 'links.csv');
  if ((geometry.kind === 'point') !== (values.radius !== null)) {
    problems.error(
      'access.radius',
      { ...at, column: 'radius_m' },
      'radius_m with a point, and only there',
      values.radius === null ? '""' : quote(String(values.radius)),
      'Say how far around the point it reaches.',
    );
    return null;
  }
  switch (geometry.kind) {
    case 'point':
      return { kind: 'disc', latE7: geometry.latE7, lonE7: geometry.lonE7, radiusMetres: values.radius! };
    case 'polygons':
      return geometry;
    case 'none':
      return values.roads.length > 0
        ? { kind: 'roads', roadIds: values.roads.map(roadId) }
        : { kind: 'links', linkIds: values.links.map(linkId) };
  }
}

function clean(row: Row, column: string, text: string | null, { problems }: ReadingContext): string | null {
  if (text === null) return null;
  const kept = dropSafeWords(text);
  if (kept !== text)
    problems.warn(
      'access.word-dropped',
      { ...row.at, column },
      'text without a claim that a place or way is safe',
      quote(text),
      'The word is left out everywhere. Store what is shut or slow and who says so.',
    );
  return kept || null;
}
