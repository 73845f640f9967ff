import { foldHeader } from './header-words.ts';

/** Words for kinds of places, by the kind that they mean. What is not here is asked. */
const WORDS: Readonly<Record<string, string>> = {
  crossing:
    'crossing; border; border crossing; crossing point; entry point; port; seaport; airport; point of entry; point de passage; poste frontiere; frontiere; point d entree; port maritime; aeroport; frontera; paso fronterizo; puesto fronterizo; punto de entrada; puerto; aeropuerto; معبر; ميناء; مطار',
  hub: 'hub; warehouse; store; storage; depot; logistics hub; entrepot; magasin; depot; plateforme logistique; almacen; deposito; bodega; centro logistico; مستودع; مخزن',
  site: 'site; camp; shelter; collective centre; collective center; school shelter; school; distribution point; distribution site; settlement; refugee camp; idp camp; idp site; community centre; centre collectif; centre d hebergement; abri; ecole; gymnase; site de distribution; point de distribution; sitio; sitio de distribucion; punto de distribucion; campo; campamento; albergue; refugio; escuela; colegio; مخيم; مركز ايواء; مركز إيواء; نقطة توزيع; مدرسة',
  facility:
    'facility; hospital; clinic; health centre; health center; health post; water point; well; bakery; pharmacy; hopital; clinique; centre de sante; poste de sante; point d eau; pharmacie; boulangerie; hospital; clinica; centro de salud; puesto de salud; punto de agua; farmacia; panaderia; مستشفى; عيادة; مخبز; بئر',
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
