import type {
  ExpectedCoverage,
  Movement,
  MovementNotice,
  NeedCoverage,
  Situation,
} from '../../domain/index.ts';

const PPM = 1_000_000n;
type End = 'low' | 'best' | 'high';

/**
 * Mean coverage of each need if movements get through as often as their chance says, and what does not is missing evenly
 * (docs/rules.md R28). Where a chance is not known, low reckons with nothing, high with all, and best is not known.
 */
export const computeExpected = (
  situation: Situation,
  movements: readonly Movement[],
  notices: readonly MovementNotice[],
  needs: readonly NeedCoverage[],
): readonly ExpectedCoverage[] => {
  const chances = new Map(notices.map((notice) => [notice.movementId, notice.chance]));
  const chanceOf = (movement: Movement, end: End): bigint | null => {
    const chance = chances.get(movement.id) ?? null;
    if (chance !== null) return BigInt(chance[`${end}Ppm`]);
    return end === 'best' ? null : end === 'low' ? 0n : PPM;
  };
  const kinds = new Map(situation.operation.places.map((place) => [place.id, place.kind]));
  const lotsAt = (kind: 'hub' | 'site') => situation.lots.filter((lot) => kinds.get(lot.placeId) === kind);

  /** Share of a good's packs at hubs that is there whatever transfers come to. */
  const supplyOf = (goodId: string, end: End): bigint | null => {
    let all = 0n;
    let through = 0n;
    for (const lot of lotsAt('hub')) if (lot.goodId === goodId) all += BigInt(lot.packs);
    through = all * PPM;
    for (const movement of movements) {
      if (movement.kind !== 'transfer') continue;
      for (const load of movement.loads) {
        if (load.goodId !== goodId) continue;
        const chance = chanceOf(movement, end);
        if (chance === null) return null;
        all += BigInt(load.packs);
        through += BigInt(load.packs) * chance;
      }
    }
    return all === 0n ? PPM : through / all;
  };

  return needs.map(({ needId, meanPpm }) => {
    const quantities = new Map(
      situation.operation.goods.flatMap((good) =>
        good.serves
          .filter((serve) => serve.needId === needId)
          .map((serve) => [good.id as string, BigInt(serve.quantityPerPack)]),
      ),
    );
    const expect = (end: End): number | null => {
      let all = 0n;
      for (const lot of lotsAt('site')) all += BigInt(lot.packs) * (quantities.get(lot.goodId) ?? 0n);
      let through = all * PPM;
      const supplies = new Map([...quantities.keys()].map((goodId) => [goodId, supplyOf(goodId, end)]));
      for (const movement of movements) {
        if (movement.kind !== 'delivery') continue;
        for (const load of movement.loads) {
          const quantity = quantities.get(load.goodId);
          if (quantity === undefined) continue;
          const chance = chanceOf(movement, end);
          const supply = supplies.get(load.goodId) ?? null;
          if (chance === null || supply === null) return null;
          all += BigInt(load.packs) * quantity;
          through += BigInt(load.packs) * quantity * ((chance * supply) / PPM);
        }
      }
      return all === 0n ? meanPpm : Number((BigInt(meanPpm) * through) / (all * PPM));
    };
    return { needId, lowPpm: expect('low')!, bestPpm: expect('best'), highPpm: expect('high')! };
  });
};
