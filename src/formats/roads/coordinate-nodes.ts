/** Numbers points given by coordinates: points that are equal to 7 decimals are one node. */
export interface CoordinateNodes {
  readonly latE7: number[];
  readonly lonE7: number[];
  /** The node at a point, a new one where there was none. */
  readonly add: (latE7: number, lonE7: number) => number;
  readonly find: (latE7: number, lonE7: number) => number | undefined;
}

export function createCoordinateNodes(): CoordinateNodes {
  const latE7: number[] = [];
  const lonE7: number[] = [];
  const nodeAt = new Map<number, Map<number, number>>();
  return {
    latE7,
    lonE7,
    find: (lat, lon) => nodeAt.get(lat)?.get(lon),
    add(lat, lon) {
      let row = nodeAt.get(lat);
      if (row === undefined) {
        row = new Map();
        nodeAt.set(lat, row);
      }
      let node = row.get(lon);
      if (node === undefined) {
        node = latE7.push(lat) - 1;
        lonE7.push(lon);
        row.set(lon, node);
      }
      return node;
    },
  };
}
