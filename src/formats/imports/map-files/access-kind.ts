import type { AccessKind } from '../../../domain/index.ts';

/**
 * The kind of constraint that a word of a file means, or null where it could mean several and must be asked: a
 * checkpoint may ask for a permit, keep hours or only slow down. Case, accents and dividing signs do not count.
 */
export const findAccessKind = (word: string): AccessKind | null => KIND_OF.get(fold(word)) ?? null;

const WORDS: Readonly<Record<AccessKind, readonly string[]>> = {
  closed: [
    'closed',
    'closure',
    'road closed',
    'blocked',
    'blockage',
    'road block',
    'no access',
    'not accessible',
    'inaccessible',
    'impassable',
    'not passable',
    'cut',
    'cut off',
    'destroyed',
    'collapsed',
    'bridge destroyed',
    'bridge collapsed',
    'washed out',
    'landslide',
    'ferme',
    'fermee',
    'bloque',
    'bloquee',
    'coupe',
    'coupee',
    'impraticable',
    'detruit',
    'detruite',
    'cerrado',
    'cerrada',
    'bloqueado',
    'bloqueada',
    'cortado',
    'cortada',
    'مغلق',
    'مغلقة',
    'مقطوع',
    'مقطوعة',
    'مدمر',
    'مدمرة',
    'مسدود',
    'مسدودة',
  ],
  slowed: [
    'slowed',
    'slow',
    'flood',
    'flooded',
    'flooding',
    'flood light',
    'light flood',
    'mud',
    'muddy',
    'damaged',
    'partly damaged',
    'partially damaged',
    'debris',
    'restricted',
    'limited access',
    'partially accessible',
    'partly accessible',
    'difficult',
    'inonde',
    'inondee',
    'boue',
    'endommage',
    'endommagee',
    'acces limite',
    'inundado',
    'inundada',
    'barro',
    'danado',
    'danada',
    'فيضان',
    'مغمور',
    'مغمورة',
    'طين',
    'متضرر',
    'متضررة',
  ],
  window: ['window', 'open hours', 'opening hours', 'curfew', 'couvre feu', 'toque de queda', 'حظر تجول'],
  permit: ['permit', 'permit needed', 'permit required', 'permis', 'permiso', 'تصريح'],
  risk: ['risk', 'incident', 'risque', 'riesgo'],
  order: ['order', 'evacuation order', 'ordre d evacuation', 'orden de evacuacion', 'أمر إخلاء'],
};

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}ـ]+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const KIND_OF: ReadonlyMap<string, AccessKind> = new Map(
  (Object.entries(WORDS) as [AccessKind, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word) => [fold(word), kind] as const),
  ),
);
