import { buildTopology, type Topology } from './hierarchy/topology.ts';
import { listTriangles, type Triangles } from './hierarchy/triangles.ts';
import { locateNodes } from './node-points.ts';
import type { RoadNetwork } from './road-network.ts';

/** What all weights of one network share. */
export interface RoadHierarchy {
  readonly topology: Topology;
  readonly triangles: Triangles;
}

/** The network's hierarchy, built when first asked for. It depends on the graph's arcs and their places on the map alone. */
export function getHierarchy(network: RoadNetwork): RoadHierarchy {
  let hierarchy = hierarchies.get(network);
  if (hierarchy === undefined) {
    const topology = buildTopology(network.graph, locateNodes(network));
    hierarchy = { topology, triangles: listTriangles(topology) };
    hierarchies.set(network, hierarchy);
  }
  return hierarchy;
}

const hierarchies = new WeakMap<RoadNetwork, RoadHierarchy>();
