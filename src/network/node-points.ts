import type { Place, RoadMap } from '../domain/index.ts';
import type { NodePoints } from './hierarchy/node-order.ts';
import { shortWay } from './local-plane.ts';
import { PER_SEGMENT, type RoadGeometry } from './road-geometry.ts';
import type { RoadGraph } from './road-graph.ts';

/** What is on the map. */
interface MappedGraph {
  readonly graph: RoadGraph;
  readonly geometry: RoadGeometry;
  readonly roads: RoadMap;
  readonly places: readonly Place[];
}

/**
 * Where the graph's nodes lie: x to the east and y to the north, in 10^-7 degrees of latitude, from the first point of the map; longitudes go
 * the short way round. Rough, for dividing a map into parts. O(nodes + pieces).
 */
export function locateNodes({ graph, geometry, roads, places }: MappedGraph): NodePoints {
  const { nodeCount, pieces, firstTerminal, terminalPlaces } = graph;
  const { latE7, lonE7 } = roads;
  const x = new Float64Array(nodeCount);
  const y = new Float64Array(nodeCount);
  const [originLat, originLon] = latE7.length > 0 ? [latE7[0], lonE7[0]] : [0, 0];
  const shrink = Math.cos((originLat / 1e7) * (Math.PI / 180));
  const put = (node: number, lat: number, lon: number): void => {
    x[node] = shortWay(lon - originLon) * shrink;
    y[node] = lat - originLat;
  };
  const putAt = (node: number, road: number, position: number): void => {
    const segment = Math.floor(position / PER_SEGMENT);
    const share = position / PER_SEGMENT - segment;
    const point = geometry.firstPoint[road] + segment;
    const a = geometry.nodeOfPoint[point];
    // A road's end starts no segment.
    const b = share > 0 ? geometry.nodeOfPoint[point + 1] : a;
    put(node, latE7[a] + (latE7[b] - latE7[a]) * share, lonE7[a] + shortWay(lonE7[b] - lonE7[a]) * share);
  };
  for (let p = 0; p < pieces.count; p++) {
    putAt(pieces.startNode[p], pieces.road[p], pieces.from[p]);
    putAt(pieces.endNode[p], pieces.road[p], pieces.to[p]);
  }
  terminalPlaces.forEach((place, i) => {
    put(firstTerminal + i, places[place].latE7, places[place].lonE7);
  });
  return { x, y };
}
