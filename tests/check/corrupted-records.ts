import { as, type Corruption, headline, movement } from './draft-plan.ts';
import { AS_OF, DATES, hour } from './small-clock.ts';

/** Plans that misstate what is known, their summary or themselves. */
export const CORRUPTED_RECORDS: readonly Corruption[] = [
  // Lots and what is known
  {
    title: 'takes a lot for larger',
    code: 'lot.packs',
    spoil: (plan) => {
      plan.lots[0]!.packs += 1;
    },
  },
  {
    title: 'takes a lot for earlier',
    code: 'lot.available',
    spoil: (plan) => {
      plan.lots[1]!.availableOn = DATES[1];
    },
  },
  {
    title: 'takes a lot for fresher',
    code: 'lot.expiry',
    spoil: (plan) => {
      plan.lots[4]!.expiresOn = DATES[2];
    },
  },
  { title: 'hides a lot', code: 'lot.missing', spoil: (plan) => void plan.lots.pop() },
  { title: 'hides what is not known', code: 'not-known.hidden', spoil: (plan) => void plan.notKnown.pop() },
  {
    title: 'invents something not known',
    code: 'not-known.invented',
    spoil: (plan) => void plan.notKnown.push({ code: 'people.unknown', subject: 'A', detail: '' }),
  },
  { title: 'hides a conflict', code: 'conflict.hidden', spoil: (plan) => void plan.conflicts.pop() },
  {
    title: 'chooses the wrong fact',
    code: 'conflict.chosen',
    spoil: (plan) =>
      void Object.assign(plan.conflicts[0]!, { chosen: 'people-a-radio', others: ['people-a'] }),
  },
  { title: 'hides an assumption', code: 'assumption.hidden', spoil: (plan) => void plan.assumptions.shift() },
  {
    title: 'rewrites a reason',
    code: 'assumption.reason',
    spoil: (plan) => {
      plan.assumptions[0]!.reason = 'Certain';
    },
  },
  // Summary
  {
    title: 'changes a verdict',
    code: 'headline.verdict',
    spoil: (plan) => {
      headline(plan, 'S8').verdict = 'yes';
    },
  },
  {
    title: 'prints a verdict that flips under sensitivity',
    code: 'headline.verdict',
    spoil: (plan) => {
      plan.sensitivity[0]!.low.headlines[4]!.verdict = 'short';
    },
  },
  {
    title: 'changes a headline',
    code: 'headline.value',
    spoil: (plan) => {
      headline(plan, 'S1').value = 999_999;
    },
  },
  {
    title: 'hides by how much it falls short',
    code: 'headline.short-by',
    spoil: (plan) => {
      headline(plan, 'S8').shortBy = null;
    },
  },
  {
    title: 'says less is assumed',
    code: 'headline.assumed-share',
    spoil: (plan) => {
      headline(plan, 'S1').assumedPpm = 0;
    },
  },
  {
    title: 'names no source',
    code: 'headline.sources',
    spoil: (plan) => {
      headline(plan, 'S1').sourceIds = [];
    },
  },
  {
    title: 'answers seven questions',
    code: 'headline.rows',
    spoil: (plan) => void plan.summary.headlines.pop(),
  },
  {
    title: 'counts other people in all',
    code: 'summary.people',
    spoil: (plan) => {
      plan.summary.people.best += 1;
    },
  },
  {
    title: 'counts other movements',
    code: 'summary.total',
    spoil: (plan) => {
      plan.summary.movements = 6;
    },
  },
  {
    title: 'burns less fuel',
    code: 'summary.total',
    spoil: (plan) => {
      plan.summary.fuelMl -= 1;
    },
  },
  {
    title: 'shows a better least coverage',
    code: 'summary.need-figure',
    spoil: (plan) => {
      plan.summary.needs[1]!.minPpm = 600_000;
    },
  },
  {
    title: 'says less rests on assumptions',
    code: 'summary.assumed-share',
    spoil: (plan) => {
      plan.summary.assumptionsByKind.fleet = 0;
    },
  },
  {
    title: 'hides a constraint',
    code: 'summary.constraints',
    spoil: (plan) => void plan.summary.constraintsActive.pop(),
  },
  {
    title: 'varies a fact less than its range',
    code: 'sensitivity.range',
    spoil: (plan) => {
      plan.sensitivity[0]!.low.value = 4_900_000;
    },
  },
  {
    title: 'calls an assumption a fact',
    code: 'sensitivity.assumption',
    spoil: (plan) => {
      plan.sensitivity[0]!.assumption = false;
    },
  },
  // File
  {
    title: 'has a number with a fraction',
    code: 'plan.not-whole',
    spoil: (plan) => {
      plan.summary.metres += 0.5;
    },
  },
  {
    title: 'has a number that is none',
    code: 'plan.not-whole',
    spoil: (plan) => {
      plan.lots[0]!.packs = Number.NaN;
    },
  },
  {
    title: 'has a negative load',
    code: 'plan.negative',
    spoil: (plan) => {
      movement(plan, 'm1').loads[0]!.packs = -1;
    },
  },
  { title: 'misses a table', code: 'plan.shape', spoil: (plan) => void Reflect.deleteProperty(plan, 'lots') },
  {
    title: 'is of another version',
    code: 'plan.format',
    spoil: (plan) => {
      plan.format = as('throughline/plan@2');
    },
  },
  {
    title: 'was made from other inputs',
    code: 'plan.inputs-hash',
    spoil: (plan) => {
      plan.operation.inputsHash = '0'.repeat(64);
    },
  },
  {
    title: 'is called an exercise no more',
    code: 'plan.operation',
    spoil: (plan) => {
      plan.operation.exercise = false;
    },
  },
  {
    title: 'names a movement twice',
    code: 'movement.duplicate-id',
    spoil: (plan) => {
      plan.movements[1]!.id = plan.movements[0]!.id;
    },
  },
  {
    title: 'names a truck nobody has',
    code: 'plan.unknown-name',
    spoil: (plan) => {
      movement(plan, 'm1').vehicles[0]!.fleetId = as('tank');
    },
  },
  {
    title: 'was made for a later instant',
    code: 'plan.inputs-hash',
    spoil: (plan) => {
      plan.asOf = AS_OF + 600;
    },
  },
  {
    title: 'shifts its clock',
    code: 'clock.differs',
    spoil: (plan) => {
      plan.clock.days[1]!.startsAt += 3600;
    },
  },
  {
    title: 'makes a day shorter',
    code: 'clock.midnight',
    spoil: (plan) => {
      plan.clock.days[1]!.endsAt -= 3600;
    },
  },
  {
    title: 'lets the sun set later',
    code: 'clock.sun',
    spoil: (plan) => {
      plan.clock.days[1]!.sunsetAt = hour(1, 19);
    },
  },
  { title: 'drops a day', code: 'clock.days', spoil: (plan) => void plan.clock.days.pop() },
  {
    title: 'tells another offset',
    code: 'clock.offset',
    spoil: (plan) => {
      plan.clock.days[0]!.offsetSeconds = 0;
    },
  },
];
