import { toPlainDigits } from './digits.ts';
import { isLongText } from './text.ts';

/** What the words of a unit mean. */
export type UnitWords =
  | {
      readonly kind: 'pack';
      readonly word: string;
      readonly holds: { readonly count: number | null; readonly grams: number | null };
    }
  /** Grams of one. */
  | { readonly kind: 'mass'; readonly grams: number }
  | { readonly kind: 'volume'; readonly cm3: number }
  | { readonly kind: 'length'; readonly mm: number }
  | { readonly kind: 'none' };

/** Spellings of pack words by the English one, singular and plural. */
const PACKS: Readonly<Record<string, string>> = {
  bag: 'bag bags bg bgs sac sacs saco sacos bolsa bolsas كيس أكياس اكياس شوال شوالات',
  sack: 'sack sacks',
  box: 'box boxes bx boîte boite boîtes boites caja cajas صندوق صناديق علبة علب',
  carton: 'carton cartons ctn ctns crtn cart cartón carton cartones كرتون كرتونة كراتين كرتونه',
  parcel: 'parcel parcels colis paquete paquetes طرد طرود',
  bale: 'bale bales balle balles balot ballot ballots fardo fardos paca pacas بالة بالات باله',
  pallet: 'pallet pallets plt plts palette palettes palé palés paleta paletas منصة منصات طبلية طبالي مشتاح',
  piece:
    'piece pieces pc pcs pce pièce pièces pieza piezas unidad unidades unité unités unite unites ea each item items unit units nos no قطعة قطع قطعه وحدة وحدات حبة حبات',
  pack: 'pack packs pk pkt packet packets package packages paquet paquets عبوة عبوات باكيت رزمة رزم',
  drum: 'drum drums fût fûts fut tambor tambores برميل براميل',
  barrel: 'barrel barrels',
  bottle: 'bottle bottles btl btls bouteille bouteilles botella botellas زجاجة زجاجات قنينة قناني',
  roll: 'roll rolls rouleau rouleaux rollo rollos لفة لفات رول',
  set: 'set sets jeu jeux juego juegos',
  kit: 'kit kits طقم أطقم اطقم حقيبة حقائب',
  tin: 'tin tins can cans boîte-conserve lata latas معلبة معلبات',
  jerrycan: 'jerrycan jerrycans jerrican jerricans bidon bidons جالون جركن جراكن',
  bundle: 'bundle bundles bdl bdls lot-de حزمة حزم ربطة ربطات',
  crate: 'crate crates cageot cageots',
  bucket: 'bucket buckets seau seaux cubo cubos balde baldes دلو دلاء',
  container: 'container containers cont حاوية حاويات',
  truck: 'truck trucks truckload truckloads camion camions camión camiones شاحنة شاحنات',
  row: 'row rows',
  dozen: 'dozen dozens dz doz douzaine douzaines docena docenas دزينة درزن',
  pair: 'pair pairs paire paires par pares زوج أزواج',
};

const PACK_OF = new Map(
  Object.entries(PACKS).flatMap(([word, spellings]) =>
    spellings.split(' ').map((spelling) => [spelling, word] as const),
  ),
);

/** Grams, exactly as defined. */
const MASSES: Readonly<Record<string, number>> = {
  kg: 1000,
  kgs: 1000,
  kilo: 1000,
  kilos: 1000,
  kilogram: 1000,
  kilograms: 1000,
  kilogramme: 1000,
  kilogrammes: 1000,
  كغ: 1000,
  كجم: 1000,
  كيلو: 1000,
  كيلوغرام: 1000,
  كغم: 1000,
  g: 1,
  gr: 1,
  grs: 1,
  gram: 1,
  grams: 1,
  gramme: 1,
  grammes: 1,
  غرام: 1,
  غم: 1,
  جرام: 1,
  t: 1e6,
  mt: 1e6,
  mts: 1e6,
  ton: 1e6,
  tons: 1e6,
  tonne: 1e6,
  tonnes: 1e6,
  tonelada: 1e6,
  toneladas: 1e6,
  طن: 1e6,
  أطنان: 1e6,
  lb: 453.59237,
  lbs: 453.59237,
  pound: 453.59237,
  pounds: 453.59237,
  oz: 28.349523125,
  quintal: 100_000,
  quintals: 100_000,
};
const VOLUMES: Readonly<Record<string, number>> = {
  m3: 1e6,
  'm³': 1e6,
  cbm: 1e6,
  cum: 1e6,
  'cu m': 1e6,
  'cubic metre': 1e6,
  'cubic metres': 1e6,
  'cubic meter': 1e6,
  'cubic meters': 1e6,
  م٣: 1e6,
  م3: 1e6,
  'متر مكعب': 1e6,
  l: 1000,
  lt: 1000,
  ltr: 1000,
  ltrs: 1000,
  lts: 1000,
  litre: 1000,
  litres: 1000,
  liter: 1000,
  liters: 1000,
  litro: 1000,
  litros: 1000,
  لتر: 1000,
  ليتر: 1000,
  ml: 1,
  dm3: 1000,
  cm3: 1,
  'cm³': 1,
  cft: 28_316.846592,
  'cu ft': 28_316.846592,
};
const LENGTHS: Readonly<Record<string, number>> = {
  m: 1000,
  mtr: 1000,
  metre: 1000,
  metres: 1000,
  meter: 1000,
  meters: 1000,
  متر: 1000,
  km: 1e6,
  kms: 1e6,
  kilometre: 1e6,
  kilometres: 1e6,
  kilometer: 1e6,
  kilometers: 1e6,
  كم: 1e6,
  cm: 10,
  mm: 1,
  mile: 1_609_344,
  miles: 1_609_344,
  mi: 1_609_344,
  ft: 304.8,
  feet: 304.8,
};

/** What a unit's words mean: a pack by any of its spellings, with what it holds where that is said, or a measure. */
export const readUnit = (words: string): UnitWords => {
  if (isLongText(words)) return { kind: 'none' };
  const text = toPlainDigits(words)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[()[\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\bjerr([yi]) ?cans?\b/g, 'jerr$1can')
    .trim()
    .replace(/(?<=\p{L})\.(?=\s|$)/gu, '')
    .trim();
  const measured = readMeasure(text);
  if (measured !== null) return measured;
  const word = PACK_OF.get(text);
  if (word === 'dozen') return pack('dozen', 12, null);
  if (word !== undefined) return pack(word, null, null);
  // bale of 20, pack of 12 pcs, 20 pcs/bale
  const counted = /^(\p{L}[\p{L}\p{M}-]*)\s*(?:of|x|×|à|de|\/)?\s*(\d{1,5})(?:\s*(\p{L}+))?$/u.exec(text);
  if (counted !== null) {
    const of = PACK_OF.get(counted[1]!);
    if (of !== undefined) return holding(of, Number(counted[2]), counted[3]);
  }
  // carton of 6 x 1 L, bag 12x500 g: six, or twelve, whatever each of them holds
  const packed =
    /^(\p{L}[\p{L}\p{M}-]*)\s*(?:of|à|de)?\s*(\d{1,5})\s*[x×]\s*\d{1,5}(?:[.,]\d{1,3})?\s*\p{L}+$/u.exec(
      text,
    );
  if (packed !== null) {
    const of = PACK_OF.get(packed[1]!);
    if (of !== undefined) return pack(of, Number(packed[2]), null);
  }
  const leading = /^(\d{1,5}(?:\.\d+)?)\s*(\p{L}+)?\s*[\s/-]\s*(\p{L}[\p{L}\p{M}]*)$/u.exec(text);
  if (leading !== null) {
    const of = PACK_OF.get(leading[3]!);
    if (of !== undefined) return holding(of, Number(leading[1]), leading[2]);
  }
  return { kind: 'none' };
};

const pack = (word: string, count: number | null, grams: number | null): UnitWords => ({
  kind: 'pack',
  word,
  holds: { count, grams },
});

const holding = (word: string, number: number, of: string | undefined): UnitWords => {
  const mass = of === undefined ? undefined : MASSES[of];
  if (mass !== undefined) return pack(word, null, number * mass);
  return of === undefined || PACK_OF.get(of) !== undefined
    ? pack(word, number, null)
    : pack(word, null, null);
};

const readMeasure = (text: string): UnitWords | null => {
  const own = <T>(table: Readonly<Record<string, T>>): T | undefined =>
    Object.hasOwn(table, text) ? table[text] : undefined;
  const grams = own(MASSES);
  if (grams !== undefined) return { kind: 'mass', grams };
  const cm3 = own(VOLUMES);
  if (cm3 !== undefined) return { kind: 'volume', cm3 };
  const mm = own(LENGTHS);
  return mm === undefined ? null : { kind: 'length', mm };
};
