import { type Area, areaId } from '../../domain/index.ts';
import { dropSafeWords } from '../dropped-words.ts';
import { optional, required, withDefault } from '../field.ts';
import type { FeatureSheet } from '../geojson-sheet.ts';
import { readGeometry } from '../geometry.ts';
import { wholeCell } from '../number-cells.ts';
import { checkReference, type ReadingContext } from '../origin-fields.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell, textCell } from '../text-cells.ts';
import type { Read } from './people-tables.ts';

export const areasTable = defineTable({
  stem: 'areas',
  about:
    'Administrative areas: GeoJSON features, Polygon or MultiPolygon, or without geometry where only names are known.',
  id: 'given',
  idColumn: 'pcode',
  idAbout: 'P-code, which other tables name.',
  idHxl: '#adm+code',
  fields: {
    name: required(textCell(), 'name', { about: 'Name in the working language.', hxl: '#adm+name' }),
    nameLocal: optional(textCell(), 'name_local', {
      about: 'Name in the local script.',
      hxl: '#adm+name+i_local',
    }),
    level: withDefault(wholeCell({ most: 9 }), 'level', 1, {
      about: 'Administrative level: 0 country, 1 first; empty: 1.',
      hxl: '#adm+level',
    }),
    parent: optional(idCell, 'parent', {
      about: 'P-code of the area that it is part of.',
      hxl: '#adm+parent',
    }),
    source: optional(idCell, 'source', {
      about: 'Row of sources.csv whose credit the maps print.',
      hxl: '#meta+source',
    }),
    credit: optional(textCell(300), 'credit', {
      about: "Credit line of maps; empty: the source's.",
      hxl: '#meta+credit',
    }),
  },
});

export function readAreas(features: FeatureSheet | null, context: ReadingContext): Read<Area> {
  const { problems } = context;
  const table = readTable(areasTable, features?.sheet ?? null, context, problems);
  const items = table.rows.map((row): Area => {
    const { id, at } = row;
    const { name, nameLocal, level, parent, source, credit } = row.values;
    if (parent !== null && parent !== id)
      checkReference(problems, 'areas', at, 'parent', parent, table.ids, 'area', 'areas.geojson');
    if (source !== null)
      checkReference(problems, 'areas', at, 'source', source, context.sourceIds, 'source', 'sources.csv');
    const geometry = readGeometry(features?.geometryOf.get(at.row) ?? null, 'areas', at, 'warning', problems);
    if (geometry?.kind === 'point')
      problems.error(
        'areas.unsupported-geometry',
        { ...at, column: 'geometry' },
        'Polygon, MultiPolygon or none',
        'Point',
        'Leave the geometry null where the outline is not known.',
      );
    return {
      id: areaId(id),
      name: dropSafeWords(name) || id,
      nameLocal: nameLocal === null ? null : dropSafeWords(nameLocal) || null,
      level,
      parentId: parent === null || parent === id ? null : areaId(parent),
      polygons: geometry?.kind === 'polygons' ? geometry.polygons : [],
      credit: credit ?? (source === null ? null : (context.sources.get(source)?.credit ?? null)),
    };
  });
  return { items, table };
}
