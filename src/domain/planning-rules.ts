import type { NoticeRecipient } from './notice.ts';

/** Kinds of rows that go stale when nobody verifies them. */
export type DatedKind = 'people' | 'stock' | 'arrivals' | 'capacity' | 'fleet' | 'links' | 'access';

/** The operation's planning rules, complete: defaults are filled in where operation.yaml is silent. */
export interface PlanningRules {
  readonly convoy: {
    readonly minVehicles: number;
    readonly maxVehicles: number;
    /** Least time between two departures from one loading place. */
    readonly headwaySeconds: number;
    readonly maxStops: number;
  };
  readonly daylight: { readonly only: boolean; readonly marginSeconds: number };
  readonly handling: {
    readonly loadingSeconds: number;
    readonly loadingSecondsPerVehicle: number;
    readonly unloadingSeconds: number;
    readonly unloadingSecondsPerVehicle: number;
    readonly defaultBays: number;
  };
  readonly duty: { readonly turnaroundSeconds: number };
  /** No movement departs sooner than this after the as-of instant. */
  readonly leadSeconds: number;
  /** Least load of one delivery to a site, all goods together. */
  readonly orderlyMinimumGrams: number;
  readonly householdSize: number;
  /** A row not verified for this long is stale (docs/rules.md R35), by kind of row. */
  readonly staleAfterSeconds: Readonly<Record<DatedKind, number>>;
  /** By this share of its best figure a range is widened at least, for each such time that has passed. */
  readonly staleWidenPpm: number;
  readonly notice: {
    /** Who must be told of every movement, by id; none: nobody. */
    readonly recipients: readonly NoticeRecipient[];
    /** What changing one notified movement must gain, as coverage in parts per million (docs/rules.md R29). */
    readonly changeChargePpm: number;
  };
  readonly roads: {
    /** km/h by highway class; a class that is absent is not passable for trucks. */
    readonly speedsKmh: Readonly<Record<string, number>>;
    /** Travel time times this, by surface. */
    readonly surfacePpm: Readonly<Record<string, number>>;
    /** Added to every travel time: 1_250_000 is a quarter more. */
    readonly contingencyPpm: number;
    readonly snapMaxMetres: number;
    readonly snapSpeedKmh: number;
    readonly joinMetres: number;
  };
  /** Reasons for rules that are assumptions, by path such as `convoy.maxVehicles`. */
  readonly assumptions: Readonly<Record<string, string>>;
}
