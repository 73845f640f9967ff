import type { NotKnown } from '../domain/index.ts';
import { groupBy } from './coverage-totals.ts';
import { html, type Markup } from './markup.ts';
import { ENGLISH, type MessageKey } from './messages.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext, Say } from './report-context.ts';

/** Things of one kind that the plan had to do without. */
export interface NotKnownGroup {
  readonly code: string;
  readonly title: string;
  readonly items: readonly NotKnown[];
}

/**
 * What is not known, by kind: the plan's own list, closures and other constraints without a known end, and that no
 * notification is acknowledged.
 */
export function listNotKnown(context: ReportContext): NotKnownGroup[] {
  const { plan, operation, say } = context;
  const last = plan.clock.days.at(-1)!.endsAt;
  const listed = new Set(plan.notKnown.map((item) => item.subject));
  const openEnds = operation.access
    .filter(
      (constraint) => constraint.to === null && constraint.kind !== 'risk' && !listed.has(constraint.id),
    )
    .filter((constraint) => constraint.from === null || constraint.from < last)
    .map((constraint) => ({
      code: 'access.end-unknown',
      subject: constraint.id as string,
      detail: say('not-known.open-end-detail', { kind: say(`access.${constraint.kind}`) }),
    }));
  // What holds for the whole operation has no subject to name.
  const own = plan.notKnown.map((item) => ({ ...item, subject: formatSubject(context, item) }));
  const items = [...own, ...openEnds];
  const groups = [...groupBy(items, (item) => item.code)].map(([code, members]) => ({
    code,
    title: titleOf(say, code),
    items: members,
  }));
  groups.sort((a, b) => rankOf(a.code) - rankOf(b.code) || (a.code < b.code ? -1 : 1));
  const anySent = operation.notices.length > 0 || operation.commitments !== null;
  if (!anySent && !groups.some((group) => group.code.startsWith('notification.'))) {
    groups.push({
      code: 'notification.none-recorded',
      title: say('not-known.notification.none-recorded'),
      items: [],
    });
  }
  return groups;
}

/** What holds for the whole operation has no subject to name; kinds of rows have a name of their own. */
function formatSubject({ operation, say }: ReportContext, item: NotKnown): string {
  if (item.subject === operation.id) return '';
  const key = `not-known.stale.${item.subject}`;
  return item.code === 'fact.stale' && key in ENGLISH ? say(key as MessageKey) : item.subject;
}

/** Which answers could change; empty where no sentence is written for the kind. */
function formatEffect(say: Say, code: string): string {
  const key = `not-known.effect.${code.split('.')[0]}`;
  return key in ENGLISH ? say(key as MessageKey) : '';
}

/** Packs that nobody can find come first, then needs without supply data and people without a count: they hide the most. */
function rankOf(code: string): number {
  const order = [
    'movement',
    'need',
    'people',
    'conversion',
    'flow',
    'crossing',
    'access',
    'hub',
    'place',
    'fuel',
    'ownership',
    'earmark',
    'notification',
    'facilitation',
  ];
  const rank = order.indexOf(code.split('.')[0]!);
  return rank < 0 ? order.length : rank;
}

function titleOf(say: Say, code: string): string {
  const key = `not-known.${code}`;
  return key in ENGLISH ? say(key as MessageKey) : say('not-known.other', { code });
}

function formatDetail(say: Say, item: NotKnown): string {
  if (item.code === 'movement.unreported') return say('not-known.packs', { count: item.detail });
  if (item.code === 'crossing.capacity-unknown' && /^\d+$/.test(item.detail)) {
    return say('not-known.days', { count: item.detail });
  }
  return item.detail;
}

const SHOWN_SUBJECTS = 4;

/** The opening of the report: one line for each kind, with the first few names. */
export function formatNotKnownOpening(context: ReportContext): Markup {
  const { names, say } = context;
  const lines = listNotKnown(context).map((group) => {
    const subjects = [...new Set(group.items.map((item) => names.of(item.subject)))].filter(
      (name) => name !== '',
    );
    const shown = subjects
      .slice(0, SHOWN_SUBJECTS)
      .map((name, index) => html`${index > 0 && ', '}<bdi>${name}</bdi>`);
    const more = subjects.length - SHOWN_SUBJECTS;
    const effect = formatEffect(say, group.code);
    return html`<li><strong>${group.title}</strong>${subjects.length > 0 && ': '}${shown}${
      more > 0 && say('not-known.and-more', { count: more })
    }${effect !== '' && html` <span class="effect">${say('not-known.could-change')}: ${effect}.</span>`}</li>\n`;
  });
  return formatSection(
    'not-known',
    say('not-known.title'),
    html`<p class="lead">${say('not-known.lead')}</p>`,
    html`<ul class="unknowns">
${lines}</ul>`,
  );
}

/** The full list, near the end of the report: one row for each kind, equal entries once. */
export function formatNotKnownTable(context: ReportContext): Markup {
  const { names, say } = context;
  const rows = listNotKnown(context).map((group) => {
    const entries = groupBy(group.items, (item) => {
      const name = names.of(item.subject);
      const detail = formatDetail(say, item);
      return [name, detail].filter((part) => part !== '').join(': ');
    });
    const lines = [...entries].map(([text, members]) =>
      members.length > 1 ? `${text} (${members.length})` : text,
    );
    return { cells: [group.title, lines.map((line, index) => html`${index > 0 && '; '}<bdi>${line}</bdi>`)] };
  });
  return formatTable({
    caption: say('not-known.table-caption'),
    columns: [
      { title: say('column.detail'), className: 'wide' },
      { title: say('column.subject'), className: 'wide' },
    ],
    rows,
    className: 'prose',
  });
}
