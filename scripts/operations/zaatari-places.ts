import { roundPosition } from './geometry.ts';
import type { Inputs } from './inputs.ts';
import { findNearestOn, type Point } from './local-plane.ts';
import { formatTable, type Row } from './table.ts';
import type { Stretch } from './zaatari-flood.ts';
import type { District } from './zaatari-maps.ts';
import { CAMP_PLANE } from './zaatari-streets.ts';

const COLUMNS = [
  'id',
  'name',
  'name_local',
  'kind',
  'lat',
  'lon',
  'accuracy_m',
  'pcode',
  'owner',
  'opening_hours',
  'storage_kg',
  'bays',
  'people_weight',
  'source',
  'credibility',
  'known_at',
  'assumption',
] as const;

/** Only where things lie is taken from the map of facilities, drawn in February 2017: it could be known long before. */
const MAP_KNOWN_AT = '2016-12-01';
/** One point where people are served for up to so many blocks. */
const MOST_BLOCKS = 8;

export const buildPlaces = (
  inputs: Inputs,
  stretches: readonly Stretch[],
  districts: readonly District[],
): string =>
  formatTable(COLUMNS, [
    ...districts.flatMap((district) => listSites(inputs, stretches, district)),
    ...listFacilities(inputs),
    ...inputs.table('hand/other-places.csv').map((place) => ({ ...place, known_at: MAP_KNOWN_AT })),
  ]);

/** Points where people are served: for each run of blocks the point of a street nearest to their common middle. */
const listSites = (inputs: Inputs, stretches: readonly Stretch[], district: District) => {
  const blocks = inputs.table('blocks.csv').filter((block) => block.district === district.number);
  const count = Math.ceil(blocks.length / MOST_BLOCKS);
  return Array.from({ length: count }, (_, index) => {
    const part = blocks.slice(
      Math.round((index * blocks.length) / count),
      Math.round(((index + 1) * blocks.length) / count),
    );
    const run = `${part[0].number}-${part[part.length - 1].number}`;
    const { street, point } = findNearestStreet(computeMiddle(part), stretches);
    const [lon, lat] = roundPosition(CAMP_PLANE.toPosition(point), 6);
    return {
      id: `d${district.number.padStart(2, '0')}-${run}`,
      name: `D${district.number} ${run}`,
      kind: 'site',
      lat,
      lon,
      accuracy_m: 200,
      pcode: district.pcode,
      opening_hours: 'Mo-Su 08:00-15:30',
      people_weight: part.length,
      source: 'reach-map',
      credibility: 3,
      known_at: MAP_KNOWN_AT,
      assumption: `Exercise: not a real distribution point. It stands for blocks ${run} of district ${district.number}, on ${street}, the street nearest to their middle. The hours are an assumption: daylight, with time to walk home.`,
    };
  });
};

const computeMiddle = (blocks: readonly Row[]): Point => {
  const points = blocks.map(({ lon, lat }) => CAMP_PLANE.toPoint([Number(lon), Number(lat)]));
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return [mean(0), mean(1)];
};

const findNearestStreet = (
  at: Point,
  stretches: readonly Stretch[],
): { readonly street: string; readonly point: Point } => {
  let best = { street: '', point: at, metres: Number.POSITIVE_INFINITY };
  for (const { street, points } of stretches) {
    for (let i = 1; i < points.length; i++) {
      const { point, metres } = findNearestOn(at, points[i - 1], points[i]);
      if (metres < best.metres) best = { street: street.name, point, metres };
    }
  }
  return best;
};

/** Facilities of the map as hand/facilities.csv says what each is used as. */
const listFacilities = (inputs: Inputs) => {
  const uses = new Map(inputs.table('hand/facilities.csv').map((row) => [row.facility, row]));
  return inputs
    .table('facilities.csv')
    .filter(({ facility, type }) => uses.has(facility) || type === 'Health')
    .map((facility) => {
      const use = uses.get(facility.facility);
      return {
        id: `f-${facility.facility.padStart(3, '0')}`,
        name: use?.name || facility.name,
        name_local: use?.name_local || facility.name_local,
        kind: use?.kind ?? 'facility',
        lat: facility.lat,
        lon: facility.lon,
        accuracy_m: 50,
        pcode: `zaatari-d${facility.district.padStart(2, '0')}`,
        owner: facility.operator,
        opening_hours: use?.opening_hours || readHours(facility.hours),
        storage_kg: use?.storage_kg,
        bays: use?.bays,
        source: 'reach-facilities',
        credibility: 3,
        known_at: MAP_KNOWN_AT,
        assumption:
          use?.assumption ||
          'Mapped in February 2017 as a health facility; that it was there in December 2016 is an assumption. It is shown, nothing is planned for it.',
      };
    });
};

const DAYS: Readonly<Record<string, string>> = { Sat: 'Sa', Sun: 'Su', Mon: 'Mo', Wed: 'We', Thu: 'Th' };

/** Hours such as `9:00am-4:00pm (Sun-Thu)`; empty, not known, where they are written in any other way. */
const readHours = (text: string): string => {
  const found = /^(\d+):(\d\d)am-(\d+):(\d\d)pm \((\w{3})-(\w{3})\)$/.exec(text);
  if (text === '24/7') return text;
  if (found === null) return '';
  const [, fromHour, fromMinute, toHour, toMinute, first, last] = found;
  return `${DAYS[first]}-${DAYS[last]} ${fromHour.padStart(2, '0')}:${fromMinute}-${(Number(toHour) % 12) + 12}:${toMinute}`;
};
