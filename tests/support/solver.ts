export { type HighsSolver, loadHighsSolver } from '../../src/services/solver/highs-solver.ts';
