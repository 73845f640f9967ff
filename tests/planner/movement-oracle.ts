import type { Movement, Situation } from '../../src/domain/index.ts';
import type { TravelPort } from '../../src/engine/fleet/index.ts';
import { isUnreachable } from '../../src/network/index.ts';

/** All ways in which movements break R13 to R18 of docs/rules.md, read plainly from the page; empty when they keep them. */
export const listBrokenRules = (
  situation: Situation,
  travel: TravelPort,
  classOf: (fleetId: string) => number,
  movements: readonly Movement[],
): string[] => {
  const broken: string[] = [];
  const { operation, days, asOf } = situation;
  const { rules } = operation;
  const places = new Map(operation.places.map((place) => [place.id as string, place]));
  const fleets = new Map(operation.fleet.map((fleet) => [fleet.id as string, fleet]));
  const goods = new Map(operation.goods.map((good) => [good.id as string, good]));
  const lots = new Map(situation.lots.map((lot) => [lot.id as string, lot]));
  const dayOf = (date: string): number => days.findIndex((day) => day.date === date);
  const fail = (movement: Movement | null, text: string): void => {
    broken.push(`${movement?.id ?? '-'}: ${text}`);
  };
  const slots = new Map<string, number>();
  const links = new Map<string, number>();
  const takeSlot = (placeId: string, day: number, vehicles: number): void => {
    const key = `${placeId}|${day}`;
    slots.set(key, (slots.get(key) ?? 0) + vehicles);
  };
  const departures = new Map<string, number[]>();
  const spans = new Map<string, { from: number; to: number }[]>();
  const moves: { at: number; place: string; lot: string; packs: number; day: number; out: boolean }[] = [];

  for (const movement of movements) {
    const { vehicles, visits, legs, loads, homeId } = movement;
    const day = dayOf(movement.date);
    const { startsAt, endsAt, sunriseAt, sunsetAt } = days[day]!;
    const sun = rules.daylight.only && sunriseAt !== null && sunsetAt !== null;
    const first = Math.max(
      asOf + rules.leadSeconds,
      sun ? sunriseAt + rules.daylight.marginSeconds : startsAt,
    );
    const last = sun ? sunsetAt - rules.daylight.marginSeconds : endsAt;
    const times = [
      ...visits.flatMap((visit) => [visit.arriveAt, visit.startAt, visit.endAt]),
      ...legs.flatMap((leg) => [leg.departAt, leg.arriveAt]),
    ];
    if (times.some((t) => t < first || t > last)) fail(movement, 'R13 outside the day');

    const { minVehicles, maxVehicles, maxStops, headwaySeconds } = rules.convoy;
    if (vehicles.length < minVehicles || vehicles.length > maxVehicles) fail(movement, 'R14 convoy size');
    if (visits.length < 2 || visits.length - 1 > maxStops) fail(movement, 'R14 stops');
    if (new Set(visits.map((visit) => visit.placeId)).size !== visits.length)
      fail(movement, 'R14 place twice');
    if (new Set(vehicles.map((v) => `${v.fleetId}#${v.number}`)).size !== vehicles.length) {
      fail(movement, 'R14 vehicle twice');
    }
    const kinds = visits.map((visit) => places.get(visit.placeId)!.kind);
    const wanted = movement.kind === 'transfer' ? ['crossing', 'hub'] : ['hub', 'site'];
    if (kinds.some((kind, index) => kind !== wanted[index === 0 ? 0 : 1]))
      fail(movement, 'R14 kinds of places');
    for (const vehicle of vehicles) {
      const index = operation.fleet.findIndex((fleet) => fleet.id === vehicle.fleetId);
      const count = situation.fleets.find((row) => row.fleetId === vehicle.fleetId)!.count[day]!;
      if (vehicle.number < 1 || vehicle.number > count) fail(movement, 'R14 no such vehicle');
      if (operation.fleet[index]!.homeId !== homeId) fail(movement, 'R14 home');
    }
    const classes = [...new Set(vehicles.map((vehicle) => classOf(vehicle.fleetId)))];
    const route = [homeId, ...visits.map((visit) => visit.placeId), homeId];
    let leg = 0;
    let at = -Infinity;
    for (let i = 1; i < route.length; i++) {
      if (route[i] !== route[i - 1]) {
        const step = legs[leg++]!;
        if (step.fromId !== route[i - 1] || step.toId !== route[i]) fail(movement, 'R14 legs do not join');
        if (step.departAt < at) fail(movement, 'R14 leaves before it is served');
        const found = travel.findLeg({
          classes,
          fromId: step.fromId,
          toId: step.toId,
          departAt: step.departAt,
        });
        if (isUnreachable(found) || found.arriveAt !== step.arriveAt) fail(movement, 'R14 travel time');
        at = step.arriveAt;
        for (const passed of step.path) {
          if (passed.kind !== 'link') continue;
          const on = days.findIndex((candidate) => passed.enterAt < candidate.endsAt);
          const key = `${passed.linkId}|${on}`;
          links.set(key, (links.get(key) ?? 0) + vehicles.length);
        }
      }
      const visit = visits[i - 1];
      if (i === route.length - 1 || !visit) continue;
      if (visit.startAt < at || visit.arriveAt < at) fail(movement, 'R14 served before arrival');
      const unloading = new Set(loads.filter((load) => load.visit === i - 1).map((load) => load.vehicle))
        .size;
      const handled = i === 1 ? vehicles.length : unloading;
      if (handled === 0) fail(movement, 'R14 unloads nothing');
      const bays = places.get(visit.placeId)!.bays ?? rules.handling.defaultBays;
      const rounds = Math.ceil(handled / bays);
      const { handling } = rules;
      const seconds =
        i === 1
          ? handling.loadingSeconds + handling.loadingSecondsPerVehicle * rounds
          : handling.unloadingSeconds + handling.unloadingSecondsPerVehicle * rounds;
      if (visit.endAt - visit.startAt !== seconds) fail(movement, 'R14 service time');
      const open = situation.capacities.find((row) => row.placeId === visit.placeId && row.day === day)!.open;
      if (!open.some((interval) => interval.from <= visit.startAt && visit.endAt <= interval.to)) {
        fail(movement, 'R14 shut');
      }
      takeSlot(visit.placeId, day, handled);
      at = visit.endAt;
    }
    if (leg !== legs.length) fail(movement, 'R14 legs too many');

    const loadedAt = visits[0]!.placeId;
    const leaving = legs.find(
      (step) => step.fromId === loadedAt && step.departAt >= visits[0]!.endAt,
    )!.departAt;
    const list = departures.get(loadedAt) ?? [];
    if (list.some((other) => Math.abs(other - leaving) < headwaySeconds)) fail(movement, 'R17 headway');
    departures.set(loadedAt, [...list, leaving]);

    const from = Math.min(visits[0]!.startAt, legs[0]!.departAt);
    const to = Math.max(visits.at(-1)!.endAt, legs.at(-1)!.arriveAt);
    vehicles.forEach((vehicle, index) => {
      const key = `${vehicle.fleetId}#${vehicle.number}`;
      spans.set(key, [...(spans.get(key) ?? []), { from, to }]);
      const mine = loads.filter((load) => load.vehicle === index);
      const fleet = fleets.get(vehicle.fleetId)!;
      const sum = (of: (goodId: string) => number): number =>
        mine.reduce((total, load) => total + load.packs * of(load.goodId), 0);
      if (sum((id) => goods.get(id)!.gramsPerPack) > fleet.payloadGrams) fail(movement, 'R16 payload');
      if (sum((id) => goods.get(id)!.cm3PerPack) > fleet.volumeCm3) fail(movement, 'R16 volume');
    });
    visits.forEach((visit, index) => {
      if (index === 0) return;
      let grams = 0;
      for (const load of loads) {
        if (load.visit !== index) continue;
        if (!(load.packs >= 1) || !Number.isInteger(load.packs)) fail(movement, 'R16 packs');
        grams += load.packs * goods.get(load.goodId)!.gramsPerPack;
        moves.push({
          at: visits[0]!.startAt,
          place: loadedAt,
          lot: load.lotId,
          packs: -load.packs,
          day,
          out: true,
        });
        moves.push({
          at: visit.endAt,
          place: visit.placeId,
          lot: load.lotId,
          packs: load.packs,
          day,
          out: false,
        });
      }
      if (movement.kind === 'delivery' && grams < rules.orderlyMinimumGrams)
        fail(movement, 'R16 orderly minimum');
    });
  }

  for (const [key, list] of spans) {
    list.sort((a, b) => a.from - b.from);
    const duty = fleets.get(key.slice(0, key.lastIndexOf('#')))!.dutySeconds;
    list.forEach((span, index) => {
      const day = days.findIndex((candidate) => span.from < candidate.endsAt);
      const before = list[index - 1];
      if (before && span.from < before.to + rules.duty.turnaroundSeconds) fail(null, `R15 turnaround ${key}`);
      const start = list.find((other) => other.from >= days[day]!.startsAt)!.from;
      if (span.to - start > duty) fail(null, `R15 duty ${key}`);
    });
  }
  for (const [key, taken] of slots) {
    const [placeId, day] = key.split('|');
    const row = situation.capacities.find((line) => line.placeId === placeId && line.day === Number(day))!;
    const limit = row.trucks ?? (places.get(placeId!)!.kind === 'crossing' ? 0 : Infinity);
    if (taken > limit) fail(null, `R17 slots ${key}`);
  }
  for (const link of operation.links) {
    days.forEach((_, day) => {
      const limit = link.trucksPerDay?.best ?? Infinity;
      if ((links.get(`${link.id}|${day}`) ?? 0) > limit) fail(null, `R11 link ${link.id} ${day}`);
    });
  }
  for (const place of operation.places.filter((row) => row.kind === 'hub' || row.kind === 'crossing')) {
    const here = moves.filter((move) => move.place === place.id);
    for (const lotId of new Set(here.map((move) => move.lot))) {
      const lot = lots.get(lotId)!;
      let taken = 0;
      for (const move of here.filter((m) => m.lot === lotId && m.out).sort((a, b) => a.at - b.at)) {
        taken -= move.packs;
        const own = lot.placeId === place.id && lot.fromDay <= move.day ? lot.packs : 0;
        let received = 0;
        for (const other of here) {
          if (!other.out && other.lot === lotId && other.day < move.day) received += other.packs;
        }
        if (taken > own + received) fail(null, `R18 ${place.id} ${lotId} below zero`);
        if (move.day < lot.fromDay || (lot.lastDay !== null && move.day > lot.lastDay)) {
          fail(null, `R18 ${lotId} loaded on day ${move.day}`);
        }
      }
    }
    days.forEach((_, day) => {
      let grams = 0;
      for (const lot of situation.lots) {
        if (lot.placeId === place.id && lot.fromDay <= day) {
          grams += lot.packs * goods.get(lot.goodId)!.gramsPerPack;
        }
      }
      for (const move of here) {
        if (move.day <= day) grams += move.packs * goods.get(lots.get(move.lot)!.goodId)!.gramsPerPack;
      }
      if (place.kind === 'hub' && grams > (place.storageGrams ?? Infinity))
        fail(null, `R18 storage ${place.id} ${day}`);
    });
  }
  return broken;
};
