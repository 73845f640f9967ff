import { compareStrings, encodeUtf8 } from '../../base/index.ts';
import type {
  Area,
  Fleet,
  Good,
  Leg,
  Movement,
  Operation,
  Place,
  Plan,
  PlanLot,
  SupplyFact,
  Visit,
} from '../../domain/index.ts';
import { formatPlan } from '../../formats/index.ts';
import { sortMovements } from '../movements-section.ts';
import { computePlanCode, formatWaybillNumber } from './waybill-number.ts';

/** What one movement takes along: its sheet, and a waybill for each vehicle and each place it unloads at. */
export interface MovementPapers {
  readonly movement: Movement;
  readonly home: NamedPlace;
  readonly loading: Stop;
  readonly unloadings: readonly Stop[];
  /** In order of march. */
  readonly vehicles: readonly ConvoyVehicle[];
  readonly legs: readonly Leg[];
  readonly waybills: readonly Waybill[];
}

export interface Waybill {
  readonly number: string;
  readonly consignor: Stop;
  readonly consignee: Stop;
  readonly vehicle: ConvoyVehicle;
  readonly lines: readonly WaybillLine[];
  readonly total: Amounts;
}

export interface WaybillLine extends Amounts {
  readonly good: Named & { readonly pack: string };
  readonly lotId: string;
  /** As marked on the packs; null: not known. */
  readonly lot: string | null;
  /** Null: not known. */
  readonly expiresOn: string | null;
  /** Whose the goods are; null: not known. */
  readonly owner: string | null;
  readonly earmark: string | null;
}

/** Whole packs, exact grams and cubic centimetres. */
export interface Amounts {
  readonly packs: number;
  readonly grams: number;
  readonly cm3: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameLocal: string | null;
}

export interface NamedPlace extends Named {
  /** Its name and P-code; null: not known. */
  readonly area: string | null;
  readonly owner: string | null;
}

export interface Stop {
  readonly place: NamedPlace;
  readonly visit: Visit;
}

export interface ConvoyVehicle {
  /** `fleet row#number`. */
  readonly code: string;
  readonly kind: string;
  /** Null: not known. */
  readonly transporter: string | null;
  /** Counted from 1, of `convoySize`. */
  readonly position: number;
  readonly convoySize: number;
  readonly load: Amounts;
}

/**
 * The papers of every movement of a plan, by day, departure and id. Waybills are numbered through in this order, so that
 * the same plan gives each the same number, however many are printed at once. `operation` is the one the plan was made from.
 */
export function buildMovementPapers(operation: Operation, plan: Plan): MovementPapers[] {
  const index = indexOperation(operation, plan);
  const planCode = computePlanCode(encodeUtf8(formatPlan(plan)));
  let count = 0;
  return sortMovements(plan.movements).map((movement) => {
    const stops = movement.visits.map((visit): Stop => ({ place: namePlace(index, visit.placeId), visit }));
    const [loading, ...unloadings] = stops as [Stop, ...Stop[]];
    const vehicles = movement.vehicles.map(({ fleetId, number }, at): ConvoyVehicle => {
      const fleet = index.fleets.get(fleetId);
      const own = movement.loads.filter((load) => load.vehicle === at);
      return {
        code: `${fleetId}#${number}`,
        kind: fleet?.kind ?? fleetId,
        transporter: fleet?.owner ?? null,
        position: at + 1,
        convoySize: movement.vehicles.length,
        load: addUp(own.map(({ goodId, packs }) => measure(index, goodId, packs))),
      };
    });
    const waybills = unloadings.flatMap((consignee, stop) =>
      vehicles.flatMap((vehicle, at): Waybill[] => {
        const lines = movement.loads
          .filter((load) => load.visit === stop + 1 && load.vehicle === at)
          .map((load) => describeLine(index, load.goodId, load.lotId, load.packs))
          .sort((a, b) => compareStrings(a.good.id, b.good.id) || compareStrings(a.lotId, b.lotId));
        if (lines.length === 0) return [];
        const number = formatWaybillNumber(planCode, ++count);
        return [{ number, consignor: loading, consignee, vehicle, lines, total: addUp(lines) }];
      }),
    );
    const home = namePlace(index, movement.homeId);
    return { movement, home, loading, unloadings, vehicles, legs: movement.legs, waybills };
  });
}

/** Packs of each good, whatever the lot, in order of first mention. */
export function listGoodTotals(
  lines: readonly WaybillLine[],
): readonly { readonly good: Named; readonly packs: number }[] {
  const totals = new Map<string, { readonly good: Named; readonly packs: number }>();
  for (const { good, packs } of lines)
    totals.set(good.id, { good, packs: (totals.get(good.id)?.packs ?? 0) + packs });
  return [...totals.values()];
}

const addUp = (parts: readonly Amounts[]): Amounts =>
  parts.reduce(
    (sum, { packs, grams, cm3 }) => ({
      packs: sum.packs + packs,
      grams: sum.grams + grams,
      cm3: sum.cm3 + cm3,
    }),
    { packs: 0, grams: 0, cm3: 0 },
  );

interface OperationIndex {
  readonly places: ReadonlyMap<string, Place>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly goods: ReadonlyMap<string, Good>;
  readonly fleets: ReadonlyMap<string, Fleet>;
  readonly lots: ReadonlyMap<string, PlanLot>;
  readonly supply: ReadonlyMap<string, SupplyFact>;
}

function indexOperation(operation: Operation, plan: Plan): OperationIndex {
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    places: byId(operation.places),
    areas: byId(operation.areas),
    goods: byId(operation.goods),
    fleets: byId(operation.fleet),
    lots: byId(plan.lots),
    supply: new Map([...operation.stock, ...operation.arrivals].map((fact) => [fact.origin.factId, fact])),
  };
}

/** An id that is not in the operation is its own name. */
function namePlace({ places, areas }: OperationIndex, id: string): NamedPlace {
  const place = places.get(id);
  const area = areas.get(place?.areaId ?? '');
  return {
    id,
    name: place?.name ?? id,
    nameLocal: place?.nameLocal ?? null,
    area: area === undefined ? (place?.areaId ?? null) : `${area.name} (${area.id})`,
    owner: place?.owner ?? null,
  };
}

function measure({ goods }: OperationIndex, goodId: string, packs: number): Amounts {
  const good = goods.get(goodId);
  return { packs, grams: packs * (good?.gramsPerPack ?? 0), cm3: packs * (good?.cm3PerPack ?? 0) };
}

function describeLine(index: OperationIndex, goodId: string, lotId: string, packs: number): WaybillLine {
  const good = index.goods.get(goodId);
  const lot = index.lots.get(lotId);
  const facts = (lot?.factIds ?? []).flatMap((id) => index.supply.get(id) ?? []);
  return {
    ...measure(index, goodId, packs),
    good: {
      id: goodId,
      name: good?.name ?? goodId,
      nameLocal: good?.nameLocal ?? null,
      pack: good?.pack ?? '',
    },
    lotId,
    lot: joinKnown(facts.map((fact) => fact.lot)),
    // The plan leaves out dates after its last day; the facts have them.
    expiresOn: findEarliest(facts.map((fact) => fact.expiryDate)) ?? lot?.expiresOn ?? null,
    owner: joinKnown(facts.map((fact) => fact.owner)),
    earmark: joinKnown(facts.map((fact) => fact.earmark)),
  };
}

const findEarliest = (dates: readonly (string | null)[]): string | null =>
  dates.filter((date) => date !== null).sort(compareStrings)[0] ?? null;

/** What several facts say of one lot, each once; null where none says anything. */
function joinKnown(texts: readonly (string | null)[]): string | null {
  const known = [...new Set(texts.filter((text) => text !== null))];
  return known.length === 0 ? null : known.join('; ');
}
