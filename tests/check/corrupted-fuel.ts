import { as, type Corruption } from './draft-plan.ts';

/** Plans that make fuel of nothing, or do not say when it runs out and who stops first. */
export const CORRUPTED_FUEL: readonly Corruption[] = [
  {
    title: 'leaves out a place with fuel',
    code: 'fuel.places',
    spoil: (plan) => void plan.fuel.places.pop(),
  },
  {
    title: 'opens a day with more fuel than the day before left',
    code: 'fuel.day',
    spoil: (plan) => {
      plan.fuel.places[0]!.days[1]!.opening += 20_000;
    },
  },
  {
    title: 'burns less than its vehicles take',
    code: 'fuel.day',
    spoil: (plan) => {
      plan.fuel.places[0]!.days[2]!.vehicles -= 1;
    },
  },
  {
    title: 'leaves vehicles what is kept for the bakery',
    code: 'fuel.day',
    spoil: (plan) => {
      plan.fuel.places[0]!.days[0]!.forVehicles = 120_000;
    },
  },
  {
    title: 'calls millilitres packs',
    code: 'fuel.day',
    spoil: (plan) => {
      plan.fuel.places[0]!.unit = 'pack';
    },
  },
  {
    title: 'gives the lights what they do not get',
    code: 'fuel.user',
    spoil: (plan) => {
      plan.fuel.places[0]!.users[1]!.used = 60_000;
    },
  },
  {
    title: 'hides that the lights go out',
    code: 'fuel.user',
    spoil: (plan) => {
      plan.fuel.places[0]!.users[1]!.shortOn = null;
    },
  },
  {
    title: 'says that vehicles never run short',
    code: 'fuel.runs-out',
    spoil: (plan) => {
      plan.fuel.places[0]!.vehiclesShortOn = null;
    },
  },
  {
    title: 'says that fuel lasts',
    code: 'fuel.runs-out',
    spoil: (plan) => {
      plan.fuel.places[0]!.runsOutOn = null;
      plan.fuel.places[0]!.stopsFirst = [];
    },
  },
  {
    title: 'lets another stop first',
    code: 'fuel.runs-out',
    spoil: (plan) => {
      plan.fuel.places[0]!.stopsFirst = ['B'];
    },
  },
  {
    title: 'drives a truck on that there is no fuel for',
    code: 'fuel.not-there',
    spoil: (plan) => {
      // Three more such trips take 65 litres; 26 are left for vehicles.
      const trip = plan.movements.find((one) => one.id === 'm2')!;
      for (const id of ['m2b', 'm2c', 'm2d']) plan.movements.push({ ...structuredClone(trip), id: as(id) });
    },
  },
  {
    title: 'counts more stock than was counted',
    code: 'stock-days.figure',
    spoil: (plan) => {
      plan.stock.lines[0]!.amount.best += 100_000;
    },
  },
  {
    title: 'lets stock last longer than people need it',
    code: 'stock-days.figure',
    spoil: (plan) => {
      plan.stock.lines[2]!.tenthDays!.best += 1;
    },
  },
  {
    title: 'dates an old count today',
    code: 'stock-days.figure',
    spoil: (plan) => {
      plan.stock.lines[1]!.countedOn = null;
    },
  },
  {
    title: 'leaves out the stock of a site',
    code: 'stock-days.line',
    spoil: (plan) => void plan.stock.lines.splice(3, 1),
  },
  {
    title: 'gives a range that does not hold its best figure',
    code: 'stock-days.range',
    spoil: (plan) => {
      plan.stock.lines[0]!.tenthDays!.low = 30;
    },
  },
  {
    title: 'forgets a user of diesel',
    code: 'stock-days.input',
    spoil: (plan) => {
      plan.stock.inputs[0]!.packsPerDay.best = 1;
    },
  },
];
