import type { Fleet } from '../domain/index.ts';

/** A kind of vehicle; each is a class of its own to the roads. */
export interface VehicleKind
  extends Pick<
    Fleet,
    | 'kind'
    | 'payloadGrams'
    | 'volumeCm3'
    | 'grossGrams'
    | 'heightMm'
    | 'widthMm'
    | 'speedFactorPpm'
    | 'mlPer100Km'
    | 'permits'
    | 'offRoad'
  > {
  readonly id: string;
  /** How much of the tonnage it takes where it stands beside others. */
  readonly share: number;
}

export const EXERCISE_PERMIT = 'exercise-pass';

/** An exercise with N classes has the first N. Gross weights and payloads of trucks as logistics guides pair them. */
export const VEHICLE_KINDS: readonly VehicleKind[] = [
  kind('truck', 'truck 18.8 t', 5, [12_000, 34, 18_800], [3600, 2550], 1, 30, { pass: true }),
  kind('articulated', 'articulated truck 38 t', 4, [24_000, 80, 38_000], [4000, 2550], 0.9, 38, {}),
  kind('light', 'light truck 7.5 t', 3, [3500, 20, 7500], [3200, 2400], 1, 20, { pass: true }),
  kind('offroad', '4x4 pick-up 3.2 t', 1, [800, 3, 3200], [2000, 1900], 1, 14, { pass: true, offRoad: true }),
  kind('tractor', 'tractor with trailer 12 t', 1, [6000, 14, 12_000], [2900, 2500], 0.4, 25, {
    offRoad: true,
  }),
  kind('van', 'van 3.5 t', 1, [1000, 10, 3500], [2600, 2100], 1, 11, {}),
];

function kind(
  id: string,
  name: string,
  share: number,
  [payloadKg, volumeM3, grossKg]: readonly [number, number, number],
  [heightMm, widthMm]: readonly [number, number],
  speedFactor: number,
  litres: number,
  { pass = false, offRoad = false }: { readonly pass?: boolean; readonly offRoad?: boolean },
): VehicleKind {
  return {
    id,
    kind: name,
    share,
    payloadGrams: payloadKg * 1000,
    volumeCm3: volumeM3 * 1_000_000,
    grossGrams: grossKg * 1000,
    heightMm,
    widthMm,
    speedFactorPpm: Math.round(speedFactor * 1_000_000),
    mlPer100Km: litres * 1000,
    permits: pass ? [EXERCISE_PERMIT] : [],
    offRoad,
  };
}
