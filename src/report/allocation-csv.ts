import type { Operation, Plan } from '../domain/index.ts';
import { formatCsv } from '../formats/index.ts';
import { groupBy } from './coverage-totals.ts';
import { formatIsoUtc } from './local-clock.ts';
import { cleanText } from './markup.ts';
import { sortMovements } from './movements-section.ts';
import { buildReportContext } from './report-context.ts';

const text = (value: string | null | undefined) =>
  value === null || value === undefined ? null : cleanText(value);

/**
 * Who carries how much of what from where to where on which day: one row for each movement, stop, good and lot, with a row
 * of HXL tags. Every row carries its class and expiry, so that a part cut out of the file still says so.
 */
export function formatAllocationCsv(operation: Operation, plan: Plan): string {
  const context = buildReportContext(operation, plan);
  const { names, localLanguage } = context;
  const goods = new Map(context.operation.goods.map((good) => [good.id, good]));
  const lots = new Map(plan.lots.map((lot) => [lot.id, lot]));
  const language = localLanguage === 'und' ? 'local' : localLanguage.split('-')[0]!.toLowerCase();
  const expires = formatIsoUtc(plan.clock.days.at(-1)!.endsAt);
  const columns: readonly (readonly [string, string])[] = [
    ['date', '#date+start'],
    ['movement', '#meta+id+movement'],
    ['kind', '#activity+type'],
    ['from_id', '#loc+origin+code'],
    ['from_name', '#loc+origin+name+i_en'],
    ['from_name_local', `#loc+origin+name+i_${language}`],
    ['to_id', '#loc+dest+code'],
    ['to_name', '#loc+dest+name+i_en'],
    ['to_name_local', `#loc+dest+name+i_${language}`],
    ['to_area_code', '#geo+dest+code+v_pcodes'],
    ['item_id', '#item+code'],
    ['item', '#item+name'],
    ['pack', '#item+unit'],
    ['packs', '#item+num+planned'],
    ['kg', '#item+weight_kg+planned'],
    ['m3', '#item+volume_m3+planned'],
    ['lot', '#item+lot'],
    ['lot_expires', '#date+expiry'],
    ['vehicles', '#capacity+vehicles+num'],
    ['exercise', '#meta+exercise'],
    ['class', '#meta+class'],
    ['class_expires', '#meta+class+expires'],
  ];
  const rows = sortMovements(plan.movements).flatMap((movement) => {
    const origin = movement.visits[0]!.placeId;
    return [...groupBy(movement.loads, (load) => `${load.visit}|${load.lotId}`).values()].map((loads) => {
      const { visit, goodId, lotId } = loads[0]!;
      const destination = movement.visits[visit]!.placeId;
      const good = goods.get(goodId);
      const packs = loads.reduce((sum, load) => sum + load.packs, 0);
      return [
        movement.date,
        text(movement.id),
        movement.kind,
        text(origin),
        text(names.of(origin)),
        text(names.places.get(origin)?.nameLocal),
        text(destination),
        text(names.of(destination)),
        text(names.places.get(destination)?.nameLocal),
        text(names.places.get(destination)?.areaId),
        text(goodId),
        text(names.of(goodId)),
        text(good?.pack),
        packs,
        good === undefined ? null : (packs * good.gramsPerPack) / 1000,
        good === undefined ? null : (packs * good.cm3PerPack) / 1e6,
        text(lotId),
        lots.get(lotId)?.expiresOn ?? null,
        new Set(loads.map((load) => load.vehicle)).size,
        plan.operation.exercise,
        'restricted',
        expires,
      ];
    });
  });
  return formatCsv([columns.map(([name]) => name), columns.map(([, tag]) => tag), ...rows]);
}
