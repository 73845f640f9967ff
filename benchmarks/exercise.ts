import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExercise } from '../src/services/index.ts';
import { run as plan } from './plan.ts';

const OPTIONS = {
  ...{ sites: '50', hubs: '2', crossings: '1', days: '7', classes: '2', states: '3' },
  ...{ tightness: '1.5', seed: '1' },
};

/** Draws an exercise on an extract and plans it; the same options give the same exercise everywhere. */
export const run = async (args: string[]): Promise<unknown> => {
  const [roadsFile, ...rest] = args;
  if (roadsFile === undefined) throw new Error('name an extract: .osm.pbf, .osm, .osm.gz or .geojson');
  const at = (name: string): string | undefined => {
    const index = rest.indexOf(`--${name}`);
    return index < 0 ? undefined : rest[index + 1];
  };
  const options = Object.fromEntries(
    Object.entries(OPTIONS).map(([name, usual]) => [name, at(name) ?? usual]),
  ) as typeof OPTIONS;
  const parent = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  try {
    const folder = join(parent, 'exercise');
    const before = performance.now();
    const outcome = await makeExercise({ roadsFile, options, folder, observer: () => {} });
    if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome.problems));
    const drawSeconds = (performance.now() - before) / 1000;
    const planArgs = ['--runs', at('runs') ?? '1', '--threads', at('threads') ?? '2'];
    return { roadsFile, options, drawSeconds, plan: await plan([folder, ...planArgs]) };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
};
