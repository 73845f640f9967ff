import type { CatalogueItem } from './catalogue/catalogue.ts';

/** What one piece of an item serves, as the column serves of goods.csv writes it, and why; always an assumption. */
export interface CatalogueServes {
  readonly serves: string;
  readonly assumption: string;
}

/**
 * What one piece of a catalogue item serves among the needs that the operation has, or null where that is not plain and
 * must be asked. The catalogue itself never says it, so every answer is an assumption with its reason.
 *
 * Not listed, on purpose: water treatment (it needs water that is there already), plastic sheeting (the floor it covers
 * depends on the frame), parcels and milk powder (contents and use differ).
 */
export function findCatalogueServes(
  item: CatalogueItem,
  needIds: ReadonlySet<string>,
): CatalogueServes | null {
  for (const family of FAMILIES) {
    if (!item.code.startsWith(family.code)) continue;
    const match = family.description.exec(item.description);
    const need = family.needs.find((id) => needIds.has(id));
    if (match === null || need === undefined) continue;
    return { serves: `${need}: ${family.amount(match)}`, assumption: family.reason };
  }
  return null;
}

interface Family {
  /** How the codes start. */
  readonly code: string;
  readonly description: RegExp;
  /** Ids of the need it serves; the first that the operation has. Of the default needs, or names that operations use. */
  readonly needs: readonly string[];
  /** Amount and unit of one piece. */
  readonly amount: (match: RegExpExecArray) => string;
  readonly reason: string;
}

const onePiece = (): string => '1 item';

/** A food of which one piece gives `kcal`. */
const food = (code: string, description: RegExp, kcal: number, reason: string): Family => ({
  code,
  description,
  needs: ['energy'],
  amount: () => `${kcal} kcal`,
  reason: `assumed: ${reason}`,
});

const perKg = (kcal: number): string => `one piece is 1 kg of about ${kcal} kcal`;
const perOilPiece = 'one piece is 0.9 kg of oil of about 8,900 kcal a kilogram';

const FAMILIES: readonly Family[] = [
  {
    code: 'HCONJCANP',
    description: /^JERRYCAN, .*?(?:10|15|20) ?L\b/,
    needs: ['water-containers'],
    amount: onePiece,
    reason: 'assumed: one jerrycan of 10 to 20 litres is one water container',
  },
  {
    code: 'HCONBUCKP14L',
    description: /^BUCKET, plastic, 14L with clip cover/,
    needs: ['water-containers'],
    amount: onePiece,
    reason: 'assumed: one bucket of 14 litres with a cover is one water container',
  },
  {
    code: 'HSHETENTF',
    description: /^TENT, FAMILY, (\d+) m2/,
    needs: ['shelter'],
    amount: ([, area]) => `${area} m2`,
    reason: 'assumed: the floor area in the description is covered living space',
  },
  {
    code: 'KMEDKIAE01',
    description: /^IEHK, KIT 10\.000 person/,
    needs: ['health'],
    amount: () => '10000 item',
    reason: 'assumed: the kit covers the 10,000 people of its description (for three months)',
  },
  {
    code: 'KMEDKIAE01B',
    description: /^IEHK, BASIC UNIT, 1\.000 persons/,
    needs: ['health'],
    amount: () => '1000 item',
    reason: 'assumed: the basic unit covers the 1,000 people of its description (for three months)',
  },
  food('FCERRICE', /^RICE/, 3600, perKg(3600)),
  food('FCERMAIZ', /^MAIZE/, 3500, perKg(3500)),
  food('FCERSORG', /^SORGHUM/, 3350, perKg(3350)),
  food('FCERWHEA', /^WHEAT/, 3300, perKg(3300)),
  food('FCERPAST', /^PASTA/, 3500, perKg(3500)),
  food('FPULBEAN', /^BEANS/, 3350, perKg(3350)),
  food('FPULLENT', /^LENTILS/, 3400, perKg(3400)),
  food('FPULPEAS', /^PEAS/, 3350, perKg(3350)),
  food('FBAFSUGA', /^SUGAR/, 4000, perKg(4000)),
  food('FOIL', /^OIL/, 8000, perOilPiece),
  food('FNUTBISCBP05', /^BISCUITS .*500gr/, 2290, 'one package is 500 g of about 4,580 kcal a kilogram'),
  food('FNUTBISCNRG5', /^BISCUITS .*500g/, 2300, 'one package is 500 g of about 4,600 kcal a kilogram'),
  food('FNUTCSBX6722', /^CSB, .*25 kg bag/, 95_000, 'one bag is 25 kg of about 3,800 kcal a kilogram'),
  {
    code: 'FNUTMENUML',
    description: /^MEAL, .*?(\d+) KCAL/,
    needs: ['energy'],
    amount: ([, kcal]) => `${kcal} kcal`,
    reason: 'assumed: the energy in the description is that of one piece',
  },
  // No default need asks for these: they serve only where the operation's own needs.csv has such a need.
  ...(
    [
      ['HSHEBLANC', /^BLANKET/, ['blanket', 'blankets'], 'blanket'],
      ['HSHEBLANQ', /^BLANKET/, ['blanket', 'blankets'], 'blanket'],
      ['HSHEBLANW', /^BLANKET/, ['blanket', 'blankets'], 'blanket'],
      ['HSHEMNET', /^MOSQUITO NET/, ['mosquito-net', 'mosquito-nets', 'bednet', 'bednets'], 'mosquito net'],
      ['KRELCOOSET', /^KITCHEN SET/, ['kitchen-set', 'kitchen-sets'], 'kitchen set'],
      ['HSHEMATTPLA', /^MAT,/, ['sleeping-mat', 'sleeping-mats', 'mat', 'mats'], 'mat'],
      [
        'KRELHYPA05P',
        /^HYGIENIC PARCEL/,
        ['hygiene-kit', 'hygiene-kits', 'hygiene-parcel'],
        'hygiene parcel for five people and a month',
      ],
    ] as const
  ).map(
    ([code, description, needs, what]): Family => ({
      code,
      description,
      needs,
      amount: onePiece,
      reason: `assumed: one piece is one ${what}`,
    }),
  ),
];
