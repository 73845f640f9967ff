/** Integer seconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A local calendar date of the operation's zone, `YYYY-MM-DD`; compares as text. */
export type LocalDate = string;

/** One local day of the horizon. Offsets, sunrise and sunset are computed once, at the border, and written into the plan. */
export interface Day {
  readonly date: LocalDate;
  /** Local midnight. */
  readonly startsAt: Instant;
  /** Next local midnight (23 or 25 hours later where clocks change). */
  readonly endsAt: Instant;
  /** Offset from UTC at local noon, in seconds east. */
  readonly offsetSeconds: number;
  /** Rounded to the minute; null where the sun does not rise or set that day. */
  readonly sunriseAt: Instant | null;
  readonly sunsetAt: Instant | null;
}

/** Half-open stretch of time [from, to). */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Opening hours of a week: seconds after local midnight (by wall clock, 0..86400), with the weekdays they hold on
 * (0 = Monday .. 6 = Sunday). An empty list means never open. Across a clock change wall-clock seconds are added to
 * the day's `startsAt` plus the change, see docs/rules.md R2.
 */
export interface WeeklyWindow {
  readonly weekdays: readonly number[];
  readonly fromSecond: number;
  readonly toSecond: number;
}
export type WeeklyHours = readonly WeeklyWindow[];
