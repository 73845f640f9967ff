export { formatAllocationCsv } from './allocation-csv.ts';
export { type ExplainedPlace, formatExplanation } from './explanation.ts';
export { formatMovementsGeojson } from './movements-geojson.ts';
export { formatPublicCsv } from './public-csv.ts';
export { renderPublicSummary } from './public-html.ts';
export { buildPublicSummary, type PublicSummary } from './public-summary.ts';
export type { CheckResult } from './report-context.ts';
export { renderReport } from './report-html.ts';
export { formatTerminalSummary, type TerminalOptions } from './terminal-summary.ts';
