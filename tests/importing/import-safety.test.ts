import { describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../../src/services/index.ts';
import { atDesk } from './operation-desk.ts';

const HEADER = 'Warehouse,Item description,Qty,UoM,Date of count';
/** Controls other than line ends, and marks that turn the direction of reading. */
const HIDDEN = /(?![\r\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const ROW = 'Main Warehouse,Rice 25 kg,5,bags,2024-05-05';

const problemsOf = (outcome: ImportOutcome) =>
  outcome.kind === 'judged' ? outcome.result.problems : outcome.kind === 'unusable' ? outcome.problems : [];
const codesOf = (outcome: ImportOutcome): string[] => problemsOf(outcome).map(({ code }) => code);
const doneOf = (outcome: ImportOutcome): string => (outcome.kind === 'judged' ? outcome.done : outcome.kind);

describe('what a file may hold without harm', () => {
  it('signs that steer a terminal or turn text around: no message repeats them', async () => {
    await atDesk(async (desk) => {
      const table = `${HEADER},Re\u202emarks\u001b[2J\nMain \u001b[31mHub\u202e,Rice\u2066 of nobody,1e999,ba\u0007gs,2024-05-05\n`;
      const outcome = await desk.bring('stock', 're\u202eport.csv', table, { source: 'wh-call' });
      expect(codesOf(outcome)).toEqual(['import.unknown-name', 'import.unknown-name']);
      const words = problemsOf(outcome).flatMap(({ at, got, remedy }) => [at.file, at.column, got, remedy]);
      expect(words.filter((text) => HIDDEN.test(text ?? ''))).toEqual([]);
      const kept = [...desk.files()].flatMap(([name, text]) => [
        name,
        Buffer.from(text, 'latin1').toString(),
      ]);
      expect(kept.filter((text) => HIDDEN.test(text))).toEqual([]);
      expect([...desk.files().keys()]).toContain('imports/stock-report.refused.csv');
    });
  });

  it('names that every object has', async () => {
    await atDesk(async (desk) => {
      const table = `${HEADER},__proto__,constructor\n__proto__,constructor,5,toString,2024-05-05,x,y\n`;
      const outcome = await desk.bring('stock', '__proto__.csv', table, { source: 'wh-call' });
      expect(codesOf(outcome).sort()).toEqual(['import.unknown-name', 'import.unknown-name']);
      const map = `format: throughline/mapping@1
kind: stock
columns: { __proto__: Warehouse, place: Warehouse, good: Item description, count: Qty }
set: { constructor: x, date: 2024-05-05 }
names: { __proto__: { a: b }, good: { __proto__: rice } }
`;
      const mapped = await desk.bring('stock', 'b.csv', table, { source: 'wh-call', map });
      expect(codesOf(mapped)).toEqual(['import.unknown-column', 'import.unknown-column']);
    });
  });

  it.each(['99999999999999999999999999', '1'.repeat(500), '-5', '5e99', '0x10', 'NaN', 'Infinity'])(
    'a count of %s is refused in its row',
    async (count) => {
      await atDesk(async (desk) => {
        const table = `${HEADER}\n${ROW}\nQantara Warehouse,Rice 25 kg,${count},bags,2024-05-05\n`;
        const outcome = await desk.bring('stock', 'a.csv', table, { source: 'wh-call' });
        expect(doneOf(outcome)).toBe('refused');
        expect(problemsOf(outcome).map(({ at }) => at.row)).toEqual([3]);
        expect([...desk.files().keys()]).not.toContain('stock.csv');
      });
    },
  );

  it('headers as long as cells may be, of nothing but brackets', async () => {
    await atDesk(async (desk) => {
      // Each bracket looked for its end through the whole header: a hundred seconds for one file.
      const headers = Array.from({ length: 190 }, (_, index) => `${'('.repeat(19_990)}${index}`);
      const table = `${[HEADER, ...headers].join(',')}\n${ROW}${',x'.repeat(190)}\n`;
      const map = `format: throughline/mapping@1
kind: stock
header_row: 1
columns: { place: Warehouse, good: Item description, count: Qty, date: Date of count }
`;
      const outcome = await desk.bring('stock', 'a.csv', table, { source: 'wh-call', map });
      expect(outcome).toMatchObject({ done: 'written', result: { counts: { added: 1 } } });
    });
  }, 30_000);

  it('two hundred columns beside its own', async () => {
    await atDesk(async (desk) => {
      const more = Array.from({ length: 195 }, (_, index) => `x${index}`);
      const row = (day: number): string[] => [
        ROW.replace('05-05', `05-0${day}`),
        ...more.map((name) => `${name} ${day}`),
      ];
      const table = [[HEADER, ...more], row(1), row(2), row(3)].map((cells) => cells.join(',')).join('\n');
      const outcome = await desk.bring('stock', 'wide.csv', table, { source: 'wh-call' });
      expect(outcome).toMatchObject({ done: 'written', result: { counts: { added: 3 } } });
    });
  });
});

it('keeps nothing of columns that are not mapped', async () => {
  await atDesk(async (desk) => {
    const table = `${HEADER},Phone,Storekeeper\n${ROW},0790000001,A. Person\n`;
    expect(doneOf(await desk.bring('stock', 'a.csv', table, { source: 'wh-call' }))).toBe('written');
    const next = table.replace(',5,', ',6,').replace('05-05', '05-06');
    const asked = await desk.bring('stock', 'b.csv', next, { source: 'wh-call', approve: false });
    // The next file of these headers is known again all the same.
    expect(asked).toMatchObject({ done: 'written', result: { mappingFrom: 'saved' } });
    const kept = [...desk.files()].filter(([, text]) => /Phone|Storekeeper|0790|Person/.test(text));
    expect(kept.map(([name]) => name)).toEqual([]);
  });
});

it('takes no count in two units that are not the same', async () => {
  await atDesk(async (desk) => {
    const row = (count: string) => `${HEADER}\nMain Warehouse,Rice 25 kg,${count},bags,2024-05-05\n`;
    for (const count of ['5 ctn', '5 kg', '5 damaged', '5e3'])
      expect(codesOf(await desk.bring('stock', 'a.csv', row(count), { source: 'wh-call' }))).toEqual([
        'import.wrong-unit',
      ]);
    expect(codesOf(await desk.bring('stock', 'a.csv', row('5 sacs'), { source: 'wh-call' }))).toEqual([]);
    expect(desk.files().get('stock.csv')).toContain('hub-a,rice,5,');
  });
});

it('says that rows stand under a heading, where nothing else makes it ask', async () => {
  await atDesk(async (desk) => {
    const table = `${HEADER}\n${ROW}\nDamaged,,,,\n${ROW.replace('05-05', '05-04')}\n`;
    const outcome = await desk.bring('stock', 'a.csv', table, { source: 'wh-call' });
    expect(doneOf(outcome)).toBe('written');
    expect(problemsOf(outcome)).toMatchObject([
      {
        code: 'import.group-heading',
        severity: 'warning',
        at: { row: 3 },
        got: 'the heading "Damaged" above some',
      },
    ]);
  });
});

it('compares a table of nothing but figures with no row twice', async () => {
  await atDesk(async (desk) => {
    // Each row asked whether it is the sum of all above it: 20,000 rows took minutes.
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `${1 + (index % 9)},${1 + (index % 7)},${index}`,
    );
    const outcome = await desk.bring('stock', 'a.csv', `place,good,count\n${rows.join('\n')}\n`, {
      source: 'wh-call',
      set: { date: '2024-05-05' },
      dryRun: true,
    });
    expect(codesOf(outcome)).toContain('import.unknown-name');
    expect(outcome).toMatchObject({ result: { rowsRead: 20_000 } });
  });
}, 60_000);
