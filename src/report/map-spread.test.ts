import { describe, expect, it } from 'vitest';
import { spreadMarkers } from './map-spread.ts';

const marker = (x: number, y: number, yielding = 1) => ({ x, y, radius: 10, yielding });

describe('spreadMarkers', () => {
  it('leaves markers that are apart where they are', () => {
    expect(spreadMarkers([marker(50, 50), marker(90, 50)], 200, 200)).toEqual([
      { x: 50, y: 50 },
      { x: 90, y: 50 },
    ]);
  });

  it('parts markers at one point, the yielding one goes', () => {
    const [fixed, moved] = spreadMarkers([marker(50, 50, 0), marker(50, 50)], 200, 200);
    expect(fixed).toEqual({ x: 50, y: 50 });
    // Two radii of 10 and a gap of 2.
    expect(moved).toEqual({ x: 72, y: 50 });
  });

  it('keeps every marker on the map', () => {
    for (const { x, y } of spreadMarkers([marker(1, 1), marker(2, 2), marker(3, 1)], 100, 100)) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(10);
    }
  });
});
