import { movementId } from '../../src/domain/index.ts';
import { as, type Corruption, handed, movement, shift } from './draft-plan.ts';
import { DATES } from './small-clock.ts';

/** Plans whose convoys, vehicles, loads or distributions break a limit. */
export const CORRUPTED_LOADS: readonly Corruption[] = [
  // Shape
  {
    title: 'does not come home',
    code: 'movement.legs',
    spoil: (plan) => void movement(plan, 'm3').legs.pop(),
  },
  {
    title: 'loads at a site',
    code: 'movement.lane',
    spoil: (plan) => {
      movement(plan, 'm3').kind = 'transfer';
    },
  },
  {
    title: 'visits a stop without unloading',
    code: 'visit.nothing-unloaded',
    spoil: (plan) => void movement(plan, 'm5').loads.pop(),
  },
  {
    title: 'has more stops than allowed',
    code: 'movement.stops',
    spoil: (plan) => void movement(plan, 'm5').visits.push(structuredClone(movement(plan, 'm5').visits[1]!)),
  },
  {
    title: 'visits a place twice',
    code: 'movement.place-twice',
    spoil: (plan) => {
      movement(plan, 'm5').visits[2]!.placeId = movement(plan, 'm5').visits[1]!.placeId;
    },
  },
  {
    title: 'is a convoy of five',
    code: 'convoy.size',
    spoil: (plan) =>
      void movement(plan, 'm3').vehicles.push(
        ...as<[]>([2, 3, 4, 5].map((number) => ({ fleetId: 'truck', number }))),
      ),
  },
  {
    title: 'has one vehicle twice',
    code: 'convoy.vehicle-twice',
    spoil: (plan) => {
      movement(plan, 'm2').vehicles[1] = structuredClone(movement(plan, 'm2').vehicles[0]!);
    },
  },
  {
    title: 'uses a truck beyond the fleet',
    code: 'vehicle.not-in-fleet',
    spoil: (plan) => {
      movement(plan, 'm5').vehicles[0]!.number = 5;
    },
  },
  {
    title: 'says another home',
    code: 'convoy.home',
    spoil: (plan) => {
      movement(plan, 'm1').homeId = as('C');
    },
  },
  {
    title: 'unloads first',
    code: 'movement.purpose',
    spoil: (plan) => {
      movement(plan, 'm3').visits[0]!.purpose = 'unload';
    },
  },
  // Vehicles
  {
    title: 'uses a vehicle in two places at once',
    code: 'vehicle.overlap',
    spoil: (plan) => {
      movement(plan, 'm4').vehicles[0] = structuredClone(movement(plan, 'm3').vehicles[0]!);
    },
  },
  { title: 'leaves again at once', code: 'vehicle.turnaround', spoil: (plan) => shift(plan, 'm2', -2400) },
  {
    title: 'keeps a van on duty too long',
    code: 'vehicle.duty',
    spoil: (plan) => {
      const late = structuredClone(movement(plan, 'm4'));
      late.id = movementId('m9');
      plan.movements.push(late);
      shift(plan, 'm9', 5 * 3600);
    },
  },
  {
    title: 'lets two convoys leave too close',
    code: 'convoy.headway',
    spoil: (plan) => shift(plan, 'm4', -300),
  },
  {
    title: 'takes too many trucks at a crossing',
    code: 'slot.too-many',
    spoil: (plan) => {
      for (const [copy, by] of [
        ['m8', 2],
        ['m9', 4],
      ] as const) {
        plan.movements.push({ ...structuredClone(movement(plan, 'm1')), id: movementId(copy) });
        shift(plan, copy, by * 3600);
      }
    },
  },
  {
    title: 'loads at a crossing of unknown capacity',
    code: 'slot.capacity-unknown',
    spoil: (plan) => {
      movement(plan, 'm1').visits[0]!.placeId = as('D');
    },
  },
  // Loads and stock
  {
    title: 'loads over payload',
    code: 'load.over-payload',
    spoil: (plan) => {
      movement(plan, 'm2').loads[0]!.packs = 101;
    },
  },
  {
    title: 'loads over volume',
    code: 'load.over-volume',
    spoil: (plan) => {
      movement(plan, 'm3').loads[0]!.packs = 250;
    },
  },
  {
    title: 'delivers less than the orderly minimum',
    code: 'load.below-orderly-minimum',
    spoil: (plan) => {
      movement(plan, 'm5').loads[0]!.packs = 4;
    },
  },
  {
    title: 'loads nothing',
    code: 'load.no-packs',
    spoil: (plan) => {
      movement(plan, 'm5').loads[0]!.packs = 0;
    },
  },
  {
    title: 'loads more than there is',
    code: 'stock.below-zero',
    spoil: (plan) => {
      movement(plan, 'm3').loads[1]!.packs = 9;
    },
  },
  {
    title: 'loads at the hub what comes in that day',
    code: 'stock.below-zero',
    spoil: (plan) => {
      const same = movement(plan, 'm4');
      same.date = DATES[0];
      shift(plan, 'm4', -86_400 + 3 * 3600);
    },
  },
  {
    title: 'loads a lot before it arrives',
    code: 'lot.too-early',
    spoil: (plan) => {
      movement(plan, 'm3').loads[1]!.lotId = as('kits-late');
    },
  },
  {
    title: 'loads a lot after it expired',
    code: 'lot.expired-load',
    spoil: (plan) => void Object.assign(movement(plan, 'm3').loads[0]!, { lotId: 'water-a' }),
  },
  {
    title: 'loads another good than the lot holds',
    code: 'load.wrong-good',
    spoil: (plan) => {
      movement(plan, 'm3').loads[0]!.lotId = as('rations-h');
    },
  },
  // Handing out
  {
    title: 'hands out more than came',
    code: 'distribution.more-than-came',
    spoil: (plan) => {
      handed(plan, 'A', 'rations-h').packs += 1;
    },
  },
  {
    title: 'hands out an expired lot',
    code: 'lot.expired-use',
    spoil: (plan) => {
      const line = handed(plan, 'A', 'water-a');
      line.fromDate = DATES[1];
      line.toDate = DATES[1];
    },
  },
  {
    title: 'hands out for half a period',
    code: 'distribution.period',
    spoil: (plan) => {
      handed(plan, 'A', 'rations-h').toDate = DATES[1];
    },
  },
  {
    title: 'drops a distribution',
    code: 'coverage.received',
    spoil: (plan) => void plan.distributions.shift(),
  },
  {
    title: 'hands out at the hub',
    code: 'distribution.not-at-site',
    spoil: (plan) => {
      plan.distributions[0]!.placeId = as('H');
    },
  },
];
