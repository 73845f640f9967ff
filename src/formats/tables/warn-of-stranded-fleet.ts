import { type Fleet, type Link, mayTravelLink } from '../../domain/index.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { TableRows } from '../table.ts';

/**
 * Notes `fleet.no-way` for vehicles that use no road of the map and at whose home no link of their mode ends: they can go
 * nowhere. `fleet` are the items of the table's rows.
 */
export function warnOfStrandedFleet(
  table: TableRows,
  fleet: readonly Fleet[],
  links: readonly Link[],
  problems: ProblemList,
): void {
  fleet.forEach(({ mode, offRoad, homeId }, index) => {
    if (mode === 'road') return;
    const hasWay = links.some(
      (link) =>
        mayTravelLink(link.mode, mode, offRoad) &&
        (link.fromId === homeId || (link.bothWays && link.toId === homeId)),
    );
    if (hasWay) return;
    problems.warn(
      'fleet.no-way',
      { ...table.rows[index]!.at, column: 'mode' },
      `a link for ${mode} that leads away from ${homeId}`,
      quote(mode),
      'Name their ways in links.csv, or correct mode or home: as it stands they go nowhere.',
    );
  });
}
