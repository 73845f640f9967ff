import {
  findLastEvening,
  type LedgerRow,
  type LocalDate,
  type LotId,
  type Movement,
  type PlaceId,
  type Plan,
  type Vehicle,
} from '../../domain/index.ts';

/** Packs of a movement of which nobody has said yet what became of them. */
export interface OpenMovement {
  readonly id: string;
  readonly date: LocalDate;
  /** True for a movement of the plan that is rolled on, false for one of an earlier plan. */
  readonly ofPlan: boolean;
  /** Null: not known any more. */
  readonly vehicles: readonly Vehicle[] | null;
  readonly loads: readonly OpenLoad[];
}

export interface OpenLoad {
  readonly placeId: PlaceId;
  readonly lotId: LotId;
  readonly packs: number;
}

/** Movements of the plan before `to`, by id, with all their loads; one line for each place and lot. */
export const listPlannedLoads = (plan: Plan, to: LocalDate): ReadonlyMap<string, OpenMovement> =>
  new Map(
    plan.movements
      .filter(({ date }) => date < to)
      .map((movement) => [
        movement.id,
        {
          id: movement.id,
          date: movement.date,
          ofPlan: true,
          vehicles: movement.vehicles,
          loads: sumLoads(movement),
        },
      ]),
  );

const sumLoads = ({ loads, visits }: Movement): readonly OpenLoad[] =>
  sumByLoad(loads.map(({ visit, lotId, packs }) => ({ placeId: visits[visit]!.placeId, lotId, packs })));

/** Movements of earlier plans whose packs the last evening of the ledger has on vehicles or unreported, by id. */
export const listOpenLoads = (ledger: readonly LedgerRow[]): ReadonlyMap<string, OpenMovement> => {
  const last = findLastEvening(ledger);
  const open = new Map<string, OpenMovement>();
  for (const { date, entry, movement, lotId, packs } of ledger) {
    if (date !== last || movement === null || (entry !== 'on_vehicles' && entry !== 'unreported')) continue;
    const load = { placeId: movement.toId, lotId, packs };
    const known = open.get(movement.id)?.loads ?? [];
    open.set(movement.id, {
      id: movement.id,
      date: movement.date,
      ofPlan: false,
      vehicles: null,
      loads: sumByLoad([...known, load]),
    });
  }
  return open;
};

export const keyOfLoad = ({ placeId, lotId }: Pick<OpenLoad, 'placeId' | 'lotId'>): string =>
  `${placeId}\n${lotId}`;

const sumByLoad = (loads: readonly OpenLoad[]): readonly OpenLoad[] => {
  const sums = new Map<string, OpenLoad>();
  for (const load of loads) {
    const key = keyOfLoad(load);
    sums.set(key, { ...load, packs: (sums.get(key)?.packs ?? 0) + load.packs });
  }
  return [...sums.keys()].sort().map((key) => sums.get(key)!);
};

/** The lot that the ledger knows for each row of stock.csv that it wrote: earlier plans named the lots by these rows. */
export const indexLedgerLots = (ledger: readonly LedgerRow[]): ReadonlyMap<string, LotId> =>
  new Map(ledger.flatMap(({ stockId, lotId }) => (stockId === null ? [] : [[stockId, lotId] as const])));
