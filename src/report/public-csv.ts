import { formatCsv } from '../formats/index.ts';
import { cleanText } from './markup.ts';
import type { PublicNeed, PublicSummary } from './public-summary.ts';

const text = (value: string | null) => (value === null ? null : cleanText(value));

/** Needs and coverage by area and in total, with a row of HXL tags; `scope` tells totals from areas. */
export function formatPublicCsv(summary: PublicSummary): string {
  const levels = new Set(summary.areas.map((area) => area.level));
  const level = levels.size === 1 ? `#adm${[...levels][0]}` : '#loc+area';
  const language =
    summary.localLanguage === 'und' ? 'local' : summary.localLanguage.split('-')[0]!.toLowerCase();
  const columns: readonly (readonly [string, string])[] = [
    ['scope', '#meta+scope'],
    ['area_code', `${level}+code+v_pcodes`],
    ['area_name', `${level}+name+i_en`],
    ['area_name_local', `${level}+name+i_${language}`],
    ['need', '#need+name+i_en'],
    ['need_local', `#need+name+i_${language}`],
    ['unit', '#need+unit'],
    ['tier', '#need+tier'],
    ['people', '#inneed+ind'],
    ['floor_covered_percent', '#indicator+floor+pct'],
    ['standard_covered_percent', '#indicator+standard+pct'],
    ['needed', '#indicator+needed+num'],
    ['planned', '#indicator+planned+num'],
    ['from', '#date+start'],
    ['to', '#date+end'],
    ['as_of', '#date+reported'],
    ['class', '#meta+class'],
    ['exercise', '#meta+exercise'],
  ];
  const row = (
    scope: string,
    code: string | null,
    name: string | null,
    nameLocal: string | null,
    need: PublicNeed,
  ) => [
    scope,
    code,
    text(name),
    text(nameLocal),
    text(need.needName),
    text(need.needNameLocal),
    need.unit,
    need.tier,
    need.people,
    need.floorPercent,
    need.targetPercent,
    need.neededAmount,
    need.receivedAmount,
    summary.fromDate,
    summary.toDate,
    summary.asOfDate,
    'public',
    summary.exercise,
  ];
  return formatCsv([
    columns.map(([name]) => name),
    columns.map(([, tag]) => tag),
    ...summary.areas.flatMap((area) =>
      area.needs.map((need) => row('area', text(area.areaCode), area.areaName, area.areaNameLocal, need)),
    ),
    ...summary.totals.map((need) => row('total', null, null, null, need)),
  ]);
}
