import { compareStrings } from '../base/index.ts';
import { chooseFacts, comparePreference, formatRangeValue, indexReliability } from './choose-fact.ts';
import type { Operation } from './operation.ts';
import type { Capacity, Place } from './place.ts';
import type { Conflict, NotKnown, PlaceDay } from './situation.ts';
import type { Day } from './time.ts';
import { openIntervals } from './wall-clock.ts';

export interface ResolvedCapacity {
  readonly capacities: readonly PlaceDay[];
  readonly conflicts: readonly Conflict[];
  readonly notKnown: readonly NotKnown[];
}

const COLUMNS = ['trucksPerDay', 'peoplePerDay', 'hours'] as const;

/** What each crossing, hub and site takes on each planning day, and when it is open (docs/rules.md R8). */
export const resolveCapacity = (visible: Operation, days: readonly Day[]): ResolvedCapacity => {
  const reliability = indexReliability(visible.sources);
  const byPlace = new Map<string, Capacity[]>();
  for (const row of visible.capacities) {
    const list = byPlace.get(row.placeId);
    if (list) list.push(row);
    else byPlace.set(row.placeId, [row]);
  }
  for (const list of byPlace.values()) {
    list.sort(
      (a, b) => compareStrings(b.fromDate, a.fromDate) || comparePreference(a.origin, b.origin, reliability),
    );
  }
  const conflicts = COLUMNS.flatMap(
    (column) =>
      chooseFacts(
        visible.capacities.filter((row) => row[column] !== null),
        reliability,
        (row) => ({ quantity: `capacity/${column}`, subject: row.placeId, date: row.fromDate }),
        (row) => (column === 'hours' ? JSON.stringify(row.hours) : formatRangeValue(row[column] as never)),
      ).conflicts,
  );
  const places = visible.places.filter((place) => ['crossing', 'hub', 'site'].includes(place.kind));
  const capacities = places.flatMap((place) =>
    days.map((day, index) => resolveDay(place, day, index, byPlace.get(place.id) ?? [])),
  );
  return { capacities, conflicts, notKnown: listUnknown(places, capacities, byPlace) };
};

const resolveDay = (place: Place, day: Day, index: number, rows: readonly Capacity[]): PlaceDay => {
  const covering = rows.filter(
    (row) => row.fromDate <= day.date && (row.toDate === null || day.date <= row.toDate),
  );
  const trucks = covering.find((row) => row.trucksPerDay !== null);
  const people = covering.find((row) => row.peoplePerDay !== null);
  const hours = covering.find((row) => row.hours !== null);
  const used = [...new Set([trucks, people, hours].filter((row) => row !== undefined))];
  return {
    placeId: place.id,
    day: index,
    trucks: trucks?.trucksPerDay?.best ?? null,
    peoplePerDay: people?.peoplePerDay?.best ?? null,
    open: openIntervals(hours?.hours ?? place.openingHours, day),
    factIds: used.map((row) => row.origin.factId).sort(compareStrings),
    assumed: used.some((row) => row.origin.assumption !== null),
  };
};

const listUnknown = (
  places: readonly Place[],
  capacities: readonly PlaceDay[],
  rows: ReadonlyMap<string, readonly Capacity[]>,
): readonly NotKnown[] =>
  places.flatMap((place): NotKnown[] => {
    const own = capacities.filter((row) => row.placeId === place.id);
    const unknownDays = own.filter((row) => row.trucks === null).length;
    const found: NotKnown[] = [];
    if (place.kind === 'crossing' && unknownDays > 0) {
      found.push({ code: 'crossing.capacity-unknown', subject: place.id, detail: String(unknownDays) });
    }
    if (place.kind === 'hub' && unknownDays === own.length) {
      found.push({ code: 'hub.capacity-unknown', subject: place.id, detail: '' });
    }
    if (place.kind === 'hub' && place.storageGrams === null) {
      found.push({ code: 'hub.storage-unknown', subject: place.id, detail: '' });
    }
    const hoursStated =
      place.openingHours !== null || (rows.get(place.id) ?? []).some((row) => row.hours !== null);
    if (!hoursStated) found.push({ code: 'place.hours-unknown', subject: place.id, detail: '' });
    return found;
  });
