export { computeQuick } from './compute-quick.ts';
