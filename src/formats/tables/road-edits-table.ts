import { compareNumbers, compareStrings } from '../../base/index.ts';
import { type Instant, type Origin, type RoadMap, roadId, type Source } from '../../domain/index.ts';
import { type Cell, fault, isFault } from '../cell.ts';
import { optional, required } from '../field.ts';
import { degreesCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import { applyRoadEdits, type RoadEdit } from '../road-edits.ts';
import { keepRoadTags } from '../roads/road-tags.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRows } from '../table.ts';
import { idCell, textCell } from '../text-cells.ts';

const tagNameCell: Cell<string> = {
  kind: 'OSM tag name',
  schema: { type: 'string', pattern: '^[a-z][a-z0-9_:]{0,59}$' },
  parse: (text) =>
    /^[a-z][a-z0-9_:]{0,59}$/.test(text)
      ? text
      : fault(
          'bad-tag',
          'the name of an OSM tag such as maxweight',
          'Use lower case letters, digits, _ and :.',
        ),
};

/** `LINESTRING(lon lat, lon lat ...)` in degrees; [lonE7, latE7] out. */
const lineCell: Cell<readonly (readonly [number, number])[]> = {
  kind: 'WKT LINESTRING',
  schema: { type: 'string', pattern: '^LINESTRING' },
  parse: (text, context) => {
    const bad = fault(
      'bad-line',
      'LINESTRING(34.25 31.28, 34.26 31.29): longitude, latitude, at least two positions',
      'Copy the line as WKT from a map program with EPSG:4326.',
    );
    const inner = /^LINESTRING\s*\(([^()]*)\)$/i.exec(text)?.[1];
    if (inner === undefined) return bad;
    const points: (readonly [number, number])[] = [];
    for (const pair of inner.split(',')) {
      const [lonText = '', latText = '', ...more] = pair.trim().split(/\s+/);
      const lon = degreesCell(180).parse(lonText, context);
      const lat = degreesCell(90).parse(latText, context);
      if (isFault(lon) || isFault(lat) || more.length > 0) return bad;
      const last = points.at(-1);
      if (last === undefined || last[0] !== lon || last[1] !== lat) points.push([lon, lat]);
    }
    return points.length >= 2 ? points : bad;
  },
};

export const roadEditsTable = defineTable({
  stem: 'road_edits',
  about:
    'Corrections of single roads: a bridge limit, a speed, a surface; or a new track. Edits known after the as-of instant are not applied.',
  id: 'made',
  idAbout: "Id of the edit; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    road: required(idCell, 'road', {
      about: 'Id of the road; with geometry: the id of the new one.',
      hxl: '#loc+road+code',
    }),
    key: required(tagNameCell, 'key', {
      about: 'OSM tag to set: maxweight, maxspeed, surface, access.',
      hxl: '#indicator+key',
    }),
    value: optional(textCell(), 'value', {
      about: 'Its value; empty: the tag is taken away.',
      hxl: '#indicator+value',
    }),
    geometry: optional(lineCell, 'geometry', {
      about:
        'A new track: LINESTRING(lon lat, ...). It joins roads at equal coordinates, or within the rule roads.join_m. More rows of the same road set more tags.',
      hxl: '#geo+line',
    }),
    ...originFields,
  },
});

/** The road map with the edits applied that were known at `asOf`. */
export function readRoadEdits(
  sheet: Sheet | 'unreadable' | null,
  published: RoadMap | 'unreadable',
  asOf: Instant,
  joinMetres: number,
  context: ReadingContext,
): {
  readonly roads: RoadMap;
  /** Ids of all roads, those of later edits too. */
  readonly roadIds: IdSet;
  readonly table: TableRows;
} {
  const { problems } = context;
  const roads = published === 'unreadable' ? NO_ROADS : published;
  const table = readTable(roadEditsTable, sheet, context, problems);
  const edits = table.rows.map((row): RoadEdit & { origin: Origin; at: (typeof row)['at'] } => {
    const { road, key, value, geometry } = row.values;
    return {
      road: roadId(road),
      key,
      value,
      line: geometry,
      origin: readOrigin(row, 'road_edits', context),
      at: row.at,
    };
  });
  for (const { key, at } of edits) {
    if (Object.hasOwn(keepRoadTags([[key, 'yes']]), key)) continue;
    problems.warn(
      'road_edits.no-effect',
      { ...at, column: 'key' },
      'a tag that planning reads: highway, access, maxweight, maxspeed, surface ...',
      quote(key),
      'Say it with a tag that is read, or in access.geojson.',
    );
  }
  const known = new Map<string, unknown>(roads.roads.map((road) => [road.id, road]));
  const drawn = new Map<string, number>();
  for (const { road, line, at } of edits) {
    if (line === null) continue;
    if (known.has(road) || drawn.has(road))
      problems.error(
        'road_edits.duplicate-road',
        { ...at, column: 'geometry' },
        'a geometry for a new road only, once',
        quote(road),
        'Give the new track an id of its own; leave geometry empty to change a road.',
      );
    drawn.set(road, at.row);
  }
  for (const { road, at } of edits) {
    if (!drawn.has(road) && published !== 'unreadable')
      checkReference(problems, 'road_edits', at, 'road', road, known, 'road', 'the road file');
  }
  const visible = edits.filter(({ origin }) => origin.knownAt <= asOf).sort(compareTrust(context.sources));
  const { roads: edited, looseRoads } = applyRoadEdits(roads, visible, joinMetres);
  const lineOf = new Map(edits.filter(({ line }) => line !== null).map(({ road, at }) => [road, at]));
  for (const road of looseRoads) {
    const at = lineOf.get(road)!;
    problems.warn(
      'road_edits.not-joined',
      { ...at, column: 'geometry' },
      'a new track that meets another road',
      quote(road),
      'Use the exact coordinates of the junction, or set rules.roads.join_m.',
    );
  }
  return {
    roads: edited,
    roadIds: {
      has: (id) => published === 'unreadable' || known.has(id) || drawn.has(id),
      keys: () => [...known.keys(), ...drawn.keys()],
    },
    table,
  };
}

const NO_ROADS: RoadMap = {
  hash: '',
  latE7: new Int32Array(0),
  lonE7: new Int32Array(0),
  roads: [],
  barriers: new Map(),
  credit: null,
};

/** The least trusted first, so that the best of several edits of one tag has the last word: the order of rule R4. */
function compareTrust(
  sources: ReadonlyMap<string, Source>,
): (a: { origin: Origin }, b: { origin: Origin }) => number {
  const reliability = (origin: Origin): string => sources.get(origin.sourceId)?.reliability ?? 'F';
  return ({ origin: a }, { origin: b }) =>
    compareStrings(reliability(b), reliability(a)) ||
    compareNumbers(b.credibility ?? 6, a.credibility ?? 6) ||
    compareNumbers(a.knownAt, b.knownAt) ||
    compareStrings(b.factId, a.factId);
}
