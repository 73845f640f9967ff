import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { renderMovementPapers } from '../../src/report/waybills/movement-document.ts';
import { buildMovementPapers, type MovementPapers } from '../../src/report/waybills/movement-papers.ts';
import { formatMovementWorkbook } from '../../src/report/waybills/movement-workbook.ts';
import { isWaybillNumber } from '../../src/report/waybills/waybill-number.ts';
import { formatWaybillRegister, renderWaybillRegister } from '../../src/report/waybills/waybill-register.ts';
import { buildSampleOperation } from './sample-operation.ts';
import { buildSamplePlan } from './sample-plan.ts';

const operation = buildSampleOperation();
const plan = buildSamplePlan(operation);
const all = buildMovementPapers(operation, plan);
const numbers = all.flatMap(({ waybills }) => waybills.map(({ number }) => number));

const toText = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\s+/g, ' ');

async function readWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

function listCells(sheet: ExcelJS.Worksheet): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return cells;
}

describe('the waybills of a plan', () => {
  it('carry every load of the plan once, and nothing else', () => {
    const key = (...parts: readonly (string | number)[]): string => parts.join(' ');
    const planned = plan.movements.flatMap((movement) =>
      movement.loads.map(({ vehicle, visit, goodId, lotId, packs }) => {
        const { fleetId, number } = movement.vehicles[vehicle]!;
        return key(
          movement.id,
          `${fleetId}#${number}`,
          movement.visits[visit]!.placeId,
          goodId,
          lotId,
          packs,
        );
      }),
    );
    const printed = all.flatMap(({ movement, waybills }) =>
      waybills.flatMap(({ vehicle, consignee, lines }) =>
        lines.map(({ good, lotId, packs }) =>
          key(movement.id, vehicle.code, consignee.place.id, good.id, lotId, packs),
        ),
      ),
    );
    expect(planned.length).toBeGreaterThan(20);
    expect(printed.sort()).toEqual(planned.sort());
  });

  it('add up to the kilograms and cubic metres of the plan', () => {
    const goods = new Map<string, Operation['goods'][number]>(operation.goods.map((good) => [good.id, good]));
    const sum = (of: (good: Operation['goods'][number]) => number): number =>
      plan.movements
        .flatMap(({ loads }) => loads)
        .reduce((total, { goodId, packs }) => total + packs * of(goods.get(goodId)!), 0);
    const totals = all.flatMap(({ waybills }) => waybills.map(({ total }) => total));
    expect(totals.reduce((total, { grams }) => total + grams, 0)).toBe(sum((good) => good.gramsPerPack));
    expect(totals.reduce((total, { cm3 }) => total + cm3, 0)).toBe(sum((good) => good.cm3PerPack));
    for (const { waybills } of all)
      for (const { lines, total } of waybills)
        expect(lines.reduce((grams, line) => grams + line.grams, 0)).toBe(total.grams);
    // The report's own figure of what is brought to sites.
    const delivered = all
      .filter(({ movement }) => movement.kind === 'delivery')
      .flatMap(({ waybills }) => waybills.map(({ total }) => total.grams));
    expect(delivered.reduce((a, b) => a + b, 0)).toBe(plan.summary.deliveredGrams);
  });

  it('tell the date on the packs also where the plan leaves it out as later than its days', () => {
    const late = '2027-12-31';
    const changed = { ...operation, stock: operation.stock.map((fact) => ({ ...fact, expiryDate: late })) };
    const facts = new Set<string>(changed.stock.map(({ origin }) => origin.factId));
    const lots = plan.lots
      .filter((lot) => lot.factIds.some((id) => facts.has(id)))
      .map(({ id }) => id as string);
    const lines = buildMovementPapers(changed, plan)
      .flatMap(({ waybills }) => waybills.flatMap((waybill) => waybill.lines))
      .filter(({ lotId }) => lots.includes(lotId));
    expect(lines.length).toBeGreaterThan(0);
    for (const { expiresOn } of lines) expect(expiresOn).toBe(late);
  });
});

describe('the numbers of waybills', () => {
  /** ISO 7064 MOD 97-10 by long division, letters as 10 to 35: what is right leaves 1. */
  const rest = (number: string): number =>
    [...number.replaceAll('-', '')]
      .map((sign) => String(Number.parseInt(sign, 36)))
      .join('')
      .split('')
      .reduce((left, digit) => (left * 10 + Number(digit)) % 97, 0);

  it('are counted from 1 without a gap, and are the same for the same plan', () => {
    expect(numbers.map((number) => Number(number.split('-')[1]))).toEqual(
      numbers.map((_, index) => index + 1),
    );
    expect(new Set(numbers.map((number) => number.split('-')[0])).size).toBe(1);
    const again = buildMovementPapers(operation, structuredClone(plan));
    expect(again.flatMap(({ waybills }) => waybills.map(({ number }) => number))).toEqual(numbers);
  });

  it('are others for another plan, so that papers of two plans cannot be taken for each other', () => {
    const other = buildMovementPapers(operation, { ...plan, seed: plan.seed + 1 });
    expect(other[0]!.waybills[0]!.number.split('-')[0]).not.toBe(numbers[0]!.split('-')[0]);
  });

  it('give away every single wrong digit and every two neighbours exchanged', () => {
    for (const number of numbers.slice(0, 40)) {
      expect(rest(number)).toBe(1);
      expect(isWaybillNumber(number)).toBe(true);
      for (let at = 0; at < number.length; at++) {
        if (!/\d/.test(number[at]!)) continue;
        for (const digit of '0123456789') {
          if (digit === number[at]) continue;
          expect(isWaybillNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBe(false);
        }
        const next = number[at + 1];
        if (next === undefined || !/\d/.test(next) || next === number[at]) continue;
        expect(isWaybillNumber(number.slice(0, at) + next + number[at] + number.slice(at + 2))).toBe(false);
      }
    }
  });
});

/** What paper needs at least: headings that the plan fills and boxes that people fill. */
const HEADINGS = [
  ...[
    'Waybill',
    'Movement',
    'Notification no.',
    'Consignor',
    'Consignee',
    'Vehicle',
    'Transporter',
    'Plate no.',
  ],
  ...[
    'Trailer no.',
    'Driver',
    'Seal nos.',
    'Item',
    'Lot',
    'Expiry',
    'Donor or owner',
    'Pack',
    'Packs',
    'kg',
    'm³',
  ],
  ...[
    'Dual use',
    'Loaded',
    'Received',
    'Damaged',
    'Short, lost',
    'Taken, looted',
    'If cold',
    'Area',
    'Project or shipment',
    'Contact person',
    'Excess, returned',
    'Loading',
  ],
  ...[
    'Departure',
    'Arrival',
    'Unloading',
    'Dispatched by',
    'Carried by',
    'Received by',
    'Checked by',
    'Signature',
  ],
  ...['Loss report no.', 'Remarks', 'Copy for'],
  // And in Arabic: waybill, from, to, driver, seals, total, not for use after.
  ...['بوليصة شحن', 'المرسِل', 'المرسَل إليه', 'السائق', 'أرقام الأختام', 'المجموع', 'تُتلَف بعد'],
];

describe.each(all.slice(0, 4).map((papers) => [papers.movement.id as string, papers] as const))(
  'the papers of %s',
  (id, papers) => {
    const page = renderMovementPapers(operation, plan, papers);
    const text = toText(page);

    it('hold every heading, on paper and in the workbook', async () => {
      const workbook = await readWorkbook(formatMovementWorkbook(operation, plan, papers));
      const cells = workbook.worksheets.flatMap(listCells).map((cell) => String(cell.value ?? ''));
      const missing = HEADINGS.filter((heading) => !text.includes(heading));
      expect(missing).toEqual([]);
      expect(HEADINGS.filter((heading) => !cells.some((cell) => cell.includes(heading)))).toEqual([]);
    });

    it('say class, expiry and that a notification neither creates nor removes protection', () => {
      expect(text).toContain('RESTRICTED');
      expect(text).toContain(plan.expires);
      expect(text).toContain('neither creates nor removes protection under the law');
      expect(text).toContain('لا يُنشئ الحماية');
    });

    it('name no other movement and no other number', () => {
      const own = papers.waybills.map(({ number }) => number);
      for (const number of own) expect(text).toContain(number);
      for (const number of numbers) if (!own.includes(number)) expect(page).not.toContain(number);
      for (const { movement } of all) if (movement.id !== id) expect(page).not.toContain(movement.id);
    });

    it('leave plate, driver and seals to be written in by hand', () => {
      for (const label of ['Plate no.', 'Driver', 'Seal nos.']) {
        const fields = page.split('<div class="field').filter((part) => part.includes(`>${label}<`));
        expect(fields.length, label).toBeGreaterThan(0);
        for (const field of fields) {
          expect(field, label).toContain('<span class="blank"></span>');
          expect(field, label).not.toContain('class="value"');
        }
      }
    });

    it('need no script, no network and nothing beside them', () => {
      expect(page).not.toMatch(/<script|<link|<img|https?:|src=|@import|url\(/i);
      expect(page).toContain("default-src 'none'");
    });

    it('are a workbook of texts and figures without a formula, a sheet for each number', async () => {
      const bytes = formatMovementWorkbook(operation, plan, papers);
      expect(formatMovementWorkbook(operation, plan, papers)).toEqual(bytes);
      const workbook = await readWorkbook(bytes);
      const own = papers.waybills.map(({ number }) => number);
      expect(workbook.worksheets.map(({ name }) => name).filter((name) => own.includes(name))).toEqual(own);
      for (const sheet of workbook.worksheets)
        for (const cell of listCells(sheet))
          expect(cell.type, cell.address).not.toBe(ExcelJS.ValueType.Formula);
      for (const { number, total } of papers.waybills) {
        const values = listCells(workbook.getWorksheet(number)!).map(({ value }) => value);
        expect(values).toContain(total.packs);
        expect(values).toContain(total.grams / 1000);
      }
    });
  },
);

it('papers of an exercise say so on every sheet, others nowhere', async () => {
  const count = (text: string): number => text.split(/EXERCISE/).length - 1;
  const render = (exercise: boolean): [string, MovementPapers] => {
    const drill: Operation = { ...operation, exercise };
    const marked: Plan = { ...plan, operation: { ...plan.operation, exercise } };
    const papers = buildMovementPapers(drill, marked)[0]!;
    return [renderMovementPapers(drill, marked, papers), papers];
  };
  const [page, papers] = render(true);
  expect(count(toText(page))).toBeGreaterThanOrEqual(papers.waybills.length);
  expect(count(render(false)[0])).toBe(0);
  const drill: Operation = { ...operation, exercise: true };
  const workbook = await readWorkbook(formatMovementWorkbook(drill, plan, papers));
  for (const sheet of workbook.worksheets)
    expect(
      listCells(sheet).some(({ value }) => String(value).includes('EXERCISE')),
      sheet.name,
    ).toBe(true);
});

it('a name that is markup or a formula stays a name', async () => {
  const hostile: Operation = {
    ...operation,
    places: operation.places.map((place) => ({ ...place, name: '<script>=1</script>', nameLocal: '=cmd|x' })),
    goods: operation.goods.map((good) => ({ ...good, name: '"><img src=x>', pack: '@SUM(1)' })),
  };
  const papers = buildMovementPapers(hostile, plan)[0]!;
  expect(renderMovementPapers(hostile, plan, papers)).not.toMatch(/<script|<img/);
  const workbook = await readWorkbook(formatMovementWorkbook(hostile, plan, papers));
  const cells = workbook.worksheets.flatMap(listCells);
  expect(cells.some(({ value }) => String(value).includes('=cmd|x'))).toBe(true);
  for (const cell of cells) expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
});

it('the register lists every number issued, with a place to account for it', async () => {
  const issued = all.map((papers) => ({ papers, file: papers.movement.id as string }));
  const text = toText(renderWaybillRegister(operation, plan, issued));
  for (const number of numbers) expect(text).toContain(number);
  for (const heading of ['Issued to', 'Returned signed', 'Cancelled']) expect(text).toContain(heading);
  const workbook = await readWorkbook(formatWaybillRegister(operation, plan, issued));
  const cells = listCells(workbook.worksheets[0]!).map(({ value }) => value);
  expect(numbers.filter((number) => !cells.includes(number))).toEqual([]);
});
