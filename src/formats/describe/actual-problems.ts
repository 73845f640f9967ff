import type { ProblemSection } from './problem-catalogue.ts';

/** What is wrong with actuals, the ledger and rolling on. */
export const ACTUAL_PROBLEMS: ProblemSection = {
  title: 'What happened, and rolling on',
  about: 'Rows of actuals.csv are judged by the plan whose movements they speak of (docs/rolling.md).',
  codes: {
    'actuals.half-a-line': [
      'A row names a place, a lot or a figure, but not all that a row for a lot needs.',
      'Fill in place, lot and the figures, or leave all of them empty.',
    ],
    'actuals.held-where': [
      'Packs are held on vehicles and nobody says where these stand, or the other way round.',
      'Fill in held and held_at together.',
    ],
    'ledger.half-a-movement': [
      'A line of the ledger names a movement, but not its day, loading place and stop, or the other way round.',
      'Take ledger.csv as roll wrote it.',
    ],
    'TABLE.household-elsewhere': [
      'A good marked household is in stock where no people are, or is to come in.',
      'Name a site in stock.csv, or another good.',
    ],
    'actual.after-date': [
      'Warning: a report of a movement on or after the day that is rolled on to. It is not used.',
      'None; the next plan makes that day anew.',
    ],
    'actual.held-without-vehicles': [
      'Packs are held on vehicles, and no vehicle is out.',
      'Name the vehicles in vehicles_out.',
    ],
    'actual.in-the-future': [
      'A movement left or came back after its row became known.',
      'Correct the time, or known_at.',
    ],
    'actual.lines-missing': [
      'The outcome is partly or impeded, or some lots have rows, and not every place and lot has one.',
      'Add the missing rows.',
    ],
    'actual.more-than-there': [
      'Reports took more packs of a lot from a place than were there.',
      'Correct the reports, or the arrival in arrivals.csv. Packs that were never loaded are returned.',
    ],
    'actual.not-balanced': [
      'Delivered, returned, lost, damaged and held do not add up to the packs that were open.',
      'Account for every pack.',
    ],
    'actual.not-carried': [
      'The movement carried no such lot for that place, or nothing of it is open any more.',
      'Copy place and lot from the plan or the waybill.',
    ],
    'actual.nothing-open': [
      'Warning: a report of a movement of which nothing is open any more. It is not used.',
      'Correct by a count in stock.csv.',
    ],
    'actual.other-vehicle': [
      'A vehicle is out that did not go with the movement.',
      'Name it in vehicles_out.csv instead.',
    ],
    'actual.outcomes-differ': ['One report has two outcomes.', 'Give one outcome for the movement.'],
    'actual.reported-twice': [
      'One report speaks twice of one place and lot.',
      'Put both into one row; a later report has a later known_at.',
    ],
    'actual.unknown-movement': [
      'The plan has no movement of that id on its days.',
      'Copy the id from the plan or the waybill.',
    ],
    'actual.wrong-date': ['The movement is on another day.', 'Give its day in the plan.'],
    'roll.date': ['The day is none of the plan after its first.', 'Name the first day that is left to plan.'],
    'roll.not-readable': [
      'The next folder would not read back. Nothing was written.',
      'Correct what the problem names in the operation, and roll on again.',
    ],
    'roll.plan-refused': [
      'The plan does not pass the check against this operation.',
      'Give the folder from which the plan was made, and a plan that holds.',
    ],
    'roll.table-not-readable': [
      'The file of --actuals or --notices cannot be read.',
      'Check the path, and that you may read it.',
    ],
  },
};
