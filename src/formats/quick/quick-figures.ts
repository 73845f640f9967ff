import type { Problem, Range } from '../../domain/index.ts';
import { parseExactDecimal } from '../decimal.ts';

/** What is wrong with an answer, wherever it stands. */
export type QuickFault = Omit<Problem, 'at' | 'got'>;

export const isQuickFault = (value: object | number): value is QuickFault =>
  typeof value === 'object' && 'code' in value;

export interface FigureLimits {
  /** Whole ones inside in one that is answered: 1000 for kilograms in grams. */
  readonly factor: number;
  readonly least: number;
  readonly most: number;
}

/** `12000`, `12,000`, or low-best-high such as `9000-12000-15000`. */
export function parseQuickRange(text: string, limits: FigureLimits): Range | QuickFault {
  const parts = text.split(/\s*(?:-|–|\bto\b)\s*/);
  if (parts.length === 2)
    return {
      severity: 'error',
      code: 'quick.range-without-best',
      expected: 'one figure, or low-best-high',
      remedy: 'Say what you would plan with between the two; nothing is averaged for you.',
    };
  const figures = parts.map((part) => parseQuickFigure(part, limits));
  const fault = figures.find((figure) => isQuickFault(figure));
  if (fault !== undefined) return fault as QuickFault;
  if (figures.length > 3)
    return {
      severity: 'error',
      code: 'quick.not-a-number',
      expected: 'one figure, or low-best-high',
      remedy: 'Give at most three figures.',
    };
  const [first, second, third] = figures as number[];
  const range = { low: first!, best: second ?? first!, high: third ?? first! };
  if (range.low <= range.best && range.best <= range.high) return range;
  return {
    severity: 'error',
    code: 'quick.range-order',
    expected: 'the least first, the most last',
    remedy: 'Put the three figures in order.',
  };
}

/** One plain figure; thousands may be set off by commas. */
export function parseQuickFigure(text: string, { factor, least, most }: FigureLimits): number | QuickFault {
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  const value = parseExactDecimal(plain, factor);
  if (typeof value === 'string') {
    const fault = value;
    return fault === 'too-large'
      ? outOfRange(least, most)
      : {
          severity: 'error',
          code: `quick.${fault}`,
          expected: 'a plain figure such as 12000 or 7.5',
          remedy: 'Write digits with a point for decimals, without a unit.',
        };
  }
  return value < least * factor || value > most * factor ? outOfRange(least, most) : value;
}

const outOfRange = (least: number, most: number): QuickFault => ({
  severity: 'error',
  code: 'quick.out-of-range',
  expected: `from ${least} to ${most}`,
  remedy: 'Check the figure and its unit.',
});

/** `food 40; water 0-5-10` as words and what stands behind each. */
export function splitByNeed(text: string): readonly (readonly [word: string, rest: string])[] {
  return text
    .split(/[;\n]|,\s*(?=\p{L})/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.search(/[\s:]/);
      return at < 0
        ? [part.toLowerCase(), '']
        : [part.slice(0, at).toLowerCase(), part.slice(at).replace(/^[\s:]+/, '')];
    });
}
