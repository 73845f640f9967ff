import type { Operation, Problem } from '../domain/index.ts';
import { quote } from '../formats/index.ts';
import { listCutOffPlaces } from './cut-off-places.ts';

/**
 * What a plan of a sound operation would lack, as warnings: tables without a row (operation.nothing-yet), crossings that
 * supply comes to and that nothing is planned through (capacity.crossing-unused), places that no vehicle can use
 * (places.cut-off). Empty where a plan can use all that is there.
 */
export const listLacking = (operation: Operation): readonly Problem[] => [
  ...listEmptyTables(operation),
  ...listUnusedCrossings(operation),
  ...listCutOffPlaces(operation),
];

const listEmptyTables = ({
  places,
  people,
  goods,
  stock,
  arrivals,
  fleet,
  links,
  roads,
}: Operation): Problem[] => {
  const hasKind = (...kinds: readonly string[]): boolean => places.some(({ kind }) => kinds.includes(kind));
  const steps: readonly (readonly [isThere: boolean, file: string, expected: string, kind: string])[] = [
    [roads.roads.length > 0 || links.length > 0, 'roads or links', 'roads between the places', 'roads'],
    [hasKind('hub', 'crossing'), 'places', 'a hub or crossing that supply comes from', 'places'],
    [hasKind('site', 'facility'), 'places', 'a site where people are served', 'places'],
    [people.length > 0, 'people', 'how many people are where', 'people'],
    [goods.length > 0, 'goods', 'goods with weight, volume and what they serve', 'goods'],
    [stock.length + arrivals.length > 0, 'stock or arrivals', 'what is there or comes in', 'stock'],
    [fleet.length > 0, 'fleet', 'vehicles and where they stand', 'fleet'],
  ];
  return steps
    .filter(([isThere]) => !isThere)
    .map(([, file, expected, kind]) => ({
      code: 'operation.nothing-yet',
      severity: 'warning',
      at: { file },
      expected,
      got: 'none',
      remedy: `Bring it in: throughline import ${kind} FILE --into OPERATION.`,
    }));
};

const listUnusedCrossings = ({ places, arrivals, stock, capacities, days }: Operation): Problem[] => {
  const supplied = new Set([...arrivals, ...stock].map(({ placeId }) => placeId));
  const isOpen = (id: string): boolean =>
    capacities.some(({ placeId, trucksPerDay }) => placeId === id && trucksPerDay !== null);
  return places
    .filter(({ id, kind }) => kind === 'crossing' && supplied.has(id) && !isOpen(id))
    .map(({ id, name }) => ({
      code: 'capacity.crossing-unused',
      severity: 'warning',
      at: { file: 'capacity.csv' },
      expected: `how many trucks a day ${quote(name)} can take`,
      got: 'no row that says it',
      remedy: `Supply comes in there, and nothing is planned through it: not known is not open. Add a row to capacity.csv, such as place ${id}, from ${days[0]?.date ?? 'DAY'}, trucks_per_day and source.`,
    }));
};
