import type { Operation, Plan } from '../../domain/index.ts';
import { type FigureStyle, PAGE_STYLE } from '../figures.ts';
import { ENGLISH, type MessageKey } from '../messages.ts';
import { buildReportContext, type ReportContext } from '../report-context.ts';
import type { PaperLanguage } from './paper-page.ts';

/** What the report says, in Arabic, as far as the papers of a day need it. Months carry both names that are in use. */
export const ARABIC_MESSAGES: Partial<Record<MessageKey, string>> = {
  'calendar.weekdays': 'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد',
  // A no-break space within a name: names are divided at plain spaces.
  'calendar.months':
    'كانون\u00a0الثاني/يناير شباط/فبراير آذار/مارس نيسان/أبريل أيار/مايو حزيران/يونيو تموز/يوليو آب/أغسطس أيلول/سبتمبر تشرين\u00a0الأول/أكتوبر تشرين\u00a0الثاني/نوفمبر كانون\u00a0الأول/ديسمبر',

  'exercise.bar': 'تمرين: السكان والمخزون والأحداث في هذه الورقة مختلَقة. ليس للاستخدام الفعلي.',
  'protection.notice':
    'الإخطار بموقع أو بتحرّك لا يُنشئ الحماية بموجب القانون ولا يُسقطها: فمن يحميهم القانون وما يحميه محميّون بإخطار أو بدونه.',
  'not-known.title': 'ما هو غير معروف',
  'not-known.lead': 'اقرأ هذا أولًا. ما هو غير معروف لا يُحسب صفرًا ولا مفتوحًا ولا متوسطًا.',
  'not-known.and-more': ' و{count} غيرها',
  'not-known.open-end-detail': '{kind}: لا تُعرف له نهاية؛ يُفترض أنه يستمر حتى نهاية الخطة',
  'not-known.other': 'غير معروف ({code})',
  'not-known.days': 'أيام من الخطة بلا رقم: {count}',
  'not-known.need.no-supply-data': 'احتياجات لا تُعرف عنها أي إمدادات (غير محسوبة في الحدود الدنيا)',
  'not-known.people.unknown': 'أماكن لا يُعرف عدد سكانها (لم يُخطَّط لها)',
  'not-known.conversion.missing': 'أعداد بوحدة لا تُعرف طريقة تحويلها (لم تُستخدم في الخطة)',
  'not-known.flow.side-unknown': 'أشخاص ينتقلون من أماكن أو إلى أماكن لا يُعرف عدد سكانها',
  'not-known.crossing.capacity-unknown': 'معابر لا تُعرف طاقتها اليومية (لا يُخطَّط لشيء عبرها)',
  'not-known.hub.capacity-unknown': 'مستودعات لا تُعرف طاقتها اليومية (تُعدّ كافية)',
  'not-known.hub.storage-unknown': 'مستودعات لا تُعرف سعة تخزينها (تُعدّ كافية)',
  'not-known.place.hours-unknown': 'أماكن لا تُعرف ساعات عملها (تُعدّ مفتوحة)',
  'not-known.place.unreachable': 'أماكن لا تصل إليها أي مركبة في هذه الأيام (لم يُخطَّط لها)',
  'not-known.access.end-unknown': 'قيود على الوصول وأوامر لا تُعرف نهايتها (يُفترض استمرارها)',
  'not-known.fuel.not-planned': 'الوقود: هل يكفي لهذه الرحلات',
  'not-known.movement.unreported': 'تحركات من الخطة السابقة لم يُبلغ عنها أحد',
  'not-known.packs': 'عبوات: {count}',
  'not-known.fuel.home-not-counted': 'الوقود في مقرّ المركبات (خُطِّط كما لو كان كافيًا)',
  'not-known.fuel.use-unknown': 'كمية الوقود التي تستهلكها المركبات (خُطِّط كما لو لم تستهلك شيئًا)',
  'not-known.input.not-counted': 'مخزون ما يُستهلك هناك',
  'not-known.consumption.not-planned': 'استهلاك أصناف تُوزَّع أيضًا (لم يُخصم مما يتسلّمه الناس)',
  'not-known.ownership.pooling-assumed': 'هل يتقاسم الشركاء المخزون والمركبات والمستودعات (يُعدّ الكل مشتركًا)',
  'not-known.ownership.owner-unknown': 'مخزون ومركبات ومستودعات لا يُعرف مالكها (تُعدّ متاحة للجميع)',
  'not-known.ownership.cost-not-run': 'ما الذي كان سيصل إلى الناس لو زاد التقاسم بين الشركاء',
  'not-known.earmark.unknown': 'إمدادات مخصَّصة لا يُعرف لمن (تُعدّ غير مقيَّدة)',
  'not-known.fact.stale': 'بيانات لم يُتحقق منها مؤخرًا (تُستخدم كما وردت آخر مرة، بمدى أوسع)',
  'not-known.stale.people': 'أعداد السكان',
  'not-known.stale.stock': 'جرد المخزون',
  'not-known.stale.arrivals': 'الواردات المتوقعة',
  'not-known.stale.capacity': 'الطاقة اليومية للأماكن',
  'not-known.stale.fleet': 'أعداد المركبات',
  'not-known.stale.links': 'الوصلات بين الأماكن',
  'not-known.stale.access': 'القيود على الوصول',
  'not-known.facilitation.unknown': 'كم مرة تصل القوافل إلى بعض الأماكن (لا يوجد معدل معروف)',
  'not-known.notification.none-recorded':
    'لم يُسجَّل على أي مستوى إرسال إخطار بموقع أو تحرّك أو الإقرار باستلامه',

  'question.S1': 'هل توجد خطة ذات مصداقية للمدنيين؟',
  'question.S2': 'هل احتياجاتهم المنقذة للحياة (المأوى والماء والغذاء والصحة) معروفة، وهل تلبّيها الخطة؟',
  'question.S3': 'هل أُخطر بتحركات العاملين في المجال الإنساني، وهل أُقرّ باستلام الإخطار؟',
  'question.S4': 'هل يمكن إدخال المساعدات؟',
  'question.S5': 'هل تصل المساعدات إلى الناس في الداخل؟',
  'question.S6': 'هل التطورات التي تغيّر إمكانية الوصول معروفة؟',
  'question.S7': 'هل يُحصى السكان بمرور الوقت وبين المناطق؟',
  'question.S8': 'هل أجاب المسؤولون والأطراف عمّا طُلب منهم؟',

  'verdict.yes': 'نعم',
  'verdict.no': 'لا',
  'verdict.short': 'غير كافٍ',
  'verdict.short-by': 'النقص {amount}',
  'verdict.not-known': 'غير معروف',
  'verdict.not-decidable': 'لا يمكن البتّ فيه',

  'figure.none': 'لا يوجد رقم',
  'figure.coverage.floor-mean':
    'يُغطّى {value} من الحد الأدنى للبقاء من الاحتياجات المنقذة للحياة المعروفة، مرجَّحًا بعدد السكان',
  'figure.needs.known': 'احتياجات منقذة للحياة تتوفر عنها بيانات إمداد: {value} من {total}',
  'figure.movements.acknowledged': 'تحركات أُقرّ باستلام إخطارها: {value} من {total}',
  'figure.crossing.grams': 'ما يُحمَّل في المعابر ويُدخَل: {value}',
  'figure.deliveries.grams': 'ما يُوصَل إلى المواقع: {value}',
  'figure.access.constraints': 'قيود تغلق الطرق أو تبطئها أو تحدّ من استخدامها في هذه الأيام: {value}',
  'figure.people.best': '{value} نسمة في اليوم الأول (المدى {range})',
  'figure.asks.open': 'مطالب بلا رد: {value} من {total}',

  'access.closed': 'مغلق',
  'access.slowed': 'السير بطيء',
  'access.window': 'المرور في ساعات محددة فقط',
  'access.permit': 'يلزم تصريح',
  'access.risk': 'خطر',
  'access.order': 'أمر من أحد الأطراف، مسجَّل كما قيل',
};

/** Numbers keep the digits 0 to 9, so that one read out at a gate is one number; units are Arabic. */
const ARABIC_STYLE: FigureStyle = {
  ...PAGE_STYLE,
  square: 'م²',
  cubic: 'م³',
  units: {
    t: 'طن',
    kg: 'كغ',
    g: 'غ',
    km: 'كم',
    L: 'لتر',
    ml: 'مل',
    kcal: 'كيلو\u00a0كالوري',
    million: 'مليون',
    min: 'دقيقة',
    h: 'ساعة',
  },
};

/** The context of a paper in one language; in Arabic every thing bears its local name where it has one. */
export function buildPaperContext(operation: Operation, plan: Plan, language: PaperLanguage): ReportContext {
  if (language === 'en') return buildReportContext(operation, plan);
  const named = <T extends { readonly name: string; readonly nameLocal: string | null }>(
    rows: readonly T[],
  ) => rows.map((row) => ({ ...row, name: row.nameLocal ?? row.name }));
  const local: Operation = {
    ...operation,
    name: operation.nameLocal ?? operation.name,
    areas: named(operation.areas),
    places: named(operation.places),
    goods: named(operation.goods),
    needs: named(operation.needs),
  };
  return buildReportContext(local, plan, ARABIC_STYLE, { ...ENGLISH, ...ARABIC_MESSAGES });
}
