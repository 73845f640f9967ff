import type { Operation, Plan } from '../../domain/index.ts';
import { html, type Markup, type MarkupValue } from '../markup.ts';
import { formatName } from '../page-parts.ts';
import { buildReportContext, type ReportContext } from '../report-context.ts';
import { findRestrictedClass, type RestrictedClass } from '../restricted-class.ts';
import type { Named } from './movement-papers.ts';
import { buildWords, type WordKey, type Words } from './waybill-words.ts';

/** What every paper of a plan needs: words, names, the local clock, class and expiry. */
export interface PaperContext {
  readonly report: ReportContext;
  readonly words: Words;
  readonly classKey: `class.${RestrictedClass}`;
  /** Last day of the horizon. */
  readonly expires: string;
  readonly exercise: boolean;
}

export function buildPaperContext(operation: Operation, plan: Plan): PaperContext {
  return {
    report: buildReportContext(operation, plan),
    words: buildWords(operation),
    classKey: `class.${findRestrictedClass(operation.sensitivity)}`,
    expires: plan.expires,
    exercise: operation.exercise,
  };
}

/** `Destroy after 2024-05-19` for plain text; the mark keeps the date from being turned round by the Arabic before it. */
export const formatExpiry = ({ words, expires }: Pick<PaperContext, 'words' | 'expires'>): string =>
  `${words.plain('class.expires')} \u200e${expires}\u200e`;

/** Class, expiry and the mark of an exercise: at the head of every sheet. */
export function formatBand({ words, classKey, expires, exercise }: PaperContext): Markup {
  return html`<p class="band"><strong>${words.of(classKey)}</strong> <span>${words.of('class.expires')} <b>${expires}</b></span></p>
${exercise && html`<p class="band exercise"><strong>${words.of('exercise')}</strong></p>`}`;
}

/** Sentences in one language beside the same in the other. */
export function formatNotices({ words }: PaperContext, ...keys: readonly WordKey[]): Markup {
  const arabic = keys.map(words.arabic).filter((sentence) => sentence !== null);
  return html`<div class="notices"><p>${keys.map(words.english).join(' ')}</p>${
    arabic.length > 0 && html`<p class="ar" lang="ar" dir="rtl">${arabic.join(' ')}</p>`
  }</div>`;
}

/** A heading and what stands under it; an empty box to write in where the value is null. */
export const formatField = (
  { words }: PaperContext,
  key: WordKey,
  value: MarkupValue,
  width: '' | 'wide' | 'full' = '',
): Markup =>
  html`<div class="field ${width}"><span class="label">${words.of(key)}</span>${
    value === null ? html`<span class="blank"></span>` : html`<span class="value">${value}</span>`
  }</div>`;

export const formatBoth = ({ report }: PaperContext, { name, nameLocal }: Named): Markup =>
  formatName(report, name, nameLocal);

/** Kilograms to the gram, as many decimals as there are. */
export const formatKilograms = (context: PaperContext, grams: number): string =>
  formatExact(context, grams, 1000);

/** Cubic metres to the cubic centimetre. */
export const formatCubicMetres = (context: PaperContext, cm3: number): string =>
  formatExact(context, cm3, 1_000_000);

function formatExact({ report }: PaperContext, value: number, unit: number): string {
  const whole = Math.floor(value / unit);
  const rest = String((value - whole * unit) / unit).slice(1);
  return report.figures.whole(whole) + (rest.includes('e') ? (value - whole * unit).toFixed(6) : rest);
}

/** The local name of a thing behind its name, for a cell. */
export const joinNames = ({ name, nameLocal }: Named): string =>
  nameLocal === null || nameLocal === name ? name : `${name} · ${nameLocal}`;
