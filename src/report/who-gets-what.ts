import type { CoverageLine, LimitKind, Need, Place } from '../domain/index.ts';
import { computeCoverageTotal, groupBy } from './coverage-totals.ts';
import { countDigits } from './figures.ts';
import { html, type Markup, type MarkupValue } from './markup.ts';
import { formatName, formatSection, formatShareCell, formatTable, type Row } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** Sites in the order of every list, with the number that stands for them on the map. */
export interface NumberedSite {
  readonly place: Place;
  readonly number: number;
}

/** Sites by area name, then name; numbered from 1. Sites without people are among them. */
export function listSites(context: ReportContext): NumberedSite[] {
  const { names, operation } = context;
  const key = (place: Place) =>
    `${place.areaId === null ? '\uffff' : names.of(place.areaId)}\0${place.name}\0${place.id}`;
  const served = new Set(context.plan.coverage.map((line) => line.placeId));
  return operation.places
    .filter((place) => place.kind === 'site' || served.has(place.id))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map((place, index) => ({ place, number: index + 1 }));
}

/** Area by area, site by site: how many people, how much of floor and target, and what limits it. */
export function formatWhoGetsWhat(context: ReportContext): Markup {
  const { say, figures, plan, names } = context;
  const needs = listCoveredNeeds(context);
  const { low, best, high } = plan.summary.people;
  const digits = countDigits(low, best, high);
  const linesBySite = groupBy(plan.coverage, (line) => line.placeId);
  const rows: Row[] = [];
  for (const [areaId, sites] of groupBy(listSites(context), (site) => site.place.areaId ?? '')) {
    const area = names.areas.get(areaId);
    rows.push({
      group: area === undefined ? say('area.none') : formatName(context, area.name, area.nameLocal),
    });
    for (const { place, number } of sites) {
      const lines = linesBySite.get(place.id) ?? [];
      const total = computeCoverageTotal(lines);
      rows.push({
        cells: [
          html`<span class="code">${number}</span> ${formatName(context, place.name, place.nameLocal)}`,
          total === null
            ? html`<span class="verdict not-known">${say('verdict.not-known')}</span>`
            : figures.significant(total.people, digits),
          ...needs.flatMap((need) => formatNeedCells(context, need, lines)),
          total === null ? '–' : formatLimits(context, place.id),
        ],
      });
    }
    const areaLines = sites.flatMap(({ place }) => linesBySite.get(place.id) ?? []);
    const areaTotal = computeCoverageTotal(areaLines);
    if (sites.length > 1 && areaTotal !== null) {
      rows.push({
        cells: [
          html`<em>${say('area.total')}</em>`,
          figures.significant(areaTotal.people, digits),
          ...needs.flatMap((need) => formatNeedCells(context, need, areaLines)),
          '',
        ],
      });
    }
  }
  return formatSection(
    'who-gets-what',
    say('sites.title'),
    html`<p>${say('sites.lead')}</p>`,
    formatTable({
      caption: say('sites.caption'),
      columns: [
        { title: say('column.site') },
        { title: say('column.people'), numeric: true },
        ...needs.flatMap((need) => [
          {
            title: html`<bdi>${need.name}</bdi><br><span class="muted">${say('column.floor')}</span>`,
            numeric: true,
          },
          {
            title: html`<bdi>${need.name}</bdi><br><span class="muted">${say('column.target')}</span>`,
            numeric: true,
          },
        ]),
        { title: say('column.limits'), className: 'wide' },
      ],
      rows,
    }),
  );
}

/** Needs that the plan covers for anybody, life-saving ones first. */
export function listCoveredNeeds(context: ReportContext): Need[] {
  const covered = new Set(context.plan.coverage.map((line) => line.needId));
  return context.operation.needs
    .filter((need) => covered.has(need.id))
    .sort((a, b) => a.tier - b.tier || (a.id < b.id ? -1 : 1));
}

function formatNeedCells(context: ReportContext, need: Need, lines: readonly CoverageLine[]): MarkupValue[] {
  const total = computeCoverageTotal(lines.filter((line) => line.needId === need.id));
  if (total === null) return ['–', '–'];
  return [
    need.floorAmount === 0 ? '–' : formatShareCell(context, total.floorMeanPpm),
    formatShareCell(context, total.targetMeanPpm),
  ];
}

/** The limits that weigh most over all of a site's unmet needs, at most two. */
export function listLimits(context: ReportContext, placeId: string): { kind: LimitKind; subject: string }[] {
  const shares = new Map<string, { kind: LimitKind; subject: string; share: number }>();
  for (const line of context.plan.unmet) {
    if (line.placeId !== placeId || line.unmetAmount === 0) continue;
    for (const { kind, subject, sharePpm } of line.binding) {
      const key = `${kind}|${subject}`;
      const known = shares.get(key);
      shares.set(key, { kind, subject, share: (known?.share ?? 0) + sharePpm });
    }
  }
  return [...shares.values()]
    .sort((a, b) => b.share - a.share || (`${a.kind}|${a.subject}` < `${b.kind}|${b.subject}` ? -1 : 1))
    .slice(0, 2)
    .map(({ kind, subject }) => ({ kind, subject }));
}

function formatLimits(context: ReportContext, placeId: string): Markup {
  const { say, names, plan } = context;
  const limits = listLimits(context, placeId);
  const unmet = plan.unmet.some((line) => line.placeId === placeId && line.unmetAmount > 0);
  if (limits.length === 0)
    return html`<span class="muted">${say(unmet ? 'limit.not-explained' : 'limit.none')}</span>`;
  return html`${limits.map(({ kind, subject }, index) => {
    const name = names.of(subject);
    const isNamed = subject !== '' && subject !== placeId;
    return html`${index > 0 && '; '}${say(`limit.${kind}`)}${isNamed && html` (<bdi>${name}</bdi>)`}`;
  })}`;
}
