import { describe, expect, it } from 'vitest';
import { type Operation, resolveSituation } from '../../src/domain/index.ts';
import { buildPublicSummary } from '../../src/report/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { LARGE, randomOperation } from '../support/random-operation.ts';

/** With only `kept` sites of the first area left. */
const withFewSites = (operation: Operation, kept: number): Operation => {
  const first = operation.areas[0]!.id;
  let left = kept;
  const sites = operation.places.map((place) => {
    if (place.kind !== 'site' || place.areaId !== first || left-- > 0) return place;
    return { ...place, areaId: operation.areas[1]!.id };
  });
  return { ...operation, places: sites };
};

describe('public figures by area', () => {
  it('never show an area of fewer than three places, nor leave it over from the totals', {
    timeout: 120_000,
  }, async () => {
    for (const kept of [0, 1, 2, 3]) {
      const operation = withFewSites(randomOperation(1002, LARGE), kept);
      const summary = buildPublicSummary(operation, await planInThread(operation));
      const codes = summary.areas.map((area) => area.areaCode);
      if (kept === 0) expect(codes).toEqual(['XX02']);
      else if (kept < 3) expect(codes).toEqual(['OTHER']);
      else expect(codes).toEqual(['XX01', 'XX02']);
    }
  });

  it('show nothing by area for fewer than seven days: one day would tell that something moves', {
    timeout: 120_000,
  }, async () => {
    const operation = randomOperation(1002, LARGE);
    const late = operation.days[3]!.startsAt + 3600;
    expect(resolveSituation(operation, late).days.length).toBeLessThan(7);
    expect(buildPublicSummary(operation, await planInThread(operation, { asOf: late })).areas).toEqual([]);
  });
});
