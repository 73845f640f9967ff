import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';
import { formatOperation, parseOperation } from '../../src/formats/index.ts';
import { commitFirstDay } from '../check/notified-small-plan.ts';

const read = (text: string) => {
  const files = Object.entries({ ...EXAMPLE_FOLDER, 'commitments.json': text });
  return parseOperation(new Map(files.map(([name, content]) => [name, encodeUtf8(content)])));
};
const codes = async (text: string) =>
  (await read(text)).problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);

test('commitments are read as they were written, and written again with the operation', async () => {
  const file = commitFirstDay();
  const { operation, problems } = await read(JSON.stringify(file));
  expect(problems).toEqual([]);
  expect(operation!.commitments).toEqual(file);
  const again = await parseOperation(formatOperation(operation!));
  expect(again.operation!.commitments).toEqual(file);
});

test('a file that was changed by hand is refused, with the place', async () => {
  const file = commitFirstDay();
  const [first, second] = file.commitments;
  expect(await codes('{}')).toContain('commitments.wrong-shape');
  expect(await codes(JSON.stringify({ ...file, note: 'x' }))).toEqual(['commitments.unknown-key']);
  expect(await codes(JSON.stringify({ ...file, commitments: [second, first] }))).toEqual([
    'commitments.order',
  ]);
  expect(await codes(JSON.stringify({ ...file, commitments: [first, first] }))).toEqual([
    'commitments.order',
  ]);
  const untold = [{ ...first!, notices: [] }];
  expect(await codes(JSON.stringify({ ...file, commitments: untold }))).toEqual(['commitments.wrong-shape']);
  expect(await codes('[')).toEqual(['file.not-json']);
});
