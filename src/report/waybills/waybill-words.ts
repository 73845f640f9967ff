import type { Operation } from '../../domain/index.ts';
import { html, type Markup, NO_MARKUP } from '../markup.ts';

/** Every word that the papers of a movement say of their own accord: English, then Arabic. */
export const WORDS = {
  'title.waybill': ['Waybill', 'بوليصة شحن'],
  'title.movement': ['Movement sheet', 'ورقة التحرّك'],
  'title.index': ['Register of waybills', 'سجلّ بوالص الشحن'],
  'class.restricted': ['RESTRICTED', 'مقيَّد'],
  'class.confidential': ['CONFIDENTIAL', 'سرّي'],
  'class.strictly-confidential': ['STRICTLY CONFIDENTIAL', 'سرّي للغاية'],
  'class.expires': ['Destroy after', 'تُتلَف بعد'],
  exercise: [
    'EXERCISE. All of it is made up. Not for real use.',
    'تمرين. كل ما فيه مختلَق. ليس للاستخدام الفعلي.',
  ],
  'notice.protection': [
    'A notification of a site or a movement neither creates nor removes protection under the law: whom and what the law protects, it protects with or without one.',
    'الإخطار بموقع أو بتحرّك لا يُنشئ الحماية بموجب القانون ولا يُسقطها: فمن يحميهم القانون وما يحميه محميّون بإخطار أو بدونه.',
  ],
  'notice.no-clearance': [
    'This paper clears nobody to move. People with a name and the news of the hour decide.',
    'هذه الورقة لا تأذن لأحد بالتحرّك. القرار لأشخاص معروفين بأسمائهم وبحسب أخبار الساعة.',
  ],
  'notice.planned': [
    'Quantities and times are those of the plan. What counts is what is written in by hand and signed.',
    'الكميات والأوقات كما في الخطة. والعبرة بما يُكتب باليد ويُوقَّع.',
  ],
  'notice.index': [
    'Treat numbers like cheques: account for every one. A number is printed once for each plan, vehicle and consignee; printing again gives the same number.',
    'تُعامَل الأرقام معاملة الشيكات: يُحاسَب على كل رقم. لكل خطة ومركبة ومرسَل إليه رقم واحد، وإعادة الطباعة تعطي الرقم نفسه.',
  ],
  number: ['Number', 'الرقم'],
  movement: ['Movement', 'التحرّك'],
  'kind.delivery': ['Delivery', 'تسليم'],
  'kind.transfer': ['Transfer between stores', 'نقل بين المستودعات'],
  date: ['Date', 'التاريخ'],
  operation: ['Operation', 'العملية'],
  project: ['Project or shipment no.', 'رقم المشروع أو الشحنة'],
  notification: ['Notification no.', 'رقم الإخطار'],
  consignor: ['Consignor: from', 'المرسِل: من'],
  consignee: ['Consignee: to', 'المرسَل إليه: إلى'],
  organisation: ['Organisation', 'الجهة'],
  area: ['Area', 'المنطقة'],
  'contact-person': ['Contact person, phone', 'الشخص المسؤول، الهاتف'],
  transporter: ['Transporter', 'الناقل'],
  vehicle: ['Vehicle', 'المركبة'],
  'vehicle.kind': ['Type', 'النوع'],
  position: ['Place in convoy', 'الترتيب في القافلة'],
  plate: ['Plate no.', 'رقم اللوحة'],
  trailer: ['Trailer no.', 'رقم المقطورة'],
  driver: ['Driver', 'السائق'],
  seals: ['Seal nos.', 'أرقام الأختام'],
  'local-time': ['Local time', 'التوقيت المحلي'],
  planned: ['planned', 'حسب الخطة'],
  actual: ['actual', 'الفعلي'],
  loading: ['Loading', 'التحميل'],
  departure: ['Departure', 'المغادرة'],
  arrival: ['Arrival', 'الوصول'],
  unloading: ['Unloading', 'التفريغ'],
  line: ['No.', 'م'],
  item: ['Item', 'الصنف'],
  lot: ['Lot', 'الدفعة'],
  expiry: ['Expiry', 'انتهاء الصلاحية'],
  owner: ['Donor or owner', 'المانح أو المالك'],
  earmark: ['Reserved for', 'مخصَّص لـ'],
  pack: ['Pack', 'العبوة'],
  packs: ['Packs', 'عدد العبوات'],
  kg: ['kg', 'كغ'],
  m3: ['m³', 'م³'],
  'dual-use': ['Dual use, dangerous', 'مزدوج الاستخدام، خطِر'],
  loaded: ['Loaded', 'المُحمَّل'],
  received: ['Received good', 'المُستلَم سليمًا'],
  damaged: ['Damaged', 'التالف'],
  lost: ['Short, lost', 'الناقص والمفقود'],
  taken: ['Taken, looted', 'المأخوذ والمنهوب'],
  excess: ['Excess, returned', 'الزائد والمُعاد'],
  total: ['Total', 'المجموع'],
  temperature: ['If cold: °C', 'للمبرَّد: °م'],
  'loss-report': ['Loss report no.', 'رقم تقرير الفقد'],
  remarks: ['Remarks', 'ملاحظات'],
  signatures: ['Signatures', 'التواقيع'],
  dispatcher: ['Dispatched by', 'سلّمه من المستودع'],
  carrier: ['Carried by (driver)', 'نقله (السائق)'],
  receiver: ['Received by', 'استلمه'],
  checker: ['Checked by', 'دقّقه'],
  name: ['Name', 'الاسم'],
  signature: ['Signature', 'التوقيع'],
  'when-signed': ['Date, hour', 'التاريخ والساعة'],
  copies: ['Copy for', 'نسخة لـ'],
  'copy.consignor': ['consignor', 'المرسِل'],
  'copy.transporter': ['transporter', 'الناقل'],
  'copy.consignee': ['consignee', 'المرسَل إليه'],
  'copy.returned': ['back, signed', 'تعود موقَّعة'],
  home: ['Home of the vehicles', 'مقرّ المركبات'],
  convoy: ['Convoy, in order of march', 'القافلة بترتيب السير'],
  load: ['Loading list', 'قائمة التحميل'],
  legs: ['Way', 'الطريق'],
  'way-home': ['way home, empty', 'العودة دون حمولة'],
  'way-out': ['way to the loading place, empty', 'الذهاب إلى التحميل دون حمولة'],
  from: ['From', 'من'],
  to: ['To', 'إلى'],
  km: ['km', 'كم'],
  waybill: ['Waybill', 'البوليصة'],
  leader: ['Convoy leader', 'قائد القافلة'],
  'last-vehicle': ['Last vehicle', 'المركبة الأخيرة'],
  contact: ['Contact outside the convoy, on call', 'جهة اتصال مناوبة خارج القافلة'],
  blocked: ['If the way is blocked: agreed', 'المتفق عليه إذا سُدّ الطريق'],
  file: ['File', 'الملف'],
  'issued-to': ['Issued to', 'سُلِّمت إلى'],
  returned: ['Returned signed', 'أُعيدت موقَّعة'],
  cancelled: ['Cancelled', 'أُلغيت'],
  'not-known': ['not known', 'غير معروف'],
} as const satisfies Readonly<Record<string, readonly [english: string, arabic: string]>>;

export type WordKey = keyof typeof WORDS;

/** How the papers of an operation say things. */
export interface Words {
  /** On two lines or side by side, as the page has room. */
  readonly of: (key: WordKey) => Markup;
  /** For a cell: `Waybill · بوليصة شحن`. */
  readonly plain: (key: WordKey) => string;
  /** Where two directions on one line could be read in the wrong order. */
  readonly english: (key: WordKey) => string;
  /** Null where the papers are in English alone. */
  readonly arabic: (key: WordKey) => string | null;
}

/** English and Arabic; English alone where the operation names another second language, for which there are no words yet. */
export function buildWords({ languages }: Operation): Words {
  const second = languages.filter((language) => !/^en\b/.test(language));
  const arabic = second.length === 0 || second.some((language) => /^ar\b/.test(language));
  return {
    of: (key) => {
      const [english, local] = WORDS[key];
      const other = arabic ? html` <bdi class="ar" lang="ar" dir="rtl">${local}</bdi>` : NO_MARKUP;
      return html`<bdi class="en">${english}</bdi>${other}`;
    },
    english: (key) => WORDS[key][0],
    arabic: (key) => (arabic ? WORDS[key][1] : null),
    plain: (key) => (arabic ? WORDS[key].join(' · ') : WORDS[key][0]),
  };
}
