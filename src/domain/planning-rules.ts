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
