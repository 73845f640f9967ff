/**
 * How numbers are written. Coverage is rounded down, bounds and shares on assumptions up: no rounding flatters a plan;
 * 100 % is printed only where it is exact.
 */
export interface Figures {
  /** All digits. */
  whole(value: number): string;
  /** Rounded to so many significant digits. */
  significant(value: number, digits: number): string;
  /** `low` to `high`, at two significant digits. */
  range(low: number, high: number): string;
  /** Parts per million as per cent, two significant digits, rounded down. */
  share(ppm: number): string;
  /** The same rounded up, for bounds. */
  shareUp(ppm: number): string;
  /** Parts per million as per cent to a tenth, rounded down: where two shares are compared. */
  tenths(ppm: number): string;
  /** The same rounded up, for bounds. */
  tenthsUp(ppm: number): string;
  /** Difference of two shares in percentage points. */
  points(ppm: number): string;
  /** Kilograms, all of them. */
  kilograms(grams: number): string;
  /** Kilograms or tonnes, rounded. */
  mass(grams: number, digits: number): string;
  /** An amount in the need's unit (kcal, ml, cm2, item ...), in the unit people use for that size. */
  amount(value: number, unit: string, digits: number): string;
  distance(metres: number): string;
  duration(seconds: number): string;
}

/** Narrow no-break spaces between thousands, no-break space before the unit. */
export const PAGE_STYLE: FigureStyle = {
  thousands: '\u202f',
  space: '\u00a0',
  square: 'm²',
  cubic: 'm³',
  dash: '–',
};
/** For terminals, which turn the no-break space into a plain one after breaking lines. */
export const PLAIN_STYLE: FigureStyle = {
  thousands: ',',
  space: '\u00a0',
  square: 'm2',
  cubic: 'm3',
  dash: '-',
};

export interface FigureStyle {
  readonly thousands: string;
  readonly space: string;
  readonly square: string;
  readonly cubic: string;
  readonly dash: string;
  /** Units in another language (`t`, `kg`, `million`, `min` ...); one that is not here is written as it is. */
  readonly units?: Readonly<Record<string, string>>;
}

export function buildFigures(style: FigureStyle): Figures {
  const { space } = style;
  const unit = (name: string) => style.units?.[name] ?? name;
  const whole = (value: number) => groupThousands(String(Math.round(value)), style.thousands);
  const significant = (value: number, digits: number) =>
    groupThousands(formatDecimal(roundSignificant(value, digits), digits), style.thousands);
  const mass = (grams: number, digits: number) =>
    Math.abs(grams) >= 1e6
      ? `${significant(grams / 1e6, digits)}${space}${unit('t')}`
      : `${significant(grams / 1e3, digits)}${space}${unit('kg')}`;
  const amount = (value: number, kind: string, digits: number) => {
    const [scaled, name] = scaleAmount(value, kind, style);
    return name === '' ? significant(scaled, digits) : `${significant(scaled, digits)}${space}${unit(name)}`;
  };
  return {
    whole,
    significant,
    mass,
    amount,
    range: (low, high) => `${significant(low, 2)}${style.dash}${significant(high, 2)}`,
    share: (ppm) => formatShare(ppm, Math.floor, space),
    shareUp: (ppm) => formatShare(ppm, Math.ceil, space),
    tenths: (ppm) => `${(Math.floor(ppm / 1e3) / 10).toFixed(1)}${space}%`,
    tenthsUp: (ppm) => `${(Math.ceil(ppm / 1e3) / 10).toFixed(1)}${space}%`,
    points: (ppm) => (Math.round(ppm / 1e3) / 10).toFixed(1),
    kilograms: (grams) => `${whole(grams / 1e3)}${space}${unit('kg')}`,
    distance: (metres) =>
      metres >= 1e4
        ? `${whole(metres / 1e3)}${space}${unit('km')}`
        : `${(metres / 1e3).toFixed(1)}${space}${unit('km')}`,
    duration: (seconds) => formatDuration(seconds, space, unit),
  };
}

/** The number rounded to so many significant digits, halves away from zero. */
export function roundSignificant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/**
 * How many significant digits a count carries whose true value lies in low..high: two when the range is wider than a
 * tenth of the value, three when wider than a hundredth, else all six that are ever printed.
 */
export function countDigits(low: number, best: number, high: number): number {
  const width = high - low;
  return width * 10 > best ? 2 : width * 100 > best ? 3 : 6;
}

/** Per cent, two significant digits, rounded down: for files that programs read. */
export function roundShareDown(ppm: number): number {
  return roundShare(ppm, Math.floor);
}

/** The same rounded up. */
export function roundShareUp(ppm: number): number {
  return roundShare(ppm, Math.ceil);
}

function roundShare(ppm: number, round: (value: number) => number): number {
  if (ppm >= 1e6 || ppm <= 0) return ppm / 1e4;
  return ppm >= 1e5 ? round(ppm / 1e4) : round(ppm / 1e3) / 10;
}

function formatShare(ppm: number, round: (value: number) => number, space: string): string {
  const percent = roundShare(ppm, round);
  if (percent === 0 && ppm > 0) return `<0.1${space}%`;
  return `${percent}${space}%`;
}

function formatDecimal(value: number, digits: number): string {
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.max(0, Math.min(digits - 1 - magnitude, 6));
  return Number(value.toFixed(decimals)).toString();
}

function groupThousands(digits: string, separator: string): string {
  const [whole, fraction] = digits.split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function scaleAmount(value: number, unit: string, style: FigureStyle): [number, string] {
  switch (unit) {
    case 'ml':
      return value >= 1e6 ? [value / 1e6, style.cubic] : value >= 1e3 ? [value / 1e3, 'L'] : [value, 'ml'];
    case 'cm2':
      return [value / 1e4, style.square];
    case 'kcal':
      return value >= 1e6
        ? [
            value / 1e6,
            `${style.units?.['million'] ?? 'million'}${style.space}${style.units?.['kcal'] ?? 'kcal'}`,
          ]
        : [value, 'kcal'];
    case 'g':
      return value >= 1e6 ? [value / 1e6, 't'] : value >= 1e3 ? [value / 1e3, 'kg'] : [value, 'g'];
    case 'item':
      return [value, ''];
    default:
      return [value, unit];
  }
}

function formatDuration(seconds: number, space: string, unit: (name: string) => string): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}${space}${unit('min')}`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}${space}${unit('h')}`;
  return rest === 0 ? hours : `${hours}${space}${String(rest).padStart(2, '0')}${space}${unit('min')}`;
}
