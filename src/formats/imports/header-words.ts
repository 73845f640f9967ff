import { foldName } from '../messy/names.ts';
import type { ImportKind } from './mapping.ts';

/**
 * Words that people write above a column, by the column that they mean, in English, French, Spanish and Arabic. Compared
 * folded. A word may mean one column in one kind and another elsewhere: see `FOR_KIND`.
 */
const WORDS: Readonly<Record<string, string>> = {
  id: 'code; no code; identifier; site code; site id; place id; item code; vehicle id; truck id; rowid; الرمز; الكود',
  name: 'site name; facility name; place name; nom; nombre; label; title; الاسم; اسم الموقع',
  name_local:
    'arabic name; name arabic; name ar; local name; nom arabe; nombre local; الاسم بالعربية; الاسم العربي; الاسم المحلي',
  kind: 'type; facility type; site type; category; typologie; tipo; النوع; نوع الموقع',
  lat: 'latitude; y; lat dd; gps lat; gps latitude; latitud; خط العرض; العرض',
  lon: 'longitude; long; lng; x; lon dd; gps lon; gps long; gps longitude; longitud; خط الطول; الطول',
  accuracy_m: 'accuracy; precision; gps accuracy',
  pcode:
    'p code; admin pcode; adm code; area code; admin2 pcode; adm2 pcode; adm3 pcode; adm1 pcode; رمز المنطقة',
  area: 'p code; pcode; admin pcode; adm code; area code; admin2 pcode; adm2 pcode; adm3 pcode; adm1 pcode; رمز المنطقة',
  area_name:
    'district; governorate; municipality; admin2 name; adm2 name; admin1 name; adm1 name; area name; province; region; distrito; المنطقة; المحافظة; القضاء; الناحية',
  owner:
    'organisation; organization; agency; owned by; transporter; propietario; proprietaire; organisme; المنظمة; المالك; الجهة',
  opening_hours: 'hours; working hours; opening times; open hours; horaires; horario; ساعات العمل; الدوام',
  storage_kg: 'storage; storage capacity; capacity; warehouse capacity; capacite; capacidad; السعة',
  area_m2: 'area; surface; floor area; المساحة',
  bays: 'docks; loading bays; ramps',
  place:
    'warehouse; location; hub; depot; store; site; site name; camp; facility; wh; w h; entrepot; magasin; almacen; bodega; lieu; lugar; destination; delivery point; entry point; المستودع; المخزن; الموقع; المكان; المخيم; نقطة الدخول; المعبر',
  good: 'item; items; commodity; product; article; description; item description; item name; material; goods; denrees; produit; designation; articulo; producto; الصنف; المادة; السلعة; البند; الوصف',
  count:
    'qty; quantity; quantities; balance; stock; qty on hand; on hand; closing balance; stock balance; available; number; no of units; total qty; quantite; qte; stock disponible; cantidad; existencias; saldo; الكمية; العدد; الرصيد',
  unit: 'uom; unit of measure; units; u m; packaging; unite; unidad; unidad de medida; الوحدة; وحدة القياس; العبوة',
  date: 'report date; date of report; date of count; count date; stock date; as of; as at; counted on; fecha; date du rapport; date de comptage; date inventaire; التاريخ; تاريخ الجرد; تاريخ التقرير',
  lot: 'batch; batch no; lot no; lot number; batch number; lote; numero de lot; no lot; رقم التشغيلة; الدفعة',
  expiry:
    'expiry date; exp date; exp; expires; best before; bbd; expiration; date de peremption; peremption; date d expiration; vencimiento; caducidad; fecha de vencimiento; تاريخ الانتهاء; انتهاء الصلاحية; تاريخ الصلاحية',
  earmark: 'earmarked for; reserved for; reserved; programme; project; مخصص ل',
  best: 'people; population; persons; individuals; ind; total; total individuals; total people; pop; number of people; estimate; headcount; personnes; personas; poblacion; effectif; beneficiaries; idps; السكان; الأفراد; عدد الأفراد; الأشخاص; عدد السكان; النازحون; المجموع',
  low: 'min; minimum; lower; low estimate',
  high: 'max; maximum; upper; high estimate',
  group: 'population group; category; groupe; grupo; الفئة',
  home: 'base; home base; parked at; location; based at; depot; station; القاعدة; الموقع',
  payload_kg:
    'payload; capacity; max load; load capacity; tonnage; charge utile; capacite; capacite de charge; carga util; carga; capacidad; capacidad de carga; tonelaje; الحمولة; الحمولة القصوى',
  volume_m3: 'volume; cubic capacity; cbm; volumen; الحجم',
  gross_kg: 'gross weight; gvw; gross; laden weight; poids total',
  height_m: 'height; hauteur; altura',
  width_m: 'width; largeur; anchura',
  speed_factor: 'speed',
  litres_per_100km: 'fuel consumption; consumption; l 100km',
  duty_hours:
    'duty; hours per day; working hours; duty hours per day; max hours; heures par jour; heures de service; horas por dia; horas de servicio',
  permits: 'permit; permits held',
  off_road: '4x4; 4wd; all terrain; off road',
  kg: 'weight; unit weight; weight per pack; gross weight; poids; poids unitaire; poids brut; peso; peso unitario; peso bruto; الوزن',
  m3: 'volume; cbm; unit volume; volume per pack; volumen; الحجم',
  pack: 'packing; packaging; pack type; unit; uom; unit of issue; conditionnement; emballage; embalaje; empaque; envase; presentacion; التعبئة',
  serves: 'need; needs; covers; besoins; couvre; necesidades; cubre',
  from: 'start; start date; since; valid from; origin; depart; debut; date de debut; desde; inicio; fecha de inicio; de; من',
  to: 'end; end date; until; valid to; destination; arrival; fin; date de fin; jusqu au; hasta; fecha de fin; vers; إلى',
  mode: 'mode of transport; transport mode',
  minutes: 'travel time; time; duration; driving time; temps; tiempo; الزمن; المدة',
  distance_m: 'distance; length; distancia; المسافة',
  trucks_per_day: 'trucks day; trucks; vehicles per day; capacity',
  both_ways: 'two way; bidirectional; both directions',
  hours: 'opening hours; time window; window; open; ساعات العمل',
  radius_m: 'radius; buffer',
  slow_factor: 'slow; factor; delay factor',
  roads: 'road id; road ids; osm id',
  links: 'link id; link ids; link',
  counting_point: 'counted at; method; point of count',
  assumption: 'assumptions',
  highway: 'fclass; class; road class; road type; linetype; type; surface type',
  'name:ar': 'ar name; name ar; الاسم',
  surface: 'pavement; revetement',
  level: 'admin level; adm level',
  parent: 'parent p code; parent pcode; parent code',
};

const FOR_KIND: Readonly<Partial<Record<ImportKind, Readonly<Record<string, string>>>>> = {
  arrivals: {
    date: 'eta; expected; expected date; expected arrival; arrival date; date of arrival; arrival; fecha de llegada; llegada; date d arrivee; date prevue; تاريخ الوصول; الوصول المتوقع',
    place:
      'entry point; crossing; port; port of entry; border crossing; punto de entrada; point d entree; المعبر; نقطة الدخول',
  },
  fleet: {
    kind: 'vehicle; vehicle type; truck type; vehicles; vehiculo; vehiculos; tipo de vehiculo; vehicule; vehicules; camion; type de vehicule; type de camion; نوع المركبة',
    count:
      'nos; nb; nbre; cantidad de vehiculos; numero de vehiculos; nombre de camions; nombre de vehicules; no of trucks; number of trucks; trucks; vehicles available; no of vehicles; number of vehicles; عدد الشاحنات',
  },
  goods: {
    name: 'item; item name; description; item description; article; product; commodity; الصنف; المادة',
  },
  people: { place: 'site; site name; camp; shelter; location; المركز; مركز الإيواء' },
  roads: { to: 'a; à' },
  places: { name: 'site; place; facility; warehouse; location' },
  access: {
    name: 'road; location; segment; place; checkpoint name; route; troncon; carretera; via; tramo; الطريق',
    kind: 'status; situation; access; condition; etat; statut; acces; estado; situacion; acceso; الحالة',
  },
};

/** The columns of `names` that a header's words mean, whole words only; more than one where the word means several. */
export const listMeant = (kind: ImportKind, names: readonly string[], header: string): readonly string[] => {
  const folded = foldHeader(header);
  if (folded === '') return [];
  return names.filter((name) => wordsOf(kind, name).has(folded));
};

/** A header for comparison: what stands in brackets (units, mostly) is not part of its words. */
export const foldHeader = (header: string): string =>
  header
    .replace(/[([{][^()[\]{}]*[)\]}]/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => foldWord(word))
    .join(' ');

/** Single words as names are folded, but no word is left out: `warehouse` is a header. */
const foldWord = (word: string): string => foldName(`${word}`) || word;

const cache = new Map<string, ReadonlySet<string>>();

const wordsOf = (kind: ImportKind, name: string): ReadonlySet<string> => {
  const key = `${kind} ${name}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const own = FOR_KIND[kind]?.[name];
  const words = [
    name,
    name.replaceAll('_', ' '),
    ...(own ?? '').split(';'),
    ...(WORDS[name] ?? '').split(';'),
  ];
  const folded = new Set(words.map(foldHeader).filter((word) => word !== ''));
  cache.set(key, folded);
  return folded;
};
