export { type CsvValue, formatCsv } from './csv-cells.ts';
export { findSimilar } from './did-you-mean.ts';
export { type ParsedOperation, type ParseOptions, parseOperation } from './parse-operation.ts';
export { formatPlan, parsePlan } from './plan-file.ts';
export { quote } from './problem-list.ts';
