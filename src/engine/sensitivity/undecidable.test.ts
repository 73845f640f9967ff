import { describe, expect, it } from 'vitest';
import type { Headline, HeadlineValue, SensitivityLine } from '../../domain/index.ts';
import { markUndecidable } from './undecidable.ts';

const headline = (row: Headline['row'], verdict: Headline['verdict']): Headline => ({
  row,
  verdict,
  figure: 'coverage.floor-mean',
  value: 900_000,
  unit: 'ppm',
  shortBy: verdict === 'short' ? 100_000 : null,
  sourceIds: [],
  assumedPpm: 0,
});

const line = (low: readonly HeadlineValue[], high: readonly HeadlineValue[]): SensitivityLine => ({
  factId: 'trucks',
  subject: 'crossing',
  quantity: 'trucks-per-day',
  assumption: true,
  low: { value: 10, headlines: low },
  high: { value: 90, headlines: high },
});

describe('an answer that an assumption turns over', () => {
  const base = [headline('S1', 'short'), headline('S5', 'short')];

  it('is not decidable when its verdict differs at the low or the high end', () => {
    const short = { row: 'S1', verdict: 'short', value: 800_000 } as const;
    const yes = { row: 'S1', verdict: 'yes', value: 1_000_000 } as const;
    const [s1, s5] = markUndecidable(base, [line([short], [yes])]);
    expect(s1).toEqual({ ...base[0], verdict: 'not-decidable', shortBy: null });
    expect(s5).toEqual(base[1]);
  });

  it('stays as it is when only the figure moves', () => {
    const lower = { row: 'S1', verdict: 'short', value: 500_000 } as const;
    const higher = { row: 'S1', verdict: 'short', value: 990_000 } as const;
    expect(markUndecidable(base, [line([lower], [higher])])).toEqual(base);
  });
});
