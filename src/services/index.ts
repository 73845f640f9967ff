export { IMPORT_KINDS, type ImportKind, type ImportResult } from '../formats/index.ts';
export { type Backtest, backtestOperation } from './backtest-operation.ts';
export { checkPlanFile, type Judged } from './check-plan-file.ts';
export { countReached, type ReachedOutcome } from './count-reached.ts';
export { type Explained, explainPlan, type PlaceExplanation } from './explain-plan.ts';
export { type ExportOutcome, exportOperation } from './export-operation.ts';
export { findInCatalogue } from './find-in-catalogue.ts';
export { type ImportFileRequest, type ImportOutcome, importFile } from './import-file.ts';
export { type ExerciseOutcome, makeExercise } from './make-exercise.ts';
export { type NewOperationOutcome, newOperation } from './new-operation.ts';
export {
  type PlanMade,
  type PlanOperationRequest,
  type PlanOutcome,
  planOperation,
} from './plan-operation.ts';
export { type PlannedRations, planRations, type RationsPlanned } from './plan-rations.ts';
export { type MadePlan, type MakePlanRequest, makePlan } from './planning/make-plan.ts';
export { type QuickOutcome, quickOperation } from './quick-operation.ts';
export { type ReadOperation, readOperationFolder } from './read-operation-folder.ts';
export { type ReadPlan, readPlanFile } from './read-plan-file.ts';
export {
  type RolledOperation,
  type RollOperationRequest,
  type RollOutcome,
  rollOperation,
} from './roll-operation.ts';
export { type StockShown, showStockDays } from './show-stock-days.ts';
export { makeStopFlag, type StopFlag } from './stop-flag.ts';
export { type Validation, validateOperation } from './validate-operation.ts';
export { VERSION } from './version.ts';
export { type BriefOutcome, type BriefWritten, type WriteBriefRequest, writeBrief } from './write-brief.ts';
export { type OutputFile, type OutputsWritten, prepareOutputs, writeOutputs } from './write-outputs.ts';
export { type WaybillsOutcome, type WriteWaybillsRequest, writeWaybills } from './write-waybills.ts';
