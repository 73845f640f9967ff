import type { Place } from '../domain/index.ts';
import { computeCoverageTotal, groupBy } from './coverage-totals.ts';
import { html, type Markup, type MarkupValue } from './markup.ts';
import { formatName, formatSection, formatTable } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';
import { listSites } from './who-gets-what.ts';

/** Metres that people may walk to a point; beyond the first only where they live dispersed. */
const WALK_METRES = 5000;
const DISPERSED_METRES = 10_000;
/** People whom one point can serve. */
const POINT_PEOPLE = 20_000;

/** How far people walk to each distribution point and how many come to it, beside the standards; its least delivery. */
export function formatDistributionPoints(context: ReportContext): Markup {
  const { say, figures, plan, operation } = context;
  const lines = groupBy(plan.coverage, (line) => line.placeId);
  const sites = listSites(context);
  const rows = sites.flatMap(({ place, number }) => {
    const people = computeCoverageTotal(lines.get(place.id) ?? [])?.people ?? null;
    const isCrowded = people !== null && people > POINT_PEOPLE;
    if (place.walkMetres === null && place.orderlyMinimumGrams === null && !isCrowded) return [];
    const { orderlyMinimumGrams } = place;
    const minimum = figures.kilograms(orderlyMinimumGrams ?? operation.rules.orderlyMinimumGrams);
    return {
      cells: [
        html`<span class="code">${number}</span> ${formatName(context, place.name, place.nameLocal)}`,
        people === null ? say('verdict.not-known') : figures.significant(people, 3),
        place.walkMetres === null ? say('verdict.not-known') : figures.distance(place.walkMetres),
        judge(context, place, isCrowded),
        orderlyMinimumGrams === null ? say('points.rule', { mass: minimum }) : minimum,
      ],
    };
  });
  const known = sites.filter(({ place }) => place.walkMetres !== null).length;
  return formatSection(
    'points',
    say('points.title'),
    html`<p>${say('points.lead')} ${say('points.known', { known, all: sites.length })}</p>`,
    rows.length > 0 &&
      formatTable({
        caption: say('points.caption'),
        columns: [
          { title: say('column.site') },
          { title: say('column.people'), numeric: true },
          { title: say('points.walk'), numeric: true },
          { title: say('points.standard'), className: 'wide' },
          { title: say('points.minimum'), numeric: true },
        ],
        rows,
      }),
  );
}

function judge({ say }: ReportContext, { walkMetres }: Place, isCrowded: boolean): MarkupValue {
  const texts = [
    ...(walkMetres === null
      ? []
      : [
          say(
            walkMetres <= WALK_METRES
              ? 'points.within'
              : walkMetres <= DISPERSED_METRES
                ? 'points.dispersed'
                : 'points.beyond',
          ),
        ]),
    ...(isCrowded ? [say('points.crowd')] : []),
  ];
  return texts.length === 0 ? '–' : texts.join('; ');
}

/** The farthest way to a point, in a line for the terminal; null where no way is known. */
export function formatWalkLine(context: ReportContext): string | null {
  const { say, figures } = context;
  const sites = listSites(context).map(({ place }) => place);
  const known = sites.filter((place) => place.walkMetres !== null);
  const [farthest] = [...known].sort((a, b) => b.walkMetres! - a.walkMetres! || (a.id < b.id ? -1 : 1));
  if (farthest === undefined) return null;
  return say('terminal.walk', {
    metres: figures.distance(farthest.walkMetres!),
    site: farthest.name,
    known: known.length,
    all: sites.length,
  });
}
