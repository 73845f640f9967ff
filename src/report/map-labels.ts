/** A rectangle in the map's pixels. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Anchor = 'start' | 'middle' | 'end';

/** Where a label's first line begins (its vertical middle), and how it is anchored. */
export interface LabelPosition {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
}

/** Keeps labels off each other and off the markers, first come first served. */
export interface LabelPlacer {
  /** Nothing is placed over this box from now on. */
  block(box: LabelBox): void;
  /** Points that labels cover only where no other position is free: of roads, say. */
  avoid(points: readonly (readonly [number, number])[]): void;
  /** A free position beside a marker of this radius, or null; the space found is then taken. */
  beside(x: number, y: number, radius: number, width: number, height: number): LabelPosition | null;
  /** A free position centred on one of the points, or null. */
  centred(
    points: readonly (readonly [number, number])[],
    width: number,
    height: number,
  ): LabelPosition | null;
}

const GAP = 4;

export function buildLabelPlacer(width: number, height: number): LabelPlacer {
  const taken: LabelBox[] = [];
  const avoided: (readonly [number, number])[] = [];
  const isFree = (box: LabelBox) =>
    box.x >= 2 &&
    box.y >= 2 &&
    box.x + box.width <= width - 2 &&
    box.y + box.height <= height - 2 &&
    !taken.some((other) => overlaps(box, other));
  const take = (candidates: readonly { readonly box: LabelBox; readonly anchor: Anchor }[]) => {
    let found: (typeof candidates)[number] | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const candidate of candidates) {
      if (!isFree(candidate.box)) continue;
      const covered = avoided.filter((point) => holds(candidate.box, point)).length;
      if (covered < fewest) {
        found = candidate;
        fewest = covered;
      }
    }
    if (found === undefined) return null;
    taken.push(found.box);
    const { box, anchor } = found;
    const x = anchor === 'start' ? box.x : anchor === 'end' ? box.x + box.width : box.x + box.width / 2;
    return { x, y: box.y, anchor };
  };
  return {
    block: (box) => taken.push(box),
    avoid: (points) => {
      for (const point of points) avoided.push(point);
    },
    beside: (x, y, radius, labelWidth, labelHeight) => {
      const near = radius + GAP;
      const slant = radius * 0.7;
      const rise = radius + labelHeight / 2;
      const at = (dx: number, dy: number, anchor: Anchor) => ({
        anchor,
        box: {
          x: x + dx - (anchor === 'start' ? 0 : anchor === 'end' ? labelWidth : labelWidth / 2),
          y: y + dy - labelHeight / 2,
          width: labelWidth,
          height: labelHeight,
        },
      });
      return take([
        at(near, 0, 'start'),
        at(-near, 0, 'end'),
        at(0, -near - labelHeight / 2, 'middle'),
        at(0, near + labelHeight / 2, 'middle'),
        at(slant, -rise, 'start'),
        at(slant, rise, 'start'),
        at(-slant, -rise, 'end'),
        at(-slant, rise, 'end'),
      ]);
    },
    centred: (points, labelWidth, labelHeight) =>
      take(
        points.map(([x, y]) => ({
          anchor: 'middle' as const,
          box: { x: x - labelWidth / 2, y: y - labelHeight / 2, width: labelWidth, height: labelHeight },
        })),
      ),
  };
}

/** Width of a line of text in pixels, estimated on the wide side: the fonts of the reader are not known. */
export function estimateTextWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.58;
}

function holds(box: LabelBox, [x, y]: readonly [number, number]): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

function overlaps(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
