import { z } from 'zod';
import { DROP_CODES } from '../domain/index.ts';
import { planList } from './plan-list.ts';

/** Shape of the plan file's sections `notices` and `changes` (docs/rules.md R28, R29). */

const id = z.string().min(1).max(400);
const whole = z.int().min(0);
const share = z.int().min(0).max(1_000_000);

export const noticesShape = planList(
  z.strictObject({
    movementId: id,
    submitBy: planList(z.strictObject({ recipientId: id, at: z.int() })),
    chance: z.strictObject({ lowPpm: share, bestPpm: share, highPpm: share }).nullable(),
    fallback: z.strictObject({
      secondPlaceId: id.nullable(),
      turnBackAt: z.int().nullable(),
      load: z.enum(['returns', 'second']),
    }),
  }),
);

export const expectedShape = planList(
  z.strictObject({ needId: id, lowPpm: whole, bestPpm: whole.nullable(), highPpm: whole }),
);

export const changesShape = z.strictObject({
  notified: whole,
  kept: planList(id),
  rerouted: planList(id),
  dropped: planList(
    z.strictObject({ movementId: id, code: z.enum(DROP_CODES), detail: z.string().max(2000) }),
  ),
  released: planList(id),
  compared: z
    .strictObject({
      stage: z.enum(['floor', 'target']),
      tier: whole,
      figure: z.enum(['least', 'mean']),
      keptPpm: whole,
      freePpm: whole,
      changed: whole,
      chargePpm: whole,
    })
    .nullable(),
});
