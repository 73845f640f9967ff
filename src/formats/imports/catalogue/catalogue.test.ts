import { describe, expect, test } from 'vitest';
import { listDefaultNeeds } from '../../default-needs.ts';
import { createProblemList } from '../../problem-list.ts';
import { findCatalogueServes } from '../catalogue-needs.ts';
import { findCatalogueItem, loadCatalogue, readCatalogue } from './catalogue.ts';
import { computeCatalogueGoods } from './catalogue-table.ts';
import { searchCatalogue } from './search-catalogue.ts';

const catalogue = await loadCatalogue();
const DEFAULTS = new Set<string>(listDefaultNeeds(7).map(({ id }) => id));

describe('the catalogue', () => {
  test('holds every item with weight and volume, each code once', () => {
    // Counted in the two tables that it was made from.
    expect(catalogue.items).toHaveLength(3759);
    expect(catalogue.items.filter(({ emergency }) => emergency)).toHaveLength(1812);
    expect(catalogue.byCode.size).toBe(3759);
  });

  test('gives the exact decimals of its source: litres to the thousandth as cubic metres', () => {
    expect(findCatalogueItem(catalogue, ' hsheblanwmt1 ')).toEqual({
      code: 'HSHEBLANWMT1',
      description: 'BLANKET, woven, 50%wool, 1.5x2m, medium thermal resistance',
      kg: '1.75',
      m3: '0.01125',
      emergency: true,
      implausible: false,
    });
    expect(findCatalogueItem(catalogue, 'UMEDHOSP1')).toMatchObject({ kg: '60000', m3: '350' });
    const made = readCatalogue('A\t\t1\t0.0008\tx\nB\tE\t2\t12345.5\ty\n');
    expect(made.items.map(({ m3 }) => m3)).toEqual(['0.0000008', '12.3455']);
  });

  test('no letters of its descriptions are broken', () => {
    for (const { description } of catalogue.items)
      expect(description).not.toMatch(/Ã|Â|\ufffd|\s{2}|^\s|\s$/);
    expect(findCatalogueItem(catalogue, 'LLOGIATAMDFR11')?.description).toContain('matières');
  });

  test('marks what is denser than lead', () => {
    expect(findCatalogueItem(catalogue, 'FCERRICEBR15')).toMatchObject({
      kg: '1',
      m3: '0.0000033',
      implausible: true,
    });
    expect(findCatalogueItem(catalogue, 'FCERRICEBR30')?.implausible).toBe(false);
  });
});

describe('searching', () => {
  const codes = (words: string): string[] => searchCatalogue(catalogue, words).items.map(({ code }) => code);

  test('finds all words, in any case, plural or divided', () => {
    expect(codes('Mosquito NETS').slice(0, 2)).toEqual(['HSHEMNET2D', 'HSHEMNET2S']);
    expect(codes('jerry can')[0]).toBe('HCONJCANP20');
    expect(codes('matieres dangereuses')).toContain('LLOGIATAMDFR11');
    expect(codes('blanket wool').sort()).toEqual(['HSHEBLANWHT1', 'HSHEBLANWMT1']);
  });

  test('puts what the description begins with first, and a code before all', () => {
    expect(codes('tent')[0]).toMatch(/^HSHETENT/);
    expect(codes('hshetentf16c')).toEqual(['HSHETENTF16C']);
  });

  test('shows at most 20 and says how many there are', () => {
    const { items, total } = searchCatalogue(catalogue, 'set');
    expect(items).toHaveLength(20);
    expect(total).toBeGreaterThan(100);
    expect(searchCatalogue(catalogue, 'unobtainium')).toEqual({ items: [], total: 0 });
    expect(searchCatalogue(catalogue, ' - ')).toEqual({ items: [], total: 0 });
  });
});

describe('what an item serves', () => {
  const serves = (code: string, needs: ReadonlySet<string> = DEFAULTS) =>
    findCatalogueServes(findCatalogueItem(catalogue, code)!, needs);

  test.each([
    ['HCONJCANPF10', 'water-containers: 1 item'],
    ['HCONBUCKP14L', 'water-containers: 1 item'],
    ['HSHETENTF16C', 'shelter: 16 m2'],
    ['KMEDKIAE01', 'health: 10000 item'],
    ['KMEDKIAE01B', 'health: 1000 item'],
    ['FCERRICEPARA', 'energy: 3600 kcal'],
    ['FNUTBISCBP05', 'energy: 2290 kcal'],
    ['FNUTCSBX6722', 'energy: 95000 kcal'],
    ['FNUTMENUMLRIC', 'energy: 800 kcal'],
  ])('%s: %s, marked as assumed', (code, expected) => {
    expect(serves(code)).toMatchObject({ serves: expected, assumption: expect.stringMatching(/^assumed: /) });
  });

  test.each([
    ['a fuel can', 'TVEAJCANM20L'],
    ['a part of a tent', 'HSHETENTF16P'],
    ['a malaria module', 'KMEDKIAE01BM'],
    ['water tablets', 'WASDCHLA0020T'],
    ['plastic sheeting', 'HSHETARPW406'],
    ['milk powder', 'FDAIMILKDSMP'],
    ['therapeutic paste', 'FNUTPLMP5002'],
    ['a fire blanket', 'ASECFIREB'],
  ])('%s is asked', (_, code) => {
    expect(serves(code, new Set([...DEFAULTS, 'blanket']))).toBeNull();
  });

  test('blankets serve where the operation has a need for them', () => {
    expect(serves('HSHEBLANWMT1')).toBeNull();
    expect(serves('HSHEBLANWMT1', new Set(['blankets']))?.serves).toBe('blankets: 1 item');
    expect(serves('HSHEBLANRSH1', new Set(['blankets']))).toBeNull();
  });

  test('a family is of use only where the needs of the operation have its id', () => {
    expect(serves('FCERRICEPARA', new Set(['food']))).toBeNull();
  });
});

describe('goods to import', () => {
  function compute(codes: readonly string[], set: Record<string, string> = {}) {
    const problems = createProblemList();
    const { table, mapping } = computeCatalogueGoods(
      catalogue,
      codes,
      DEFAULTS,
      new Map(Object.entries(set)),
      problems,
    );
    const headers = table.headers.map(({ text }) => text);
    const rows = table.rows.map(({ cells }) =>
      Object.fromEntries(cells.map(({ text }, i) => [headers[i], text])),
    );
    return { rows, mapping, problems: problems.sorted() };
  }

  test('one row each, with the code as id and the reason of what it serves', () => {
    const { rows, mapping, problems } = compute(['hconjcanp20', 'FCERRICEPARA']);
    expect(problems).toEqual([]);
    expect(rows[0]).toEqual({
      id: 'HCONJCANP20',
      name: 'JERRYCAN, rigid, 20L, food grade plastic, screw cap 50mm',
      pack: 'piece',
      kg: '1',
      m3: '0.025',
      serves: 'water-containers: 1 item',
      assumption: 'assumed: one jerrycan of 10 to 20 litres is one water container',
    });
    expect(mapping.columns.get('m3')).toBe('m3');
  });

  test('grams and cubic centimetres are whole: what is finer is rounded up and said', () => {
    // 0.317 kg stays; a tablet of 0.0002 kg and 0.0009 litres becomes 1 g and 1 cm3.
    const { rows } = compute(['WASDCHLA0020T'], { serves: 'water: 5 L' });
    expect(rows[0]).toMatchObject({ kg: '0.001', m3: '0.000001', serves: '' });
    expect(rows[0]!['assumption']).toContain('rounded up');
  });

  test('what cannot be known is asked', () => {
    const { rows, problems } = compute(['HSHETARPW406', 'FCERRICEBR15', 'HSHETENTXX']);
    expect(rows).toHaveLength(2);
    expect(problems.map(({ code, at }) => [at.row, code])).toEqual([
      [1, 'import.catalogue-serves'],
      [2, 'import.catalogue-implausible'],
      [3, 'import.unknown-catalogue-code'],
    ]);
    expect(problems[2]!.remedy).toContain('HSHETENT');
  });

  test('a measured volume goes before one that cannot be right, and is said', () => {
    const { rows, problems } = compute(['FCERRICEBR15'], { m3: '0.00125' });
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({ kg: '1', m3: '' });
    expect(rows[0]!['assumption']).toContain('m3 set by hand');
  });
});
