import type { RandomStream } from '../../src/base/index.ts';
import type { Movement, Plan } from '../../src/domain/index.ts';
import type { ActualCells } from './rolled-operation.ts';

const PLAIN = ['facilitated', 'delayed', 'denied', 'postponed', 'cancelled'];
const FATES = ['delivered', 'returned', 'lost', 'damaged', 'held'] as const;

/**
 * What became of a plan's movements before a day, drawn: some are not reported, some as a whole, some lot by lot; of what is
 * held on vehicles some is reported again two hours before the day begins.
 */
export const drawActuals = (plan: Plan, to: string, random: RandomStream): readonly ActualCells[] => {
  const toStartsAt = plan.clock.days.find(({ date }) => date === to)!.startsAt;
  return plan.movements
    .filter(({ date }) => date < to)
    .flatMap((movement): ActualCells[] => {
      const chance = random.nextFloat();
      if (chance < 0.15) return [];
      const endsAt = plan.clock.days.find(({ date }) => date === movement.date)!.endsAt;
      const common = { movement: movement.id, date: movement.date, known_at: iso(endsAt - 7200) };
      if (chance < 0.5) {
        const outcome = PLAIN[random.nextBelow(PLAIN.length)]!;
        // Some come back loaded after midnight, which is known only then.
        const isLate = random.nextFloat() < 0.4 && endsAt + 3600 < toStartsAt;
        return isLate
          ? [{ ...common, outcome, returned_at: iso(endsAt + 3600), known_at: iso(endsAt + 7200) }]
          : [{ ...common, outcome }];
      }
      return drawLines(movement, common, toStartsAt, random);
    });
};

const iso = (instant: number): string => new Date(instant * 1000).toISOString();

const drawLines = (
  movement: Movement,
  common: ActualCells,
  toStartsAt: number,
  random: RandomStream,
): ActualCells[] => {
  const loads = new Map<string, { place: string; lot: string; packs: number }>();
  for (const { visit, lotId, packs } of movement.loads) {
    const place = movement.visits[visit]!.placeId;
    const known = loads.get(`${place} ${lotId}`);
    loads.set(`${place} ${lotId}`, { place, lot: lotId, packs: packs + (known?.packs ?? 0) });
  }
  const { fleetId, number } = movement.vehicles[0]!;
  const outcome = random.nextFloat() < 0.5 ? 'partly' : 'impeded';
  const rows: ActualCells[] = [];
  const again: ActualCells[] = [];
  const settled = random.nextFloat() < 0.5;
  for (const { place, lot, packs } of loads.values()) {
    const fates = split(packs, random);
    const held = { held_at: movement.visits[0]!.placeId, vehicles_out: `${fleetId}#${number}` };
    rows.push({ ...common, outcome, place, lot, ...fates, ...(fates.held > 0 ? held : {}) });
    if (fates.held === 0 || !settled) continue;
    const { held: _, ...rest } = split(fates.held, random);
    const delivered = fates.held - rest.returned - rest.lost - rest.damaged;
    again.push({
      ...{ ...common, known_at: iso(toStartsAt - 3600), outcome, place, lot },
      ...{ ...rest, delivered },
    });
  }
  return [...rows, ...again];
};

/** Whole parts of a number of packs, one for each fate; many of them none. */
const split = (packs: number, random: RandomStream): Record<(typeof FATES)[number], number> => {
  const parts = { delivered: 0, returned: 0, lost: 0, damaged: 0, held: 0 };
  let left = packs;
  for (const fate of FATES.slice(1)) {
    if (random.nextFloat() < 0.5) continue;
    parts[fate] = random.nextBelow(left + 1);
    left -= parts[fate];
  }
  return { ...parts, delivered: left };
};
