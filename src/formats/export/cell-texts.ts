import { assert } from '../../base/index.ts';
import type { Instant, Origin, Range, WeeklyHours } from '../../domain/index.ts';

/** What a row says, by column; null and '' are an empty cell. */
export type RowTexts = Readonly<Record<string, string | null>>;

/**
 * `value / factor` as an exact decimal: 1500 by 1000 is `1.5`, 90 by 60 is `1.5`. What has no decimal of at most 15
 * places (100 by 60) cannot come from a file: our own broken promise.
 */
export function formatDecimal(value: number, factor: number): string {
  const divisor = BigInt(factor);
  let scaled = BigInt(Math.abs(value));
  let places = 0;
  while (scaled % divisor !== 0n) {
    scaled *= 10n;
    places++;
    assert(places <= 15, `${value}/${factor} is a decimal`);
  }
  const digits = (scaled / divisor).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const sign = value < 0 ? '-' : '';
  return places === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-places)}`;
}

/** The same; null stays null. */
export const formatOptional = (value: number | null, factor = 1): string | null =>
  value === null ? null : formatDecimal(value, factor);

/** `2024-05-06T05:00:00Z`. */
export const formatInstant = (instant: Instant): string =>
  new Date(instant * 1000).toISOString().replace('.000Z', 'Z');

export const formatOptionalInstant = (instant: Instant | null): string | null =>
  instant === null ? null : formatInstant(instant);

export const formatYesNo = (value: boolean): string => (value ? 'yes' : 'no');

/** The cells of a range by column; ends that equal the figure itself are left empty, which means the same. */
export function formatRange(
  range: Range | null,
  name: string,
  factor = 1,
  ends = { low: `${name}_low`, high: `${name}_high` },
): RowTexts {
  if (range === null) return {};
  const { low, best, high } = range;
  return {
    [name]: formatDecimal(best, factor),
    [ends.low]: low === best ? null : formatDecimal(low, factor),
    [ends.high]: high === best ? null : formatDecimal(high, factor),
  };
}

/** The columns of every table of facts, but for the id, which in some tables is a name that others use. */
export const formatOrigin = (origin: Origin): RowTexts => ({
  source: origin.sourceId,
  credibility: formatOptional(origin.credibility),
  known_at: formatInstant(origin.knownAt),
  last_verified: formatOptionalInstant(origin.lastVerifiedAt),
  counting_point: origin.countingPoint,
  assumption: origin.assumption,
});

/** Hours that read back to the same windows: one rule for all days with the same hours. */
export function formatHours(hours: WeeklyHours | null): string | null {
  if (hours === null) return null;
  const daysOf = new Map<string, string[]>();
  DAY_NAMES.forEach((name, day) => {
    const ranges = hours
      .filter(({ weekdays }) => weekdays.includes(day))
      .map(({ fromSecond, toSecond }) => `${formatClock(fromSecond)}-${formatClock(toSecond)}`)
      .join(',');
    if (ranges !== '') daysOf.set(ranges, [...(daysOf.get(ranges) ?? []), name]);
  });
  if (daysOf.size === 0) return 'closed';
  return [...daysOf]
    .map(([ranges, names]) => {
      if (names.length < 7) return `${names.join(',')} ${ranges}`;
      return ranges === '00:00-24:00' ? '24/7' : ranges;
    })
    .join('; ');
}

const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

export const formatClock = (second: number): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor((second % 3600) / 60))}`;
};
