import { compareStrings } from '../../base/index.ts';
import { findBaseRate, type Movement, type MovementNotice, type Operation } from '../../domain/index.ts';

const PPM = 1_000_000;

/**
 * The chance that a movement gets through to all it goes to (docs/rules.md R28): the product over the different areas in
 * which it unloads (a place without area is one of its own) of the lowest base rate there; null where one has none.
 */
export const computeChance = (operation: Operation, movement: Movement): MovementNotice['chance'] => {
  const byArea = new Map<string, { low: number; best: number; high: number }>();
  for (const visit of movement.visits) {
    if (visit.purpose !== 'unload') continue;
    const place = operation.places.find((one) => one.id === visit.placeId)!;
    const rate = findBaseRate(operation, place, movement.date)?.sharePpm;
    if (rate === undefined) return null;
    const key = place.areaId === null ? `place ${place.id}` : `area ${place.areaId}`;
    const known = byArea.get(key) ?? rate;
    byArea.set(key, {
      low: Math.min(known.low, rate.low),
      best: Math.min(known.best, rate.best),
      high: Math.min(known.high, rate.high),
    });
  }
  const rates = [...byArea.entries()].sort(([a], [b]) => compareStrings(a, b)).map(([, rate]) => rate);
  const multiply = (end: 'low' | 'best' | 'high'): number =>
    rates.reduce((chance, rate) => Math.floor((chance * rate[end]) / PPM), PPM);
  return { lowPpm: multiply('low'), bestPpm: multiply('best'), highPpm: multiply('high') };
};
