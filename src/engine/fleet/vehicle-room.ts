import type { FleetProblem } from './fleet-problem.ts';
import type { Draft } from './fleet-state.ts';

/** Grams and cm3 that a vehicle of a booked convoy can still carry. */
export const roomOn = (
  problem: FleetProblem,
  draft: Draft,
  vehicle: number,
): { readonly grams: number; readonly cm3: number } => {
  const { situation, goodIndex, gramsPerPack, cm3PerPack, rows } = problem;
  let grams = rows[draft.row]!.payloadGrams;
  let cm3 = rows[draft.row]!.volumeCm3;
  for (const load of draft.loads) {
    if (load.vehicle !== vehicle) continue;
    const good = goodIndex.get(situation.lots[load.lot]!.goodId)!;
    grams -= load.packs * gramsPerPack[good]!;
    cm3 -= load.packs * cm3PerPack[good]!;
  }
  return { grams, cm3 };
};
