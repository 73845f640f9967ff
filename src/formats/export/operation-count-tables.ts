import type { Need, Operation, PeopleSubject } from '../../domain/index.ts';
import { goodsTable, NOTHING, needsTable } from '../tables/needs-tables.ts';
import { conversionsTable, flowsTable, peopleTable } from '../tables/people-tables.ts';
import { arrivalsTable, consumptionTable, stockTable } from '../tables/supply-tables.ts';
import { NEED_UNITS } from '../units.ts';
import { formatDecimal, formatOptional, formatOrigin, formatRange, type RowTexts } from './cell-texts.ts';
import { buildExportTable, type ExportTable } from './export-table.ts';

/** The tables of an operation that count people, needs and goods. */
export function listCountTables(operation: Operation): readonly ExportTable[] {
  const needs = new Map<string, Need>(operation.needs.map((need) => [need.id, need]));
  return [
    buildExportTable(peopleTable, operation.people.map(listPeopleTexts)),
    buildExportTable(flowsTable, operation.flows.map(listFlowTexts)),
    buildExportTable(conversionsTable, operation.conversions.map(listConversionTexts)),
    buildExportTable(needsTable, operation.needs.map(listNeedTexts)),
    buildExportTable(
      goodsTable,
      operation.goods.map((good) => listGoodTexts(good, needs)),
    ),
    buildExportTable(stockTable, operation.stock.map(listSupplyTexts)),
    buildExportTable(arrivalsTable, operation.arrivals.map(listSupplyTexts)),
    buildExportTable(consumptionTable, operation.consumption.map(listConsumptionTexts)),
  ];
}

type Row<K extends keyof Operation> = Operation[K] extends readonly (infer T)[] ? T : never;

/** People and flows call the ends of their counts `low` and `high`. */
const COUNT_ENDS = { low: 'low', high: 'high' };

const listPeopleTexts = (fact: Row<'people'>): RowTexts => ({
  id: fact.origin.factId,
  place: fact.subject.kind === 'place' ? fact.subject.placeId : null,
  area: fact.subject.kind === 'area' ? fact.subject.areaId : null,
  date: fact.date,
  ...formatRange(fact.count, 'best', 1, COUNT_ENDS),
  group: fact.group,
  ...formatOrigin(fact.origin),
});

const listFlowTexts = (flow: Row<'flows'>): RowTexts => ({
  id: flow.origin.factId,
  origin: formatEnd(flow.from),
  destination: formatEnd(flow.to),
  date: flow.date,
  ...formatRange(flow.count, 'best', 1, COUNT_ENDS),
  ...formatOrigin(flow.origin),
});

const formatEnd = (end: PeopleSubject | null): string =>
  end === null ? 'outside' : end.kind === 'place' ? end.placeId : end.areaId;

const listConversionTexts = (conversion: Row<'conversions'>): RowTexts => ({
  id: conversion.origin.factId,
  kind: conversion.kind,
  from: conversion.from,
  to: conversion.to,
  subject: conversion.subject,
  ...formatRange(conversion.factorPpm, 'factor', 1_000_000),
  ...formatOrigin(conversion.origin),
});

const listNeedTexts = (need: Row<'needs'>): RowTexts => {
  const { name, factor } = findWrittenUnit(need.unit);
  return {
    id: need.id,
    name: need.name,
    name_local: need.nameLocal,
    kind: need.kind,
    unit: name,
    basis: need.basis,
    amount: formatDecimal(need.amount, factor),
    floor: formatDecimal(need.floorAmount, factor),
    tier: formatDecimal(need.tier, 1),
    period_days: need.kind === 'flow' ? formatDecimal(need.periodDays, 1) : null,
    ...formatOrigin(need.origin),
  };
};

/** Cells of a good; its needs give the units. */
export const listGoodTexts = (good: Row<'goods'>, needs: ReadonlyMap<string, Need>): RowTexts => ({
  id: good.id,
  name: good.name,
  name_local: good.nameLocal,
  pack: good.pack,
  kg: formatDecimal(good.gramsPerPack, 1000),
  m3: formatDecimal(good.cm3PerPack, 1_000_000),
  serves:
    good.serves.length === 0
      ? NOTHING
      : good.serves
          .map(({ needId, quantityPerPack }) => {
            const { name, factor } = findWrittenUnit(needs.get(needId)?.unit ?? '');
            return `${needId}: ${formatDecimal(quantityPerPack, factor)} ${name}`;
          })
          .join('; '),
  fuel_litres: formatOptional(good.fuelMlPerPack, 1000),
  household: good.household ? 'yes' : null,
  ...formatOrigin(good.origin),
});

/** The largest unit that becomes `unit` inside, as people write it: litres for ml. */
function findWrittenUnit(unit: string): { readonly name: string; readonly factor: number } {
  const [name, { factor }] = Object.entries(NEED_UNITS)
    .filter(([, { unit: inside }]) => inside === unit)
    .sort(([, a], [, b]) => b.factor - a.factor)[0] ?? [unit, { factor: 1 }];
  return { name, factor };
}

/** Cells of a row of stock or arrivals. */
export const listSupplyTexts = (fact: Row<'stock'>): RowTexts => ({
  id: fact.origin.factId,
  place: fact.placeId,
  good: fact.goodId,
  ...formatRange(fact.count, 'count'),
  unit: fact.unit,
  date: fact.date,
  lot: fact.lot,
  expiry: fact.expiryDate,
  owner: fact.owner,
  earmark: fact.earmark,
  ...formatOrigin(fact.origin),
});

const listConsumptionTexts = (fact: Row<'consumption'>): RowTexts => ({
  id: fact.origin.factId,
  user: fact.userId,
  good: fact.goodId,
  ...formatRange(fact.packsPerDay, 'packs_per_day'),
  from: fact.fromDate,
  to: fact.toDate,
  place: fact.placeId,
  priority: formatDecimal(fact.priority, 1),
  minimum: fact.minimum,
  ...formatOrigin(fact.origin),
});
