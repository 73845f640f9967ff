import { type Area, type AreaId, areaId } from '../domain/index.ts';
import type { Junction } from '../network/index.ts';
import type { Position } from './flat-metres.ts';
import { findBox } from './rank-junctions.ts';

export interface Districts {
  readonly areas: readonly Area[];
  readonly areaOf: (position: Position) => AreaId;
}

interface Cell {
  readonly minLat: number;
  readonly maxLat: number;
  readonly minLon: number;
  readonly maxLon: number;
}

/**
 * Rectangles of about as many junctions each, up to 16: the map halved at the middle junction, north to south and west to
 * east in turn. They depend on the roads alone, so that more sites move no border.
 */
export function drawDistricts(junctions: readonly Junction[]): Districts {
  const cells: Cell[] = [];
  const halve = (inside: readonly Junction[], cell: Cell, depth: number): void => {
    if (depth === DEPTH || inside.length < 2 * LEAST_JUNCTIONS) {
      cells.push(cell);
      return;
    }
    const byLat = depth % 2 === 0;
    const values = inside.map(({ latE7, lonE7 }) => (byLat ? latE7 : lonE7)).sort((a, b) => a - b);
    const middle = values[values.length >> 1]!;
    const [low, high] = byLat ? [cell.minLat, cell.maxLat] : [cell.minLon, cell.maxLon];
    if (middle <= low || middle >= high) {
      cells.push(cell);
      return;
    }
    const first = inside.filter(({ latE7, lonE7 }) => (byLat ? latE7 : lonE7) < middle);
    const second = inside.filter(({ latE7, lonE7 }) => (byLat ? latE7 : lonE7) >= middle);
    halve(first, byLat ? { ...cell, maxLat: middle } : { ...cell, maxLon: middle }, depth + 1);
    halve(second, byLat ? { ...cell, minLat: middle } : { ...cell, minLon: middle }, depth + 1);
  };
  const box = findBox(junctions);
  halve(
    junctions,
    {
      minLat: box.minLat - MARGIN_E7,
      maxLat: box.maxLat + MARGIN_E7,
      minLon: box.minLon - MARGIN_E7,
      maxLon: box.maxLon + MARGIN_E7,
    },
    0,
  );
  const ids = cells.map((_, index) => areaId(`XE${String(index + 1).padStart(2, '0')}`));
  return {
    areas: cells.map((cell, index) => toArea(cell, ids[index]!, index)),
    areaOf({ latE7, lonE7 }) {
      const found = cells.findIndex(
        ({ minLat, maxLat, minLon, maxLon }) =>
          latE7 >= minLat && latE7 < maxLat && lonE7 >= minLon && lonE7 < maxLon,
      );
      return ids[Math.max(0, found)]!;
    },
  };
}

const toArea = ({ minLat, maxLat, minLon, maxLon }: Cell, id: AreaId, index: number): Area => ({
  id,
  name: `Exercise district ${index + 1}`,
  nameLocal: null,
  level: 2,
  parentId: null,
  polygons: [
    [
      [
        [minLon, minLat],
        [maxLon, minLat],
        [maxLon, maxLat],
        [minLon, maxLat],
        [minLon, minLat],
      ],
    ],
  ],
  credit: null,
});

const DEPTH = 4;
const LEAST_JUNCTIONS = 8;
/** About 200 m, so that the outermost junctions lie inside. */
const MARGIN_E7 = 20_000;
