import { find, type OperationDraft, road, type SeededBug } from './draft-operation.ts';
import { as } from './draft-plan.ts';
import { hour } from './small-clock.ts';

/** A road of its own class at twice the speed, so that whoever may use it does. */
function makeFast(operation: OperationDraft, id: string): void {
  operation.rules.roads.speedsKmh = { ...operation.rules.roads.speedsKmh, trunk: 108 };
  road(operation, id).tags = { ...road(operation, id).tags, highway: 'trunk' };
}

/** Access constraints on the road from the crossing, instead of those on other roads. */
function closeWest(operation: OperationDraft, from: number, to: number): void {
  const works = find(operation.access, 'works');
  works.shape = as({ kind: 'roads', roadIds: ['r1'] });
  works.from = from;
  works.to = to;
}

/** Mistakes about roads, snapping and access over time. */
export const ROAD_BUGS: readonly SeededBug[] = [
  {
    title: 'ends an epoch two hours early',
    code: 'access.shut',
    setting: (operation) => closeWest(operation, hour(0, 6), hour(0, 12)),
    mistake: (operation) => closeWest(operation, hour(0, 6), hour(0, 8)),
  },
  {
    title: 'inverts a window',
    code: 'access.shut',
    setting: (operation) => {
      find(operation.access, 'night').hours![0]!.fromSecond = 12 * 3600;
    },
    mistake: (operation) => {
      const [window] = find(operation.access, 'night').hours!;
      window!.fromSecond = 0;
      window!.toSecond = 12 * 3600;
    },
  },
  {
    title: 'ignores permits',
    code: 'access.no-permit',
    setting: (operation) => {
      operation.fleet = operation.fleet.filter((row) => row.id === 'van');
    },
    mistake: (operation) => {
      operation.fleet[0]!.permits = ['gate'];
    },
  },
  {
    title: 'ignores what slows roads',
    code: 'leg.too-fast',
    setting: (operation) => {
      const rain = find(operation.access, 'rain');
      rain.from = null;
      rain.to = hour(9, 0);
    },
    mistake: (operation) => {
      operation.access = operation.access.filter((one) => one.id !== 'rain');
    },
  },
  {
    title: 'snaps a place to another road',
    code: 'leg.wrong-snap',
    mistake: (operation) => {
      find(operation.places, 'A').lonE7 -= 89_932;
    },
  },
  {
    title: 'sends trucks over a link for boats',
    code: 'leg.wrong-mode',
    setting: (operation) => {
      operation.links[0]!.mode = 'boat';
    },
    mistake: (operation) => {
      operation.links[0]!.mode = 'road';
    },
  },
  {
    title: 'keeps a place on the roads that a link takes off them',
    code: 'leg.wrong-snap',
    setting: (operation) => {
      find(operation.places, 'B').lonE7 = find(operation.places, 'J').lonE7;
    },
    mistake: (operation) => {
      operation.links[0]!.overrides = 'no';
    },
  },
  {
    title: 'ignores oneway',
    code: 'leg.wrong-way',
    setting: (operation) => makeFast(operation, 'r2'),
    mistake: (operation) => {
      road(operation, 'r2').tags = { highway: 'trunk' };
    },
  },
  {
    title: 'reads a oneway backwards',
    code: 'leg.wrong-way',
    setting: (operation) => makeFast(operation, 'r2'),
    mistake: (operation) => {
      road(operation, 'r2').tags = { highway: 'trunk', oneway: '-1' };
    },
  },
  {
    title: 'ignores barriers',
    code: 'leg.barrier',
    setting: (operation) => makeFast(operation, 'r4'),
    mistake: (operation) => {
      operation.roads = { ...operation.roads, barriers: new Map() };
    },
  },
  {
    title: 'ignores heights',
    code: 'leg.not-passable',
    setting: (operation) => makeFast(operation, 'r5'),
    mistake: (operation) => {
      for (const row of operation.fleet) row.heightMm = 2000;
    },
  },
  {
    title: 'ignores surfaces',
    code: 'leg.too-fast',
    mistake: (operation) => {
      operation.rules.roads.surfacePpm = {};
    },
  },
  {
    title: 'ignores contingency',
    code: 'leg.too-fast',
    setting: (operation) => {
      operation.rules.roads.contingencyPpm = 1_250_000;
    },
    mistake: (operation) => {
      operation.rules.roads.contingencyPpm = 1_000_000;
    },
  },
  {
    title: 'reads a link at its low end',
    code: 'leg.too-fast',
    mistake: (operation) => {
      operation.links[0]!.seconds.best = operation.links[0]!.seconds.low;
    },
  },
  {
    title: 'drives as fast as its fastest vehicle',
    code: 'leg.too-fast',
    setting: (operation) => {
      for (const row of operation.fleet) row.speedFactorPpm = 700_000;
    },
    mistake: (operation) => {
      for (const row of operation.fleet) row.speedFactorPpm = 1_000_000;
    },
  },
];
