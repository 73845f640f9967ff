/** Yes, no, or null where a cell says neither. */
export const parseYesNo = (text: string): boolean | null => {
  const word = text.trim().toLowerCase().replace(/\.$/, '');
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
};

const YES = new Set([
  'yes',
  'y',
  'true',
  '1',
  'x',
  'oui',
  'o',
  'vrai',
  'si',
  'sí',
  's',
  'ja',
  'نعم',
  'اجل',
  'أجل',
  '✓',
  '✔',
  '☑',
]);
const NO = new Set(['no', 'n', 'false', '0', 'non', 'faux', 'nein', 'لا', 'كلا', '✗', '✘', '✕', '☐']);
