/** What a link is: how it is travelled. `road` to `ford` are for every vehicle of mode road. */
export const LINK_MODES = [
  'road',
  'bridge',
  'causeway',
  'ferry',
  'ford',
  'track',
  'tractor',
  'boat',
  'cart',
  'foot',
] as const;
export type LinkMode = (typeof LINK_MODES)[number];

/** How vehicles of a fleet row travel: by road, or by links of their own mode alone. */
export const FLEET_MODES = ['road', 'tractor', 'boat', 'cart', 'foot'] as const;
export type FleetMode = (typeof FLEET_MODES)[number];

/** Which ends of a link vehicles of mode road cannot reach over roads: both (`yes`), none (`no`), one of them. */
export const LINK_OVERRIDES = ['yes', 'no', 'from', 'to'] as const;
export type LinkOverrides = (typeof LINK_OVERRIDES)[number];

/** True for links that every vehicle of mode road may travel. docs/rules.md R11. */
export const isRoadLink = (mode: LinkMode): boolean => ROAD_LINKS.has(mode);

const ROAD_LINKS: ReadonlySet<LinkMode> = new Set<LinkMode>(['road', 'bridge', 'causeway', 'ferry', 'ford']);

/** Whether a link is for vehicles of a mode; `offRoad`: they can leave paved roads. docs/rules.md R11. */
export const mayTravelLink = (link: LinkMode, vehicle: FleetMode, offRoad: boolean): boolean => {
  if (vehicle === 'road') return isRoadLink(link) || (link === 'track' && offRoad);
  return link === vehicle || (link === 'track' && vehicle === 'tractor');
};
