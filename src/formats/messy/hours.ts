import { toPlainDigits } from './digits.ts';
import { isLongText } from './text.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const DAY_WORDS: Readonly<Record<string, (typeof DAYS)[number]>> = {
  mo: 'Mo',
  mon: 'Mo',
  monday: 'Mo',
  lundi: 'Mo',
  lun: 'Mo',
  lunes: 'Mo',
  الاثنين: 'Mo',
  الإثنين: 'Mo',
  tu: 'Tu',
  tue: 'Tu',
  tues: 'Tu',
  tuesday: 'Tu',
  mardi: 'Tu',
  martes: 'Tu',
  الثلاثاء: 'Tu',
  we: 'We',
  wed: 'We',
  wednesday: 'We',
  mercredi: 'We',
  miércoles: 'We',
  الأربعاء: 'We',
  الاربعاء: 'We',
  th: 'Th',
  thu: 'Th',
  thur: 'Th',
  thurs: 'Th',
  thursday: 'Th',
  jeudi: 'Th',
  jueves: 'Th',
  الخميس: 'Th',
  fr: 'Fr',
  fri: 'Fr',
  friday: 'Fr',
  vendredi: 'Fr',
  viernes: 'Fr',
  الجمعة: 'Fr',
  sa: 'Sa',
  sat: 'Sa',
  saturday: 'Sa',
  samedi: 'Sa',
  sábado: 'Sa',
  السبت: 'Sa',
  su: 'Su',
  sun: 'Su',
  sunday: 'Su',
  dimanche: 'Su',
  domingo: 'Su',
  الأحد: 'Su',
  الاحد: 'Su',
};

/** Opening hours as tables write them (`Su-Th 08:00-16:00; Fr 09:00-12:00`, `24/7`, `closed`), or null where they are not plain. */
export const parseLooseHours = (text: string): string | null => {
  if (isLongText(text)) return null;
  const plain = toPlainDigits(text).trim().toLowerCase();
  if (
    /^(24\s*\/\s*7|24\s*(h|hrs?|hours?|ساعة)(\s*(a|per)\s*day)?|all day|around the clock|24 heures|24 horas)$/u.test(
      plain,
    )
  )
    return '24/7';
  if (/^(closed|shut|fermé|cerrado|مغلق)$/u.test(plain)) return 'closed';
  const rules = plain.split(/\s*;\s*/).filter((part) => part !== '');
  const read = rules.map(readRule);
  return read.length === 0 || read.some((rule) => rule === null) ? null : read.join('; ');
};

const readRule = (rule: string): string | null => {
  const match = /^((?:\p{L}[\p{L}\s,.-]*?)?)\s*:?\s*((?:\d|closed|noon).*)$/u.exec(rule);
  if (match === null) return null;
  const days = readDays(match[1]!.trim());
  if (days === null) return null;
  if (match[2] === 'closed') return `${days} closed`.trim();
  const spans = match[2]!.split(/\s*(?:,|\band\b|&)\s*/).map(readSpan);
  return spans.some((span) => span === null) ? null : `${days} ${spans.join(',')}`.trim();
};

/** Empty: every day. */
const readDays = (text: string): string | null => {
  if (text === '' || /^(daily|every day|tous les jours|todos los días|يوميا|يومياً)$/u.test(text)) return '';
  const parts = text.split(/\s*,\s*/).map((part) => {
    const ends = part
      .split(/\s*(?:-|\bto\b|\bthru\b|\bthrough\b|إلى|الى|\ba\b|\bau\b)\s*/u)
      .map((word) => DAY_WORDS[word.replace(/\.$/, '')]);
    return ends.length > 2 || ends.some((day) => day === undefined) ? null : ends.join('-');
  });
  return parts.some((part) => part === null) ? null : parts.join(',');
};

const readSpan = (text: string): string | null => {
  const ends = text.split(/\s*(?:-|\bto\b|\buntil\b|إلى|الى)\s*/u);
  if (ends.length !== 2) return null;
  const [from, to] = ends.map(readTime);
  return from === null || to === null ? null : `${from}-${to}`;
};

const readTime = (text: string): string | null => {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:(am|a\.m\.|pm|p\.m\.|ص|م)|(?:h|hrs?|uhr))?$/u.exec(
    text.trim().replace(/^noon$/, '12:00'),
  );
  if (match === null) return null;
  const [, hours, minutes = '00', half] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    const isAfternoon = /^(p|م)/u.test(half);
    hour = (hour % 12) + (isAfternoon ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || (hour === 24 && minutes !== '00')) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
};
