import type { ProblemSection } from './problem-catalogue.ts';

/** What the reader says of owners, agreements and earmarks. */
export const OWNERSHIP_PROBLEMS: ProblemSection = {
  title: 'Owners, agreements and earmarks',
  about:
    'TABLE is places, stock, arrivals or fleet. The warnings come only where there is a table of agreements (or earmarks): without one everything is planned as shared.',
  codes: {
    'agreements.common-not-for-all': [
      'A common service is offered to one partner only.',
      'Write all under with, or no under common_service.',
    ],
    'TABLE.owner-written-otherwise': [
      'Warning: two owners differ only in case, spaces or signs.',
      'Write the name the same everywhere; two spellings are two owners.',
    ],
    'TABLE.owner-without-vehicles': [
      'Warning: an owner of stock has no vehicles, and no agreement lets others carry it. It stays where it is.',
      'Add the agreement, or correct the name of the owner.',
    ],
    'TABLE.owners-in-one-lot': [
      'Warning: two rows of one place, good, lot and day name different owners. They are two reports of one stock, and one counts.',
      'Give each stock its own lot.',
    ],
    'TABLE.earmark-for-other-needs': [
      'Warning: the good serves none of the needs that its earmark is meant for.',
      'Check the good and the earmark.',
    ],
  },
};
