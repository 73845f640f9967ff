import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../base/index.ts';
import { EXAMPLE_FOLDER } from '../describe/example-folder.ts';
import { parseOperation } from '../parse-operation.ts';

const read = (changes: Readonly<Record<string, (text: string) => string>> = {}) => {
  const files = Object.entries(EXAMPLE_FOLDER).map(
    ([file, text]) => [file, encodeUtf8(changes[file]?.(text) ?? text)] as const,
  );
  return parseOperation(new Map(files));
};
const listProblems = async (changes: Readonly<Record<string, (text: string) => string>>) =>
  (await read(changes)).problems.map(({ code, at }) => `${code} ${at.file} ${at.row} ${at.column}`);

test('fuel serves nothing and says how many litres a pack holds; a user says where, how urgent and what at least', async () => {
  const { operation } = await read();
  expect(operation!.goods.find((good) => good.id === 'diesel')).toMatchObject({
    serves: [],
    fuelMlPerPack: 200_000,
  });
  expect(operation!.consumption).toMatchObject([
    { userId: 'east-camp', placeId: 'hub-a', priority: 2, minimum: 'one pump of two' },
  ]);
});

test('a user without a place or priority draws on its own stock, just before the vehicles', async () => {
  const { operation } = await read({
    'consumption.csv': () => 'user,good,packs_per_day,from,source\nhub-a,diesel,1,2024-05-06,flash-2\n',
  });
  expect(operation!.consumption).toMatchObject([{ placeId: null, priority: 5, minimum: null }]);
});

test('a second fuel, and fuel that is also handed out, are errors', async () => {
  const goods = (row: string) => (text: string) => text.replace(/(diesel,.*\n)/, `$1${row}\n`);
  expect(
    await listProblems({ 'goods.csv': goods('petrol,Petrol,,drum,150,0.25,nothing,,200,flash-2,') }),
  ).toEqual(['goods.two-fuels goods.csv 6 fuel_litres']);
  expect(
    await listProblems({ 'goods.csv': (text) => text.replace('nothing,,200', 'water: 200 L,,200') }),
  ).toEqual(['goods.fuel-serves goods.csv 5 serves']);
});

test('an empty serves is still a hole in the table, and a priority is 1 to 9', async () => {
  expect(await listProblems({ 'goods.csv': (text) => text.replace('nothing,,200', ',,200') })).toContain(
    'goods.missing-value goods.csv 5 serves',
  );
  expect(await listProblems({ 'consumption.csv': (text) => text.replace('hub-a,2,', 'hub-a,12,') })).toEqual([
    'consumption.too-large consumption.csv 2 priority',
  ]);
  expect(await listProblems({ 'consumption.csv': (text) => text.replace('hub-a,2,', 'hub-z,2,') })).toEqual([
    'consumption.unknown-place consumption.csv 2 place',
  ]);
});
