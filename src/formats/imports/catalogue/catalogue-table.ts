import type { MessyTable } from '../../messy/messy-table.ts';
import type { ProblemList } from '../../problem-list.ts';
import { quote } from '../../problem-list.ts';
import { findCatalogueServes } from '../catalogue-needs.ts';
import type { Mapping } from '../mapping.ts';
import { type Catalogue, type CatalogueItem, findCatalogueItem } from './catalogue.ts';
import { searchCatalogue } from './search-catalogue.ts';

/** Row of sources.csv that goods of the catalogue name; cells as that file holds them. */
export const CATALOGUE_SOURCE = {
  id: 'ifrc-catalogue',
  title: 'Standard products catalogue of the IFRC and the ICRC, as kept in Sahana Eden',
  publisher: 'International Federation of Red Cross and Red Crescent Societies',
  url: 'https://github.com/sahana/eden',
  published: '2012-01-01',
  reliability: 'B',
  licence: 'MIT (Sahana Eden)',
  credit: 'Sahana Eden, Sahana Software Foundation',
  note: 'The edition is not dated; it names things of 2011. The day is an assumption.',
} as const;

export interface CatalogueGoods {
  /** One row a good, headers as the columns of goods.csv are called. */
  readonly table: MessyTable;
  /** Each of its columns to the column of that name. */
  readonly mapping: Mapping;
}

/**
 * The goods of the catalogue with `codes` as a table to import; rows count from 1 in order of the codes. A code that is
 * not there, or an item whose weight, volume or use must be asked first and is not in `set`, is a problem of its row:
 * import.unknown-catalogue-code, import.catalogue-implausible, import.catalogue-serves.
 */
export function computeCatalogueGoods(
  catalogue: Catalogue,
  codes: readonly string[],
  needIds: ReadonlySet<string>,
  set: ReadonlyMap<string, string>,
  problems: ProblemList,
): CatalogueGoods {
  const rows = codes.flatMap((code, index) => {
    const row = index + 1;
    const item = findCatalogueItem(catalogue, code);
    if (item === undefined) {
      reportUnknown(catalogue, code, row, problems);
      return [];
    }
    const cells = computeCells(item, needIds, set, row, problems);
    return [{ row, cells: COLUMNS.map((column) => ({ text: cells[column] })) }];
  });
  return {
    table: {
      file: CATALOGUE,
      sheet: null,
      sheets: [],
      encoding: null,
      headerRow: 0,
      headers: COLUMNS.map((text) => ({ text, tag: null, letter: text })),
      rows,
      titles: [],
      leftOut: [],
    },
    mapping: {
      kind: 'goods',
      sheet: null,
      headerRow: null,
      columns: new Map(COLUMNS.map((column) => [column, column])),
      set,
      spread: null,
      where: new Map(),
      dates: null,
      decimals: 'point',
      names: new Map(),
      units: [],
      fillDown: [],
      duplicates: 'refuse',
    },
  };
}

const CATALOGUE = 'catalogue';

const COLUMNS = ['id', 'name', 'pack', 'kg', 'm3', 'serves', 'assumption'] as const;

function computeCells(
  item: CatalogueItem,
  needIds: ReadonlySet<string>,
  set: ReadonlyMap<string, string>,
  row: number,
  problems: ProblemList,
): Record<(typeof COLUMNS)[number], string> {
  const at = { file: CATALOGUE, row };
  const kg = roundUp(item.kg, 3);
  const m3 = roundUp(item.m3, 6);
  const own = set.get('serves');
  const known = own === undefined ? findCatalogueServes(item, needIds) : null;
  if (own === undefined && known === null)
    problems.error(
      'import.catalogue-serves',
      { ...at, column: 'serves' },
      'what one piece gives to which need',
      quote(`${item.code} ${item.description}`),
      `Add --set serves="NEED: AMOUNT UNIT". The needs of this operation: ${[...needIds].join(', ') || 'none'}.`,
    );
  const doubtful = item.implausible && !(set.has('kg') || set.has('m3'));
  if (doubtful)
    problems.error(
      'import.catalogue-implausible',
      { ...at, column: 'm3' },
      'a weight and a volume that can both be right',
      `${item.kg} kg in ${item.m3} m3`,
      'Weigh and measure a piece; give --set kg=KG or --set m3=M3.',
    );
  // What is set by hand goes before the catalogue here, since it corrects it.
  const corrected = item.implausible ? ['kg', 'm3'].filter((column) => set.has(column)) : [];
  const reasons = [
    known?.assumption,
    kg !== item.kg || m3 !== item.m3 ? ROUNDED : undefined,
    corrected.length > 0
      ? `${corrected.join(' and ')} set by hand, the catalogue's cannot be right`
      : undefined,
  ].filter((reason) => reason !== undefined);
  return {
    id: item.code,
    name: item.description,
    pack: 'piece',
    kg: corrected.includes('kg') ? '' : kg,
    m3: corrected.includes('m3') ? '' : m3,
    serves: known?.serves ?? '',
    assumption: reasons.join('; '),
  };
}

const ROUNDED = 'rounded up to whole grams and cubic centimetres';

/** A plain decimal with at most `digits` behind the point, rounded up. */
function roundUp(decimal: string, digits: number): string {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  if (fraction.length <= digits) return decimal;
  const kept = BigInt(whole + fraction.slice(0, digits));
  const up = /[1-9]/.test(fraction.slice(digits)) ? kept + 1n : kept;
  const text = up.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
}

function reportUnknown(catalogue: Catalogue, code: string, row: number, problems: ProblemList): void {
  const hits = searchCatalogue(catalogue, code.length > 8 ? code.slice(0, 8) : code).items.slice(0, 3);
  const near = hits.map((item) => `${item.code} (${item.description})`).join('; ');
  problems.error(
    'import.unknown-catalogue-code',
    { file: CATALOGUE, row },
    'the code of an item that gives weight and volume',
    quote(code),
    `Search with: throughline catalogue WORDS.${near === '' ? '' : ` Near to it: ${near}.`}`,
  );
}
