import type { ProblemSection } from './problem-catalogue.ts';

/** What the reader says of recipients, notices, base rates and commitments. */
export const NOTICE_PROBLEMS: ProblemSection = {
  title: 'Notices, base rates and commitments',
  about: 'Of rules.notice in operation.yaml, notices.csv, facilitation.csv and commitments.json.',
  codes: {
    'TABLE.not-a-time': ['No time of day.', 'Write hours and minutes in quotes: "15:00".'],
    'notices.answer-missing': [
      'An answer is dated and not given.',
      'Write what came back, or leave answered_at empty.',
    ],
    'notices.answer-undated': [
      'An answer is given without the moment at which it came.',
      'Fill in answered_at: a plan made before it does not know the answer.',
    ],
    'notices.answered-before-sent': [
      'The answer is older than the notice.',
      'Exchange the two, or correct the one that is wrong.',
    ],
    'facilitation.two-subjects': [
      'A base rate names a place and an area.',
      'Leave one of the two empty, or both for everywhere.',
    ],
    'commitments.unknown-key': [
      'commitments.json has a key that nobody knows.',
      'Use the file as `roll` wrote it.',
    ],
    'commitments.wrong-shape': [
      'commitments.json does not have its shape; the problem names the JSON path.',
      'Use the file as `roll` wrote it; what was notified is corrected in notices.csv.',
    ],
    'commitments.order': [
      'Movements of commitments.json are not in the order of their ids, or one is there twice.',
      'Use the file as `roll` wrote it.',
    ],
  },
};
