import { areaId, type Place, type PlaceKind, placeId } from '../../domain/index.ts';
import { dropSafeWords } from '../dropped-words.ts';
import { optional, required, withDefault } from '../field.ts';
import { degreesCell, kilogramsCell, wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRows } from '../table.ts';
import { idCell, textCell, wordCell } from '../text-cells.ts';
import { hoursTextCell } from '../time-cells.ts';

const KINDS: readonly PlaceKind[] = ['crossing', 'hub', 'site', 'facility', 'holding_point', 'junction'];

export const placesTable = defineTable({
  stem: 'places',
  about:
    'Crossings, hubs (warehouses), sites where people are served, facilities, holding points and named road points.',
  id: 'given',
  idAbout: 'Short id that other tables name.',
  idHxl: '#loc+code',
  fields: {
    name: required(textCell(), 'name', { about: 'Name in the working language.', hxl: '#loc+name' }),
    nameLocal: optional(textCell(), 'name_local', {
      about: 'Name in the local script.',
      hxl: '#loc+name+i_local',
    }),
    kind: required(wordCell(KINDS), 'kind', {
      about:
        'crossing: where supply comes in; hub: where it is stored; site: where people are served; junction: a road point for links only.',
      hxl: '#loc+type',
    }),
    lat: required(degreesCell(90), 'lat', { about: 'Latitude, north positive.', hxl: '#geo+lat' }),
    lon: required(degreesCell(180), 'lon', { about: 'Longitude, east positive.', hxl: '#geo+lon' }),
    accuracy: optional(wholeCell({ most: 1_000_000 }), 'accuracy_m', {
      about: 'How far the position may be off, in metres.',
      hxl: '#geo+accuracy',
    }),
    pcode: optional(idCell, 'pcode', { about: 'Area of areas.geojson in which it lies.', hxl: '#adm+code' }),
    owner: optional(textCell(), 'owner', { about: 'Organisation whose place it is.', hxl: '#org+owner' }),
    openingHours: optional(hoursTextCell, 'opening_hours', {
      about:
        'When vehicles can be loaded or unloaded; empty: not known, planned as open and listed as not known.',
      hxl: '#access+hours',
    }),
    storage: optional(kilogramsCell({ most: 1e9 }), 'storage_kg', {
      about: 'Most that can be stored, in kilograms; empty: not known, no limit is planned.',
      hxl: '#capacity+storage',
    }),
    areaM2: optional(wholeCell(), 'area_m2', {
      about: 'Usable ground in square metres.',
      hxl: '#capacity+area',
    }),
    bays: optional(wholeCell({ least: 1, most: 1000 }), 'bays', {
      about: 'Vehicles handled side by side; empty: the rule handling.default_bays.',
      hxl: '#capacity+bays',
    }),
    peopleWeight: withDefault(wholeCell({ most: 1e6 }), 'people_weight', 1, {
      about: "Weight with which an area's people are shared among its sites; empty: 1.",
      hxl: '#indicator+weight',
    }),
    orderlyMinimum: optional(kilogramsCell({ most: 1e6 }), 'orderly_minimum_kg', {
      about:
        'Least load of one delivery to the site, all goods together, in kilograms: less would draw a crowd that it cannot serve; empty: the rule orderly_minimum_kg.',
      hxl: '#capacity+weight+min',
    }),
    walk: optional(wholeCell({ most: 100_000 }), 'walk_m', {
      about:
        'How far the people who live farthest away walk to it, in metres; empty: not known. Reports show it beside the standard.',
      hxl: '#indicator+distance+walk',
    }),
    ...originFields,
  },
});

export function readPlaces(
  sheet: Sheet | 'unreadable' | null,
  areaIds: IdSet,
  context: ReadingContext,
): { readonly places: Place[]; readonly table: TableRows } {
  const { problems } = context;
  const table = readTable(placesTable, sheet, context, problems);
  const areaNames = new Set(areaIds.keys());
  const places = table.rows.map((row): Place => {
    const { id, values, at } = row;
    if (values.pcode !== null)
      checkReference(problems, 'places', at, 'pcode', values.pcode, areaIds, 'area', 'areas.geojson');
    if (areaNames.has(id))
      problems.error(
        'places.duplicate-id',
        { ...at, column: 'id' },
        'an id that is no P-code',
        `${quote(id)}, also an area`,
        'Give the place another id: flows name places and areas alike.',
      );
    const name = dropSafeWords(values.name);
    const nameLocal = values.nameLocal === null ? null : dropSafeWords(values.nameLocal) || null;
    if (name !== values.name || nameLocal !== values.nameLocal)
      problems.warn(
        'places.word-dropped',
        { ...at, column: name === values.name ? 'name_local' : 'name' },
        'a name without a claim that the place is safe',
        quote(name === values.name ? (values.nameLocal ?? '') : values.name),
        'The word is left out everywhere. Use the name people there use.',
      );
    return {
      id: placeId(id),
      name: name || id,
      nameLocal,
      kind: values.kind,
      latE7: values.lat,
      lonE7: values.lon,
      accuracyMetres: values.accuracy,
      areaId: values.pcode === null ? null : areaId(values.pcode),
      owner: values.owner,
      openingHours: values.openingHours,
      storageGrams: values.storage,
      areaM2: values.areaM2,
      bays: values.bays,
      peopleWeight: values.peopleWeight,
      orderlyMinimumGrams: values.orderlyMinimum,
      walkMetres: values.walk,
      origin: readOrigin(row, 'places', context),
    };
  });
  return { places, table };
}
