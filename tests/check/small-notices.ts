import {
  type ExpectedCoverage,
  type MovementNotice,
  movementId,
  needId,
  type PlaceId,
  placeId,
} from '../../src/domain/index.ts';
import { days, hour } from './small-clock.ts';

/** From A home to H, and from B: 10 + 1000 + 10 s, and 600 + 1200 + 1000 + 10 s. */
const FROM_A = 1020;
const FROM_B = 2810;

const line = (id: string, second: string | null, turnBackAt: number): MovementNotice => ({
  movementId: movementId(id),
  submitBy: [],
  chance: null,
  fallback: {
    secondPlaceId: second === null ? null : (placeId(second) as PlaceId),
    turnBackAt,
    load: second === null ? 'returns' : 'second',
  },
});

/*
 * Truck 1 leaves at 7:00 on the first day: ten hours of duty end at 17:00, for the convoy to B that it is part of too.
 * m1 goes to its home, there is no other hub. Trucks with the gate's permit can go on from A to B and back; vans cannot.
 * Vans are on duty for five hours, but the works shut the road home from 12:00 to 14:00. On the last day it is sunset that ends all.
 */
export const NOTICES: readonly MovementNotice[] = [
  line('m1', null, hour(0, 17)),
  line('m2', 'A', hour(0, 17) - FROM_B),
  line('m3', 'B', hour(1, 18) - FROM_A),
  line('m4', null, hour(1, 12) - FROM_A),
  line('m5', null, days[2]!.sunsetAt! - FROM_A),
];

/** No base rate is known. A has 40 of the 229 jugs of water that there are, the rest must be brought. */
export const listExpected = (kitMeanPpm: number): readonly ExpectedCoverage[] => [
  { needId: needId('food'), lowPpm: 0, bestPpm: null, highPpm: 1_000_000 },
  { needId: needId('kit'), lowPpm: 0, bestPpm: null, highPpm: kitMeanPpm },
  { needId: needId('water'), lowPpm: 174_672, bestPpm: null, highPpm: 1_000_000 },
];
