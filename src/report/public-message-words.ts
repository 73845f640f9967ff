import type { PublicUnknown } from './public-summary.ts';

/**
 * Every word of the public text message: English, then Arabic. Sentences need no plural, and no sign in them has a
 * direction of its own beside a number.
 */
export const MESSAGE_WORDS = {
  weekdays: ['Mon Tue Wed Thu Fri Sat Sun', 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد'],
  months: [
    'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    'كانون\u00a0الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو آب/أغسطس أيلول/سبتمبر تشرين\u00a0الأول/أكتوبر تشرين\u00a0الثاني/نوفمبر كانون\u00a0الأول/ديسمبر',
  ],
  exercise: ['EXERCISE, all made up, not for real use.', 'تمرين: كل ما فيه مختلَق، ليس للاستخدام الفعلي.'],
  dates: [
    'Aid plan {from} to {to}, as known on {asOf}.',
    'خطة المساعدات من {from} إلى {to}، بحسب ما كان معروفًا يوم {asOf}.',
  ],
  unknown: ['Not known', 'غير معروف'],
  'unknown.need': ['supplies for some needs ({count})', 'الإمدادات لبعض الاحتياجات ({count})'],
  'unknown.need-names': ['any supply of {names}', 'أي إمداد من: {names}'],
  'unknown.need-more': ['any supply of {names} and {count} more', 'أي إمداد من: {names} و{count} غيرها'],
  'unknown.people': ['counts of people in part of the places', 'عدد السكان في بعض الأماكن'],
  'unknown.counts': ['counts in units nobody converts', 'أعداد بوحدات لا يُعرف تحويلها'],
  'unknown.capacity': ['how much can pass a day everywhere', 'الطاقة اليومية في بعض الأماكن'],
  'unknown.access': ['how long some limits on access last', 'مدة بعض القيود على الوصول'],
  'unknown.fuel': ['whether fuel suffices', 'هل يكفي الوقود'],
  'unknown.notification': ['any acknowledged notification', 'أي إخطار أُقرّ باستلامه'],
  'unknown.other': ['other facts', 'حقائق أخرى'],
  within: [', ', '، '],
  between: ['; ', '؛ '],
  people: ['People: about {best} (from {low} to {high}).', 'السكان: نحو {best} نسمة (من {low} إلى {high}).'],
  covered: ['Planned cover', 'التغطية المخطَّطة'],
  need: [
    '{name} ({floor}% of the survival floor, {target}% of the standard)',
    '{name} ({floor}% من الحد الأدنى للبقاء و{target}% من المعيار)',
  ],
  'need-target': ['{name} ({target}% of the standard)', '{name} ({target}% من المعيار)'],
  'more-needs': ['needs not listed here: {count}', 'احتياجات لم تُذكر هنا: {count}'],
  'no-totals': ['Planned cover is not published: too few places.', 'لا تُنشر نسب التغطية لقلة عدد الأماكن.'],
  assumed: ['Of it, {percent}% rests on assumptions.', 'منها {percent}% تستند إلى افتراضات.'],
  asks: [
    'Asks to officials and parties without an answer: {count}.',
    'مطالب من المسؤولين والأطراف بلا رد: {count}.',
  ],
  protection: [
    'Clears nobody to move; calls no place safe. Whom the law protects, it protects with or without notification. Humanitarian use only.',
    'لا تأذن هذه الرسالة لأحد بالتحرّك ولا تصف أي مكان بالآمن. من يحميهم القانون محميّون بإخطار أو بدونه. للاستخدام الإنساني فقط.',
  ],
} as const satisfies Readonly<Record<string, readonly [english: string, arabic: string]>> &
  Readonly<Record<`unknown.${PublicUnknown}`, readonly [string, string]>>;

export type MessageWord = keyof typeof MESSAGE_WORDS;
