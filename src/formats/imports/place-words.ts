import { foldHeader } from './header-words.ts';

/** Words for kinds of places, by the kind that they mean. What is not here is asked. */
const WORDS: Readonly<Record<string, string>> = {
  crossing:
    'crossing; border; border crossing; crossing point; entry point; port; seaport; airport; point of entry; معبر; ميناء; مطار',
  hub: 'hub; warehouse; store; storage; depot; logistics hub; entrepot; almacen; bodega; مستودع; مخزن',
  site: 'site; camp; shelter; collective centre; collective center; school shelter; school; distribution point; distribution site; settlement; refugee camp; idp camp; idp site; community centre; centre collectif; campamento; albergue; مخيم; مركز ايواء; مركز إيواء; نقطة توزيع; مدرسة',
  facility:
    'facility; hospital; clinic; health centre; health center; health post; water point; well; bakery; pharmacy; hopital; puesto de salud; مستشفى; عيادة; مخبز; بئر',
  holding_point: 'holding point; holding area; assembly point; waiting point; نقطة انتظار',
  junction: 'junction; road junction; crossroads; تقاطع',
};

const KIND_OF = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(';').map((word) => [foldHeader(word), kind] as const),
  ),
);

/** The kind of place that a word means, or null. */
export const findPlaceKind = (word: string): string | null => KIND_OF.get(foldHeader(word)) ?? null;
