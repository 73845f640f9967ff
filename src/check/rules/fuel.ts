import type { FuelPlace } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import type { DerivedInput } from '../derive/inputs.ts';
import type { Findings } from '../findings.ts';

/** Users beyond this priority come after the vehicles (R31). */
const VEHICLES_AFTER = 5;

/** R31: fuel and other inputs by place and day, who runs short when, and that no vehicle burns what is not there. */
export function checkFuel(judged: Case, findings: Findings): void {
  const { inputs } = judged.inputs;
  const lines = judged.plan.fuel.places;
  const name = (placeId: string, goodId: string): string => `fuel ${placeId} ${goodId}`;
  findings.equal(
    'fuel.places',
    'fuel',
    inputs.map((input) => name(input.placeId, input.good.id)).join(', '),
    lines.map((line) => name(line.placeId, line.goodId)).join(', '),
  );
  for (const input of inputs) {
    const line = lines.find((one) => one.placeId === input.placeId && one.goodId === input.good.id);
    if (line !== undefined) checkPlace(judged, input, line, name(input.placeId, input.good.id), findings);
  }
}

function checkPlace(
  judged: Case,
  input: DerivedInput,
  line: FuelPlace,
  where: string,
  findings: Findings,
): void {
  const { days } = judged;
  const burnt = days.map((_, d) => (input.thirst === null ? 0 : sumBurnt(judged, input.placeId, d)));
  const cargo = sumCargo(judged, input);
  const incoming = input.arriving.map((amount, d) => amount + cargo.brought[d]!);

  // What came in on each day and is not yet spoken for. Whoever is served takes the youngest first: so what is left is
  // of the earliest days and serves any later day.
  const buckets = [...incoming];
  buckets[0]! += input.opening;
  const free = (d: number): number => buckets.slice(0, d + 1).reduce((sum, amount) => sum + amount, 0);
  const take = (d: number, amount: number): number => {
    let rest = amount;
    for (let t = d; t >= 0 && rest > 0; t--) {
      const part = Math.min(rest, Math.max(0, buckets[t]!));
      buckets[t]! -= part;
      rest -= part;
    }
    return amount - rest;
  };
  cargo.taken.forEach((amount, d) => {
    take(d, amount);
  });
  const served = input.users.map(() => days.map(() => 0));
  const serve = (u: number): void => {
    input.users[u]!.wanted.forEach((amount, d) => {
      served[u]![d] = take(d, amount);
    });
  };
  input.users.forEach((user, u) => {
    if (user.priority <= VEHICLES_AFTER) serve(u);
  });
  const forVehicles = burnt.map((amount, d) => {
    const most = free(d);
    const date = days[d]!.date;
    findings.expect('fuel.not-there', amount <= most, `${where} ${date}`, `at most ${most}`, amount);
    take(d, amount);
    return most;
  });
  input.users.forEach((user, u) => {
    if (user.priority > VEHICLES_AFTER) serve(u);
  });

  findings.equal('fuel.day', `${where} days`, days.length, line.days.length);
  let stock = input.opening;
  for (const [d, day] of days.entries()) {
    const users = served.reduce((sum, taken) => sum + taken[d]!, 0);
    const own = {
      date: day.date,
      opening: stock,
      in: incoming[d]!,
      out: cargo.taken[d]!,
      users,
      vehicles: burnt[d]!,
      closing: stock + incoming[d]! - cargo.taken[d]! - users - burnt[d]!,
      forVehicles: input.thirst === null ? null : forVehicles[d]!,
    };
    stock = own.closing;
    for (const [key, value] of Object.entries(own))
      findings.equal('fuel.day', `${where} ${day.date} ${key}`, value, line.days[d]?.[key as 'in']);
  }
  checkShortages(judged, input, line, { served, forVehicles }, where, findings);
  findings.equal('fuel.day', `${where} unit`, input.good.fuelMlPerPack === null ? 'pack' : 'ml', line.unit);
}

/** Who goes short first, and when. */
function checkShortages(
  judged: Case,
  input: DerivedInput,
  line: FuelPlace,
  replay: { readonly served: readonly (readonly number[])[]; readonly forVehicles: readonly number[] },
  where: string,
  findings: Findings,
): void {
  const dateOf = (d: number): string | null => (d < 0 ? null : judged.days[d]!.date);
  const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
  const users = input.users.map((user, u) => ({
    userId: user.userId,
    priority: user.priority,
    wanted: total(user.wanted),
    used: total(replay.served[u]!),
    shortOn: dateOf(user.wanted.findIndex((amount, d) => amount > replay.served[u]![d]!)),
  }));
  findings.equal('fuel.user', `${where} users`, users.length, line.users.length);
  for (const [u, own] of users.entries())
    for (const [key, value] of Object.entries(own))
      findings.equal('fuel.user', `${where} ${own.userId} ${key}`, value, line.users[u]?.[key as 'used']);
  const vehicles = dateOf(
    input.thirst === null ? -1 : input.thirst.findIndex((needed, d) => needed > replay.forVehicles[d]!),
  );
  const short = users.map((user) => ({ id: user.userId, rank: user.priority, shortOn: user.shortOn }));
  const place = short.filter((one) => one.rank <= VEHICLES_AFTER).length;
  short.splice(place, 0, { id: 'vehicles', rank: VEHICLES_AFTER, shortOn: vehicles });
  const first = short
    .flatMap((one) => (one.shortOn === null ? [] : [one.shortOn]))
    .sort()
    .at(0);
  findings.equal('fuel.runs-out', `${where} vehiclesShortOn`, vehicles, line.vehiclesShortOn);
  findings.equal('fuel.runs-out', `${where} runsOutOn`, first ?? null, line.runsOutOn);
  const stopping = short.filter((one) => first !== undefined && one.shortOn === first).reverse();
  findings.equal(
    'fuel.runs-out',
    `${where} stopsFirst`,
    stopping.map((one) => one.id).join(' '),
    line.stopsFirst.join(' '),
  );
}

/** R22b's fuel of the vehicles at home here, on the day they leave. */
function sumBurnt(judged: Case, placeId: string, d: number): number {
  let ml = 0n;
  for (const movement of judged.movements) {
    if (movement.homeId !== placeId || judged.dayOf.get(movement.date) !== d) continue;
    for (const { fleetId } of movement.vehicles) {
      const rate = BigInt(judged.fleetOf.get(fleetId)!.mlPer100Km ?? 0);
      for (const { metres } of movement.legs) ml += (BigInt(metres) * rate + 99_999n) / 100_000n;
    }
  }
  return Number(ml);
}

function sumCargo(judged: Case, input: DerivedInput): { brought: number[]; taken: number[] } {
  const brought = judged.days.map(() => 0);
  const taken = judged.days.map(() => 0);
  for (const movement of judged.movements) {
    const d = judged.dayOf.get(movement.date)!;
    for (const load of movement.loads) {
      if (judged.lotOf.get(load.lotId)!.good.id !== input.good.id) continue;
      const amount = load.packs * input.perPack;
      const stop = movement.visits[load.visit]!.placeId;
      if (movement.visits[0]!.placeId === input.placeId) taken[d]! += amount;
      const usable = judged.placeOf.get(stop)!.kind === 'hub' ? d + 1 : d;
      if (stop === input.placeId && usable < brought.length) brought[usable]! += amount;
    }
  }
  return { brought, taken };
}
