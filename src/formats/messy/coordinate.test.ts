import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findForeignGrid, parseCoordinate, parseCoordinatePair } from './coordinate.ts';

it('reads degrees, minutes and seconds of their own axis only', () => {
  // 18 minutes are 0.3 degrees, 20 seconds 1/180.
  expect(parseCoordinate('36°18\'20"E', 'lon')).toBeCloseTo(36.3 + 1 / 180, 10);
  expect(parseCoordinate('36°18\'20"E', 'lat')).toBeNull();
  expect(parseCoordinate('N 32 18.5', 'lat')).toBeCloseTo(32 + 18.5 / 60, 10);
  expect(parseCoordinate('٣٢٫٣', 'lat')).toBe(32.3);
  expect(parseCoordinate('95', 'lat')).toBeNull();
  expect(parseCoordinate('32 75', 'lat')).toBeNull();
});

it('reads two coordinates of one cell by their letters, else latitude first', () => {
  expect(parseCoordinatePair('32.30, 36.30')).toEqual({ lat: 32.3, lon: 36.3 });
  expect(parseCoordinatePair('36.30E, 32.30N')).toEqual({ lat: 32.3, lon: 36.3 });
  // Without a comma: neither degrees and minutes, nor one coordinate.
  expect(parseCoordinatePair('32.29 36.30')).toEqual({ lat: 32.29, lon: 36.3 });
  expect(parseCoordinate('32.29 36.30', 'lat')).toBeNull();
  // One number with a decimal comma, not two coordinates.
  expect(parseCoordinatePair('32,295')).toBeNull();
});

it('names the grid of what is no latitude and longitude', () => {
  expect(findForeignGrid('36S YA 12345 67890')).toBe('MGRS');
  expect(findForeignGrid('36N 712345 3456789')).toBe('UTM');
  expect(findForeignGrid('31.5')).toBeNull();
});

it('reads any coordinate back from any way to write it', () => {
  const anySeconds = fc.integer({ min: -80 * 3600, max: 80 * 3600 });
  fc.assert(
    fc.property(
      anySeconds,
      fc.constantFrom('lat' as const, 'lon' as const),
      fc.boolean(),
      (all, axis, isArabic) => {
        const size = Math.abs(all);
        const [degrees, minutes, seconds] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
        const letter = axis === 'lat' ? (all < 0 ? 'S' : 'N') : all < 0 ? 'W' : 'E';
        for (const plain of [
          `${degrees}°${minutes}'${seconds}"${letter}`,
          `${letter} ${degrees} ${minutes} ${seconds}`,
          `${degrees}º ${minutes}′ ${seconds}″ ${letter}`,
          String(all / 3600),
          `${size / 3600}${letter}`,
        ]) {
          if (/e/.test(plain)) continue;
          const text = isArabic
            ? plain.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))
            : plain;
          expect(parseCoordinate(text, axis)).toBeCloseTo(all / 3600, 9);
        }
      },
    ),
  );
});

it.each(['', 'abc', '36.30E 5', '200', "32°61'", '32°10\'60"', '1e5', '32,5,1'])(
  'reads no degrees in %j',
  (text) => {
    expect(parseCoordinate(text, 'lat')).toBeNull();
  },
);

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      parseCoordinate(text, 'lon');
      parseCoordinatePair(text);
      findForeignGrid(text);
    }),
  );
});
