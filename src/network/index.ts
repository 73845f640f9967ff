export { type AccessTimeline, buildAccessTimeline, type Epoch } from './access-timeline.ts';
export {
  type Component,
  type ComponentReport,
  type DetachedPlace,
  describeComponents,
} from './components.ts';
export { type DrawnRoadMap, drawRoadMap } from './draw-road-map.ts';
export { type Junction, listJunctions } from './junctions.ts';
export { MS_PER_SECOND, UNREACHABLE } from './milliseconds.ts';
export { buildRoadNetwork, type RoadNetwork, type RoadNetworkInput } from './road-network.ts';
export {
  buildTravel,
  isUnreachable,
  type LegQuery,
  type Travel,
  type TravelledLeg,
  type Unreachable,
  type UnreachableReason,
} from './travel.ts';
export { classifyFleet, type FleetClasses, type VehicleClass } from './vehicle-class.ts';
