export { renderReport } from './report-html.ts';
export type { CheckResult } from './report-context.ts';
