import { isInside, type Position, roundPosition } from './geometry.ts';
import { formatCollection, type Inputs } from './inputs.ts';
import type { Point } from './local-plane.ts';
import { type Stretch, WATERS, type Water } from './zaatari-flood.ts';
import { CAMP_PLANE } from './zaatari-streets.ts';

/** The same words as the credit of the source, so that maps print it once. */
const CREDIT = 'Camp map: REACH, MIT (c) 2017 IMPACT Initiatives';

/** The day after a survey: a date alone is local midnight, so what was seen on a day is known from its end. */
const nextDate = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** Streets as stretches: lines called road are the roads around and to the camp; what is not paved is a track. */
export const buildRoads = (stretches: readonly Stretch[]): string =>
  formatCollection(
    {
      credit: CREDIT,
      note: 'The class of each road is an assumption of this operation: the lines say paved or unpaved. Streets are cut where the water drawn on them changes.',
    },
    stretches.map(({ id, street, points }) => [
      {
        id,
        name: street.name,
        'name:ar': street.nameLocal,
        highway: / Road$/.test(street.name) ? 'unclassified' : street.paved ? 'residential' : 'track',
        surface: street.paved ? 'paved' : 'unpaved',
      },
      { type: 'LineString', coordinates: points.map(CAMP_PLANE.toPosition) },
    ]),
  );

export interface District {
  readonly number: string;
  readonly pcode: string;
  /** Short, for the map; says so where nobody surveyed it. The files have no Arabic names of districts. */
  readonly name: string;
  readonly operator: string;
  readonly surveyed: boolean;
  readonly ring: readonly Position[];
}

/** A district is surveyed where the file has any flood line or point of it. */
export const listDistricts = (inputs: Inputs): readonly District[] => {
  const surveyed = new Set([
    ...inputs.features('flood-lines.geojson').map(({ properties }) => properties.district),
    ...inputs.table('flood-points.csv').map((row) => row.district),
  ]);
  return inputs.features('districts.geojson').map(({ properties, geometry }) => ({
    number: properties.district,
    pcode: `zaatari-d${properties.district.padStart(2, '0')}`,
    name: `D${properties.district}${surveyed.has(properties.district) ? '' : ' no survey'}`,
    operator: properties.operator,
    surveyed: surveyed.has(properties.district),
    ring: (geometry.coordinates as Position[][])[0].map((position) => roundPosition(position, 5)),
  }));
};

export const buildAreas = (districts: readonly District[]): string =>
  formatCollection(
    { credit: CREDIT },
    districts.map(({ pcode, name, ring }) => [
      { pcode, name, name_local: null, level: 1, parent: null, source: 'reach-map' },
      { type: 'Polygon', coordinates: [ring] },
    ]),
  );

/** Closed stretches by survey day and district, slowed ones by survey day and water, and a reserve where nobody looked. */
export const buildConstraints = (
  inputs: Inputs,
  stretches: readonly Stretch[],
  districts: readonly District[],
): string => {
  const factors = readFactors(inputs);
  return formatCollection(
    { credit: CREDIT },
    [
      ...listUnsurveyed(districts, stretches, factors),
      ...listClosed(stretches),
      ...listSlowed(stretches, factors),
    ].map(({ geometry, ...properties }) => [properties, geometry]),
  );
};

interface Constraint {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly [column: string]: unknown;
}

const listClosed = (stretches: readonly Stretch[]): readonly Constraint[] =>
  listSurveys(stretches, 'no-access', ({ date, district }) => `${date}|${district.padStart(2, '0')}`).map(
    ({ key, roads, metres }) => {
      const [date, district] = key.split('|');
      return describeSurvey(date, roads, {
        id: `no-access-${date}-d${district}`,
        kind: 'closed',
        name: `No access, district ${Number(district)}, ${formatDay(date)} (${metres} m of street)`,
      });
    },
  );

const listSlowed = (
  stretches: readonly Stretch[],
  factors: ReadonlyMap<Water, Factor>,
): readonly Constraint[] =>
  WATERS.filter((water) => water !== 'no-access').flatMap((water) =>
    listSurveys(stretches, water, ({ date }) => date).map(({ key: date, roads, metres, districts }) => {
      const { name, value, reason } = factors.get(water)!;
      return describeSurvey(date, roads, {
        id: `${water}-${date}`,
        kind: 'slowed',
        name: `${name}, districts ${districts.join(', ')}, ${formatDay(date)} (${metres} m of street)`,
        slow_factor: value,
        assumption: `That it is there is drawn; how slow it is and that it lasts are assumptions. ${reason}`,
      });
    }),
  );

const describeSurvey = (
  date: string,
  roads: readonly string[],
  columns: { readonly id: string; readonly [column: string]: unknown },
): Constraint => ({
  ...columns,
  from: date,
  to: null,
  roads,
  source: 'reach-flood',
  credibility: 2,
  known_at: nextDate(date),
  last_verified: date,
  geometry: null,
});

/** The stretches that bear a water, by what `keyOf` makes of the survey, in the order of the keys. */
const listSurveys = (
  stretches: readonly Stretch[],
  water: Water,
  keyOf: (mark: { readonly date: string; readonly district: string }) => string,
) => {
  const groups = new Map<string, { stretches: Set<Stretch>; districts: Set<number> }>();
  for (const stretch of stretches) {
    for (const mark of stretch.marks) {
      if (mark.water !== water) continue;
      const group = groups.get(keyOf(mark)) ?? { stretches: new Set(), districts: new Set() };
      group.stretches.add(stretch);
      group.districts.add(Number(mark.district));
      groups.set(keyOf(mark), group);
    }
  }
  return [...groups.keys()].sort().map((key) => {
    const group = groups.get(key)!;
    return {
      key,
      roads: [...group.stretches].map(({ id }) => id),
      metres: Math.round([...group.stretches].reduce((sum, { metres }) => sum + metres, 0) / 10) * 10,
      districts: [...group.districts].sort((a, b) => a - b),
    };
  });
};

/** The survey that visited all the surveyed districts. */
const FULL_SURVEY = '2016-12-20';
const KNOWN_AFTER_FULL_SURVEY = '2016-12-21';

/**
 * Where nobody surveyed, every street is slowed by the mean of the streets of the surveyed districts after the full
 * survey, by length: not known is not dry, and the reserve is no finding.
 */
const listUnsurveyed = (
  districts: readonly District[],
  stretches: readonly Stretch[],
  factors: ReadonlyMap<Water, Factor>,
): readonly Constraint[] => {
  const seen = districts.filter(({ surveyed }) => surveyed);
  let [metres, slowed] = [0, 0];
  for (const stretch of stretches) {
    if (!seen.some(({ ring }) => isInside(CAMP_PLANE.toPosition(middleOf(stretch.points)), ring))) continue;
    const factor = Math.max(
      1,
      ...stretch.marks
        .filter(({ date }) => date <= FULL_SURVEY)
        .map(({ water }) => factors.get(water === 'no-access' ? 'flood' : water)!.value),
    );
    metres += stretch.metres;
    slowed += stretch.metres * factor;
  }
  const mean = Math.ceil((slowed / metres) * 10) / 10;
  return districts
    .filter(({ surveyed }) => !surveyed)
    .map(({ number, ring }) => ({
      id: `a-not-surveyed-d${number.padStart(2, '0')}`,
      kind: 'slowed',
      name: `District ${number}: not surveyed, whether it is flooded is not known`,
      from: null,
      to: null,
      slow_factor: mean,
      source: 'operation-assumptions',
      known_at: KNOWN_AFTER_FULL_SURVEY,
      last_verified: null,
      assumption: `No line and no point of any survey lies in this district: not known, not dry. As a reserve its streets are planned as slow as the mean street of the surveyed districts after the survey of 20 December (${(slowed / metres).toFixed(2)}, rounded up; no access counted as flood). Nothing is known of closures here.`,
      geometry: { type: 'Polygon', coordinates: [ring] },
    }));
};

const middleOf = (points: readonly Point[]): Point => points[Math.floor(points.length / 2)];

interface Factor {
  readonly name: string;
  readonly value: number;
  readonly reason: string;
}

const readFactors = (inputs: Inputs): ReadonlyMap<Water, Factor> =>
  new Map(
    inputs
      .table('hand/slow-factors.csv')
      .map((row) => [
        row.water as Water,
        { name: row.name, value: Number(row.factor), reason: row.assumption },
      ]),
  );

const formatDay = (date: string): string => `${Number(date.slice(8))} December`;
