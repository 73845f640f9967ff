import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { assert, encodeUtf8 } from '../base/index.ts';
import type { Operation, Problem } from '../domain/index.ts';
import { drawExercise, type ExerciseTexts, parseExerciseOptions } from '../exercise/index.ts';
import { formatOperation, parseOperation, quote } from '../formats/index.ts';
import { readPlainFile } from './read-plain-file.ts';

export interface MakeExerciseRequest {
  /** An OpenStreetMap extract or GeoJSON roads. */
  readonly roadsFile: string;
  /** As typed: all that is wrong is told at once. */
  readonly options: ExerciseTexts;
  readonly folder: string;
  readonly observer: (text: string) => void;
}

export type ExerciseOutcome =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'made';
      readonly operation: Operation;
      /** Distinct access states over the horizon. */
      readonly states: number;
      readonly problems: readonly Problem[];
      readonly files: readonly string[];
    };

const MAX_ROADS_BYTES = 512 * 1024 * 1024;

/**
 * Draws a simulation exercise on real roads and writes its folder, whole or not at all. Refuses a folder that holds
 * anything. Same roads, options and seed: same bytes of every file.
 */
export const makeExercise = async (request: MakeExerciseRequest): Promise<ExerciseOutcome> => {
  const { options, problems: wrongOptions } = parseExerciseOptions(request.options);
  const problems = [...wrongOptions];
  const folderProblem = await judgeFolder(request.folder);
  if (folderProblem !== null) problems.push(folderProblem);
  const roadsName = nameRoads(request.roadsFile);
  if (roadsName === null) problems.push(unknownEnding(request.roadsFile));
  const read = await readPlainFile(request.roadsFile, MAX_ROADS_BYTES);
  if (!('bytes' in read)) problems.push(notReadable(request.roadsFile, read.reason));
  if (options === null || roadsName === null || !('bytes' in read) || problems.length > 0)
    return { kind: 'invalid', problems };

  request.observer('Reading the roads');
  const blank = await parseOperation(new Map([...BLANK, [roadsName, read.bytes]]));
  if (blank.operation === null) return { kind: 'invalid', problems: blank.problems };
  const { roads, rules } = blank.operation;
  const drawn = drawExercise({ roads, rules, options, observer: request.observer });
  if (drawn.kind === 'refused') return { kind: 'invalid', problems: [...blank.problems, ...drawn.problems] };

  request.observer('Reading what was drawn');
  // The roads are those of the extract, to the byte.
  const files = formatOperation(drawn.operation, { name: roadsName, bytes: read.bytes });
  files.set('README.md', encodeUtf8(formatReadme(drawn.operation)));
  const { operation, problems: found } = await parseOperation(files);
  assert(operation !== null, `an exercise is a valid operation: ${JSON.stringify(found.slice(0, 3))}`);

  request.observer('Writing');
  const refused = await writeFolder(request.folder, files);
  if (refused !== null) return { kind: 'invalid', problems: [refused] };
  const paths = [...files.keys()].sort().map((name) => join(request.folder, name));
  return { kind: 'made', operation, states: drawn.states, problems: found, files: paths };
};

const formatReadme = ({ name, summary }: Operation): string =>
  `# ${name}\n\n${summary}\n\nThe roads are those of the extract, unchanged.\n`;

/** Enough of an operation for its reader to read roads and to fill in the default rules. */
const BLANK: readonly (readonly [string, Uint8Array])[] = [
  [
    'operation.yaml',
    encodeUtf8(
      'format: throughline/operation@1\nid: blank\nname: Blank\ntime_zone: UTC\nhorizon: {first: 2030-03-18, last: 2030-03-18}\n',
    ),
  ],
  ['sources.csv', encodeUtf8('id,title,publisher,published,reliability\n')],
  ['places.csv', encodeUtf8('id,name,kind,lat,lon,source\n')],
];

/** The name under which the operation folder holds such roads; null for an ending that no reader knows. */
const nameRoads = (file: string): string | null => {
  const name = basename(file).toLowerCase();
  if (name.endsWith('.pbf')) return 'roads.osm.pbf';
  if (name.endsWith('.osm.gz')) return 'roads.osm.gz';
  if (name.endsWith('.osm')) return 'roads.osm';
  return /\.(geo)?json$/.test(name) ? 'roads.geojson' : null;
};

const judgeFolder = async (folder: string): Promise<Problem | null> => {
  try {
    return (await readdir(folder)).length === 0 ? null : notEmpty(folder, 'files in it');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : notEmpty(folder, code === 'ENOTDIR' ? 'a file' : `error ${code}`);
  }
};

/** Writes beside the folder and renames, so that nobody meets half an exercise. */
const writeFolder = async (
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Problem | null> => {
  const target = resolve(folder);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.writing`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await mkdir(temporary);
    for (const [name, bytes] of files) await writeFile(join(temporary, name), bytes, { flag: 'wx' });
    await rmdir(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(temporary, target);
    return null;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return notEmpty(folder, `error ${code}`);
  }
};

const notEmpty = (folder: string, got: string): Problem => ({
  code: 'exercise.folder',
  severity: 'error',
  at: { file: quote(basename(resolve(folder))) },
  expected: 'a folder that is empty or not there yet, and may be written',
  got,
  remedy: 'Name another folder with --into; nothing is ever overwritten.',
});

const unknownEnding = (file: string): Problem => ({
  code: 'exercise.roads-kind',
  severity: 'error',
  at: { file: quote(basename(file)) },
  expected: 'roads as .osm.pbf, .osm, .osm.gz or .geojson',
  got: 'another ending',
  remedy: 'Give an extract of OpenStreetMap or GeoJSON lines under their usual name.',
});

const notReadable = (file: string, reason: string): Problem => ({
  code: 'exercise.roads-not-readable',
  severity: 'error',
  at: { file: quote(basename(file)) },
  expected: `a plain file that may be read, of at most ${MAX_ROADS_BYTES / 1024 / 1024} MiB`,
  got: reason,
  remedy: 'Check the path; cut a larger extract to the area of the exercise.',
});
