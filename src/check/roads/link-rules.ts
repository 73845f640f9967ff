import type { Link, Place } from '../../domain/index.ts';
import type { VehicleClass } from './vehicle-class.ts';

const FOR_ROAD_VEHICLES = ['road', 'bridge', 'causeway', 'ferry', 'ford'];

/** R11: links that all vehicles of a convoy may travel. */
export function isOpenTo(link: Link, vehicle: VehicleClass): boolean {
  return vehicle.modes.every((mode) => {
    switch (mode) {
      case 'road':
        return FOR_ROAD_VEHICLES.includes(link.mode) || (link.mode === 'track' && vehicle.offRoad);
      case 'tractor':
        return link.mode === 'tractor' || link.mode === 'track';
      default:
        return link.mode === mode;
    }
  });
}

/** R10: whether a place joins the roads of the map at all, whatever vehicle comes. */
export function isOnRoads(place: Place, links: readonly Link[]): boolean {
  if (place.kind === 'junction') return true;
  return !links.some(
    (link) =>
      (link.fromId === place.id && (link.overrides === 'yes' || link.overrides === 'from')) ||
      (link.toId === place.id && (link.overrides === 'yes' || link.overrides === 'to')),
  );
}
