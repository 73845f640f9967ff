import { OsmFormatError } from './osm-problem.ts';

/** What a file may still hold; taking more throws `OsmFormatError` (osm-too-dense). */
export interface OsmRoom {
  readonly takeBytes: (inflated: number) => void;
  readonly takeRoad: (points: number) => void;
}

/**
 * The room of a file of `fileBytes`: a few kilobytes can inflate to gigabytes, or name millions of roads, so that time
 * and memory must follow the size of the file. Real extracts inflate to 3 (PBF) or 20 (XML) times their size, a road
 * takes some 30 bytes and a point of it one or two; a small file may hold whatever it likes up to a fixed amount.
 */
export function createOsmRoom(fileBytes: number): OsmRoom {
  const take = (amount: number, what: string): ((wanted: number) => void) => {
    let left = amount;
    return (wanted) => {
      left -= wanted;
      if (left < 0)
        throw new OsmFormatError('osm-too-dense', `more than ${amount} ${what} in ${fileBytes} bytes`);
    };
  };
  const takeRoads = take(200_000 + Math.ceil(fileBytes / 8), 'roads');
  const takePoints = take(4_000_000 + fileBytes, 'points of roads');
  return {
    takeBytes: take(32 * 2 ** 20 + 64 * fileBytes, 'bytes'),
    takeRoad: (points) => {
      takeRoads(1);
      takePoints(points);
    },
  };
}
