import type { ProblemSection } from './problem-catalogue.ts';

/** Problems of commands that write a folder of restricted files. */
export const OUTPUT_PROBLEMS: ProblemSection = {
  title: 'Exports, waybills and briefs',
  about: 'docs/exporting.md, docs/waybills.md and docs/brief.md say what is written.',
  codes: {
    'out.not-empty': [
      'The folder holds something already, or cannot be written.',
      'Name another with --out; nothing is ever overwritten.',
    ],
    'out.public': [
      'The folder is one for public files, or lies within it.',
      'Name another with --out: what is written can endanger people.',
    ],
    'export.not-the-same': [
      'The files would not read back as the same operation, most likely since a table is too large for the form. Nothing was written.',
      'Choose another --format.',
    ],
    'waybills.plan-refused': [
      'The independent check finds something in the plan: papers are made of plans that hold.',
      'Run check, and plan again.',
    ],
    'waybills.unknown-movement': ['No movement of the plan has this id.', 'Use an id of the report.'],
    'brief.plan-refused': [
      'The independent check finds something in the plan: papers are made of plans that hold.',
      'Run check, and plan again.',
    ],
    'brief.date-not-planned': [
      'The plan has no such day, or it was over when the plan was made.',
      'Take another --date, or another --plan.',
    ],
    'brief.date-outside': [
      'The day lies outside the horizon of the operation.',
      'Take another --date, or change the horizon.',
    ],
    'waybills.no-movement': ['The plan has no movement on this day, or none at all.', 'Take another --date.'],
  },
};
