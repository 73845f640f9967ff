import { drawCircle, type Position, roundPosition, simplifyRing } from './geometry.ts';
import { formatCollection, type InputFeature, type Inputs } from './inputs.ts';

const UN_DISCLAIMER =
  'The boundaries and names shown and the designations used on this map do not imply official endorsement or acceptance by the United Nations.';

const listPolygons = (feature: InputFeature): readonly Position[][][] =>
  feature.geometry.coordinates as Position[][][];

/** Governorates keep to about 10 m of the published outline. */
const AREA_METRES = 10;

/** The strip, its five governorates, and the two north of Wadi Gaza together, with names in both languages. */
export const buildAreas = (inputs: Inputs): string => {
  const outlines = new Map(
    inputs
      .features('areas-cod-ab.geojson')
      .map((feature) => [
        feature.properties.pcode,
        listPolygons(feature).map((rings) => rings.map((ring) => simplifyRing(ring, AREA_METRES, 5))),
      ]),
  );
  const credit = inputs.yaml('hand/sources.yaml').find((source) => source.id === 'cod-ab')!.credit;
  const areas = inputs.table('hand/areas.csv').map(
    (area) =>
      [
        {
          pcode: area.pcode,
          name: area.name,
          name_local: area.name_local,
          level: Number(area.level),
          parent: area.parent === '' ? null : area.parent,
          source: 'cod-ab',
        },
        {
          type: 'MultiPolygon',
          coordinates: (area.parts || area.pcode).split(' ').flatMap((pcode) => outlines.get(pcode)!),
        },
      ] as const,
  );
  return formatCollection({ credit: String(credit), disclaimer: UN_DISCLAIMER }, areas);
};

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly corridors: string;
}

/**
 * The corridor lines as roads. Where lines run over each other the road is kept once; it is cut where roads meet and
 * where the set of lines changes, so that a closure can name one stretch.
 */
export const buildRoads = (inputs: Inputs): string => {
  const corridors = inputs.table('hand/corridors.csv');
  const edges = listEdges(inputs.features('corridors-osm.geojson'));
  const chains = joinChains(edges).sort((a, b) =>
    a.nodes[0] + a.nodes[1] < b.nodes[0] + b.nodes[1] ? -1 : 1,
  );
  const roads = chains.map(({ nodes, corridors: names }, index) => {
    const carried = corridors.filter((corridor) => names.split('|').includes(corridor.corridor));
    const leading = carried.find((corridor) => corridor.highway === 'primary') ?? carried[0];
    return [
      {
        id: `road-${String(index + 1).padStart(3, '0')}`,
        name: leading.name,
        highway: leading.highway,
        corridors: names.replaceAll('|', ';'),
      },
      { type: 'LineString', coordinates: nodes.map(parseKey) },
    ] as const;
  });
  return formatCollection(
    {
      credit: '(c) OpenStreetMap contributors, ODbL 1.0',
      note: 'The class of each road and its being open both ways are assumptions of this operation: the lines carry neither.',
    },
    roads,
  );
};

const formatKey = (position: Position): string => roundPosition(position, 6).join(',');
const parseKey = (key: string): readonly number[] => key.split(',').map(Number);

const listEdges = (features: readonly InputFeature[]): readonly Edge[] => {
  const byEnds = new Map<string, { from: string; to: string; corridors: Set<string> }>();
  for (const feature of features) {
    const keys = (feature.geometry.coordinates as Position[]).map(formatKey);
    for (let i = 1; i < keys.length; i++) {
      if (keys[i] === keys[i - 1]) continue;
      const [from, to] = [keys[i - 1], keys[i]].sort();
      const edge = byEnds.get(`${from} ${to}`) ?? { from, to, corridors: new Set() };
      edge.corridors.add(feature.properties.corridor);
      byEnds.set(`${from} ${to}`, edge);
    }
  }
  return [...byEnds.values()].map((edge) => ({ ...edge, corridors: [...edge.corridors].sort().join('|') }));
};

interface Chain {
  readonly nodes: readonly string[];
  readonly corridors: string;
}

/** Edges joined through nodes of two edges that carry the same lines; every edge is in exactly one chain. */
const joinChains = (edges: readonly Edge[]): Chain[] => {
  const around = new Map<string, Edge[]>();
  for (const edge of edges) {
    for (const node of [edge.from, edge.to]) around.set(node, [...(around.get(node) ?? []), edge]);
  }
  const isInner = (node: string): boolean => {
    const [a, b, ...more] = around.get(node)!;
    return b !== undefined && more.length === 0 && a.corridors === b.corridors;
  };
  const used = new Set<Edge>();
  const follow = (start: string, first: Edge): Chain => {
    const nodes = [start];
    let edge: Edge | undefined = first;
    while (edge !== undefined) {
      used.add(edge);
      const next: string = edge.from === nodes[nodes.length - 1] ? edge.to : edge.from;
      nodes.push(next);
      edge = isInner(next) ? around.get(next)!.find((candidate) => !used.has(candidate)) : undefined;
    }
    return { nodes, corridors: first.corridors };
  };
  const chains: Chain[] = [];
  const ends = [...around.keys()].sort();
  for (const inner of [false, true]) {
    for (const node of ends) {
      if (isInner(node) !== inner) continue;
      for (const edge of around.get(node)!) if (!used.has(edge)) chains.push(follow(node, edge));
    }
  }
  return chains;
};

const CIRCLE_CORNERS = 16;

/** Orders from the traced outlines, one feature an order, and the constraints written by hand. */
export const buildConstraints = (inputs: Inputs): string => {
  const blocks = inputs.features('ordered-blocks.geojson');
  const orders = [...new Set(blocks.map((block) => block.properties.ordered_at))].map((orderedAt) => {
    const named = blocks.filter((block) => block.properties.ordered_at === orderedAt);
    const numbers = named.map((block) => block.properties.block).join(', ');
    const which = numbers.length < 100 ? ` (${numbers})` : '';
    return [
      {
        id: `blocks-${orderedAt.slice(0, 10)}`,
        kind: 'order',
        name: `${named.length} blocks ordered to be left, ${orderedAt.slice(0, 10)}${which}`,
        from: orderedAt,
        to: null,
        source: 'ordered-blocks',
        credibility: 2,
        known_at: orderedAt,
        last_verified: orderedAt,
      },
      { type: 'MultiPolygon', coordinates: named.flatMap(listPolygons) },
    ] as const;
  });
  const byHand = inputs.yaml('hand/access.yaml').map(({ circle, ...properties }) => {
    const { lat, lon, metres } = circle as { lat: number; lon: number; metres: number };
    return [
      { ...properties, known_at: properties.known_at ?? '2024-05-06T04:55:00Z' },
      { type: 'Polygon', coordinates: [drawCircle([lon, lat], metres, CIRCLE_CORNERS)] },
    ] as const;
  });
  return formatCollection({ disclaimer: UN_DISCLAIMER }, [...orders, ...byHand]);
};
