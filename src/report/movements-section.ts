import type { LocalDate, Movement } from '../domain/index.ts';
import { groupBy } from './coverage-totals.ts';
import { buildPackWeights, listVisitGrams } from './loads.ts';
import { html, type Markup } from './markup.ts';
import { formatPlaceName, formatSection, formatTable, type Row } from './page-parts.ts';
import type { ReportContext } from './report-context.ts';

/** Every movement, by day and departure, each with its way home. */
export function formatMovements(context: ReportContext): Markup {
  const { say, figures, plan, clock } = context;
  const { summary } = plan;
  const byDay = groupBy(sortMovements(plan.movements), (movement) => movement.date);
  const rows: Row[] = [];
  for (const [date, movements] of byDay) {
    rows.push({ group: formatDayHeading(context, date, movements) });
    for (const movement of movements) rows.push({ cells: formatCells(context, movement) });
  }
  return formatSection(
    'movements',
    say('movements.title'),
    html`<p>${say('movements.lead', {
      movements: figures.whole(summary.movements),
      trips: figures.whole(summary.vehicleTrips),
      hours: figures.whole(summary.truckSeconds / 3600),
      distance: figures.distance(summary.metres),
      fuel: `${figures.significant(summary.fuelMl / 1000, 2)} L`,
      delivered: figures.mass(summary.deliveredGrams, 3),
    })}</p>`,
    html`<p class="notice">${say('protection.notice')} ${
      plan.changes.kept.length === 0 && say('movements.not-notified')
    }</p>`,
    formatTable({
      caption: say('movements.caption', { offset: clock.offset(plan.clock.days[0]!.startsAt) }),
      columns: [
        { title: say('column.movement') },
        { title: say('column.vehicles'), className: 'short' },
        { title: say('column.departs'), numeric: true },
        { title: say('column.loads-at'), className: 'loading' },
        { title: say('column.stops'), className: 'stops' },
        { title: say('column.back'), numeric: true },
        { title: say('column.kg'), numeric: true },
      ],
      rows,
      className: 'movements',
    }),
  );
}

/** By day, departure and id. */
export function sortMovements(movements: readonly Movement[]): Movement[] {
  return [...movements].sort((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1;
    return departureOf(a) - departureOf(b) || (a.id < b.id ? -1 : 1);
  });
}

export function departureOf(movement: Movement): number {
  return movement.legs[0]?.departAt ?? movement.visits[0]!.startAt;
}

export function returnOf(movement: Movement): number {
  const lastVisit = movement.visits.at(-1)!.endAt;
  const lastLeg = movement.legs.at(-1);
  return lastLeg === undefined ? lastVisit : Math.max(lastVisit, lastLeg.arriveAt);
}

/** `3 x truck 10 t`. */
export function formatVehicles(context: ReportContext, movement: Movement): string {
  const counts = groupBy(movement.vehicles, (vehicle) => vehicle.fleetId);
  return [...counts].map(([id, vehicles]) => `${vehicles.length} × ${context.names.of(id)}`).join(', ');
}

function formatDayHeading(context: ReportContext, date: LocalDate, movements: readonly Movement[]): string {
  const vehicles = movements.reduce((sum, movement) => sum + movement.vehicles.length, 0);
  return context.say('movements.day', {
    day: context.clock.longDate(date),
    movements: movements.length,
    vehicles,
  });
}

function formatCells(context: ReportContext, movement: Movement) {
  const { clock, figures, say } = context;
  const grams = listVisitGrams(movement, buildPackWeights(context.operation));
  const [loading, ...stops] = movement.visits;
  // Both languages where somebody must find a site; hubs come back in every row.
  const nameStop = (id: string) =>
    movement.kind === 'delivery' ? formatPlaceName(context, id) : html`<bdi>${context.names.of(id)}</bdi>`;
  const returnLeg = movement.legs.at(-1);
  const goesHome = returnLeg !== undefined && returnLeg.toId === movement.homeId;
  return [
    html`<span class="id">${movement.id}</span><br><span class="muted small">${say(`movement.${movement.kind}`)}</span>`,
    formatVehicles(context, movement),
    clock.time(departureOf(movement)),
    html`<bdi>${context.names.of(loading!.placeId)}</bdi> <span class="times">${clock.time(loading!.startAt)}–${clock.time(
      loading!.endAt,
    )}</span>`,
    stops.map(
      (visit, index) =>
        html`<div>${nameStop(visit.placeId)} <span class="times">${clock.time(
          visit.startAt,
        )}–${clock.time(visit.endAt)}</span> <span class="muted">${figures.kilograms(grams[index + 1]!)}</span></div>`,
    ),
    goesHome
      ? html`${clock.time(returnOf(movement))}<br><span class="muted small">${say('movement.return-leg', {
          from: clock.time(returnLeg.departAt),
        })}</span>`
      : html`${clock.time(returnOf(movement))}<br><span class="muted small">${say('movement.ends-at-home')}</span>`,
    figures.whole(grams.reduce((sum, part) => sum + part, 0) / 1000),
  ];
}
