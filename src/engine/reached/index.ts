export { computeReached, NO_OWNER, type Reached, type ReachedLine } from './compute-reached.ts';
