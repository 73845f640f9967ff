import { as, type Corruption, coverage, kitLevel } from './draft-plan.ts';

/** Plans whose coverage or bounds are not what the facts and movements give. */
export const CORRUPTED_RESULTS: readonly Corruption[] = [
  // Coverage and unmet
  { title: 'drops an element', code: 'coverage.missing', spoil: (plan) => void plan.coverage.pop() },
  {
    title: 'invents an element',
    code: 'coverage.unknown-element',
    spoil: (plan) => void plan.coverage.push({ ...structuredClone(plan.coverage[0]!), placeId: as('E') }),
  },
  {
    title: 'counts an element twice',
    code: 'coverage.duplicate',
    spoil: (plan) => void plan.coverage.push(structuredClone(plan.coverage[0]!)),
  },
  {
    title: 'counts other people',
    code: 'coverage.people',
    spoil: (plan) => {
      coverage(plan, 'B', 'food').people = 1400;
    },
  },
  {
    title: 'lowers a target',
    code: 'coverage.target-amount',
    spoil: (plan) => {
      coverage(plan, 'B', 'food').targetAmount -= 2000;
    },
  },
  {
    title: 'lowers a floor',
    code: 'coverage.floor-amount',
    spoil: (plan) => {
      coverage(plan, 'B', 'food').floorAmount -= 1000;
    },
  },
  {
    title: 'gives an element less weight',
    code: 'coverage.weight',
    spoil: (plan) => {
      coverage(plan, 'B', 'food').weight -= 100;
    },
  },
  {
    title: 'reports more than was received',
    code: 'coverage.received',
    spoil: (plan) => {
      coverage(plan, 'A', 'kit').receivedAmount = 220;
    },
  },
  {
    title: 'rounds coverage up',
    code: 'coverage.target-ppm',
    spoil: (plan) => {
      coverage(plan, 'B', 'kit').targetPpm += 1;
    },
  },
  {
    title: 'calls a converted count verified',
    code: 'coverage.verified',
    spoil: (plan) => {
      coverage(plan, 'B', 'food').verified = true;
    },
  },
  { title: 'hides an unmet need', code: 'unmet.missing', spoil: (plan) => void plan.unmet.pop() },
  {
    title: 'understates an unmet need',
    code: 'unmet.amount',
    spoil: (plan) => {
      plan.unmet[0]!.unmetAmount = 9;
    },
  },
  {
    title: 'blames more than the whole',
    code: 'unmet.binding-shares',
    spoil: (plan) => {
      plan.unmet[1]!.binding[1]!.sharePpm = 500_000;
    },
  },
  // Bounds
  {
    title: 'changes a multiplier',
    code: 'bound.not-proven',
    spoil: (plan) => {
      kitLevel(plan).multipliers.find((line) => line.row === 'stock|H|kitbox|2')!.value = '9/520';
    },
  },
  {
    title: 'makes a multiplier negative',
    code: 'bound.multiplier',
    spoil: (plan) => {
      kitLevel(plan).multipliers[0]!.value = '-1/520';
    },
  },
  {
    title: 'lowers a bound',
    code: 'bound.not-proven',
    spoil: (plan) => {
      kitLevel(plan).valuePpm -= 10_000;
      kitLevel(plan).heldPpm -= 10_000;
    },
  },
  {
    title: 'raises a bound',
    code: 'bound.level-gap',
    spoil: (plan) => {
      kitLevel(plan).valuePpm += 10_000;
    },
  },
  {
    title: 'changes the mean of a stage',
    code: 'bound.mean',
    spoil: (plan) => {
      plan.bounds[2]!.meanPpm -= 10;
    },
  },
  {
    title: 'invents a row',
    code: 'bound.unknown-row',
    spoil: (plan) => {
      kitLevel(plan).multipliers[0]!.row = 'cover|A|kit|never';
    },
  },
  {
    title: 'leaves an element out of a level',
    code: 'bound.unfixed',
    spoil: (plan) => {
      kitLevel(plan).fixed = [...kitLevel(plan).fixed.slice(1)];
    },
  },
  { title: 'leaves a stage out', code: 'bound.stages', spoil: (plan) => void plan.bounds.shift() },
  {
    title: 'frees fewer elements than the stage has',
    code: 'bound.free',
    spoil: (plan) => {
      kitLevel(plan).free = [...kitLevel(plan).free.slice(1)];
    },
  },
];
