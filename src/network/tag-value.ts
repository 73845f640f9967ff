/** Numbers in OSM tag values, as docs/rules.md R9 reads them: the leading decimal with its unit; `null`: unreadable. */

/** Metres of `maxheight` and `maxwidth`: metres unless `ft` or `in` stand behind (also 12'6"). */
export function parseMetres(value: string | undefined): number | null {
  const read = readLeading(value);
  if (read === null) return null;
  const { number, rest } = read;
  if (/^(ft|feet|')/.test(rest)) {
    const inches = /^(?:ft|feet|')\s*(\d+(?:\.\d+)?)/.exec(rest)?.[1];
    return number * METRES_PER_FOOT + (inches === undefined ? 0 : (Number(inches) * METRES_PER_FOOT) / 12);
  }
  if (/^(in|")/.test(rest)) return (number * METRES_PER_FOOT) / 12;
  return number;
}

/** Tonnes of `maxweight`: tonnes unless `lbs` (pounds) or `st` (short tons) stand behind. */
export function parseTonnes(value: string | undefined): number | null {
  const read = readLeading(value);
  if (read === null) return null;
  const { number, rest } = read;
  if (/^lbs?/.test(rest)) return number * TONNES_PER_POUND;
  return /^st/.test(rest) ? number * TONNES_PER_POUND * 2000 : number;
}

/** km/h of `maxspeed`: km/h unless `mph` stands behind. */
export function parseKmh(value: string | undefined): number | null {
  const read = readLeading(value);
  if (read === null) return null;
  return read.rest.startsWith('mph') ? read.number * KILOMETRES_PER_MILE : read.number;
}

/** Seconds of a `duration` written hh:mm (or hh:mm:ss). */
export function parseDurationSeconds(value: string | undefined): number | null {
  const parts = value === undefined ? null : /^\s*(\d{1,4}):([0-5]\d)(?::([0-5]\d))?\s*$/.exec(value);
  if (parts === null) return null;
  return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
}

function readLeading(value: string | undefined): { number: number; rest: string } | null {
  const parts = value === undefined ? null : /^\s*(\d+(?:\.\d*)?|\.\d+)\s*(.*)$/s.exec(value);
  return parts === null ? null : { number: Number(parts[1]), rest: parts[2]!.toLowerCase() };
}

const METRES_PER_FOOT = 0.3048;
const TONNES_PER_POUND = 0.00045359237;
const KILOMETRES_PER_MILE = 1.609344;
