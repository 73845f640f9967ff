import { toPlainDigits } from './digits.ts';
import { isLongText } from './text.ts';

const LIMIT = { lat: 90, lon: 180 } as const;

/** Degrees of a coordinate, decimal or with minutes and seconds, with or without its letter; null where it is none of that axis. */
export const parseCoordinate = (text: string, axis: 'lat' | 'lon'): number | null => {
  if (isLongText(text)) return null;
  const plain = toPlainDigits(text)
    .trim()
    .toUpperCase()
    // The ordinal sign of Spanish keyboards and the ring look like a degree; the first is a letter.
    .replace(/[º˚]/g, '°')
    .replace(/NORTH|شمال/gu, 'N')
    .replace(/SOUTH|جنوب/gu, 'S')
    .replace(/EAST|شرق/gu, 'E')
    .replace(/WEST|غرب/gu, 'W');
  const letter = /[NSEW]/.exec(plain)?.[0];
  if (letter !== undefined && (axis === 'lat') !== (letter === 'N' || letter === 'S')) return null;
  const body = plain.replace(/[NSEW]/, ' ').trim();
  if (/[\p{L}]/u.test(body)) return null;
  const parts =
    /^([-+]?)\s*(\d{1,3}(?:\.\d+)?)\s*(?:[°:\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:['’′:\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["”″]|'')?)?)?)?)?$/u.exec(
      body,
    );
  if (parts === null) return null;
  const [, sign, degrees, minutes = '0', seconds = '0'] = parts;
  // Only the last part has decimals: `32.29 36.30` is two coordinates, not degrees and minutes.
  if (/\./.test(degrees!) && parts[3] !== undefined) return null;
  if (/\./.test(minutes) && parts[4] !== undefined) return null;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  const value = sign === '-' || letter === 'S' || letter === 'W' ? -size : size;
  return Math.abs(value) <= LIMIT[axis] ? value : null;
};

/** Latitude and longitude in one cell, latitude first unless letters say otherwise; null where a cell is no such pair. */
export const parseCoordinatePair = (text: string): { readonly lat: number; readonly lon: number } | null => {
  if (isLongText(text)) return null;
  const halves = toPlainDigits(text)
    .trim()
    .replace(/[º˚]/g, '°')
    .replace(/^[([]|[)\]]$/g, '')
    .split(/\s*[;,/|]\s*|(?<=^[-+]?\d{1,3}\.\d+)\s+(?=[-+]?\d{1,3}\.\d+$)/);
  if (halves.length !== 2) return null;
  const [a, b] = halves as [string, string];
  // Without a decimal part in both, `32,295` is one number with a comma.
  if (!/[.°'NSEW]/i.test(a) || !/[.°'NSEW]/i.test(b)) return null;
  const pair = (lat: string, lon: string) => {
    const y = parseCoordinate(lat, 'lat');
    const x = parseCoordinate(lon, 'lon');
    return y === null || x === null ? null : { lat: y, lon: x };
  };
  return pair(a, b) ?? (/[EW]/i.test(a) ? pair(b, a) : null);
};

/** The grid that a reference is of, where it is no latitude and longitude. */
export const findForeignGrid = (text: string): 'MGRS' | 'UTM' | null => {
  if (isLongText(text)) return null;
  const plain = text.trim().toUpperCase();
  if (/^\d{1,2}\s*[C-HJ-NP-X]\s*[A-HJ-NP-Z]{2}\s*\d{2,5}\s*\d{2,5}$/.test(plain)) return 'MGRS';
  if (
    /^(\d{1,2}\s*[C-HJ-NP-X]|ZONE\s*\d+\S*)[\s,]+\d{5,7}(\.\d+)?\s*M?E?[\s,]+\d{6,8}(\.\d+)?\s*M?N?$/.test(
      plain,
    )
  )
    return 'UTM';
  if (/^\d{6,8}(\.\d+)?$/.test(plain) || /UTM/.test(plain)) return 'UTM';
  return null;
};
