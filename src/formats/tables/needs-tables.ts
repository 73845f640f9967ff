import { type Good, goodId, type Need, type NeedBasis, type NeedId, needId } from '../../domain/index.ts';
import { type Cell, fault, isFault } from '../cell.ts';
import { parseExactDecimal } from '../decimal.ts';
import { optional, required, withDefault } from '../field.ts';
import { cubicMetresCell, kilogramsCell, litresCell, wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRow } from '../table.ts';
import { textCell, wordCell, yesNoCell } from '../text-cells.ts';
import { NEED_UNIT_NAMES, NEED_UNITS, type NeedUnit } from '../units.ts';
import type { Read } from './people-tables.ts';

const BASES: readonly NeedBasis[] = ['person_day', 'person_period', 'person', 'household'];

/** A decimal whose unit stands in another column; checked and scaled with it. */
const amountCell: Cell<string> = {
  kind: 'amount, in unit',
  schema: { type: 'number', minimum: 0 },
  parse: (text) =>
    /^\d{1,12}(\.\d{1,6})?$/.test(text)
      ? text
      : fault('not-a-number', 'an amount such as 7.5', 'Write plain digits with a point for decimals.'),
};

export const needsTable = defineTable({
  stem: 'needs',
  about:
    'What a person needs, by a standard. Without this file the defaults of the product are used, each a listed assumption or a quoted standard.',
  id: 'given',
  idAbout: 'Short id that goods name: water, energy.',
  idHxl: '#need+code',
  fields: {
    name: required(textCell(), 'name', { about: 'Name in the working language.', hxl: '#need+name' }),
    nameLocal: optional(textCell(), 'name_local', {
      about: 'Name in the local script.',
      hxl: '#need+name+i_local',
    }),
    kind: required(wordCell(['flow', 'durable'] as const), 'kind', {
      about: 'flow: used up (kcal, litres). durable: had once (space, kits).',
      hxl: '#need+type',
    }),
    unit: required(wordCell(NEED_UNIT_NAMES), 'unit', {
      about: 'Unit of amount and floor.',
      hxl: '#need+unit',
    }),
    basis: required(wordCell(BASES), 'basis', {
      about: 'flow: person_day or person_period. durable: person or household.',
      hxl: '#need+basis',
    }),
    amount: required(amountCell, 'amount', { about: 'The standard.', hxl: '#need+value' }),
    floor: required(amountCell, 'floor', {
      about: 'Below this survival is at stake; at most amount; 0 where no floor is set.',
      hxl: '#need+value+floor',
    }),
    tier: required(wholeCell({ least: 1, most: 9 }), 'tier', {
      about: '1 is life-saving; floors of tier 1 are served before anything else.',
      hxl: '#severity+tier',
    }),
    periodDays: optional(wholeCell({ least: 1, most: 400 }), 'period_days', {
      about: 'Length of a service period of a flow need: water 1, food 7; empty: 1. Empty for durable needs.',
      hxl: '#frequency+days',
    }),
    ...originFields,
  },
});

interface Serving {
  readonly need: string;
  readonly amount: string;
  readonly unit: NeedUnit;
}

const unitCell = wordCell(NEED_UNIT_NAMES);

/** What `serves` says of fuel and other goods that the response uses up itself. */
export const NOTHING = 'nothing';

const servesCell: Cell<readonly Serving[]> = {
  kind: `list of need: amount unit, divided by ;, or ${NOTHING}`,
  schema: { type: 'string' },
  parse: (text, context) => {
    const servings: Serving[] = [];
    if (text.trim().toLowerCase() === NOTHING) return servings;
    for (const part of text.split(';')) {
      const match = /^([^\s]+)\s*:\s*(\d{1,12}(?:\.\d{1,6})?)\s*([a-z0-9]+)$/i.exec(part.trim());
      const unit = match === null ? null : unitCell.parse(match[3]!, context);
      if (match === null || unit === null || isFault(unit))
        return fault(
          'bad-list',
          `need, colon, amount and unit (${NEED_UNIT_NAMES.join(', ')})`,
          'Write what one pack gives like "energy: 52500 kcal; soap: 2 item".',
        );
      servings.push({ need: match[1]!, amount: match[2]!, unit });
    }
    return servings;
  },
};

export const goodsTable = defineTable({
  stem: 'goods',
  about: 'Packed items: what one pack weighs, how large it is, and which needs it serves.',
  id: 'given',
  idAbout: 'Short id that stock.csv and arrivals.csv name.',
  idHxl: '#item+code',
  fields: {
    name: required(textCell(), 'name', { about: 'Name in the working language.', hxl: '#item+name' }),
    nameLocal: optional(textCell(), 'name_local', {
      about: 'Name in the local script.',
      hxl: '#item+name+i_local',
    }),
    pack: withDefault(textCell(60), 'pack', 'pack', {
      about: 'What one pack is called: parcel, bag, carton; empty: pack.',
      hxl: '#item+pack',
    }),
    kg: required(kilogramsCell({ least: 0.001, most: 100_000 }), 'kg', {
      about: 'Weight of one pack in kilograms.',
      hxl: '#item+weight',
    }),
    m3: required(cubicMetresCell({ least: 0.000_001, most: 1000 }), 'm3', {
      about: 'Volume of one pack in cubic metres.',
      hxl: '#item+volume',
    }),
    serves: required(servesCell, 'serves', {
      about: `What one pack gives to which needs of needs.csv; ${NOTHING}: fuel and other things the response itself uses up.`,
      hxl: '#item+need',
    }),
    fuelLitres: optional(litresCell({ least: 0.001, most: 100_000 }), 'fuel_litres', {
      about: 'Litres in a pack of the fuel that vehicles take; of one good at most. Empty: not their fuel.',
      hxl: '#item+fuel',
    }),
    household: withDefault(yesNoCell, 'household', false, {
      about:
        'yes: what people have at home already. It counts as received and is never loaded, stored or delivered; empty: no.',
      hxl: '#item+household',
    }),
    ...originFields,
  },
});

/** `horizonDays` is the one service period of durable needs. */
export function readNeeds(
  sheet: Sheet | 'unreadable' | null,
  horizonDays: number,
  context: ReadingContext,
): Read<Need> {
  const table = readTable(needsTable, sheet, context, context.problems);
  const items: Need[] = [];
  for (const row of table.rows) {
    const need = toNeed(row, horizonDays, context);
    if (need !== null) items.push(need);
  }
  return { items, table };
}

function toNeed(
  row: TableRow<typeof needsTable.fields>,
  horizonDays: number,
  context: ReadingContext,
): Need | null {
  const { problems } = context;
  const {
    unit: written,
    amount: amountText,
    floor: floorText,
    kind,
    basis,
    periodDays,
    ...rest
  } = row.values;
  const origin = readOrigin(row, 'needs', context);
  const { unit, factor } = NEED_UNITS[written];
  const amount = parseExactDecimal(amountText, factor);
  const floorAmount = parseExactDecimal(floorText, factor);
  const at = (column: string) => ({ ...row.at, column });
  for (const [column, value, text] of [
    ['amount', amount, amountText],
    ['floor', floorAmount, floorText],
  ] as const) {
    if (typeof value !== 'number')
      problems.error(
        'needs.not-exact',
        at(column),
        `whole ${unit}`,
        quote(text),
        'Write fewer decimals or a smaller unit.',
      );
  }
  if (typeof amount !== 'number' || typeof floorAmount !== 'number') return null;
  if (amount === 0 || floorAmount > amount)
    problems.error(
      'needs.floor-above-amount',
      at(amount === 0 ? 'amount' : 'floor'),
      'an amount above 0 and a floor of at most the amount',
      quote(amount === 0 ? amountText : floorText),
      'Exchange the two if they were mixed up.',
    );
  if ((kind === 'flow') !== basis.startsWith('person_'))
    problems.error(
      'needs.basis-mismatch',
      at('basis'),
      kind === 'flow'
        ? 'person_day or person_period for a flow need'
        : 'person or household for a durable need',
      quote(basis),
      'Choose the basis that fits, or the other kind.',
    );
  if (kind === 'durable' && periodDays !== null)
    problems.error(
      'needs.period-of-durable',
      at('period_days'),
      'nothing for a durable need: its period is the horizon',
      quote(String(periodDays)),
      'Leave it empty, or make the need a flow.',
    );
  const { name, nameLocal, tier } = rest;
  const period = kind === 'flow' ? (periodDays ?? 1) : horizonDays;
  return {
    id: needId(row.id),
    name,
    nameLocal,
    kind,
    unit,
    basis,
    amount,
    floorAmount,
    tier,
    periodDays: period,
    origin,
  };
}

export function readGoods(
  sheet: Sheet | 'unreadable' | null,
  needs: readonly Need[],
  needIds: IdSet,
  context: ReadingContext,
): Read<Good> {
  const table = readTable(goodsTable, sheet, context, context.problems);
  const byId = new Map<string, Need>(needs.map((need) => [need.id, need]));
  const items = table.rows.map((row): Good => {
    const { name, nameLocal, pack, kg, m3, serves, fuelLitres, household } = row.values;
    const served = serves.flatMap((serving) => toServed(serving, row, byId, needIds, context));
    checkPeriods(
      row,
      served.map(({ needId: id }) => byId.get(id)!),
      context,
    );
    const origin = readOrigin(row, 'goods', context);
    return {
      id: goodId(row.id),
      name,
      nameLocal,
      pack,
      gramsPerPack: kg,
      cm3PerPack: m3,
      serves: served,
      fuelMlPerPack: fuelLitres,
      household,
      origin,
    };
  });
  checkFuel(table.rows, context);
  return { items, table };
}

/** One fuel for all vehicles, and nothing that people are given. */
function checkFuel(rows: readonly TableRow<typeof goodsTable.fields>[], { problems }: ReadingContext): void {
  const fuels = rows.filter((row) => row.values.fuelLitres !== null);
  for (const row of fuels.slice(1))
    problems.error(
      'goods.two-fuels',
      { ...row.at, column: 'fuel_litres' },
      'one good at most that vehicles take as fuel',
      `${quote(row.id)} besides ${quote(fuels[0]!.id)}`,
      'Leave fuel_litres empty for fuel that only others use, or count all in one good with conversions.csv.',
    );
  for (const row of fuels)
    if (row.values.serves.length > 0)
      problems.error(
        'goods.fuel-serves',
        { ...row.at, column: 'serves' },
        `${NOTHING}: what vehicles burn is not handed out`,
        quote(row.values.serves.map(({ need }) => need).join('; ')),
        'Name fuel for households as a good of its own.',
      );
}

function toServed(
  serving: Serving,
  row: TableRow<typeof goodsTable.fields>,
  needs: ReadonlyMap<string, Need>,
  needIds: IdSet,
  { problems }: ReadingContext,
): { readonly needId: NeedId; readonly quantityPerPack: number }[] {
  const at = { ...row.at, column: 'serves' };
  if (!checkReference(problems, 'goods', row.at, 'serves', serving.need, needIds, 'need', 'needs.csv'))
    return [];
  const need = needs.get(serving.need);
  if (need === undefined) return [];
  const { unit, factor } = NEED_UNITS[serving.unit];
  const written = `${serving.amount} ${serving.unit}`;
  const quantity = parseExactDecimal(serving.amount, factor);
  if (unit !== need.unit) {
    const remedy = 'Use the unit of the need, or one that converts into it.';
    problems.error('goods.wrong-unit', at, `${need.id} in ${need.unit}`, quote(written), remedy);
    return [];
  }
  if (typeof quantity !== 'number' || quantity === 0) {
    const remedy = 'Correct the amount, or leave out the need.';
    problems.error('goods.bad-amount', at, `a whole number of ${unit} above 0`, quote(written), remedy);
    return [];
  }
  if (row.values.serves.some((other) => other !== serving && other.need === serving.need)) {
    const remedy = 'Add the amounts up.';
    problems.error('goods.duplicate-need', at, 'each need once', quote(serving.need), remedy);
    return [];
  }
  return [{ needId: need.id, quantityPerPack: quantity }];
}

/** A good is handed out by the shortest period of the flow needs it serves; those must divide into the longer ones. */
function checkPeriods(
  row: TableRow<typeof goodsTable.fields>,
  needs: readonly Need[],
  { problems }: ReadingContext,
): void {
  const flows = needs.filter((need) => need.kind === 'flow');
  const shortest = Math.min(...flows.map((need) => need.periodDays));
  const odd = flows.find((need) => need.periodDays % shortest !== 0);
  if (odd === undefined) return;
  problems.error(
    'goods.periods-do-not-divide',
    { ...row.at, column: 'serves' },
    `needs whose periods are multiples of ${shortest} days`,
    `${quote(odd.id)} with ${odd.periodDays} days`,
    'Change period_days in needs.csv so that the shortest divides into the others.',
  );
}
