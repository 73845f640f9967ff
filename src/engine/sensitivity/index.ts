export { listHeadlineValues, markUndecidable } from './undecidable.ts';
