import { divideCeil } from '../../base/index.ts';
import {
  type FuelDay,
  type FuelPlace,
  type FuelUser,
  type InputStock,
  type LocalDate,
  type Movement,
  type Situation,
  VEHICLE_PRIORITY,
} from '../../domain/index.ts';
import { InputBalance } from './input-balance.ts';

/**
 * Fuel and other inputs by place and day: what users and vehicles take in their written order, when they run out and who
 * stops first (docs/rules.md R31). Whoever comes earlier in the order is served for all days before the next one is.
 */
export const listFuelPlaces = (situation: Situation, movements: readonly Movement[]): readonly FuelPlace[] =>
  situation.inputs.map((input) => describePlace(situation, input, movements));

const describePlace = (
  situation: Situation,
  input: InputStock,
  movements: readonly Movement[],
): FuelPlace => {
  const { days } = situation;
  const { cargoIn, cargoOut } = listCargo(situation, input, movements);
  const burnt = input.mlPer100Km === null ? days.map(() => 0) : listBurnt(situation, input, movements);
  const incoming = input.arriving.map((amount, d) => amount + cargoIn[d]!);
  const balance = new InputBalance(
    input.opening,
    incoming.map((amount, d) => amount - cargoOut[d]!),
  );
  const served: (readonly number[])[] = [];
  const serveUsers = (before: boolean): void => {
    for (const user of input.users)
      if (user.priority <= VEHICLE_PRIORITY === before) served.push(balance.serve(user.wanted));
  };
  serveUsers(true);
  const forVehicles = burnt.map((amount, d) => {
    const most = balance.free(d);
    balance.take(d, amount);
    return most;
  });
  serveUsers(false);

  const users = input.users.map(({ userId, priority, wanted }, u): FuelUser => {
    const short = wanted.findIndex((amount, d) => served[u]![d]! < amount);
    return {
      userId,
      priority,
      wanted: sum(wanted),
      used: sum(served[u]!),
      shortOn: short < 0 ? null : days[short]!.date,
    };
  });
  const thirst = input.mlPer100Km;
  const shortDay = thirst === null ? -1 : thirst.findIndex((litres, d) => forVehicles[d]! < litres);
  const vehiclesShortOn = shortDay < 0 ? null : days[shortDay]!.date;
  const runsOutOn = [vehiclesShortOn, ...users.map((user) => user.shortOn)].reduce(
    (first: LocalDate | null, date) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );
  return {
    placeId: input.placeId,
    goodId: input.goodId,
    unit: input.unit,
    days: days.map(
      ({ date }, d): FuelDay => ({
        date,
        opening: d === 0 ? input.opening : balance.closing(d - 1),
        in: incoming[d]!,
        out: cargoOut[d]!,
        users: sum(served.map((taken) => taken[d]!)),
        vehicles: burnt[d]!,
        closing: balance.closing(d),
        forVehicles: thirst === null ? null : forVehicles[d]!,
      }),
    ),
    users,
    vehiclesShortOn,
    runsOutOn,
    stopsFirst: runsOutOn === null ? [] : listStopping(users, vehiclesShortOn, runsOutOn),
  };
};

/** The larger priority stops first; of equal ones the one served later. */
const listStopping = (
  users: readonly FuelUser[],
  vehiclesShortOn: LocalDate | null,
  date: LocalDate,
): readonly string[] => {
  const order: { readonly id: string; readonly isShort: boolean }[] = [];
  const isShort = (on: LocalDate | null): boolean => on !== null && on === date;
  const before = users.filter((user) => user.priority <= VEHICLE_PRIORITY);
  for (const user of before) order.push({ id: user.userId, isShort: isShort(user.shortOn) });
  order.push({ id: 'vehicles', isShort: isShort(vehiclesShortOn) });
  for (const user of users.slice(before.length))
    order.push({ id: user.userId, isShort: isShort(user.shortOn) });
  return order
    .filter((entry) => entry.isShort)
    .map((entry) => entry.id)
    .reverse();
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What vehicles with their home here take on the day they leave, each leg rounded up for each vehicle (R22b). */
const listBurnt = (situation: Situation, input: InputStock, movements: readonly Movement[]): number[] => {
  const rates = new Map(situation.operation.fleet.map((row) => [row.id, row.mlPer100Km ?? 0]));
  return situation.days.map(({ date }) => {
    let ml = 0;
    for (const movement of movements) {
      if (movement.homeId !== input.placeId || movement.date !== date) continue;
      for (const vehicle of movement.vehicles)
        for (const leg of movement.legs)
          ml += divideCeil(leg.metres * (rates.get(vehicle.fleetId) ?? 0), 100_000);
    }
    return ml;
  });
};

/** Loads of the good: gone from where it is loaded that day, there at a hub the next day and at a site the same day. */
const listCargo = (situation: Situation, input: InputStock, movements: readonly Movement[]) => {
  const cargoIn = situation.days.map(() => 0);
  const cargoOut = situation.days.map(() => 0);
  const kinds = new Map(situation.operation.places.map((place) => [place.id, place.kind]));
  for (const movement of movements) {
    const day = situation.days.findIndex(({ date }) => date === movement.date);
    for (const load of movement.loads) {
      if (load.goodId !== input.goodId) continue;
      const to = movement.visits[load.visit]!.placeId;
      if (movement.visits[0]!.placeId === input.placeId) cargoOut[day]! += load.packs * input.perPack;
      const on = kinds.get(to) === 'hub' ? day + 1 : day;
      if (to === input.placeId && on < cargoIn.length) cargoIn[on]! += load.packs * input.perPack;
    }
  }
  return { cargoIn, cargoOut };
};
