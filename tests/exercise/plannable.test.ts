import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { resolveSituation } from '../../src/domain/index.ts';
import { makeExercise } from '../../src/services/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { makeInFolder, withFolder } from './in-folder.ts';

describe('an exercise', () => {
  it.each([
    { seed: '1', sites: '14', classes: '2', states: '3', days: '3', tightness: '1.5' },
    {
      seed: '2',
      sites: '9',
      hubs: '1',
      crossings: '0',
      classes: '1',
      states: '1',
      days: '2',
      tightness: '3',
    },
    {
      seed: '3',
      sites: '16',
      hubs: '3',
      crossings: '2',
      classes: '4',
      states: '8',
      days: '3',
      tightness: '1',
    },
  ])(
    'is read without a problem, planned, and judged without a violation: %o',
    async (asked) => {
      const { operation, problems } = await makeInFolder(asked);
      expect(problems).toEqual([]);
      const plan = await planInThread(operation);
      const { violations } = checkPlan(operation, plan);
      expect(violations).toEqual([]);
      expect(plan.movements.length).toBeGreaterThan(3);
      expect(plan.operation.exercise).toBe(true);
      const unreachable = plan.notKnown.filter(({ code }) => code === 'place.unreachable');
      expect(unreachable).toEqual([]);
    },
    120_000,
  );

  it('leaves facts that disagree, that are stale and that nobody knows the end of', async () => {
    const { operation } = await makeInFolder({ sites: '140', days: '4' });
    const situation = resolveSituation(operation, operation.defaultAsOf);
    const quantities = new Set(situation.conflicts.map(({ quantity }) => quantity));
    expect([...quantities]).toEqual(
      expect.arrayContaining(['capacity/trucksPerDay', 'people/people', 'stock']),
    );
    const stale = operation.access.filter(
      ({ origin }) => operation.defaultAsOf - (origin.lastVerifiedAt ?? origin.knownAt) > 48 * 3600,
    );
    expect(stale.length).toBeGreaterThan(0);
    expect(situation.notKnown.map(({ code }) => code)).toContain('access.end-unknown');
    const later = operation.people.filter(({ origin }) => origin.knownAt > operation.defaultAsOf);
    expect(later.length).toBeGreaterThan(0);
  });
});

const extracts =
  process.env['THROUGHLINE_EXTRACTS'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'osm');
const present = existsSync(extracts);
if (!present)
  console.warn(`SKIPPED: no OSM extracts in ${extracts}; set THROUGHLINE_EXTRACTS to draw on real roads`);

describe.skipIf(!present)('on real roads', () => {
  test.each(['monaco.osm.pbf', 'campo-grande.osm.gz', 'fiji-ferry.osm.pbf', 'liechtenstein.osm.pbf'])(
    '%s gives an exercise',
    async (file) => {
      await withFolder(async (parent) => {
        const outcome = await makeExercise({
          roadsFile: join(extracts, file),
          options: {
            ...{ sites: '40', hubs: '3', crossings: '2', days: '7', classes: '3', states: '5' },
            ...{ tightness: '1.5', seed: '11' },
          },
          folder: join(parent, 'exercise'),
          observer: () => {},
        });
        if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome.problems));
        expect(outcome.states).toBe(5);
        expect(outcome.operation.roads.credit).toContain('OpenStreetMap');
        expect(outcome.operation.sources.some(({ credit }) => credit?.includes('OpenStreetMap'))).toBe(true);
      });
    },
  );
});
