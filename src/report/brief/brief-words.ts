import type { PlaceKind } from '../../domain/index.ts';
import type { PaperLanguage } from './paper-page.ts';

/** Every word that the brief says of its own accord: English, then Arabic. */
const BRIEF_WORDS = {
  title: ['Daily brief for the head of operation', 'الموجز اليومي لرئيس العملية'],
  'as-of': [
    'As known at {when} ({offset}). Plan of {from} to {to}; the independent check found nothing wrong in it.',
    'بحسب ما كان معروفًا في {when} ({offset}). الخطة من {from} إلى {to}، ولم يجد فيها التحقق المستقل أي خطأ.',
  ],
  'when-time': ['{date}, {time}', '{date}، الساعة {time}'],
  'could-change': ['could change {rows}', 'قد يغيّر {rows}'],
  flipping: [
    'Inputs whose low or high would change an answer: ',
    'مدخلات لو أُخذ حدّها الأدنى أو الأعلى لتغيّر أحد الأجوبة: ',
  ],
  'more-kinds': [
    'Kinds not listed here: {count}, all in the report',
    'أنواع لم تُذكر هنا: {count}، كلها في التقرير',
  ],
  answers: ['The eight answers', 'الأجوبة الثمانية'],
  question: ['Question', 'السؤال'],
  answer: ['Answer', 'الجواب'],
  figure: ['Figure', 'الرقم'],
  expected: [
    'Expected once refusals are counted, of the standard, at the recorded shares of convoys let through: ',
    'المتوقع بعد احتساب حالات الرفض، من المعيار، وفق النسب المسجَّلة للقوافل التي سُمح لها بالمرور: ',
  ],
  'expected-need': ['{best} ({low} to {high})', '{best} (من {low} إلى {high})'],
  movements: ['Movements of the day', 'تحركات اليوم'],
  'no-movements': ['Nothing is planned to move on this day.', 'لا تحركات مخطَّطة في هذا اليوم.'],
  'out-and-home': [
    'First vehicle out {first}, last one home {last}, local time.',
    'خروج أول مركبة {first} وعودة آخر مركبة {last}، بالتوقيت المحلي.',
  ],
  way: ['{from} → {to}', '{from} ← {to}'],
  between: ['From and to', 'من وإلى'],
  'movement-count': ['Moves', 'تحركات'],
  'vehicle-count': ['Vehicles', 'مركبات'],
  'stop-count': ['Stops', 'محطات'],
  load: ['Load', 'الحمولة'],
  stock: ['Days of stock left', 'أيام المخزون المتبقية'],
  need: ['Need', 'الاحتياج'],
  'stock-all': ['In all (range)', 'الإجمالي (المدى)'],
  'stock-least': ['Least at a place', 'الأقل في مكان'],
  'stock-days': ['{best} ({range})', '{best} ({range})'],
  'stock-none': [
    'not recorded: no stock that serves a need was counted',
    'غير مسجَّل: لم يُعدّ أي مخزون يلبّي احتياجًا',
  ],
  'stock-gaps': [
    'Not known: places where a need was not counted: {places}; needs without any supply: {needs}. Arrivals do not count.',
    'غير معروف: أماكن لم يُعدّ فيها مخزون احتياج ما: {places}؛ احتياجات بلا أي إمداد: {needs}. لا تُحتسب الواردات.',
  ],
  'runs-short': ['short from {date}; first to stop: ', 'ينقص ابتداءً من {date}، وأول ما يتوقف: '],
  vehicles: ['vehicles', 'المركبات'],
  'over-a-year': ['over a year', 'أكثر من سنة'],
  requests: ['Requests to be sent this day', 'طلبات الإخطار الواجب إرسالها اليوم'],
  'requests-none': ['None is due on this day.', 'لا طلبات مستحقة في هذا اليوم.'],
  'requests-not-recorded': [
    'not recorded: the operation names no recipients and lead times',
    'غير مسجَّل: لا تذكر العملية الجهات المستلِمة ولا مُهَلها',
  ],
  recipient: ['Recipient', 'الجهة المستلِمة'],
  'send-by': ['Send by', 'تُرسل قبل'],
  'for-day': ['First for', 'أولها ليوم'],
  news: ['New since yesterday', 'الجديد منذ أمس'],
  'news-nothing': [
    'Nothing new is recorded in the 24 hours before.',
    'لم يُسجَّل أي جديد في الساعات الأربع والعشرين السابقة.',
  ],
  'news.known': ['newly known', 'عُرف حديثًا'],
  'news.began': ['begun', 'بدأ'],
  'news.ended': ['ended', 'انتهى'],
  'news-more': ['More limits on access: {count}', 'قيود أخرى على الوصول: {count}'],
  'news-notified': [
    'Notified movements: {notified}; kept {kept}, no longer possible {dropped}, given up {released}.',
    'تحركات أُخطر بها: {notified}؛ باقية {kept}، لم تعد ممكنة {dropped}، جرى التخلي عنها {released}.',
  ],
  'news-facts': ['New rows of data: {lists}.', 'بيانات جديدة (عدد السجلات): {lists}.'],
  'news-asks': ['Asks: new {asked}, answered {answered}.', 'المطالب: جديدة {asked}، أُجيب عنها {answered}.'],
  'list.people': ['people {count}', 'السكان {count}'],
  'list.flows': ['people moving {count}', 'التنقلات السكانية {count}'],
  'list.stock': ['stock {count}', 'المخزون {count}'],
  'list.arrivals': ['arrivals {count}', 'الواردات {count}'],
  'list.capacities': ['capacity {count}', 'الطاقة اليومية {count}'],
  'list.fleet': ['vehicles {count}', 'المركبات {count}'],
  'list.links': ['links {count}', 'الوصلات {count}'],
  'list.conversions': ['conversions {count}', 'التحويلات {count}'],
  'list.consumption': ['consumption {count}', 'الاستهلاك {count}'],
  'list-between': [', ', '، '],
  asks: ['Asks to those who must answer', 'المطالب الموجَّهة إلى الجهات المسؤولة'],
  'asked-of': ['Asked of', 'موجَّه إلى'],
  ask: ['Ask, as recorded', 'المطلب، كما سُجِّل'],
  since: ['Since', 'منذ'],
  people: ['People', 'المتأثرون'],
  reply: ['Answer', 'الرد'],
  'no-reply': ['none yet', 'لا رد بعد'],
  'asks-none': ['No ask is recorded.', 'لم يُسجَّل أي مطلب.'],
  'asks-more': [
    'Not shown: {open} more without an answer, {answered} more answered.',
    'لم تُذكر هنا: {open} أخرى بلا رد، و{answered} أخرى أُجيب عنها.',
  ],
  decide: ['Who decides', 'من يقرّر'],
  'decide-what': ['To be decided', 'القرار المطلوب'],
  'decide-by': ['Before', 'قبل'],
  'decide-who': ['Name, written by hand', 'الاسم، يُكتب باليد'],
  'decide-outcome': ['Decision', 'القرار'],
  'decide.movements': ['Whether the movements of the day leave', 'هل تنطلق تحركات اليوم'],
  'decide.requests': ['Which requests are sent', 'أي طلبات الإخطار تُرسل'],
  'decide.asks': ['Which asks are taken up again, with whom', 'أي المطالب تُتابَع، ومع من'],
  'not-recorded': ['not recorded', 'غير مسجَّل'],
  'no-clearance': [
    'This page clears nobody to move. People with a name and the news of the hour decide.',
    'هذه الورقة لا تأذن لأحد بالتحرّك. القرار لأشخاص معروفين بأسمائهم وبحسب أخبار الساعة.',
  ],
} as const satisfies Readonly<Record<string, readonly [english: string, arabic: string]>>;

export type BriefWord = keyof typeof BRIEF_WORDS;

const PLACE_KINDS: Readonly<Record<PlaceKind, readonly [string, string]>> = {
  crossing: ['crossing', 'معبر'],
  hub: ['hub', 'مستودع'],
  site: ['site', 'موقع توزيع'],
  facility: ['facility', 'مرفق'],
  holding_point: ['holding point', 'نقطة انتظار'],
  junction: ['junction', 'مفترق طرق'],
};

/** The words of one language with their `{parameters}` filled in. */
export interface BriefSay {
  (key: BriefWord, parameters?: Readonly<Record<string, string | number>>): string;
  readonly placeKind: (kind: PlaceKind) => string;
}

export function buildBriefSay(language: PaperLanguage): BriefSay {
  const column = language === 'en' ? 0 : 1;
  const say = (key: BriefWord, parameters: Readonly<Record<string, string | number>> = {}): string =>
    BRIEF_WORDS[key][column].replace(/\{(\w+)\}/g, (whole, name: string) =>
      String(parameters[name] ?? whole),
    );
  return Object.assign(say, { placeKind: (kind: PlaceKind) => PLACE_KINDS[kind][column] });
}
