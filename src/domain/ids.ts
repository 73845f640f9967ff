declare const brand: unique symbol;
type Id<B extends string> = string & { readonly [brand]: B };

/** Ids are made only by parsers and builders, through these casts; inside they are never mixed up. */
export type SourceId = Id<'source'>;
export type FactId = Id<'fact'>;
export type PlaceId = Id<'place'>;
export type AreaId = Id<'area'>;
export type NeedId = Id<'need'>;
export type GoodId = Id<'good'>;
export type FleetId = Id<'fleet'>;
export type ConstraintId = Id<'constraint'>;
export type LinkId = Id<'link'>;
export type RoadId = Id<'road'>;
export type LotId = Id<'lot'>;
export type MovementId = Id<'movement'>;

export const sourceId = (text: string): SourceId => text as SourceId;
export const factId = (text: string): FactId => text as FactId;
export const placeId = (text: string): PlaceId => text as PlaceId;
export const areaId = (text: string): AreaId => text as AreaId;
export const needId = (text: string): NeedId => text as NeedId;
export const goodId = (text: string): GoodId => text as GoodId;
export const fleetId = (text: string): FleetId => text as FleetId;
export const constraintId = (text: string): ConstraintId => text as ConstraintId;
export const linkId = (text: string): LinkId => text as LinkId;
export const roadId = (text: string): RoadId => text as RoadId;
export const lotId = (text: string): LotId => text as LotId;
export const movementId = (text: string): MovementId => text as MovementId;
