export * from './linear-solver.ts';
export { type SparseColumns, SparseColumnsBuilder } from './sparse-columns.ts';
