import type { ProblemSection } from './problem-catalogue.ts';

/** What `quick` says of answers. */
export const QUICK_PROBLEMS: ProblemSection = {
  title: 'Ten quick questions',
  about:
    'Problems of the answers to `quick`; the column is the key of the question. docs/quick.md has the questions.',
  codes: {
    'quick.file-not-readable': [
      'The file of answers is not there, cannot be read or is larger than answers are.',
      'Give the path of a YAML file as docs/quick.md shows it.',
    ],
    'quick.unknown-question': [
      'A key is none of the ten questions, nor name, time_zone or first.',
      'Correct or delete it.',
    ],
    'quick.not-answered': [
      'How many people there are, or how long a round trip takes, is not answered: nothing can be computed without.',
      'Answer it; a range is enough.',
    ],
    'quick.not-an-answer': [
      'An answer has another form than the question asks for.',
      'Write it as the example beside the question.',
    ],
    'quick.unknown-need': ['A need has a word that quick does not know.', 'Use one of the listed words.'],
    'quick.need-twice': ['A need is named twice in one answer.', 'Keep one of the two.'],
    'quick.need-not-asked': [
      'Stock or arrivals of something that nobody needs by the third answer.',
      'Add it to needs, or leave it out.',
    ],
    'quick.trip-too-long': [
      'A round trip takes longer than all working days together.',
      'Give more days, or plan from a warehouse that is nearer.',
    ],
  },
};
