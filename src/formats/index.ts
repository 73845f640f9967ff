export { listMovementReports, type MovementReports } from './actuals/movement-reports.ts';
export type { OpenMovement } from './actuals/open-loads.ts';
export { COMMITMENTS_FILE } from './commitments-file.ts';
export { type CsvValue, formatCsv } from './csv-cells.ts';
export { findSimilar } from './did-you-mean.ts';
export { EXPORT_FORMATS, type ExportFormat, exportFiles } from './export/export-files.ts';
export { formatOperation, type RoadsFile } from './export/format-operation.ts';
export { loadCatalogue } from './imports/catalogue/catalogue.ts';
export { type CatalogueHits, searchCatalogue } from './imports/catalogue/search-catalogue.ts';
export { isUntouched as isUntouchedMapping } from './imports/format-mapping.ts';
export { computeImport } from './imports/import-file.ts';
export type { ImportResult } from './imports/import-result.ts';
export { findFirstName, type GivenSource, makeSourceId } from './imports/import-source.ts';
export { IMPORT_KINDS, type ImportKind } from './imports/mapping.ts';
export { parseMappingFile } from './imports/mapping-file.ts';
export { formatNewOperation } from './imports/new-operation-files.ts';
export { cleanText } from './messy/text.ts';
export { type ParsedOperation, type ParseOptions, parseOperation } from './parse-operation.ts';
export { formatPlan, parsePlan } from './plan-file.ts';
export { createProblemList, quote } from './problem-list.ts';
export { findAnswerProblems, parseQuickAnswers, type WrittenAnswer } from './quick/parse-quick.ts';
export { judgeKeys as judgeQuickKeys, readQuickFile } from './quick/quick-file.ts';
export { formatQuickFolder } from './quick/quick-folder.ts';
export { QUICK_QUESTIONS, type QuickQuestion } from './quick/quick-questions.ts';
export { listRowNumbers, mergeTable, replaceTable } from './roll/merge-table-file.ts';
export { formatNextFolder, type NextFolder, ROLLED_PLAN } from './roll/next-folder.ts';
export {
  type CellStyle,
  type DrawnCell,
  type DrawnRow,
  type DrawnSheet,
  formatWorkbook,
} from './workbook/format-workbook.ts';
