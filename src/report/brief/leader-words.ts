import type { Operation } from '../../domain/index.ts';
import type { PaperLanguage, Text } from './paper-page.ts';

/** Every word that the convoy leader's sheet says of its own accord: English, then Arabic. */
const LEADER_WORDS = {
  title: ['Convoy leader’s sheet', 'ورقة قائد القافلة'],
  'one-only': ['This movement only. Carry no other sheet.', 'لهذا التحرّك وحده. لا تحمل ورقة تحرّك آخر.'],
  'kind.delivery': ['Delivery', 'تسليم'],
  'kind.transfer': ['Transfer between stores', 'نقل بين المستودعات'],
  'local-time': ['All hours are local time', 'كل الأوقات بالتوقيت المحلي'],
  stopped: ['If you are stopped', 'إذا أُوقفتم'],
  'step.call': [
    'Halt, keep the vehicles together, and call the contact on duty.',
    'توقفوا، وأبقوا المركبات معًا، واتصلوا بجهة الاتصال المناوبة.',
  ],
  'step.no-argument': ['Do not argue and do not force the way.', 'لا تجادلوا ولا تحاولوا المرور بالقوة.'],
  'step.return': [
    'Going back is always allowed: nobody needs to ask for it and nobody is blamed for it.',
    'الرجوع مسموح دائمًا: لا يحتاج إلى إذن ولا يُلام عليه أحد.',
  ],
  'step.turn-back': [
    'At the turn-back time at the latest, go back, and call.',
    'عند وقت الرجوع على أبعد تقدير، ارجعوا واتصلوا.',
  ],
  'step.note': ['Write down the hour, the place and what was said.', 'دوّنوا الساعة والمكان وما قيل لكم.'],
  'turn-back': ['Turn back at the latest at', 'الرجوع في موعد أقصاه'],
  second: ['Second destination', 'الوجهة الثانية'],
  'second-none': ['none: go back', 'لا توجد: ارجعوا'],
  'load-then': ['The load then', 'الحمولة عندئذ'],
  'load.returns': ['goes back to where it was loaded', 'تعود إلى مكان التحميل'],
  'load.second': ['goes to the second destination', 'تذهب إلى الوجهة الثانية'],
  'to-agree': ['not recorded: agree and write', 'غير مسجَّل: يُتفق عليه ويُكتب'],
  'wait-elsewhere': ['Where else to wait', 'مكان انتظار آخر'],
  contacts: ['Contacts, written by hand before leaving', 'جهات الاتصال، تُكتب باليد قبل الانطلاق'],
  notification: ['Notification no.', 'رقم الإخطار'],
  'contact-first': ['Contact on duty', 'جهة الاتصال المناوبة'],
  'contact-second': ['If no answer', 'إن لم يردّ أحد'],
  medical: ['Medical help', 'الإسعاف'],
  channel: ['Radio channel, call sign', 'القناة اللاسلكية والنداء'],
  receiver: ['Receiver at the stops', 'المستلِم في المحطات'],
  stops: ['Stops', 'المحطات'],
  place: ['Place', 'المكان'],
  task: ['What', 'المهمة'],
  'task.leave': ['start', 'انطلاق'],
  'task.load': ['load', 'تحميل'],
  'task.unload': ['unload', 'تفريغ'],
  'task.home': ['end', 'وصول نهائي'],
  arrive: ['Arrive', 'الوصول'],
  wait: ['Wait at the gate until', 'الانتظار عند البوابة حتى'],
  leave: ['Leave', 'المغادرة'],
  arrived: ['Arrived', 'الوصول الفعلي'],
  left: ['Left', 'المغادرة الفعلية'],
  'check-in': ['Check in', 'الاتصال للاطمئنان'],
  'check-in-at': [
    'Call at: {times}. In between every ____ minutes.',
    'اتصلوا في: {times}. وبينها كل ____ دقيقة.',
  ],
  'check-in-late': [
    'Without a call for ____ minutes they look for you.',
    'إن لم تتصلوا مدة ____ دقيقة يبدأ البحث عنكم.',
  ],
  vehicles: ['Vehicles, in order of march', 'المركبات بترتيب السير'],
  number: ['No.', 'م'],
  vehicle: ['Vehicle', 'المركبة'],
  owner: ['Owner', 'المالك'],
  packs: ['Packs', 'العبوات'],
  kilograms: ['kg', 'كغ'],
  plate: ['Plate', 'اللوحة'],
  aboard: ['People aboard', 'عدد الركاب'],
  load: ['What is for whom', 'الحمولة لكل محطة'],
  item: ['Goods', 'الأصناف'],
  protection: [
    'A notification neither creates nor removes protection under the law. This sheet clears nobody to move: people with a name and the news of the hour decide.',
    'الإخطار لا يُنشئ الحماية بموجب القانون ولا يُسقطها. وهذه الورقة لا تأذن لأحد بالتحرّك: القرار لأشخاص معروفين بأسمائهم وبحسب أخبار الساعة.',
  ],
} as const satisfies Readonly<Record<string, readonly [english: string, arabic: string]>>;

export type LeaderWord = keyof typeof LEADER_WORDS;

/** How a leader's sheet says things: Arabic first and English after it, or English alone. */
export interface LeaderSay {
  /** Side by side. */
  (key: LeaderWord): Text;
  /** One under the other. */
  readonly stacked: (key: LeaderWord) => Text;
  /** In one of the languages of the sheet. */
  readonly only: (
    language: PaperLanguage,
    key: LeaderWord,
    parameters?: Readonly<Record<string, string>>,
  ) => string;
  /** Arabic first. */
  readonly languages: readonly PaperLanguage[];
  readonly language: PaperLanguage;
  /** A pair of texts in the order of the sheet; the English one alone where there is no Arabic. */
  readonly both: (english: string, arabic: string) => Text;
}

/** English alone where the operation names another second language, for which there are no words yet. */
export function buildLeaderSay({ languages }: Operation): LeaderSay {
  const second = languages.filter((language) => !/^en\b/.test(language));
  const isArabic = second.length === 0 || second.some((language) => /^ar\b/.test(language));
  const both = (english: string, arabic: string): Text =>
    isArabic ? [arabic, ' · ', { faint: { data: english } }] : english;
  const say = (key: LeaderWord): Text => both(LEADER_WORDS[key][0], LEADER_WORDS[key][1]);
  const stacked = (key: LeaderWord): Text => {
    const [english, arabic] = LEADER_WORDS[key];
    return isArabic ? [arabic, { newLine: true }, { faint: { data: english } }] : english;
  };
  const only: LeaderSay['only'] = (language, key, parameters = {}) =>
    LEADER_WORDS[key][language === 'en' ? 0 : 1].replace(
      /\{(\w+)\}/g,
      (whole, name: string) => parameters[name] ?? whole,
    );
  return Object.assign(say, {
    stacked,
    only,
    both,
    language: isArabic ? ('ar' as const) : ('en' as const),
    languages: isArabic ? (['ar', 'en'] as const) : (['en'] as const),
  });
}
