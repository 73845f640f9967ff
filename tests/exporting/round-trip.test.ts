import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { computeInputsHash, type Operation } from '../../src/domain/index.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';
import { EXPORT_FORMATS, exportFiles, formatOperation, parseOperation } from '../../src/formats/index.ts';
import { randomOperation } from '../support/random-operation.ts';
import { operationArbitrary } from './arbitrary-operation.ts';

type Files = ReadonlyMap<string, Uint8Array>;

const NOTICE = { title: 'An exercise', lines: ['RESTRICTED'] };

const read = async (files: Files): Promise<Operation> => {
  const { operation, problems } = await parseOperation(files);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return operation!;
};

const expectSame = (actual: Operation, expected: Operation): void => {
  expect(actual).toStrictEqual(expected);
  expect(computeInputsHash(actual)).toBe(computeInputsHash(expected));
};

/** Each form by itself, then one made from the other in turn: what a form alone could hide shows in the next. */
const expectRoundTrips = async (files: Files): Promise<void> => {
  const operation = await read(files);
  let chained = files;
  for (const format of EXPORT_FORMATS) {
    expectSame(await read(exportFiles(files, format, NOTICE)), operation);
    chained = exportFiles(chained, format, NOTICE);
    expectSame(await read(chained), operation);
  }
};

const readFolder = (name: string): Files => {
  const folder = join(import.meta.dirname, '../../operations', name);
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => [entry.name, new Uint8Array(readFileSync(join(folder, entry.name)))]),
  );
};

test('an operation of any content reads back from its own files and from every export', async () => {
  await fc.assert(
    fc.asyncProperty(operationArbitrary, async (drawn) => {
      const files = formatOperation(drawn);
      const operation = await read(files);
      // Days, sun and the version of zones are what the reader computes.
      const { days, timeZoneData, roads } = operation;
      expect(days.map(({ date }) => date)).toEqual(drawn.days.map(({ date }) => date));
      expect(operation).toStrictEqual({ ...drawn, days, timeZoneData, roads });
      await expectRoundTrips(files);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

test.each(['rafah', 'zaatari'])(
  '%s reads back from every export, made from files or from the operation',
  async (name) => {
    const files = readFolder(name);
    await expectRoundTrips(files);
    const operation = await read(files);
    const roads = { name: 'roads.geojson', bytes: files.get('roads.geojson')! };
    expectSame(await read(formatOperation(operation, roads)), operation);
  },
);

test('roads that are written from the map are the same roads', async () => {
  const drawn = { ...randomOperation(3), sensitivity: 'restricted' };
  const first = await read(formatOperation(drawn));
  const { roads } = first;
  expect(roads.roads.length).toBe(drawn.roads.roads.length);
  expect(roads.roads.map(({ id, tags }) => [id, tags])).toEqual(
    [...drawn.roads.roads].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, tags }) => [id, tags]),
  );
  const second = await read(formatOperation(first));
  // The hash is that of the file, whose lines now stand in order of id.
  expectSame({ ...second, roads: { ...second.roads, hash: roads.hash } }, first);
  expectSame(await read(formatOperation(second)), second);
});

test('the same operation gives the same bytes in every form', async () => {
  const files = readFolder('rafah');
  for (const format of EXPORT_FORMATS)
    expect([...exportFiles(files, format, NOTICE)]).toEqual([...exportFiles(files, format, NOTICE)]);
  const operation = await read(files);
  expect([...formatOperation(operation)]).toEqual([...formatOperation(operation)]);
});

test('the documented example, with road edits, outcomes and columns of its own, loses none of its files or cells', async () => {
  const files = new Map(Object.entries(EXAMPLE_FOLDER).map(([name, text]) => [name, encodeUtf8(text)]));
  const csv = (name: string): string => new TextDecoder().decode(files.get(name));
  const [header, ...rows] = csv('stock.csv').trimEnd().split('\n');
  files.set(
    'stock.csv',
    encodeUtf8(`${header},Remarks,,remarks\n${rows.map((row) => `${row},'=kept,007,second`).join('\n')}\n`),
  );
  await expectRoundTrips(files);
  for (const format of EXPORT_FORMATS) {
    const stems = [...exportFiles(files, format, NOTICE).keys()].map((name) => name.split('.')[0]);
    expect(stems.sort()).toEqual([...files.keys()].map((name) => name.split('.')[0]).sort());
  }
  const hxl = exportFiles(exportFiles(exportFiles(files, 'geojson', NOTICE), 'xlsx', NOTICE), 'hxl', NOTICE);
  const stock = new TextDecoder().decode(hxl.get('stock.csv'));
  expect(stock.split('\r\n')[0]).toContain('Remarks');
  expect(stock.split('\r\n')[0]).toContain('unnamed');
  // The guard of a column that nobody knows stays a guard, and the zeros stay.
  expect(stock.split('\r\n')[2]).toMatch(/'=kept,007,second$/);
});

test('ids made from content are written, so that they stay when the row is changed later', async () => {
  const files = new Map(readFolder('rafah'));
  const before = await read(files);
  const exported = exportFiles(files, 'hxl', NOTICE);
  const people = new TextDecoder().decode(exported.get('people.csv'));
  const id = before.people[0]!.origin.factId;
  const line = people.split('\r\n').find((row) => row.startsWith(`${id},`))!;
  exported.set('people.csv', encodeUtf8(people.replace(line, line.replace(/2024-\d\d-\d\d/, '2024-04-02'))));
  const { operation } = await parseOperation(exported);
  expect(operation!.people.map(({ origin }) => origin.factId)).toEqual(
    before.people.map(({ origin }) => origin.factId),
  );
  expect(computeInputsHash(operation!)).not.toBe(computeInputsHash(before));
});
