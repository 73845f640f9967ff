import { z } from 'zod';
import { planList } from './plan-list.ts';

/** Shape of the plan file's section `partners` (docs/rules.md R30). */

const id = z.string().min(1).max(400);
const whole = z.int().min(0);
const share = z.int().min(0).max(1_000_000);
const packs = planList(z.strictObject({ goodId: id, packs: whole }));

const figures = z.strictObject({
  leastFloorPpm: share.nullable(),
  meanFloorPpm: share.nullable(),
  peopleBelowFloor: whole,
  floorPersonDays: whole,
});

export const partnersShape = z.strictObject({
  agreed: z.boolean(),
  owners: planList(
    z.strictObject({
      owner: z.string().max(2000).nullable(),
      vehicleDays: whole,
      vehicleTrips: whole,
      delivered: packs,
      promised: packs,
      carriedForOthersGrams: whole,
      storedForOthersGrams: whole,
      siteIds: planList(id),
    }),
  ),
  poolingCost: z.strictObject({ asAgreed: figures, pooled: figures }).nullable(),
});
