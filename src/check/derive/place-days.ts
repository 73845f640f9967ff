import type { Capacity, Day, Interval, Operation, Origin, Place } from '../../domain/index.ts';
import { listOpenIntervals } from '../clock/wall-clock.ts';
import { chooseRow, type Preference } from '../facts/choose.ts';

/** What a place takes on one planning day (R8). */
export interface DerivedPlaceDay {
  /** Null: not known. */
  readonly trucks: number | null;
  readonly peoplePerDay: number | null;
  readonly open: readonly Interval[];
  /** False where neither a capacity row nor the place states hours. */
  readonly hoursKnown: boolean;
  readonly origins: readonly Origin[];
}

export interface PlaceDays {
  readonly get: (placeId: string, day: number) => DerivedPlaceDay;
}

export function derivePlaceDays(
  operation: Operation,
  days: readonly Day[],
  preference: Preference,
): PlaceDays {
  const table = new Map<string, DerivedPlaceDay[]>();
  for (const place of operation.places) {
    const rows = operation.capacities.filter((row) => row.placeId === place.id);
    table.set(
      place.id,
      days.map((day) => derivePlaceDay(place, day, rows, preference)),
    );
  }
  return {
    get: (placeId, day) => {
      const found = table.get(placeId)?.[day];
      if (!found) throw new Error(`No day ${day} of place ${placeId}`);
      return found;
    },
  };
}

function derivePlaceDay(
  place: Place,
  day: Day,
  rows: readonly Capacity[],
  preference: Preference,
): DerivedPlaceDay {
  const covering = rows.filter(
    (row) => row.fromDate <= day.date && (row.toDate === null || day.date <= row.toDate),
  );
  const trucks = chooseColumn(covering, 'trucksPerDay', preference);
  const people = chooseColumn(covering, 'peoplePerDay', preference);
  const hoursRow = chooseColumn(covering, 'hours', preference);
  const hours = hoursRow?.hours ?? place.openingHours;
  const chosen = [trucks, people, hoursRow].filter((row) => row !== null);
  return {
    trucks: trucks?.trucksPerDay?.best ?? null,
    peoplePerDay: people?.peoplePerDay?.best ?? null,
    open: hours === null ? [{ from: day.startsAt, to: day.endsAt }] : listOpenIntervals(day, hours),
    hoursKnown: hours !== null,
    origins: chosen.map((row) => row.origin),
  };
}

/** The row that speaks for a column: among those that state it the latest start, then the written rule. */
function chooseColumn(
  rows: readonly Capacity[],
  column: 'trucksPerDay' | 'peoplePerDay' | 'hours',
  preference: Preference,
): Capacity | null {
  const stating = rows.filter((row) => row[column] !== null);
  if (stating.length === 0) return null;
  const latest = stating
    .map((row) => row.fromDate)
    .sort()
    .at(-1);
  return chooseRow(
    stating.filter((row) => row.fromDate === latest),
    preference,
  );
}
