import { type RoadMap, roadId } from '../../src/domain/index.ts';

/** Degrees times 10^7 of a kilometre on the equator. */
export const KM = 89_932;
const LON0 = 850_000_000;

/** Longitude so many kilometres east of C. */
export const node = (km: number): number => LON0 + km * KM;

/** Node 6 is a bollard in the middle of r4, which runs beside r1 from H to A. */
export const roads: RoadMap = {
  hash: 'roads-of-the-small-operation',
  latE7: Int32Array.of(0, 0, 0, 0, -90_000, -180_000, -180_000, -180_000),
  lonE7: Int32Array.of(node(0), node(20), node(30), node(35), node(25), node(20), node(25), node(30)),
  roads: [
    { id: roadId('r1'), nodes: Int32Array.of(0, 1, 2), tags: { highway: 'primary' } },
    { id: roadId('r2'), nodes: Int32Array.of(1, 4, 2), tags: { highway: 'primary', oneway: 'yes' } },
    { id: roadId('r3'), nodes: Int32Array.of(2, 3), tags: { highway: 'track', surface: 'gravel' } },
    { id: roadId('r4'), nodes: Int32Array.of(1, 5, 6, 7, 2), tags: { highway: 'primary' } },
    { id: roadId('r5'), nodes: Int32Array.of(1, 2), tags: { highway: 'primary', maxheight: '2.2' } },
  ],
  barriers: new Map([[6, { barrier: 'bollard' }]]),
  credit: null,
};
