import { compareStrings } from '../../base/index.ts';
import type {
  CoverageLine,
  GoodId,
  Lot,
  Movement,
  PackCount,
  PartnerLine,
  PartnersSection,
  Place,
  PlaceId,
  Situation,
} from '../../domain/index.ts';
import { computePoolingFigures } from './pooling-figures.ts';

/**
 * Who is asked for what and who promised what (docs/rules.md R30). `pooled` is the coverage of the plan made again as if all
 * were shared; null where it was not made. O(loads).
 */
export const listPartners = (
  situation: Situation,
  movements: readonly Movement[],
  coverage: readonly CoverageLine[],
  pooled: readonly CoverageLine[] | null,
): PartnersSection => {
  const { operation } = situation;
  const agreed = operation.agreements.length > 0;
  const tally = new Tally(situation);
  for (const movement of movements) tally.add(movement);
  return {
    agreed,
    owners: tally.listLines(),
    poolingCost:
      !agreed || pooled === null
        ? null
        : {
            asAgreed: computePoolingFigures(operation.needs, coverage),
            pooled: computePoolingFigures(operation.needs, pooled),
          },
  };
};

/** What is counted for one owner. */
interface Account {
  readonly vehicleDays: Set<string>;
  vehicleTrips: number;
  readonly delivered: Map<GoodId, number>;
  readonly promised: Map<GoodId, number>;
  carriedForOthersGrams: number;
  storedForOthersGrams: number;
  readonly siteIds: Set<PlaceId>;
}

class Tally {
  private readonly places: ReadonlyMap<string, Place>;
  private readonly gramsPerPack: ReadonlyMap<string, number>;
  private readonly accounts = new Map<string | null, Account>();
  private readonly fleetOwner: ReadonlyMap<string, string | null>;
  private readonly lots: ReadonlyMap<string, Lot>;

  constructor(situation: Situation) {
    const { operation, lots } = situation;
    this.places = new Map(operation.places.map((place) => [place.id as string, place]));
    this.gramsPerPack = new Map(operation.goods.map((good) => [good.id as string, good.gramsPerPack]));
    this.fleetOwner = new Map(operation.fleet.map((row) => [row.id as string, row.owner]));
    this.lots = new Map(lots.map((lot) => [lot.id as string, lot]));
    const owners = [
      ...operation.fleet.map((row) => row.owner),
      ...lots.map((lot) => lot.owner),
      ...operation.places.filter((place) => place.kind === 'hub').map((place) => place.owner),
    ];
    for (const owner of owners) {
      this.accounts.set(owner, {
        vehicleDays: new Set(),
        vehicleTrips: 0,
        delivered: new Map(),
        promised: new Map(),
        carriedForOthersGrams: 0,
        storedForOthersGrams: 0,
        siteIds: new Set(),
      });
    }
    for (const lot of lots)
      if (lot.kind === 'arrival') addPacks(this.of(lot.owner).promised, lot.goodId, lot.packs);
  }

  add(movement: Movement): void {
    for (const { fleetId, number } of movement.vehicles) {
      const account = this.of(this.fleetOwner.get(fleetId) ?? null);
      account.vehicleDays.add(`${movement.date}|${fleetId}|${number}`);
      account.vehicleTrips++;
    }
    for (const load of movement.loads) {
      const lot = this.lots.get(load.lotId)!;
      const place = this.places.get(movement.visits[load.visit]!.placeId)!;
      const carrier = this.fleetOwner.get(movement.vehicles[load.vehicle]!.fleetId) ?? null;
      const grams = load.packs * this.gramsPerPack.get(load.goodId)!;
      if (areOthers(lot.owner, carrier)) this.of(carrier).carriedForOthersGrams += grams;
      if (place.kind === 'hub' && areOthers(lot.owner, place.owner))
        this.of(place.owner).storedForOthersGrams += grams;
      if (place.kind !== 'site') continue;
      addPacks(this.of(lot.owner).delivered, load.goodId, load.packs);
      this.of(lot.owner).siteIds.add(place.id);
      this.of(carrier).siteIds.add(place.id);
    }
  }

  listLines(): readonly PartnerLine[] {
    return [...this.accounts]
      .sort(([a], [b]) => Number(a === null) - Number(b === null) || compareStrings(a ?? '', b ?? ''))
      .map(([owner, account]) => ({
        owner,
        vehicleDays: account.vehicleDays.size,
        vehicleTrips: account.vehicleTrips,
        delivered: listCounts(account.delivered),
        promised: listCounts(account.promised),
        carriedForOthersGrams: account.carriedForOthersGrams,
        storedForOthersGrams: account.storedForOthersGrams,
        siteIds: [...account.siteIds].sort(compareStrings),
      }));
  }

  private of(owner: string | null): Account {
    return this.accounts.get(owner)!;
  }
}

const areOthers = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

const addPacks = (counts: Map<GoodId, number>, goodId: GoodId, packs: number): void => {
  counts.set(goodId, (counts.get(goodId) ?? 0) + packs);
};

const listCounts = (counts: ReadonlyMap<GoodId, number>): readonly PackCount[] =>
  [...counts]
    .map(([goodId, packs]) => ({ goodId, packs }))
    .sort((a, b) => compareStrings(a.goodId, b.goodId));
