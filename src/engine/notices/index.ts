export { comparePlans } from './compare-plans.ts';
export { computeNotices } from './compute-notices.ts';
export { computeExpected } from './expected-coverage.ts';
export { listChanges } from './list-changes.ts';
