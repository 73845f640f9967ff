import type { Day, Fleet, Interval, Link, Movement, Need, Operation, Place, Plan } from '../domain/index.ts';
import { buildLanes, type Lane } from './bound/lanes.ts';
import { computeMovementFrame } from './clock/wall-clock.ts';
import { type DerivedElement, deriveElements, listSuppliedNeeds } from './derive/elements.ts';
import { deriveGoodUses, type GoodUse } from './derive/goods.ts';
import { deriveInputs, type Inputs } from './derive/inputs.ts';
import { type DerivedLot, deriveLots, type Lots } from './derive/lots.ts';
import { derivePeople, type People } from './derive/people.ts';
import { derivePlaceDays, type PlaceDays } from './derive/place-days.ts';
import { viewAsOf } from './facts/as-of.ts';
import { buildPreference, type Preference } from './facts/choose.ts';
import { type TimedConstraint, timeConstraints } from './roads/access-times.ts';
import { buildClassRoads, type ClassRoads } from './roads/class-roads.ts';
import { buildRoadTable, type RoadTable } from './roads/road-table.ts';
import type { VehicleClass } from './roads/vehicle-class.ts';

/** Everything the rules judge by: the plan, and what the judge itself derived from the published facts. */
export interface Case {
  readonly plan: Plan;
  /** The operation as of the plan's instant. */
  readonly operation: Operation;
  /** The operation as it was read, for the clock of all its days. */
  readonly published: Operation;
  readonly preference: Preference;
  readonly days: readonly Day[];
  /** When vehicles may be on the move at all, by planning day; movements not notified yet wait for the lead besides. */
  readonly frames: readonly Interval[];
  readonly people: People;
  readonly placeDays: PlaceDays;
  readonly knownNeeds: readonly Need[];
  readonly elements: readonly DerivedElement[];
  readonly lots: Lots;
  readonly inputs: Inputs;
  readonly lotOf: ReadonlyMap<string, DerivedLot>;
  readonly goodUses: ReadonlyMap<string, GoodUse>;
  readonly placeOf: ReadonlyMap<string, Place>;
  readonly fleetOf: ReadonlyMap<string, Fleet>;
  readonly linkOf: ReadonlyMap<string, Link>;
  /** Planning day by date. */
  readonly dayOf: ReadonlyMap<string, number>;
  readonly table: RoadTable;
  readonly constraints: readonly TimedConstraint[];
  readonly roadsOf: (vehicle: VehicleClass) => ClassRoads;
  /** Lanes of the relaxed programme. */
  readonly lanes: readonly Lane[];
  /** The plan's movements whose references all hold; the others are reported once and judged no further. */
  readonly movements: readonly Movement[];
}

export function buildCase(published: Operation, plan: Plan): Case {
  const operation = viewAsOf(published, plan.asOf);
  const { rules } = operation;
  const preference = buildPreference(operation.sources);
  const days = operation.days.filter((day) => day.endsAt > plan.asOf);
  const people = derivePeople(operation, days, preference, plan.asOf);
  const placeDays = derivePlaceDays(operation, days, preference);
  const knownNeeds = listSuppliedNeeds(operation);
  const lots = deriveLots(operation, days, preference);
  const table = buildRoadTable(operation.roads);
  const constraints = timeConstraints(operation.access, days, table);
  // What was notified has its lead behind it: on its days the bound reckons without one.
  const committed = new Set<string>(operation.commitments?.commitments.map(({ movement }) => movement.date));
  const frames = days.map((day) =>
    computeMovementFrame(day, plan.asOf, committed.has(day.date) ? 0 : rules.leadSeconds, rules.daylight),
  );
  const roadsOf = buildClassRoads(operation, table, constraints);
  return {
    plan,
    operation,
    published,
    preference,
    days,
    frames,
    people,
    placeDays,
    knownNeeds,
    elements: deriveElements(operation, days, people.sites, placeDays),
    lots,
    inputs: deriveInputs(operation, days, lots, preference),
    lotOf: indexById(lots.lots),
    goodUses: deriveGoodUses(operation.goods, knownNeeds, days.length),
    placeOf: indexById(operation.places),
    fleetOf: indexById(operation.fleet),
    linkOf: indexById(operation.links),
    dayOf: new Map(days.map((day, index) => [day.date, index])),
    table,
    constraints,
    roadsOf,
    lanes: buildLanes({ operation, days, frames, placeDays, roadsOf }),
    movements: [],
  };
}

const indexById = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));
