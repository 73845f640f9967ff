import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation, Problem } from '../../src/domain/index.ts';
import { type ExerciseOutcome, makeExercise } from '../../src/services/index.ts';
import { drawStreets } from './drawn-streets.ts';

const USUAL = {
  ...{ sites: '20', hubs: '2', crossings: '1', days: '4', classes: '2', states: '3' },
  ...{ tightness: '1.5', seed: '1' },
};

export type Asked = Partial<typeof USUAL>;

export interface MadeInFolder {
  readonly operation: Operation;
  readonly states: number;
  readonly problems: readonly Problem[];
  /** File name to text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Draws an exercise on the made-up town, in a folder of its own that is gone afterwards. */
export async function makeInFolder(asked: Asked, roads = drawStreets()): Promise<MadeInFolder> {
  return withFolder(async (parent) => {
    const outcome = await attempt(parent, asked, roads);
    if (outcome.kind !== 'made') throw new Error(JSON.stringify(outcome.problems));
    const folder = join(parent, 'exercise');
    const files = new Map<string, string>();
    for (const name of (await readdir(folder)).sort())
      files.set(name, await readFile(join(folder, name), 'utf8'));
    return { ...outcome, files };
  });
}

export async function attempt(
  parent: string,
  asked: Readonly<Record<string, string>>,
  roads = drawStreets(),
): Promise<ExerciseOutcome> {
  await writeFile(join(parent, 'town.geojson'), roads);
  return makeExercise({
    roadsFile: join(parent, 'town.geojson'),
    options: { ...USUAL, ...asked },
    folder: join(parent, 'exercise'),
    observer: () => {},
  });
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-exercise-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
