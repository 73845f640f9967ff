import { as, type Corruption, movement, shift } from './draft-plan.ts';
import { DATES } from './small-clock.ts';
import { travel } from './small-movements.ts';

/** Plans whose movements drive what cannot be driven. */
export const CORRUPTED_TIMES: readonly Corruption[] = [
  // Times
  {
    title: 'leaves before the lead time is over',
    code: 'movement.too-early',
    spoil: (plan) => shift(plan, 'm1', -3600),
  },
  {
    title: 'is on the road after sunset',
    code: 'movement.too-late',
    spoil: (plan) => shift(plan, 'm5', 6 * 3600),
  },
  {
    title: 'is planned for another day',
    code: 'movement.too-early',
    spoil: (plan) => {
      movement(plan, 'm1').date = DATES[1];
    },
  },
  {
    title: 'unloads before the site opens',
    code: 'visit.closed',
    spoil: (plan) => shift(plan, 'm3', -2.5 * 3600),
  },
  {
    title: 'unloads after the site closes',
    code: 'visit.closed',
    spoil: (plan) => shift(plan, 'm3', 9.5 * 3600),
  },
  {
    title: 'loads in half the time',
    code: 'visit.service-time',
    spoil: (plan) => {
      movement(plan, 'm1').visits[0]!.endAt -= 450;
    },
  },
  {
    title: 'starts to serve before it arrives',
    code: 'visit.order',
    spoil: (plan) => {
      const visit = movement(plan, 'm1').visits[0]!;
      visit.startAt -= 60;
      visit.endAt -= 60;
    },
  },
  {
    title: 'arrives at a visit before its leg does',
    code: 'visit.arrival',
    spoil: (plan) => {
      movement(plan, 'm1').visits[0]!.arriveAt -= 60;
    },
  },
  {
    title: 'leaves while it is still loading',
    code: 'leg.leaves-early',
    spoil: (plan) => {
      const trip = movement(plan, 'm5');
      trip.legs[2] = as(travel('B>H', trip.visits[2]!.endAt - 300));
    },
  },
  // Legs
  {
    title: 'drives a leg faster',
    code: 'leg.too-fast',
    spoil: (plan) => {
      movement(plan, 'm1').legs[0]!.arriveAt -= 30;
    },
  },
  {
    title: 'drives a leg slower',
    code: 'leg.too-slow',
    spoil: (plan) => {
      movement(plan, 'm1').legs[0]!.arriveAt += 30;
    },
  },
  {
    title: 'enters a step too soon',
    code: 'leg.entry-time',
    spoil: (plan) => {
      movement(plan, 'm2').legs[0]!.path[2]!.enterAt -= 30;
    },
  },
  {
    title: 'takes the wet track at dry speed',
    code: 'leg.too-fast',
    spoil: (plan) => {
      const leg = movement(plan, 'm5').legs[1]!;
      for (const step of leg.path.slice(2)) step.enterAt -= 1200;
      leg.arriveAt -= 1200;
    },
  },
  {
    title: 'claims a shorter way',
    code: 'leg.metres',
    spoil: (plan) => {
      movement(plan, 'm1').legs[0]!.metres = 19_000;
    },
  },
  {
    title: 'skips a road on the way',
    code: 'leg.disconnected',
    spoil: (plan) => void movement(plan, 'm2').legs[0]!.path.splice(1, 1),
  },
  {
    title: 'joins the roads elsewhere',
    code: 'leg.wrong-snap',
    spoil: (plan) => {
      as<{ at: number }>(movement(plan, 'm1').legs[0]!.path[0]).at = 500_000;
    },
  },
  {
    title: 'drives against a oneway',
    code: 'leg.wrong-way',
    spoil: (plan) => {
      const step = as<{ roadId: string; from: number; to: number }>(movement(plan, 'm3').legs[1]!.path[1]);
      Object.assign(step, { roadId: 'r2', from: 2_000_000, to: 0 });
    },
  },
  {
    title: 'passes a bollard',
    code: 'leg.barrier',
    spoil: (plan) => {
      const step = as<{ roadId: string; from: number; to: number }>(movement(plan, 'm3').legs[0]!.path[1]);
      Object.assign(step, { roadId: 'r4', from: 0, to: 4_000_000 });
    },
  },
  {
    title: 'passes under a bridge that is too low',
    code: 'leg.not-passable',
    spoil: (plan) => {
      const step = as<{ roadId: string; from: number; to: number }>(movement(plan, 'm3').legs[0]!.path[1]);
      Object.assign(step, { roadId: 'r5', from: 0, to: 1_000_000 });
    },
  },
  {
    title: 'drives through a road outside its window',
    code: 'access.shut',
    spoil: (plan) => shift(plan, 'm1', 9.5 * 3600),
  },
  {
    title: 'drives through a closure',
    code: 'access.shut',
    spoil: (plan) => {
      shift(plan, 'm3', 4 * 3600);
      const step = as<{ roadId: string; from: number; to: number }>(movement(plan, 'm3').legs[0]!.path[1]);
      Object.assign(step, { roadId: 'r2', from: 0, to: 2_000_000 });
    },
  },
  {
    title: 'sends a van without a permit through the gate',
    code: 'access.no-permit',
    spoil: (plan) => {
      movement(plan, 'm5').vehicles[0] = as({ fleetId: 'van', number: 1 });
    },
  },
  {
    title: 'sends one more truck over the link',
    code: 'link.too-many',
    spoil: (plan) => void movement(plan, 'm2').vehicles.push(as({ fleetId: 'truck', number: 3 })),
  },
];
