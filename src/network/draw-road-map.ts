import { assert, compareStrings, sha256Hex } from '../base/index.ts';
import { type Road, type RoadMap, roadId } from '../domain/index.ts';

export interface DrawnRoadMap {
  readonly roads: RoadMap;
  /** Coordinates of a named point. */
  readonly at: (name: string) => { readonly latE7: number; readonly lonE7: number };
}

/**
 * A road map from a drawing, for tests and examples. Capital letters are named points, `-` and `|` roads, `+` a bend
 * or a point on a road without a name, `#` a bollard, and `> < ^ v` on a road make it oneway:
 *
 *     A--+--B
 *     |     #
 *     C-->--D
 *
 * A road runs from letter to letter, is called by both in alphabet order (`AB`; a second one `AB2`) and is a
 * `primary`; `tags` of its name are added. One column is 10^-3 degrees of longitude and one row of latitude
 * (111.195 m at the equator); the drawing's last row lies at latitude 0.
 */
export function drawRoadMap(
  drawing: string,
  tags: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): DrawnRoadMap {
  const rows = drawing.split('\n').filter((row) => row.trim() !== '');
  const indent = Math.min(...rows.map((row) => row.length - row.trimStart().length));
  const charAt = (x: number, y: number): string => rows[y]?.[x + indent] ?? ' ';
  const nodes = new Map<string, number>();
  const latE7: number[] = [];
  const lonE7: number[] = [];
  const barriers = new Map<number, Record<string, string>>();
  const named = new Map<string, number>();
  const nodeAt = (x: number, y: number): number => {
    const key = `${x},${y}`;
    let node = nodes.get(key);
    if (node === undefined) {
      node = latE7.push((rows.length - 1 - y) * STEP_E7) - 1;
      lonE7.push(x * STEP_E7);
      nodes.set(key, node);
      if (charAt(x, y) === '#') barriers.set(node, { barrier: 'bollard' });
    }
    return node;
  };

  const found: { name: string; nodes: number[]; oneway: string | null; key: string }[] = [];
  const width = Math.max(...rows.map((row) => row.length));
  for (let y = 0; y < rows.length; y++) {
    for (let x = 0; x < width; x++) {
      const letter = charAt(x, y);
      if (!isLetter(letter)) continue;
      named.set(letter, nodeAt(x, y));
      for (const step of STEPS) {
        const road = follow(charAt, nodeAt, x, y, step);
        if (road === null || road.end < letter) continue;
        const key = [...road.nodes].sort((a, b) => a - b).join(',');
        if (road.end === letter && found.some((other) => other.key === key)) continue;
        found.push({ name: letter + road.end, nodes: road.nodes, oneway: road.oneway, key });
      }
    }
  }

  const counts = new Map<string, number>();
  const roads = found.map(({ name, nodes: along, oneway }): Road => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const id = count === 1 ? name : `${name}${count}`;
    return {
      id: roadId(id),
      nodes: Int32Array.from(along),
      tags: { highway: 'primary', ...(oneway === null ? {} : { oneway }), ...tags[id] },
    };
  });
  roads.sort((a, b) => compareStrings(a.id, b.id));
  return {
    roads: {
      hash: sha256Hex(drawing + JSON.stringify(tags)),
      latE7: Int32Array.from(latE7),
      lonE7: Int32Array.from(lonE7),
      roads,
      barriers,
      credit: null,
    },
    at(name) {
      const node = named.get(name);
      assert(node !== undefined, `the drawing has a point ${name}`);
      return { latE7: latE7[node], lonE7: lonE7[node] };
    },
  };
}

interface Step {
  readonly x: number;
  readonly y: number;
  readonly line: string;
  readonly along: string;
  readonly against: string;
}

/** 10^-3 degrees. */
const STEP_E7 = 10_000;

const STEPS: readonly Step[] = [
  { x: 1, y: 0, line: '-', along: '>', against: '<' },
  { x: 0, y: 1, line: '|', along: 'v', against: '^' },
  { x: -1, y: 0, line: '-', along: '<', against: '>' },
  { x: 0, y: -1, line: '|', along: '^', against: 'v' },
];

/** The road that leaves (x, y) in one direction, up to the next letter; null where none does. */
function follow(
  charAt: (x: number, y: number) => string,
  nodeAt: (x: number, y: number) => number,
  startX: number,
  startY: number,
  start: Step,
): { nodes: number[]; end: string; oneway: string | null } | null {
  const nodes = [nodeAt(startX, startY)];
  let step = start;
  let [x, y] = [startX + step.x, startY + step.y];
  let oneway: string | null = null;
  if (!isLine(charAt(x, y), step)) return null;
  for (;;) {
    const char = charAt(x, y);
    if (isLetter(char)) return { nodes: [...nodes, nodeAt(x, y)], end: char, oneway };
    if (char === step.along) oneway = 'yes';
    if (char === step.against) oneway = '-1';
    if (char === '+' || char === '#') {
      nodes.push(nodeAt(x, y));
      const [cameX, cameY] = [-step.x, -step.y];
      const next = STEPS.find(
        (turn) =>
          !(turn.x === cameX && turn.y === cameY) && isLine(charAt(x + turn.x, y + turn.y), turn, true),
      );
      assert(next !== undefined, 'a bend leads on');
      step = next;
    } else {
      assert(isLine(char, step), `a road leads on, not into "${char}"`);
    }
    x += step.x;
    y += step.y;
  }
}

function isLine(char: string, step: Step, orPoint = false): boolean {
  if (char === step.line || char === step.along || char === step.against || char === '#' || char === '+')
    return true;
  return orPoint && isLetter(char);
}

function isLetter(char: string): boolean {
  return char >= 'A' && char <= 'Z';
}
