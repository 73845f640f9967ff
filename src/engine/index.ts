export * from './allocation/index.ts';
export * from './answers/index.ts';
export * from './assembly/index.ts';
export * from './backtest/index.ts';
export * from './planner/index.ts';
export * from './sensitivity/index.ts';
export * from './solver/index.ts';
