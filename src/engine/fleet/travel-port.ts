import type { Travel } from '../../network/index.ts';

/** What the builder asks of the roads. */
export type TravelPort = Pick<Travel, 'findLeg' | 'findArrival' | 'nextChange'>;
