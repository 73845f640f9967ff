import { placeId } from '../../src/domain/index.ts';
import { find, type SeededBug } from './draft-operation.ts';
import { exactly } from './small-clock.ts';

/** Mistakes about convoys, vehicles, places and the clock. */
export const MOVEMENT_BUGS: readonly SeededBug[] = [
  {
    title: 'loads all vehicles at once',
    code: 'visit.service-time',
    setting: (operation) => {
      find(operation.fleet, 'truck').payloadGrams = 4_000_000;
      operation.rules.handling.defaultBays = 1;
    },
    mistake: (operation) => {
      operation.rules.handling.defaultBays = 100;
    },
  },
  {
    title: 'ignores headway',
    code: 'convoy.headway',
    setting: (operation) => {
      operation.rules.convoy.headwaySeconds = 7200;
      find(operation.fleet, 'truck').payloadGrams = 1_000_000;
    },
    mistake: (operation) => {
      operation.rules.convoy.headwaySeconds = 0;
    },
  },
  {
    title: 'makes convoys as long as it likes',
    code: 'convoy.size',
    setting: (operation) => {
      operation.rules.convoy.maxVehicles = 1;
      find(operation.fleet, 'truck').payloadGrams = 2_000_000;
    },
    mistake: (operation) => {
      operation.rules.convoy.maxVehicles = 4;
    },
  },
  {
    title: 'drives before the margin after sunrise',
    code: 'movement.too-early',
    setting: (operation) => {
      operation.rules.daylight.marginSeconds = 5 * 3600;
    },
    mistake: (operation) => {
      operation.rules.daylight.only = false;
    },
  },
  {
    title: 'leaves without lead time',
    code: 'movement.too-early',
    setting: (operation) => {
      operation.rules.leadSeconds = 5 * 3600;
    },
    mistake: (operation) => {
      operation.rules.leadSeconds = 0;
    },
  },
  {
    title: 'ignores opening hours',
    code: 'visit.closed',
    setting: (operation) => {
      find(operation.places, 'H').openingHours![0]!.fromSecond = 12 * 3600;
    },
    mistake: (operation) => {
      find(operation.places, 'H').openingHours = null;
    },
  },
  {
    title: 'forgets that duty counts the whole day',
    code: 'vehicle.duty',
    setting: (operation) => {
      find(operation.fleet, 'truck').dutySeconds = 9000;
      find(operation.fleet, 'truck').payloadGrams = 2_000_000;
    },
    mistake: (operation) => {
      find(operation.fleet, 'truck').dutySeconds = 36_000;
    },
  },
  {
    title: 'turns vehicles round at once',
    code: 'vehicle.turnaround',
    setting: (operation) => {
      operation.rules.duty.turnaroundSeconds = 7200;
      operation.fleet = operation.fleet.filter((row) => row.id === 'truck');
      operation.fleet[0]!.payloadGrams = 1_000_000;
    },
    mistake: (operation) => {
      operation.rules.duty.turnaroundSeconds = 0;
    },
  },
  {
    title: 'ignores how many trucks a crossing takes',
    code: 'slot.too-many',
    setting: (operation) => {
      find(operation.fleet, 'truck').payloadGrams = 400_000;
      operation.capacities[0]!.trucksPerDay = exactly(1);
    },
    mistake: (operation) => {
      operation.capacities[0]!.trucksPerDay = exactly(100);
    },
  },
  {
    title: 'ignores how many vehicles a link takes',
    code: 'link.too-many',
    setting: (operation) => {
      operation.links[0]!.trucksPerDay = exactly(2);
      find(operation.fleet, 'truck').payloadGrams = 2_000_000;
    },
    mistake: (operation) => {
      operation.links[0]!.trucksPerDay = null;
    },
  },
  {
    title: 'delivers crumbs',
    code: 'load.below-orderly-minimum',
    setting: (operation) => {
      operation.rules.orderlyMinimumGrams = 3_000_000;
    },
    mistake: (operation) => {
      operation.rules.orderlyMinimumGrams = 0;
    },
  },
  {
    title: "overlooks a site's own orderly minimum",
    code: 'load.below-orderly-minimum',
    setting: (operation) => {
      for (const place of operation.places) if (place.kind === 'site') place.orderlyMinimumGrams = 3_000_000;
    },
    mistake: (operation) => {
      for (const place of operation.places) place.orderlyMinimumGrams = null;
    },
  },
  {
    title: 'loads by weight alone',
    code: 'load.over-volume',
    setting: (operation) => {
      for (const good of operation.goods) good.cm3PerPack *= 8;
    },
    mistake: (operation) => {
      for (const good of operation.goods) good.cm3PerPack = 1;
    },
  },
  {
    title: 'takes vehicles for light ones',
    code: 'load.over-payload',
    setting: (operation) => {
      for (const row of operation.fleet) row.payloadGrams = 500_000;
    },
    mistake: (operation) => {
      for (const row of operation.fleet) row.payloadGrams = 5_000_000;
    },
  },
  {
    title: 'drives trucks that have gone home',
    code: 'vehicle.not-in-fleet',
    setting: (operation) => {
      find(operation.fleet, 'truck').toDate = '2026-03-01';
    },
    mistake: (operation) => {
      find(operation.fleet, 'truck').toDate = null;
    },
  },
  {
    title: 'fills a site beyond its store',
    code: 'site.over-storage',
    setting: (operation) => {
      find(operation.places, 'A').storageGrams = 1_000_000;
      find(operation.needs, 'water').periodDays = 1;
    },
    mistake: (operation) => {
      find(operation.places, 'A').storageGrams = null;
    },
  },
  {
    title: 'starts its vehicles from another home',
    code: 'convoy.home',
    mistake: (operation) => {
      for (const row of operation.fleet) row.homeId = placeId('C');
    },
  },
  {
    title: 'counts a fleet at its high end',
    code: 'vehicle.not-in-fleet',
    setting: (operation) => {
      operation.fleet = operation.fleet.filter((row) => row.id === 'truck');
      operation.fleet[0]!.count = exactly(1);
      operation.fleet[0]!.payloadGrams = 3_000_000;
    },
    mistake: (operation) => {
      find(operation.fleet, 'truck').count = exactly(4);
    },
  },
  {
    title: 'keeps the clock of the next zone',
    code: 'clock.midnight',
    mistake: (operation) => {
      for (const day of operation.days) {
        day.startsAt += 900;
        day.endsAt += 900;
      }
    },
  },
];
