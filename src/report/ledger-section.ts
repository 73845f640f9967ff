import { findLastEvening, LEDGER_ENTRIES, type LedgerEntry } from '../domain/index.ts';
import { html, type Markup, NO_MARKUP } from './markup.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** Whether anything happened before the plan that its folder tells of. */
export const hasPast = ({ operation }: Pick<ReportContext, 'operation'>): boolean =>
  operation.ledger.length > 0 || operation.vehiclesOut.length > 0;

/** What became of every pack before the plan, and which vehicles are out; nothing for a folder that was not rolled on. */
export function formatLedger(context: ReportContext): Markup {
  if (!hasPast(context)) return NO_MARKUP;
  const { say, operation } = context;
  return formatSection(
    'ledger',
    say('ledger.title'),
    operation.ledger.length > 0 && formatPacks(context),
    operation.vehiclesOut.length > 0 && formatVehicles(context),
  );
}

/** One line for the terminal: what is on vehicles, unreported, lost and damaged, and how many vehicles are out. */
export function formatPastLine(context: ReportContext): string | null {
  if (!hasPast(context)) return null;
  const { say, figures, operation, plan } = context;
  const last = findLastEvening(operation.ledger);
  const sum = (entry: LedgerEntry): number =>
    operation.ledger
      .filter((line) => line.date === last && line.entry === entry)
      .reduce((total, { packs }) => total + packs, 0);
  const parts = (['on_vehicles', 'unreported', 'lost', 'damaged'] as const).map(
    (entry) => `${say(`ledger.${entry}`).toLowerCase()} ${figures.whole(sum(entry))}`,
  );
  const today = plan.clock.days[0]!.date;
  const vehicles = operation.vehiclesOut
    .filter(({ fromDate, toDate }) => fromDate <= today && (toDate === null || today <= toDate))
    .reduce((total, { count }) => total + count, 0);
  return say('ledger.line', { parts: parts.join(', '), vehicles: figures.whole(vehicles) });
}

function formatPacks({ say, names, figures, operation }: ReportContext): Markup {
  const last = findLastEvening(operation.ledger);
  const sums = new Map<string, Map<LedgerEntry, number>>();
  for (const { date, goodId, entry, packs } of operation.ledger) {
    if (date !== last) continue;
    const own = sums.get(goodId) ?? new Map<LedgerEntry, number>();
    sums.set(goodId, own.set(entry, (own.get(entry) ?? 0) + packs));
  }
  const first = operation.ledger.map(({ date }) => date).sort()[0]!;
  const show = (packs: number): string =>
    packs === 0 ? '–' : `${packs < 0 ? '−' : ''}${figures.whole(Math.abs(packs))}`;
  return html`<p>${say('ledger.lead', { date: last })}</p>
${formatTable({
  caption: say('ledger.caption', { date: first }),
  columns: [
    { title: say('ledger.good') },
    ...LEDGER_ENTRIES.map((entry) => ({ title: say(`ledger.${entry}`), numeric: true })),
  ],
  rows: [...sums.keys()].sort().map((goodId) => ({
    cells: [
      html`<bdi>${names.of(goodId)}</bdi>`,
      ...LEDGER_ENTRIES.map((entry) => show(sums.get(goodId)!.get(entry) ?? 0)),
    ],
  })),
})}`;
}

function formatVehicles({ say, names, figures, operation }: ReportContext): Markup {
  return formatTable({
    caption: say('ledger.vehicles-caption'),
    columns: [
      { title: say('ledger.vehicles') },
      { title: say('ledger.from') },
      { title: say('ledger.to') },
      { title: say('ledger.place') },
      { title: say('ledger.reason'), className: 'wide' },
    ],
    rows: operation.vehiclesOut.map(({ fleetId, count, fromDate, toDate, placeId, reason }) => ({
      cells: [
        html`<bdi>${names.of(fleetId)}</bdi> × ${figures.whole(count)}`,
        fromDate,
        toDate ?? say('ledger.until-further-notice'),
        placeId === null ? say('ledger.until-further-notice') : html`<bdi>${names.of(placeId)}</bdi>`,
        html`<bdi>${reason}</bdi>`,
      ],
    })),
  });
}
