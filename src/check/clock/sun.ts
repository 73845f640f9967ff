/**
 * Sunrise and sunset in seconds UTC of the local day whose noon is near `noonAt`; null where the sun does not rise or
 * set. NOAA's solar calculator (after Meeus, Astronomical Algorithms), sun's upper limb 0.833 degrees below the horizon.
 */
export function computeSunTimes(
  noonAt: number,
  latitude: number,
  longitude: number,
): { readonly rise: number | null; readonly set: number | null } {
  const rise = findCrossing(noonAt, latitude, longitude, -1);
  const set = findCrossing(noonAt, latitude, longitude, 1);
  return { rise, set };
}

function findCrossing(noonAt: number, latitude: number, longitude: number, side: -1 | 1): number | null {
  const dayStart = Math.floor((noonAt + longitude * 240) / 86_400) * 86_400;
  let at = noonAt;
  for (let round = 0; round < 3; round++) {
    const sun = describeSun(at);
    const lat = latitude * RAD;
    const cosHour =
      Math.cos(90.833 * RAD) / (Math.cos(lat) * Math.cos(sun.declination)) -
      Math.tan(lat) * Math.tan(sun.declination);
    if (Math.abs(cosHour) > 1) return null;
    const hourAngle = Math.acos(cosHour) / RAD;
    // Minutes of the day (UTC counted from the local date): 720 is noon on the meridian of Greenwich.
    const minutes = 720 - 4 * longitude - sun.equationMinutes + side * 4 * hourAngle;
    at = dayStart + minutes * 60;
  }
  return at;
}

const RAD = Math.PI / 180;

function describeSun(instant: number): { readonly declination: number; readonly equationMinutes: number } {
  const century = (instant / 86_400 + 2_440_587.5 - 2_451_545) / 36_525;
  const meanLongitude = (280.46646 + century * (36_000.76983 + century * 0.0003032)) % 360;
  const meanAnomaly = 357.52911 + century * (35_999.05029 - 0.0001537 * century);
  const eccentricity = 0.016708634 - century * (0.000042037 + 0.0000001267 * century);
  const m = meanAnomaly * RAD;
  const centre =
    Math.sin(m) * (1.914602 - century * (0.004817 + 0.000014 * century)) +
    Math.sin(2 * m) * (0.019993 - 0.000101 * century) +
    Math.sin(3 * m) * 0.000289;
  const node = (125.04 - 1934.136 * century) * RAD;
  const apparent = (meanLongitude + centre - 0.00569 - 0.00478 * Math.sin(node)) * RAD;
  const meanObliquity =
    23 + (26 + (21.448 - century * (46.815 + century * (0.00059 - century * 0.001813))) / 60) / 60;
  const obliquity = (meanObliquity + 0.00256 * Math.cos(node)) * RAD;
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(apparent));
  const y = Math.tan(obliquity / 2) ** 2;
  const l = meanLongitude * RAD;
  const equation =
    y * Math.sin(2 * l) -
    2 * eccentricity * Math.sin(m) +
    4 * eccentricity * y * Math.sin(m) * Math.cos(2 * l) -
    0.5 * y * y * Math.sin(4 * l) -
    1.25 * eccentricity * eccentricity * Math.sin(2 * m);
  return { declination, equationMinutes: (4 * equation) / RAD };
}
