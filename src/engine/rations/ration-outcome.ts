import {
  type CoverageLine,
  type LocalDate,
  type NeedId,
  type PlaceId,
  PPM,
  type Situation,
} from '../../domain/index.ts';

/** Who gets how much of the rations, day by day, by a plan. */
export interface RationOutcome {
  readonly needId: NeedId;
  readonly days: readonly RationDay[];
  /** People below the floor, summed over days. */
  readonly personDaysBelowFloor: number;
  /** What people lack to the floor, summed over them, in full floors: two people at half count as one. */
  readonly floorDaysLacking: number;
  /** First day on which anybody is below the floor; null: nobody is. */
  readonly belowFloorFrom: LocalDate | null;
  /** Stretches of days on which a site is below the floor, by first day, then place. */
  readonly below: readonly BelowFloor[];
}

export interface RationDay {
  readonly date: LocalDate;
  readonly people: number;
  readonly peopleBelowFloor: number;
  /** Of the full ration: person-weighted mean, and the least of any site. */
  readonly meanPpm: number;
  readonly leastPpm: number;
}

export interface BelowFloor {
  readonly placeId: PlaceId;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  /** Most people there on these days. */
  readonly people: number;
  /** Least share of the floor. */
  readonly floorPpm: number;
}

/** Reads the coverage of a need by day; a service period's coverage holds on each of its days. */
export const describeRations = (
  situation: Situation,
  coverage: readonly CoverageLine[],
  needId: NeedId,
): RationOutcome => {
  const lines = coverage.filter((line) => line.needId === needId);
  const people = new Map(situation.sites.map((site) => [site.placeId, site.people]));
  const headsOn = (line: CoverageLine, d: number): number => people.get(line.placeId)?.[d] ?? 0;
  const isBelow = (line: CoverageLine): boolean => line.floorPpm < PPM;
  let personDaysBelowFloor = 0;
  let lacking = 0;
  const days = situation.days.map(({ date }, d): RationDay => {
    const today = lines.filter((line) => line.fromDate <= date && date <= line.toDate);
    const all = today.reduce((sum, line) => sum + headsOn(line, d), 0);
    const below = today.filter(isBelow).reduce((sum, line) => sum + headsOn(line, d), 0);
    personDaysBelowFloor += below;
    for (const line of today) lacking += headsOn(line, d) * (PPM - Math.min(PPM, line.floorPpm));
    const weighted = today.reduce((sum, line) => sum + headsOn(line, d) * line.targetPpm, 0);
    return {
      date,
      people: all,
      peopleBelowFloor: below,
      meanPpm: all === 0 ? 0 : Math.floor(weighted / all),
      leastPpm: today.reduce((least, line) => Math.min(least, line.targetPpm), all === 0 ? 0 : PPM),
    };
  });
  return {
    needId,
    days,
    personDaysBelowFloor,
    floorDaysLacking: Math.ceil(lacking / PPM),
    belowFloorFrom: days.find((day) => day.peopleBelowFloor > 0)?.date ?? null,
    below: listBelow(situation, lines.filter(isBelow), headsOn),
  };
};

/** Periods that touch become one stretch. */
const listBelow = (
  situation: Situation,
  lines: readonly CoverageLine[],
  headsOn: (line: CoverageLine, d: number) => number,
): readonly BelowFloor[] => {
  const dayOf = new Map(situation.days.map(({ date }, d) => [date, d]));
  const open = new Map<PlaceId, BelowFloor>();
  const stretches: BelowFloor[] = [];
  for (const line of [...lines].sort((a, b) =>
    a.fromDate < b.fromDate ? -1 : a.fromDate > b.fromDate ? 1 : 0,
  )) {
    const [first, last] = [dayOf.get(line.fromDate)!, dayOf.get(line.toDate)!];
    const most = Math.max(...Array.from({ length: last - first + 1 }, (_, k) => headsOn(line, first + k)));
    const before = open.get(line.placeId);
    const touches = before !== undefined && dayOf.get(before.toDate)! + 1 >= first;
    if (touches) stretches.splice(stretches.indexOf(before), 1);
    const stretch = {
      placeId: line.placeId,
      fromDate: touches ? before.fromDate : line.fromDate,
      toDate: line.toDate,
      people: Math.max(most, touches ? before.people : 0),
      floorPpm: Math.min(line.floorPpm, touches ? before.floorPpm : PPM),
    };
    open.set(line.placeId, stretch);
    stretches.push(stretch);
  }
  const key = (one: BelowFloor): string => `${one.fromDate} ${one.placeId}`;
  return stretches.sort((a, b) => (key(a) < key(b) ? -1 : 1));
};
