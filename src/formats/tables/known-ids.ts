import type { Location } from '../../domain/index.ts';
import { checkReference, type IdSet } from '../origin-fields.ts';
import type { ProblemList } from '../problem-list.ts';

/** The ids that rows may name, and checks that they do. */
export interface KnownIds {
  readonly areaIds: IdSet;
  readonly checkPlace: (stem: string, at: Location, column: string, id: string) => void;
  readonly checkArea: (stem: string, at: Location, column: string, id: string) => void;
  readonly checkGood: (stem: string, at: Location, column: string, id: string) => void;
}

export function createKnownIds(
  ids: {
    readonly areas: IdSet;
    readonly places: IdSet;
    readonly goods: IdSet;
  },
  problems: ProblemList,
): KnownIds {
  return {
    areaIds: ids.areas,
    checkPlace: (stem, at, column, id) => {
      checkReference(problems, stem, at, column, id, ids.places, 'place', 'places.csv');
    },
    checkArea: (stem, at, column, id) => {
      checkReference(problems, stem, at, column, id, ids.areas, 'area', 'areas.geojson');
    },
    checkGood: (stem, at, column, id) => {
      checkReference(problems, stem, at, column, id, ids.goods, 'good', 'goods.csv');
    },
  };
}
