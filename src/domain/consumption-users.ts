import { compareStrings } from '../base/index.ts';
import { comparePreference, indexReliability } from './choose-fact.ts';
import type { PlaceId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Consumption } from './supply.ts';
import type { LocalDate } from './time.ts';

/** A user of a good on one day: the row that says how much, and the place whose stock it draws on. */
export interface InputUser {
  readonly row: Consumption;
  readonly placeId: PlaceId;
}

/**
 * Who draws on which stock on a date (docs/rules.md R31): of each user, good and place the row in force with the latest
 * first day, among equals the one R4 prefers. By priority, then user, place and good.
 */
export const listUsers = (visible: Operation, date: LocalDate): readonly InputUser[] => {
  const reliability = indexReliability(visible.sources);
  const chosen = new Map<string, InputUser>();
  const inForce = visible.consumption
    .filter((row) => row.fromDate <= date && (row.toDate === null || date <= row.toDate))
    .sort(
      (a, b) => compareStrings(b.fromDate, a.fromDate) || comparePreference(a.origin, b.origin, reliability),
    );
  for (const row of inForce) {
    const placeId = findStockPlace(visible, row);
    if (placeId === null) continue;
    const key = `${row.userId}\n${row.goodId}\n${placeId}`;
    if (!chosen.has(key)) chosen.set(key, { row, placeId });
  }
  return [...chosen.values()].sort(
    (a, b) =>
      a.row.priority - b.row.priority ||
      compareStrings(a.row.userId, b.row.userId) ||
      compareStrings(a.placeId, b.placeId) ||
      compareStrings(a.row.goodId, b.row.goodId),
  );
};

/** Where a user's stock lies: the place it names, else the user itself, else the home of the fleet row; null: not visible. */
const findStockPlace = (visible: Operation, row: Consumption): PlaceId | null => {
  if (row.placeId !== null) return row.placeId;
  const place = visible.places.find((candidate) => candidate.id === row.userId);
  if (place !== undefined) return place.id;
  return visible.fleet.find((candidate) => candidate.id === row.userId)?.homeId ?? null;
};
