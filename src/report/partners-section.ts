import type { Agreement, Earmark, PackCount, PartnerLine, PoolingCost } from '../domain/index.ts';
import { html, type Markup, type MarkupValue } from './markup.ts';
import { formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** What is asked of each partner, what each promised, under which agreements, and what it costs people that not all is shared. */
export function formatPartners(context: ReportContext): Markup {
  const { say, plan, operation } = context;
  const { agreed, poolingCost } = plan.partners;
  return formatSection(
    'partners',
    say('partners.title'),
    html`<p>${say(agreed ? 'partners.agreed' : 'partners.pooled')}</p>`,
    formatLines(context, plan.partners.owners),
    operation.agreements.length > 0 && formatAgreements(context, operation.agreements),
    operation.earmarks.length > 0 && formatEarmarks(context, operation.earmarks),
    agreed && html`<h3>${say('partners.cost-title')}</h3>`,
    agreed && poolingCost === null && html`<p>${say('partners.cost-not-run')}</p>`,
    poolingCost !== null && formatCost(context, poolingCost),
  );
}

function formatLines(context: ReportContext, lines: readonly PartnerLine[]): Markup {
  const { say, figures } = context;
  const mass = (grams: number) => (grams === 0 ? '–' : figures.mass(grams, 2));
  return formatTable({
    caption: say('partners.caption'),
    columns: [
      { title: say('partners.owner') },
      { title: say('partners.vehicle-days'), numeric: true },
      { title: say('partners.trips'), numeric: true },
      { title: say('partners.delivered') },
      { title: say('partners.promised') },
      { title: say('partners.carried'), numeric: true },
      { title: say('partners.stored'), numeric: true },
      { title: say('partners.sites'), numeric: true },
    ],
    rows: lines.map((line) => ({
      cells: [
        line.owner === null ? html`<em>${say('partners.nobody')}</em>` : html`<bdi>${line.owner}</bdi>`,
        figures.whole(line.vehicleDays),
        figures.whole(line.vehicleTrips),
        formatPacks(context, line.delivered),
        formatPacks(context, line.promised),
        mass(line.carriedForOthersGrams),
        mass(line.storedForOthersGrams),
        figures.whole(line.siteIds.length),
      ],
    })),
  });
}

function formatPacks({ say, names, figures }: ReportContext, counts: readonly PackCount[]): MarkupValue {
  if (counts.length === 0) return html`<span class="muted">${say('partners.nothing')}</span>`;
  return counts.map(
    ({ goodId, packs }, index) =>
      html`${index > 0 && html`<br>`}<bdi>${names.of(goodId)}</bdi>: ${figures.whole(packs)}`,
  );
}

function formatAgreements({ say, clock }: ReportContext, agreements: readonly Agreement[]): Markup {
  const dated = (date: string | null) => (date === null ? say('partners.open') : clock.longDate(date));
  return formatTable({
    caption: say('partners.agreements-caption'),
    columns: [
      { title: say('partners.owner') },
      { title: say('partners.agreement'), className: 'wide' },
      { title: say('partners.with') },
      { title: say('partners.from') },
      { title: say('partners.to') },
      { title: say('column.assumed-for') },
    ],
    rows: agreements.map((row) => ({
      cells: [
        html`<bdi>${row.owner}</bdi>`,
        html`${say(`partners.agreement-${row.kind}`)}${row.commonService && ` (${say('partners.common')})`}`,
        row.partner === null ? say('partners.everybody') : html`<bdi>${row.partner}</bdi>`,
        dated(row.fromDate),
        dated(row.toDate),
        row.origin.assumption === null ? '–' : html`<bdi>${row.origin.assumption}</bdi>`,
      ],
    })),
    className: 'prose',
  });
}

function formatEarmarks({ say, clock, names }: ReportContext, earmarks: readonly Earmark[]): Markup {
  return formatTable({
    caption: say('partners.earmarks-caption'),
    columns: [
      { title: say('partners.earmark') },
      { title: say('partners.donor'), className: 'wide' },
      { title: say('partners.for'), className: 'wide' },
      { title: say('partners.until') },
    ],
    rows: earmarks.map((row) => {
      const where = [...row.placeIds, ...row.areaIds].map((id) => names.of(id));
      const whom = [...(where.length === 0 ? [say('partners.all-sites')] : where)];
      const meant = [...row.needIds.map((id) => names.of(id)), ...(row.group === null ? [] : [row.group])];
      return {
        cells: [
          html`<bdi>${row.id}</bdi>`,
          html`<bdi>${row.donor}</bdi>${row.programme !== null && html`, <bdi>${row.programme}</bdi>`}`,
          [...whom, ...meant].map((name, index) => html`${index > 0 && '; '}<bdi>${name}</bdi>`),
          row.toDate === null ? say('partners.open') : clock.longDate(row.toDate),
        ],
      };
    }),
    className: 'prose',
  });
}

function formatCost({ say, figures }: ReportContext, { asAgreed, pooled }: PoolingCost): MarkupValue {
  const share = (ppm: number | null) => (ppm === null ? '–' : figures.tenths(ppm));
  if (JSON.stringify(asAgreed) === JSON.stringify(pooled)) return html`<p>${say('partners.cost-none')}</p>`;
  const row = (title: string, own: string, shared: string) => ({ cells: [title, own, shared] });
  return [
    html`<p>${say('partners.cost-lead')}</p>\n`,
    formatTable({
      caption: say('partners.cost-caption'),
      columns: [
        { title: say('partners.figure'), className: 'wide' },
        { title: say('partners.as-agreed'), numeric: true },
        { title: say('partners.all-shared'), numeric: true },
      ],
      rows: [
        row(say('partners.least-floor'), share(asAgreed.leastFloorPpm), share(pooled.leastFloorPpm)),
        row(say('partners.mean-floor'), share(asAgreed.meanFloorPpm), share(pooled.meanFloorPpm)),
        row(
          say('partners.people-below'),
          figures.whole(asAgreed.peopleBelowFloor),
          figures.whole(pooled.peopleBelowFloor),
        ),
        row(
          say('partners.person-days'),
          figures.whole(asAgreed.floorPersonDays),
          figures.whole(pooled.floorPersonDays),
        ),
      ],
    }),
  ];
}

/** One line for the terminal; null where everything is shared. */
export function formatPartnersLine({ say, plan, figures }: ReportContext): string | null {
  const { agreed, owners, poolingCost } = plan.partners;
  if (!agreed) return null;
  const carried = owners.reduce((sum, line) => sum + line.carriedForOthersGrams, 0);
  const said = {
    owners: figures.whole(owners.filter((line) => line.owner !== null).length),
    carried: figures.mass(carried, 2),
  };
  const own = poolingCost?.asAgreed;
  const shared = poolingCost?.pooled;
  if (own === undefined || shared === undefined || own.meanFloorPpm === null || shared.meanFloorPpm === null)
    return say('partners.terminal-no-cost', said);
  return say('partners.terminal', {
    ...said,
    agreed: figures.tenths(own.meanFloorPpm),
    pooled: figures.tenths(shared.meanFloorPpm),
    below: figures.whole(own.peopleBelowFloor),
    belowPooled: figures.whole(shared.peopleBelowFloor),
  });
}
