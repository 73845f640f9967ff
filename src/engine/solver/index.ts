export * from './linear-solver.ts';
