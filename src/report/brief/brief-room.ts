import type { ReportContext } from '../report-context.ts';
import type { Brief } from './brief-data.ts';
import type { BriefSay } from './brief-words.ts';
import type { PaperLanguage } from './paper-page.ts';

/** How much a brief shows: the first that fits on one sheet of A4 is taken. What is left out is counted on the page. */
export interface BriefRoom {
  readonly tenthPoints: number;
  readonly unknowns: number;
  readonly names: number;
  readonly letters: number;
  readonly stocks: number;
  readonly inputs: number;
  readonly news: number;
  readonly asks: number;
}

export const BRIEF_ROOMS: readonly BriefRoom[] = [
  { tenthPoints: 90, unknowns: 9, names: 3, letters: 190, stocks: 6, inputs: 3, news: 5, asks: 6 },
  { tenthPoints: 85, unknowns: 9, names: 3, letters: 160, stocks: 6, inputs: 3, news: 5, asks: 5 },
  { tenthPoints: 85, unknowns: 8, names: 2, letters: 140, stocks: 5, inputs: 2, news: 4, asks: 4 },
  { tenthPoints: 80, unknowns: 8, names: 2, letters: 130, stocks: 5, inputs: 2, news: 4, asks: 4 },
  { tenthPoints: 80, unknowns: 8, names: 2, letters: 110, stocks: 4, inputs: 1, news: 3, asks: 3 },
  { tenthPoints: 75, unknowns: 7, names: 1, letters: 100, stocks: 4, inputs: 1, news: 3, asks: 3 },
  { tenthPoints: 70, unknowns: 6, names: 1, letters: 80, stocks: 3, inputs: 1, news: 2, asks: 2 },
];

/** What every section of a brief is written from. */
export interface BriefWriter {
  readonly context: ReportContext;
  readonly say: BriefSay;
  readonly room: BriefRoom;
  readonly language: PaperLanguage;
  readonly brief: Brief;
}
