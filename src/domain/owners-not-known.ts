import type { Operation } from './operation.ts';
import type { Lot, NotKnown } from './situation.ts';

/**
 * What the plan does not know of owners (docs/rules.md R30): `ownership.pooling-assumed` where no agreement is visible, else
 * every lot, fleet row and hub without an owner (`ownership.owner-unknown`: taken as open to all); and lots whose earmark no
 * visible row explains (`earmark.unknown`: taken as free).
 */
export const listOwnersNotKnown = (visible: Operation, lots: readonly Lot[]): readonly NotKnown[] => {
  const earmarks = new Set(visible.earmarks.map((row) => row.id));
  const lines = lots
    .filter((lot) => lot.earmark !== null && !earmarks.has(lot.earmark))
    .map((lot): NotKnown => ({ code: 'earmark.unknown', subject: lot.id, detail: lot.earmark ?? '' }));
  if (visible.agreements.length === 0) {
    return [...lines, { code: 'ownership.pooling-assumed', subject: visible.id, detail: '' }];
  }
  const unknown = (subject: string, detail: string): NotKnown => ({
    code: 'ownership.owner-unknown',
    subject,
    detail,
  });
  return [
    ...lines,
    ...lots.filter((lot) => lot.owner === null).map((lot) => unknown(lot.id, 'stock')),
    ...visible.fleet.filter((row) => row.owner === null).map((row) => unknown(row.id, 'vehicles')),
    ...visible.places
      .filter((place) => place.kind === 'hub' && place.owner === null)
      .map((place) => unknown(place.id, 'storage')),
  ];
};
