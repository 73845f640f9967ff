import type { DropCode, MovementNotice } from '../domain/index.ts';
import { html, type Markup, type MarkupValue } from './markup.ts';
import type { MessageKey } from './messages.ts';
import { departureOf } from './movements-section.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** Until when to ask whom for each movement, what to expect, what to do without, and what became of what was notified. */
export function formatNotices(context: ReportContext): Markup {
  const { say, operation } = context;
  const { recipients } = operation.rules.notice;
  return formatSection(
    'notices',
    say('notices.title'),
    html`<p>${say(recipients.length === 0 ? 'notices.no-recipients' : 'notices.lead')}</p>`,
    formatLines(context),
    html`<p>${say('notices.turn-note')}</p>`,
    html`<h3>${say('notices.expected-title')}</h3>`,
    html`<p>${say('notices.expected-lead')}</p>`,
    formatExpected(context),
    html`<h3>${say('changes.title')}</h3>`,
    listChangeTexts(context).map((text) => html`<p>${text}</p>\n`),
    formatChanges(context),
  );
}

function formatLines(context: ReportContext): Markup {
  const { say, plan, clock, names, operation } = context;
  const movements = new Map(plan.movements.map((movement) => [movement.id, movement]));
  return formatTable({
    caption: say('notices.caption'),
    columns: [
      { title: say('notices.movement') },
      { title: say('notices.departs') },
      ...operation.rules.notice.recipients.map(({ name }) => ({
        title: html`${say('notices.submit-by')}: <bdi>${name}</bdi>`,
      })),
      { title: say('notices.chance') },
      { title: say('notices.second') },
      { title: say('notices.turn-back') },
    ],
    rows: plan.notices.map((line) => {
      const movement = movements.get(line.movementId);
      const { secondPlaceId, turnBackAt } = line.fallback;
      const kept = plan.changes.kept.includes(line.movementId);
      return {
        cells: [
          html`<bdi>${line.movementId}</bdi>`,
          movement === undefined ? '–' : clock.dateTime(departureOf(movement)),
          ...line.submitBy.map(({ at }) => (kept ? say('notices.notified') : clock.dateTime(at))),
          formatChance(context, line.chance),
          secondPlaceId === null ? say('notices.none') : html`<bdi>${names.of(secondPlaceId)}</bdi>`,
          turnBackAt === null ? say('notices.no-turn') : clock.dateTime(turnBackAt),
        ],
      };
    }),
  });
}

function formatChance({ say, figures }: ReportContext, chance: MovementNotice['chance']): MarkupValue {
  if (chance === null) return say('notices.unknown');
  const { lowPpm, bestPpm, highPpm } = chance;
  return `${figures.share(bestPpm)} (${figures.share(lowPpm)}–${figures.share(highPpm)})`;
}

function formatExpected({ say, plan, names, figures }: ReportContext): Markup {
  const planned = new Map(plan.summary.needs.map((line) => [line.needId, line.meanPpm]));
  return formatTable({
    caption: say('notices.expected-caption'),
    columns: [
      { title: say('notices.need') },
      { title: say('notices.planned'), numeric: true },
      { title: say('notices.low'), numeric: true },
      { title: say('notices.best'), numeric: true },
      { title: say('notices.high'), numeric: true },
    ],
    rows: plan.expected.map((line) => ({
      cells: [
        html`<bdi>${names.of(line.needId)}</bdi>`,
        figures.share(planned.get(line.needId) ?? 0),
        figures.share(line.lowPpm),
        line.bestPpm === null ? say('notices.unknown') : figures.share(line.bestPpm),
        figures.share(line.highPpm),
      ],
    })),
  });
}

/** What became of notified movements, in sentences. */
export function listChangeTexts({ say, plan, figures }: ReportContext): string[] {
  const { notified, kept, dropped, released, rerouted, compared } = plan.changes;
  if (notified === 0) return [say('changes.none')];
  const counts = {
    notified: figures.whole(notified),
    kept: figures.whole(kept.length),
    dropped: figures.whole(dropped.length),
    released: figures.whole(released.length),
  };
  const texts = [say('changes.lead', counts)];
  if (rerouted.length > 0)
    texts.push(
      say('changes.rerouted', { count: figures.whole(rerouted.length), names: rerouted.join(', ') }),
    );
  if (compared === null || compared.freePpm <= compared.keptPpm) return texts;
  const { stage, tier, figure, freePpm, keptPpm, changed, chargePpm } = compared;
  texts.push(
    say(released.length > 0 ? 'changes.released-for' : 'changes.kept-against', {
      free: figures.tenths(freePpm),
      kept: figures.tenths(keptPpm),
      changed: figures.whole(changed),
      charge: figures.points(chargePpm),
      figure: say('changes.figure', {
        stage: say(`changes.stage-${stage}`),
        tier,
        figure: say(`changes.figure-${figure}`),
      }),
    }),
  );
  return texts;
}

function formatChanges({ say, plan, names }: ReportContext): MarkupValue {
  const { dropped, released } = plan.changes;
  if (dropped.length + released.length === 0) return false;
  const why = (code: DropCode): string => say(`changes.drop-${code}` satisfies MessageKey);
  return formatTable({
    caption: say('changes.caption'),
    columns: [
      { title: say('notices.movement') },
      { title: say('changes.why'), className: 'wide' },
      { title: say('changes.detail') },
    ],
    rows: [
      ...dropped.map(({ movementId, code, detail }) => ({
        cells: [html`<bdi>${movementId}</bdi>`, why(code), html`<bdi>${names.of(detail)}</bdi>`],
      })),
      ...released.map((id) => ({ cells: [html`<bdi>${id}</bdi>`, say('changes.released'), '–'] })),
    ],
    className: 'prose',
  });
}

/** Lines for the terminal: the first request that is due, what can be expected, what became of notified movements. */
export function listNoticeTexts(context: ReportContext): string[] {
  const { say, plan, operation, clock, names, figures } = context;
  const recipients = new Map(operation.rules.notice.recipients.map(({ id, name }) => [id, name]));
  const due = plan.notices
    .filter((line) => !plan.changes.kept.includes(line.movementId))
    .flatMap((line) => line.submitBy)
    .sort((a, b) => a.at - b.at);
  const [first] = due;
  const texts: string[] = [];
  if (recipients.size === 0) texts.push(say('notices.terminal-none'));
  else if (first !== undefined)
    texts.push(
      say('notices.terminal', {
        when: clock.dateTime(first.at),
        recipient: recipients.get(first.recipientId) ?? first.recipientId,
      }),
    );
  if (plan.changes.notified > 0) texts.push(...listChangeTexts(context));
  if (plan.notices.some((line) => line.chance !== null)) {
    const needs = plan.expected.map((line) =>
      say('notices.terminal-expected', {
        need: names.of(line.needId),
        low: figures.share(line.lowPpm),
        high: figures.share(line.highPpm),
        best: line.bestPpm === null ? say('notices.unknown') : figures.share(line.bestPpm),
      }),
    );
    texts.push(`${say('notices.terminal-expected-title')}: ${needs.join('; ')}.`);
  }
  return texts;
}
