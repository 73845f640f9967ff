/** [longitude, latitude] in degrees, WGS84. */
export type Position = readonly [number, number];

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two positions on the sphere. */
export const measureMetres = (a: Position, b: Position): number => {
  const sinLat = Math.sin(radians(b[1] - a[1]) / 2);
  const sinLon = Math.sin(radians(b[0] - a[0]) / 2);
  const h = sinLat ** 2 + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * sinLon ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.sqrt(h));
};

export const roundTo = (value: number, decimals: number): number => Number(value.toFixed(decimals));

export const roundPosition = (position: Position, decimals: number): Position => [
  roundTo(position[0], decimals),
  roundTo(position[1], decimals),
];

/** Centre of gravity of a closed ring. */
export const computeCentroid = (ring: readonly Position[]): Position => {
  const [lon0, lat0] = ring[0];
  let area = 0;
  let lon = 0;
  let lat = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1][0] - lon0, ring[i - 1][1] - lat0];
    const [bx, by] = [ring[i][0] - lon0, ring[i][1] - lat0];
    const cross = ax * by - bx * ay;
    area += cross;
    lon += (ax + bx) * cross;
    lat += (ay + by) * cross;
  }
  return [lon0 + lon / (3 * area), lat0 + lat / (3 * area)];
};

export const isInside = (position: Position, ring: readonly Position[]): boolean => {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1];
    const [bx, by] = ring[i];
    const crosses = ay > position[1] !== by > position[1];
    if (crosses && position[0] < ((bx - ax) * (position[1] - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
};

const measureOffset = (p: Position, a: Position, b: Position): number => {
  const scale = Math.cos(radians(a[1]));
  const [px, py] = [radians(p[0] - a[0]) * scale, radians(p[1] - a[1])];
  const [bx, by] = [radians(b[0] - a[0]) * scale, radians(b[1] - a[1])];
  const length = bx * bx + by * by;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (px * bx + py * by) / length));
  return EARTH_METRES * Math.hypot(px - t * bx, py - t * by);
};

/** The line without the points that lie within `toleranceMetres` of it (Douglas and Peucker 1973); ends stay. */
export const simplifyLine = (line: readonly Position[], toleranceMetres: number): Position[] => {
  let farthest = 0;
  let offset = -1;
  for (let i = 1; i < line.length - 1; i++) {
    const candidate = measureOffset(line[i], line[0], line[line.length - 1]);
    if (candidate > offset) [farthest, offset] = [i, candidate];
  }
  if (offset <= toleranceMetres) return [line[0], line[line.length - 1]];
  return [
    ...simplifyLine(line.slice(0, farthest + 1), toleranceMetres).slice(0, -1),
    ...simplifyLine(line.slice(farthest), toleranceMetres),
  ];
};

/** A closed ring simplified and rounded, with at least four positions and the first equal to the last. */
export const simplifyRing = (
  ring: readonly Position[],
  toleranceMetres: number,
  decimals: number,
): Position[] => {
  let far = 1;
  for (let i = 1; i < ring.length - 1; i++) {
    if (measureMetres(ring[0], ring[i]) > measureMetres(ring[0], ring[far])) far = i;
  }
  const halves = [ring.slice(0, far + 1), ring.slice(far)].map((half) => simplifyLine(half, toleranceMetres));
  const joined = [...halves[0].slice(0, -1), ...halves[1]].map((position) =>
    roundPosition(position, decimals),
  );
  const kept = joined.filter((p, i) => i === 0 || p[0] !== joined[i - 1][0] || p[1] !== joined[i - 1][1]);
  return kept.length >= 4 ? kept : ring.map((position) => roundPosition(position, decimals));
};

/** A ring of `corners` positions around a centre. */
export const drawCircle = (centre: Position, metres: number, corners: number): Position[] => {
  const latStep = (metres / EARTH_METRES) * (180 / Math.PI);
  const lonStep = latStep / Math.cos(radians(centre[1]));
  const ring: Position[] = [];
  for (let i = 0; i < corners; i++) {
    const angle = (2 * Math.PI * i) / corners;
    ring.push([
      roundTo(centre[0] + lonStep * Math.cos(angle), 5),
      roundTo(centre[1] + latStep * Math.sin(angle), 5),
    ]);
  }
  return [...ring, ring[0]];
};
