import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { type ImportOptions, runImport } from '../../src/cli/commands/import.ts';
import { runNew } from '../../src/cli/commands/new.ts';
import { formatImportCommand } from '../../src/cli/import-command-line.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { atDesk, type OperationDesk } from './operation-desk.ts';

const REPORT = `Stock report of 5 May 2024,,
,,
Warehouse,Item,Qty
Main Warehouse,Rice 25 kg,"1,240"
Qantara Warehouse,Soap,30
Total,,"1,270"
`;

/** A terminal that remembers, and a person who answers. */
const openDesk = (answer: boolean | null) => {
  const lines: string[] = [];
  const asked: { readonly question: string; readonly seen: number }[] = [];
  const terminal: Terminal = {
    print: (text) => void lines.push(...text.split('\n')),
    warn: (text) => void lines.push(...text.split('\n')),
    progress: () => {},
    clearProgress: () => {},
    colour: false,
    width: 100,
    colours: createColors(false),
  };
  const confirm =
    answer === null
      ? null
      : async (question: string) => {
          asked.push({ question, seen: lines.length });
          return answer;
        };
  return { terminal, lines, asked, confirm };
};

const type = async (
  desk: OperationDesk,
  answer: boolean | null,
  text: string,
  more: Partial<ImportOptions> = {},
  name = 'Stock report.csv',
) => {
  const { terminal, lines, asked, confirm } = openDesk(answer);
  const options = { into: desk.operation, set: new Map<string, string>(), source: 'wh-call', ...more };
  const code = await runImport(terminal, 'stock', desk.put(name, text), options, confirm);
  return { code, lines, asked, text: lines.join('\n').replaceAll(desk.operation, 'OP') };
};

describe('import on a terminal', () => {
  it('shows once what was read and how, asks, and imports after y', async () => {
    await atDesk(async (desk) => {
      const { code, lines, asked, text } = await type(desk, true, REPORT);
      expect(code).toBe(0);
      expect(asked).toEqual([{ question: 'Are all columns read rightly? [y/N] ', seen: expect.any(Number) }]);
      const before = lines.slice(0, asked[0]!.seen).join('\n');
      expect(before).toContain('headers in row 3, text in utf-8');
      expect(before).toContain('above the table: Stock report of 5 May 2024');
      expect(before).toContain('left out as total: row 6');
      expect(before).toMatch(/place\s+<- Warehouse\s+Main Warehouse \| Qantara Warehouse/);
      expect(before).toMatch(/date\s+<- 2024-05-05\s+\(the only date above the header\)/);
      expect(before).toContain('stock.csv would get: 2 new rows.');
      expect(text.match(/How its columns are read/g)).toHaveLength(1);
      expect(text).toContain('Imported into OP/stock.csv: 2 new rows.');
      expect(lines.at(-1)).toBe(`  throughline validate ${desk.operation}`);
    });
  });

  it('writes the proposal after anything but y, and says both commands that go on', async () => {
    await atDesk(async (desk) => {
      const { code, text } = await type(desk, false, REPORT);
      expect(code).toBe(1);
      expect([...desk.files().keys()]).not.toContain('stock.csv');
      expect(text).toContain(' --into OP --source wh-call --yes');
      expect(text).toContain('--map OP/imports/stock-stock-report.proposed.yaml');
    });
  });

  it('tells once what several rows have in common, and offers no sound rows where there are none', async () => {
    await atDesk(async (desk) => {
      const report = 'Warehouse,Item,Qty\nMain Warehouse,Riz,4\nQantara Warehouse,Riz,6\n';
      const more = { yes: true, set: new Map([['date', '2024-05-05']]) };
      const { lines, text } = await type(desk, null, report, more, 'riz.csv');
      const errors = lines.filter((line) => line.startsWith('error'));
      expect(errors).toHaveLength(1);
      expect(errors[0]).toContain('riz.csv, rows 2, 3, column Item: got "Riz"');
      expect(text).not.toContain('--good-rows');
      // The second time the file of refused rows is there already: it is named all the same.
      const again = await type(desk, null, report, more, 'riz.csv');
      expect(again.text).toContain('Correct them in OP/imports/stock-riz.refused.csv');
    });
  });

  it('leaves a proposal alone that somebody worked on, and says so', async () => {
    await atDesk(async (desk) => {
      await type(desk, null, REPORT);
      const path = join(desk.operation, 'imports', 'stock-stock-report.proposed.yaml');
      writeFileSync(path, `${readFileSync(path, 'utf8')}# mine\n`);
      const { text } = await type(desk, null, REPORT);
      expect(text).toContain('OP/imports/stock-stock-report.proposed.yaml is left as you wrote it');
      expect(readFileSync(path, 'utf8')).toContain('# mine');
    });
  });

  it('asks nobody where nobody sits there, or --yes is given, or questions are open', async () => {
    await atDesk(async (desk) => {
      expect((await type(desk, null, REPORT)).code).toBe(1);
      const undated = REPORT.replace(' of 5 May 2024', '');
      const open = await type(desk, true, undated, {}, 'undated.csv');
      expect(open.code).toBe(1);
      expect(open.asked).toEqual([]);
      expect(open.text).toContain('--set date=VALUE');
      expect(open.text).toContain('Nothing imported: 1 question above must be answered first.');
      expect(open.text).toContain('Answer in OP/imports/stock-undated.proposed.yaml');
      const approved = await type(desk, false, REPORT, { yes: true });
      expect(approved).toMatchObject({ code: 0, asked: [] });
    });
  });

  it('names the refused rows and the file to correct them in', async () => {
    await atDesk(async (desk) => {
      const { code, text } = await type(desk, true, REPORT.replace('Soap', 'Soup'), {});
      expect(code).toBe(1);
      expect(text).toContain('row 5, column Item: got "Soup", expected a good of the operation.');
      expect(text).toContain('Nothing imported: 1 of 2 rows cannot be taken.');
      expect(text).toContain('throughline import stock OP/imports/stock-stock-report.refused.csv --into OP');
      const good = await type(desk, true, REPORT.replace('Soap', 'Soup'), { goodRows: true });
      expect(good.code).toBe(0);
      expect(good.text).toContain('Imported into OP/stock.csv: 1 new row, 1 refused.');
    });
  });

  it('cannot be made to say something else by the words of a file', async () => {
    await atDesk(async (desk) => {
      const esc = String.fromCharCode(27);
      const evil = REPORT.replace('Soap', `${esc}[2K${esc}[1AImported\u202e`).replace('Qty', `Q${esc}[2Jty`);
      const { lines } = await type(desk, true, evil);
      expect(lines.join('\n')).not.toMatch(new RegExp(`[${esc}\u202e]`));
    });
  });

  it('gives one object as its last line with --json, and asks nobody', async () => {
    await atDesk(async (desk) => {
      const proposed = await type(desk, true, REPORT, { json: true });
      expect([proposed.code, proposed.asked, proposed.lines.length]).toEqual([1, [], 1]);
      expect(JSON.parse(proposed.lines[0]!)).toMatchObject({ done: 'proposed', counts: { added: 2 } });
      const done = await type(desk, null, REPORT, { json: true, yes: true });
      expect(done.code).toBe(0);
      expect(JSON.parse(done.lines.at(-1)!)).toMatchObject({
        done: 'written',
        target: 'stock.csv',
        counts: { added: 2, refused: 0 },
        written: ['stock.csv', 'imports/stock-stock-report.map.yaml'],
      });
      const again = await type(desk, null, REPORT, { json: true, yes: true });
      expect(JSON.parse(again.lines.at(-1)!)).toMatchObject({ done: 'nothing', written: [] });
      const unusable = await type(desk, null, '%PDF-1.7\n', { json: true }, 'report.pdf');
      expect(unusable.code).toBe(2);
      expect(JSON.parse(unusable.lines.at(-1)!).problems).toHaveLength(1);
    });
  });
});

describe('new', () => {
  const OPTIONS = { name: 'Naseem "floods"', zone: 'Asia/Amman', first: '2024-05-06', last: '2024-05-12' };

  it('writes settings and two empty tables, and names the next step', async () => {
    await atDesk(async (desk) => {
      const { terminal, lines } = openDesk(null);
      const folder = join(desk.operation, '..', 'Wadi Naseem 2024');
      expect(await runNew(terminal, folder, { ...OPTIONS, exercise: true })).toBe(0);
      expect(lines.join('\n')).toContain('throughline import');
      const settings = readFileSync(join(folder, 'operation.yaml'), 'utf8');
      expect(settings).toContain('id: "wadi-naseem-2024"');
      expect(settings).toContain('name: "Naseem \\"floods\\""');
      expect(settings).toContain('exercise: true');
      expect(readFileSync(join(folder, 'places.csv'), 'utf8')).toMatch(
        /^id,name,name_local,kind,lat,lon,[^\n]*\r\n$/,
      );
    });
  });

  it('refuses a folder that holds something, an unknown zone and days in the wrong order, and writes nothing', async () => {
    await atDesk(async (desk) => {
      const before = desk.files();
      const { terminal, lines } = openDesk(null);
      expect(await runNew(terminal, desk.operation, OPTIONS)).toBe(2);
      expect(desk.files()).toEqual(before);
      const folder = join(desk.operation, '..', 'x');
      expect(await runNew(terminal, folder, { ...OPTIONS, zone: 'Gaza' })).toBe(2);
      expect(await runNew(terminal, folder, { ...OPTIONS, last: '2024-05-01' })).toBe(2);
      expect(lines.join('\n')).toContain('operation.unknown-time-zone');
      expect(lines.join('\n')).toContain('operation.bad-horizon');
      expect(() => readFileSync(join(folder, 'operation.yaml'))).toThrow('ENOENT');
    });
  });
});

it('the next command can be pasted into a shell as it stands', () => {
  const typed = {
    kind: 'stock',
    file: 'Stock report (1).xlsx',
    into: 'my op',
    set: new Map([['serves', 'blanket: 1 item']]),
  };
  expect(formatImportCommand(typed, '--yes')).toBe(
    'throughline import stock "Stock report (1).xlsx" --into "my op" --set "serves=blanket: 1 item" --yes',
  );
  expect(formatImportCommand({ ...typed, file: `it's $5.csv`, set: new Map(), publisher: 'الهلال' })).toBe(
    String.raw`throughline import stock 'it'\''s $5.csv' --into "my op" --publisher الهلال`,
  );
});
