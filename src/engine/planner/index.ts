export { type Build, type BuildGround, buildPlan, listReceipts } from './build-plan.ts';
export { prepareGround } from './ground.ts';
export { type PlanCore, type PlanEvent, type PlanRequest, planOperation } from './plan-operation.ts';
export { type BuildTask, type RunBuilds, runBuildTask } from './run-builds.ts';
export type { Steering } from './steering-wants.ts';
