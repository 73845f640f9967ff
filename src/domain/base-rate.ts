import { compareStrings } from '../base/index.ts';
import { comparePreference, indexReliability } from './choose-fact.ts';
import type { Facilitation } from './notice.ts';
import type { Operation } from './operation.ts';
import type { Place } from './place.ts';
import type { LocalDate } from './time.ts';

/**
 * The base rate of getting through to a place on a date (docs/rules.md R28): of the rows that cover the date that of the
 * place, else of its area or the nearest area around it, else of everywhere; then the later first day, then R4. Null: not known.
 */
export const findBaseRate = (operation: Operation, place: Place, date: LocalDate): Facilitation | null => {
  const reliability = indexReliability(operation.sources);
  const around = listAreasAround(operation, place);
  /** 0 for the place itself, then outwards; -1: says nothing about it. */
  const distanceOf = ({ subject }: Facilitation): number => {
    switch (subject.kind) {
      case 'place':
        return subject.placeId === place.id ? 0 : -1;
      case 'area': {
        const step = around.indexOf(subject.areaId);
        return step < 0 ? -1 : step + 1;
      }
      case 'all':
        return around.length + 1;
    }
  };
  const rows = operation.facilitation.filter(
    (row) =>
      distanceOf(row) >= 0 &&
      (row.fromDate === null || row.fromDate <= date) &&
      (row.toDate === null || date <= row.toDate),
  );
  rows.sort(
    (a, b) =>
      distanceOf(a) - distanceOf(b) ||
      compareStrings(b.fromDate ?? '', a.fromDate ?? '') ||
      comparePreference(a.origin, b.origin, reliability),
  );
  return rows[0] ?? null;
};

/** Its area and the areas around that, from the inside out. */
const listAreasAround = (operation: Operation, place: Place): readonly string[] => {
  const around: string[] = [];
  let areaId: string | null = place.areaId;
  while (areaId !== null && !around.includes(areaId)) {
    around.push(areaId);
    const inner: string = areaId;
    areaId = operation.areas.find((area) => area.id === inner)?.parentId ?? null;
  }
  return around;
};
