import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ImportOutcome, newOperation, validateOperation } from '../../src/services/index.ts';
import { readTable } from './corpus-case.ts';
import { atDesk, type OperationDesk } from './operation-desk.ts';

const HEADER = 'Warehouse,Item description,Qty,UoM,Date of count';
const REPORT = `${HEADER}
Main Warehouse,Rice 25 kg,"1,200",bags,2024-05-05
Qantara Warehouse,Vegetable oil,300,ctn,2024-05-05
`;
/** A new table has the line ends of every table that the product writes. */
const STOCK = `place,good,count,date,source
hub-a,rice,1200,2024-05-05,wh-call
hub-b,oil,300,2024-05-05,wh-call
`.replaceAll('\n', '\r\n');

const doneOf = (outcome: ImportOutcome): string => (outcome.kind === 'judged' ? outcome.done : outcome.kind);
const codesOf = (outcome: ImportOutcome): string[] => {
  const problems =
    outcome.kind === 'judged' ? outcome.result.problems : outcome.kind === 'unusable' ? outcome.problems : [];
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, at }) => `${at.row ?? ''}${code}`);
};

/** Names of files that differ between two looks at a folder. */
const listDifferent = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name)).sort();

/** The operation without the notes of imports. */
const tablesOf = (desk: OperationDesk): Map<string, string> =>
  new Map([...desk.files()].filter(([name]) => !name.startsWith('imports/')));

/** The name under which a file came is lost in the file of refused rows: only the title of a source made of it shows that. */
const withoutTitle = (tables: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...tables].map(([name, text]) => [name, text.replace(/^report,report\.csv,/im, 'report,,')]));

/** The columns of stock that matter here, row by row. */
const readStock = (desk: OperationDesk): string[] =>
  readTable(join(desk.operation, 'stock.csv')).map(({ place, good, count, unit, date, source }) =>
    [place, good, count, unit || 'pack', date, source].join(' '),
  );

describe('approval', () => {
  it('without one writes the proposal and nothing else; the proposal is a mapping that then does the import', async () => {
    const direct = new Map<string, string>();
    await atDesk(async (desk) => {
      expect(doneOf(await desk.bring('stock', 'Report 5 May.csv', REPORT, { source: 'wh-call' }))).toBe(
        'written',
      );
      for (const [name, text] of tablesOf(desk)) direct.set(name, text);
      expect(direct.get('stock.csv')).toBe(STOCK);
    });
    await atDesk(async (desk) => {
      const before = desk.files();
      const asked = await desk.bring('stock', 'Report 5 May.csv', REPORT, {
        source: 'wh-call',
        approve: false,
      });
      expect(doneOf(asked)).toBe('proposed');
      const proposal = 'imports/stock-report-5-may.proposed.yaml';
      expect(listDifferent(before, desk.files())).toEqual([proposal]);
      const map = readFileSync(join(desk.operation, proposal), 'utf8');
      const done = await desk.bring('stock', 'Report 5 May.csv', REPORT, {
        source: 'wh-call',
        map,
        approve: false,
      });
      expect(doneOf(done)).toBe('written');
      expect(tablesOf(desk)).toEqual(direct);
      expect([...desk.files().keys()]).not.toContain(proposal);
    });
  });

  it('a dry run says the same and writes nothing, not even a proposal', async () => {
    await atDesk(async (desk) => {
      const before = desk.files();
      const outcome = await desk.bring('stock', 'a.csv', REPORT, { source: 'wh-call', dryRun: true });
      expect(outcome).toMatchObject({ done: 'dry-run', written: [], result: { counts: { added: 2 } } });
      const faulty = `${REPORT}Main Warehouse,Gold,1,bar,2024-05-05\n`;
      await desk.bring('stock', 'b.csv', faulty, { source: 'wh-call', dryRun: true, approve: false });
      expect(desk.files()).toEqual(before);
    });
  });

  it('a mapping once approved is used unasked for the next file with its headers, of its kind only', async () => {
    await atDesk(async (desk) => {
      const strange = 'Wo,Was,Wieviel,Wann\nHauptlager,Reis,7,2024-05-05\n';
      const map = `format: throughline/mapping@1
kind: stock
columns: { place: Wo, good: Was, count: Wieviel, date: Wann }
names: { place: { Hauptlager: hub-a }, good: { Reis: rice } }
`;
      await desk.bring('stock', 'Bestand 18.csv', strange, { source: 'wh-call', map });
      expect(readStock(desk)).toEqual(['hub-a rice 7 pack 2024-05-05 wh-call']);
      const next = strange.replace('7,2024-05-05', '9,2024-05-06');
      const outcome = await desk.bring('stock', 'Bestand 19.csv', next, {
        source: 'wh-call',
        approve: false,
      });
      expect(doneOf(outcome)).toBe('written');
      expect(readStock(desk)).toEqual([
        'hub-a rice 7 pack 2024-05-05 wh-call',
        'hub-a rice 9 pack 2024-05-06 wh-call',
      ]);
      const other = await desk.bring('arrivals', 'Bestand 19.csv', next, {
        source: 'wh-call',
        approve: false,
      });
      expect(doneOf(other)).not.toBe('written');
      expect([...desk.files().keys()]).not.toContain('arrivals.csv');
    });
  });
});

describe('refused rows', () => {
  const FAULTY = `${REPORT}Main Warehouse,Ryce 25 kgs,40,bags,2024-05-05\nHub of nobody,Soap,=2+2,ctn,2024-05-05\n`;
  const RIGHT = `${REPORT}Main Warehouse,Wheat flour,40,bags,2024-05-05\nQantara Warehouse,Soap,4,ctn,2024-05-05\n`;

  it('hold back the whole file, and nothing but the file of refused rows is written, for its owner only', async () => {
    await atDesk(async (desk) => {
      const before = desk.files();
      const outcome = await desk.bring('stock', 'Report.csv', FAULTY, { source: 'wh-call' });
      expect(doneOf(outcome)).toBe('refused');
      expect(codesOf(outcome)).toContain('4import.unknown-name');
      const name = 'imports/stock-report.refused.csv';
      expect(listDifferent(before, desk.files())).toEqual([name]);
      expect(statSync(join(desk.operation, name)).mode & 0o777).toBe(0o600);
      const rows = readTable(join(desk.operation, name));
      expect(rows.map(({ row }) => row)).toEqual(['2', '3', '4', '5']);
      expect(Object.keys(rows[0]!)).toEqual(['row', ...HEADER.split(','), 'problem', 'what_to_do']);
      expect(rows.map(({ problem }) => problem !== '')).toEqual([false, false, true, true]);
      expect(rows[3]!['Qty']).toBe("'=2+2");
    });
  });

  it.each([{ source: 'wh-call' }, { publisher: 'Branch', published: '2024-05-05' }])(
    'corrected and brought again give what a right file gives at once (%o)',
    async (wishes) => {
      let right = new Map<string, string>();
      await atDesk(async (desk) => {
        await desk.bring('stock', 'Report.csv', RIGHT, wishes);
        right = tablesOf(desk);
        expect(right.has('stock.csv')).toBe(true);
      });
      const correct = (text: string): string =>
        text
          .replace('Ryce 25 kgs', 'Wheat flour')
          .replace('Hub of nobody', 'Qantara Warehouse')
          .replace("'=2+2", '4');
      for (const goodRows of [false, true])
        await atDesk(async (desk) => {
          const first = await desk.bring('stock', 'Report.csv', FAULTY, { ...wishes, goodRows });
          expect(doneOf(first)).toBe(goodRows ? 'written' : 'refused');
          const path = join(desk.operation, 'imports', 'stock-report.refused.csv');
          expect(readTable(path)).toHaveLength(goodRows ? 2 : 4);
          writeFileSync(path, correct(readFileSync(path, 'utf8')));
          expect(codesOf(await desk.importPath('stock', path, wishes))).toEqual([]);
          expect(withoutTitle(tablesOf(desk))).toEqual(withoutTitle(right));
          expect([...desk.files().keys()].filter((name) => name.endsWith('.refused.csv'))).toEqual([]);
        });
    },
  );

  it('are gone from imports/ when the corrected original is brought', async () => {
    await atDesk(async (desk) => {
      await desk.bring('stock', 'Report.csv', FAULTY, { source: 'wh-call' });
      await desk.bring('stock', 'Report.csv', RIGHT, { source: 'wh-call' });
      expect([...desk.files().keys()].filter((name) => name.startsWith('imports/'))).toEqual([
        'imports/stock-report.map.yaml',
      ]);
    });
  });
});

describe('the mapping', () => {
  const run = async (
    table: string,
    map: string,
    expected: readonly string[],
    kind = 'stock',
  ): Promise<void> => {
    await atDesk(async (desk) => {
      const text = `format: throughline/mapping@1\nkind: ${kind}\n${map}`;
      const outcome = await desk.bring('stock', 'a.csv', table, { source: 'wh-call', map: text });
      expect(codesOf(outcome)).toEqual([]);
      expect(readStock(desk)).toEqual(expected);
    });
  };

  it('spreads columns that are a good each: a blank or dash gives no row, a written 0 a count', () =>
    run(
      'Where,Rice,Oil,Soap\nMain Warehouse,5,-,0\nQantara Warehouse,,6,\n',
      'columns: { place: Where }\nset: { date: 2024-05-05 }\nspread: { column: good, value: count, headers: { Rice: rice, Oil: oil, Soap: soap } }\n',
      [
        'hub-a rice 5 pack 2024-05-05 wh-call',
        'hub-a soap 0 pack 2024-05-05 wh-call',
        'hub-b oil 6 pack 2024-05-05 wh-call',
      ],
    ));

  it('takes no word of it for another that differs in brackets only', async () => {
    const map =
      'format: throughline/mapping@1\nkind: stock\ncolumns: { place: Where, good: What, count: Many }\nset: { date: 2024-05-05 }\nnames: { good: { Sacks (25): rice, Sacks (50): flour } }\n';
    await atDesk(async (desk) => {
      const table = 'Where,What,Many\nhub-a,sacks (50),5\nhub-a,Sacks (40),6\n';
      const outcome = await desk.bring('stock', 'a.csv', table, { source: 'wh-call', map, goodRows: true });
      expect(codesOf(outcome)).toEqual(['3import.unknown-name']);
      expect(readStock(desk)).toEqual(['hub-a flour 5 pack 2024-05-05 wh-call']);
    });
  });

  it('takes only the rows that `where` names', () =>
    run(
      'Where,What,Many,State\nhub-a,rice,5,usable\nhub-a,oil,6,Damaged\nhub-b,oil,7,Usable\n',
      'columns: { place: Where, good: What, count: Many }\nset: { date: 2024-05-05 }\nwhere: { State: [usable] }\n',
      ['hub-a rice 5 pack 2024-05-05 wh-call', 'hub-b oil 7 pack 2024-05-05 wh-call'],
    ));

  it('says what a unit holds, and leaves to conversions.csv what that knows', () =>
    run(
      'Where,What,Many,In\nhub-a,soap,5,sack\nhub-a,Food parcel,3,pallets\nhub-b,Rice 25 kg,1,MT\n',
      'columns: { place: Where, good: What, count: Many, unit: In }\nset: { date: 2024-05-05 }\nunits: [{ unit: sack, good: soap, packs: 2 }]\n',
      [
        'hub-a soap 10 pack 2024-05-05 wh-call',
        'hub-a parcel 3 pallet 2024-05-05 wh-call',
        // A tonne of rice in bags of 25 kg.
        'hub-b rice 40 pack 2024-05-05 wh-call',
      ],
    ));

  it('sets a value only where the file has none, and --set goes before it', async () => {
    const table = 'Where,What,Many,Counted\nhub-a,rice,5,2024-05-03\nhub-a,oil,6,\n';
    const map =
      'format: throughline/mapping@1\nkind: stock\ncolumns: { place: Where, good: What, count: Many, date: Counted }\nset: { date: 2024-05-04 }\n';
    await run(table, map.slice(map.indexOf('columns')), [
      'hub-a rice 5 pack 2024-05-03 wh-call',
      'hub-a oil 6 pack 2024-05-04 wh-call',
    ]);
    await atDesk(async (desk) => {
      await desk.bring('stock', 'a.csv', table, { source: 'wh-call', map, set: { date: '2024-05-05' } });
      expect(readStock(desk)[1]).toBe('hub-a oil 6 pack 2024-05-05 wh-call');
    });
  });

  it('adds up rows of one key only where it says so', async () => {
    const table = `${HEADER}\nhub-a,rice,5,bag,2024-05-05\nhub-a,rice,6,bag,2024-05-05\n`;
    await atDesk(async (desk) => {
      const outcome = await desk.bring('stock', 'a.csv', table, { source: 'wh-call' });
      expect(codesOf(outcome)).toEqual(['3import.same-key']);
      const map =
        'format: throughline/mapping@1\nkind: stock\ncolumns: { place: Warehouse, good: Item description, count: Qty, unit: UoM, date: Date of count }\nduplicates: add\n';
      await desk.bring('stock', 'a.csv', table, { source: 'wh-call', map });
      expect(readStock(desk)).toEqual(['hub-a rice 11 pack 2024-05-05 wh-call']);
    });
  });

  it('that is wrong is refused at its lines', async () => {
    await atDesk(async (desk) => {
      const before = desk.files();
      const map = 'format: throughline/mapping@1\nkind: stok\ncolums: { place: Warehouse }\n';
      const outcome = await desk.bring('stock', 'a.csv', REPORT, { source: 'wh-call', map });
      expect(outcome.kind).toBe('unusable');
      expect(codesOf(outcome)).toEqual(['2import.bad-mapping', '3import.bad-mapping']);
      expect(desk.files()).toEqual(before);
    });
  });
});

describe('what the operation has', () => {
  const TAGGED = `id,place,good,count,Remarks,date,source
#meta+id,#loc+code,#item+code,#item+num,#description,#date+occurred,#meta+source
st-1,hub-a,rice,100,"counted twice, by hand",2024-05-04,wh-call
`;

  it('keeps its order, its unknown columns and its row of tags; new rows stand behind', async () => {
    await atDesk(async (desk) => {
      writeFileSync(join(desk.operation, 'stock.csv'), TAGGED);
      await desk.bring('stock', 'Report.csv', `${HEADER},Batch\nMain Warehouse,Soap,5,ctn,2024-05-05,L-7\n`, {
        source: 'wh-call',
      });
      expect(
        readFileSync(join(desk.operation, 'stock.csv'), 'utf8'),
      ).toBe(`id,place,good,count,Remarks,date,source,lot
#meta+id,#loc+code,#item+code,#item+num,#description,#date+occurred,#meta+source,#item+lot
st-1,hub-a,rice,100,"counted twice, by hand",2024-05-04,wh-call,
,hub-a,soap,5,,2024-05-05,wh-call,L-7
`);
    });
  });

  it('is not overwritten by a row that differs, unless --update says so', async () => {
    await atDesk(async (desk) => {
      writeFileSync(join(desk.operation, 'stock.csv'), TAGGED);
      const changed = `${HEADER}\nMain Warehouse,Rice 25 kg,90,bags,2024-05-04\n`;
      const outcome = await desk.bring('stock', 'Report.csv', changed, { source: 'wh-call' });
      expect(codesOf(outcome)).toEqual(['2import.differs']);
      expect(readFileSync(join(desk.operation, 'stock.csv'), 'utf8')).toBe(TAGGED);
      const updated = await desk.bring('stock', 'Report.csv', changed, { source: 'wh-call', update: true });
      expect(updated).toMatchObject({
        done: 'written',
        result: { counts: { added: 0, replaced: 1, same: 0 } },
      });
      expect(readFileSync(join(desk.operation, 'stock.csv'), 'utf8')).toBe(TAGGED.replace(',100,', ',90,'));
    });
  });

  it('is not overwritten where somebody changed it while the question was open', async () => {
    await atDesk(async (desk) => {
      const path = join(desk.operation, 'stock.csv');
      writeFileSync(path, TAGGED);
      const theirs = TAGGED.replace(',100,', ',101,');
      const outcome = await desk.bring('stock', 'Report.csv', REPORT, {
        source: 'wh-call',
        whileAsked: () => writeFileSync(path, theirs),
      });
      expect(outcome).toEqual({ kind: 'failed', detail: 'stock.csv was changed by somebody meanwhile' });
      expect(readFileSync(path, 'utf8')).toBe(theirs);
    });
  });

  it('may have errors of its own: they do not hinder, and an import adds none', async () => {
    await atDesk(async (desk) => {
      writeFileSync(join(desk.operation, 'capacity.csv'), 'place,from,source\nnowhere,2024-05-06,nobody\n');
      expect((await validateOperation(desk.operation)).valid).toBe(false);
      const outcome = await desk.bring('stock', 'Report.csv', REPORT, { source: 'wh-call' });
      expect(doneOf(outcome)).toBe('written');
      expect(codesOf(outcome)).toEqual([]);
    });
  });

  it('is read and written through no link', async () => {
    await atDesk(async (desk) => {
      const elsewhere = desk.put('elsewhere.csv', TAGGED);
      symlinkSync(elsewhere, join(desk.operation, 'stock.csv'));
      expect((await desk.bring('stock', 'Report.csv', REPORT, { source: 'wh-call' })).kind).toBe('unusable');
      expect(readFileSync(elsewhere, 'utf8')).toBe(TAGGED);
      rmSync(join(desk.operation, 'stock.csv'));

      symlinkSync(desk.put('real.csv', REPORT), join(desk.operation, '..', 'link.csv'));
      const linked = await desk.importPath('stock', join(desk.operation, '..', 'link.csv'), {
        source: 'wh-call',
      });
      expect(linked.kind).toBe('unusable');

      mkdirSync(join(desk.operation, '..', 'trap'));
      symlinkSync(join(desk.operation, '..', 'trap'), join(desk.operation, 'imports'));
      const before = tablesOf(desk);
      const trapped = await desk.bring('stock', 'Report.csv', REPORT, { source: 'wh-call' });
      expect(['failed', 'unusable']).toContain(trapped.kind);
      expect(tablesOf(desk)).toEqual(before);
    });
  });
});

it('an operation is built file by file from nothing to one that can be planned', async () => {
  await atDesk(async (desk) => {
    rmSync(desk.operation, { recursive: true });
    const made = await newOperation({
      ...{ folder: desk.operation, name: 'Naseem floods', zone: 'Asia/Amman' },
      ...{ first: '2024-05-06', last: '2024-05-08', exercise: true },
    });
    expect(made).toMatchObject({ kind: 'made' });
    expect([...desk.files().keys()]).toEqual(['operation.yaml', 'places.csv', 'sources.csv']);
    const from = { publisher: 'District', published: '2024-05-05' };
    const steps: readonly (readonly [Parameters<OperationDesk['bring']>[0], string, string])[] = [
      ['areas', 'pcodes.csv', 'P-Code,Name\nXX01,Lower Valley\n'],
      [
        'places',
        'sites.csv',
        'Site name,Type,Latitude,Longitude,P-Code\nNorth Gate,border crossing,32.3951,36.3051,XX01\nHub A,warehouse,32.345,36.301,XX01\nEast Camp,camp,32.301,36.352,XX01\n',
      ],
      [
        'goods',
        'list.csv',
        'Item,Weight (kg),Volume (m3),Packing,Needs\nFood parcel,21.5,0.04,parcel,energy: 73500 kcal\n',
      ],
      ['people', 'pop.csv', 'Site,Individuals,Date\nEast Camp,"2,400",5 May 2024\n'],
      ['stock', 'stock.csv', 'Warehouse,Item,Qty,Date\nHub A,Food parcel,900,5 May 2024\n'],
      ['arrivals', 'pipeline.csv', 'Entry point,Item,Qty,ETA\nNorth Gate,Food parcel,300,7 May 2024\n'],
      [
        'fleet',
        'trucks.csv',
        'Type,Nos,Base,Payload (MT),Volume (m3),Duty hours\nTruck 10 t,3,Hub A,10,35,10\n',
      ],
      ['roads', 'times.csv', 'From,To,Travel time (min)\nHub A,East Camp,25\nNorth Gate,Hub A,1.5 h\n'],
    ];
    for (const [kind, name, text] of steps) {
      const outcome = await desk.bring(kind, name, text, from);
      expect(codesOf(outcome), kind).toEqual([]);
      expect(doneOf(outcome), kind).toBe('written');
    }
    expect(await validateOperation(desk.operation)).toMatchObject({ valid: true });
    expect(
      readTable(join(desk.operation, 'links.csv')).map(({ from: a, to: b, minutes }) => [a, b, minutes]),
    ).toEqual([
      ['hub-a', 'east-camp', '25'],
      ['north-gate', 'hub-a', '90'],
    ]);
    expect(readTable(join(desk.operation, 'fleet.csv'))[0]).toMatchObject({
      count: '3',
      home: 'hub-a',
      payload_kg: '10000',
    });
  });
});
