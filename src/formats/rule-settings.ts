import { compareStrings } from '../base/index.ts';
import type { PlanningRules } from '../domain/index.ts';
import { type Cell, type CellContext, fault, isFault } from './cell.ts';
import {
  DEFAULT_REASON,
  DEFAULT_RULES,
  DEFAULT_SPEEDS_KMH,
  DEFAULT_SURFACE_FACTORS,
} from './default-rules.ts';
import { readRecipients } from './notice-settings.ts';
import { factorCell, hoursCell, kilogramsCell, minutesCell, wholeCell } from './number-cells.ts';
import { checkReference, type IdSet } from './origin-fields.ts';
import type { ProblemList } from './problem-list.ts';
import { type Setting, type SettingsReader, setting } from './setting.ts';
import { yesNoCell } from './text-cells.ts';

const vehicles = wholeCell({ least: 1, most: 1000 });
const minutes = minutesCell({ most: 1440 });
const staleHours = hoursCell({ least: 1, most: 8760 });

const rule = <T>(path: keyof typeof DEFAULT_RULES, cell: Cell<T>, about: string): Setting<T> =>
  setting(`rules.${path}`, cell, about);

/** Every planning rule by its name inside, which is also its name among the plan's assumptions. */
export const RULE_SETTINGS = {
  'convoy.minVehicles': rule('convoy.min_vehicles', vehicles, 'Least vehicles that travel together.'),
  'convoy.maxVehicles': rule('convoy.max_vehicles', vehicles, 'Most vehicles that travel together.'),
  'convoy.headwaySeconds': rule(
    'convoy.headway_minutes',
    minutes,
    'Least minutes between two departures from one loading place.',
  ),
  'convoy.maxStops': rule(
    'convoy.max_stops',
    wholeCell({ least: 1, most: 20 }),
    'Most places at which one convoy unloads.',
  ),
  'daylight.only': rule(
    'daylight.only',
    yesNoCell,
    'Whether vehicles travel between sunrise and sunset only.',
  ),
  'daylight.marginSeconds': rule(
    'daylight.margin_minutes',
    minutes,
    'Minutes kept after sunrise and before sunset.',
  ),
  'handling.loadingSeconds': rule(
    'handling.loading_minutes',
    minutes,
    'Minutes to load a convoy, whatever its size.',
  ),
  'handling.loadingSecondsPerVehicle': rule(
    'handling.loading_minutes_per_vehicle',
    minutes,
    'Minutes more for each vehicle at a bay.',
  ),
  'handling.unloadingSeconds': rule(
    'handling.unloading_minutes',
    minutes,
    'Minutes to unload a convoy, whatever its size.',
  ),
  'handling.unloadingSecondsPerVehicle': rule(
    'handling.unloading_minutes_per_vehicle',
    minutes,
    'Minutes more for each vehicle at a bay.',
  ),
  'handling.defaultBays': rule(
    'handling.default_bays',
    wholeCell({ least: 1, most: 1000 }),
    'Vehicles handled side by side where the place does not say.',
  ),
  'duty.turnaroundSeconds': rule(
    'duty.turnaround_minutes',
    minutes,
    'Least minutes at home between two movements of one vehicle.',
  ),
  leadSeconds: rule(
    'lead_hours',
    hoursCell({ most: 720 }),
    'No movement departs sooner than these hours after the as-of instant.',
  ),
  orderlyMinimumGrams: rule(
    'orderly_minimum_kg',
    kilogramsCell({ most: 1e6 }),
    'Least load of one delivery to a site, all goods together.',
  ),
  householdSize: rule('household_size', wholeCell({ least: 1, most: 50 }), 'People in a household.'),
  'staleAfterSeconds.people': rule(
    'stale_after_hours.people',
    staleHours,
    'Hours after which a count of people that nobody verified is stale.',
  ),
  'staleAfterSeconds.stock': rule(
    'stale_after_hours.stock',
    staleHours,
    'Hours after which a stock count that nobody verified is stale.',
  ),
  'staleAfterSeconds.arrivals': rule(
    'stale_after_hours.arrivals',
    staleHours,
    'Hours after which an expected arrival that nobody verified is stale.',
  ),
  'staleAfterSeconds.capacity': rule(
    'stale_after_hours.capacity',
    staleHours,
    'Hours after which the capacity of a place that nobody verified is stale.',
  ),
  'staleAfterSeconds.fleet': rule(
    'stale_after_hours.fleet',
    staleHours,
    'Hours after which a count of vehicles that nobody verified is stale.',
  ),
  'staleAfterSeconds.links': rule(
    'stale_after_hours.links',
    staleHours,
    'Hours after which a link that nobody verified is stale.',
  ),
  'staleAfterSeconds.access': rule(
    'stale_after_hours.access',
    staleHours,
    'Hours after which a constraint on access that nobody verified is stale.',
  ),
  staleWidenPpm: rule(
    'stale_widening',
    factorCell({ least: 0.01, most: 0.5 }),
    'Share of its figure by which a stale range is at least widened, for each such time that has passed; at most half in all.',
  ),
  'notice.changeChargePpm': rule(
    'notice.change_charge',
    factorCell({ most: 1 }),
    'Coverage that changing one notified movement must gain, as a share; 0.005 is half a point.',
  ),
  'roads.contingencyPpm': rule(
    'roads.contingency',
    factorCell({ least: 1, most: 10 }),
    'Every travel time on roads times this; 1.25 is a quarter more.',
  ),
  'roads.snapMaxMetres': rule(
    'roads.snap_max_m',
    wholeCell({ least: 1, most: 50_000 }),
    'Farthest a place may lie from a road.',
  ),
  'roads.snapSpeedKmh': rule(
    'roads.snap_speed_kmh',
    wholeCell({ least: 1, most: 60 }),
    'Speed between a place and its road.',
  ),
  'roads.joinMetres': rule(
    'roads.join_m',
    wholeCell({ most: 200 }),
    'Loose ends of GeoJSON roads this near to each other are joined; 0: none.',
  ),
} as const;

type RuleName = keyof typeof RULE_SETTINGS;
type RuleOf<N extends RuleName> = (typeof RULE_SETTINGS)[N] extends Setting<infer T> ? T : never;

const NOT_PASSABLE = 'none';

/** km/h, or `none` for a class that trucks cannot use. */
const speedCell: Cell<number | typeof NOT_PASSABLE> = {
  ...wholeCell({ least: 1, most: 130 }),
  kind: 'whole number, or none',
  parse: (text, context) => {
    if (text === NOT_PASSABLE) return NOT_PASSABLE;
    const value = wholeCell({ least: 1, most: 130 }).parse(text, context);
    return isFault(value) ? fault(value.fault, 'km/h from 1 to 130, or none', value.remedy) : value;
  },
};

export const SPEEDS = {
  path: 'rules.roads.speeds_kmh',
  cell: speedCell,
  about:
    'km/h of a truck by OSM highway class (and ferry); none: not passable. Classes left out keep the default.',
} as const;

export const SURFACES = {
  path: 'rules.roads.surface_factors',
  cell: factorCell({ least: 0.1, most: 20 }),
  about: 'Travel time times this, by OSM surface. Surfaces left out keep the default.',
} as const;

/** The rules of operation.yaml, defaults filled in; every silent one is listed as an assumption. */
export function readRules(
  settings: SettingsReader,
  sourceIds: IdSet,
  context: CellContext,
  problems: ProblemList,
): PlanningRules {
  const assumptions: Record<string, string> = {};

  const readSaid = <T>(name: string, wanted: Setting<T>): T | null => {
    const read = settings.readRule(wanted, context);
    if (read === null) return null;
    if (read.assumption !== null) assumptions[name] = read.assumption;
    if (read.sourceId !== null)
      checkReference(
        problems,
        'operation',
        settings.locate(wanted.path),
        `${wanted.path}.source`,
        read.sourceId,
        sourceIds,
        'source',
        'sources.csv',
      );
    return read.value;
  };
  const readOne = <T>(name: string, wanted: Setting<T>, fallback: T): T => {
    const said = readSaid(name, wanted);
    if (said === null) assumptions[name] = DEFAULT_REASON;
    return said ?? fallback;
  };
  const get = <N extends RuleName>(name: N): RuleOf<N> => {
    const wanted = RULE_SETTINGS[name] as Setting<RuleOf<N>>;
    const fallback = wanted.cell.parse(
      DEFAULT_RULES[wanted.path.slice('rules.'.length) as keyof typeof DEFAULT_RULES],
      context,
    );
    return readOne(name, wanted, fallback as RuleOf<N>);
  };
  const readMap = <T>(
    name: string,
    wanted: { readonly path: string; readonly cell: Cell<T>; readonly about: string },
    defaults: Readonly<Record<string, T>>,
  ): [string, T][] => {
    const keys = new Set([...Object.keys(defaults), ...settings.keysOf(wanted.path)]);
    return [...keys]
      .filter((key) => /^[a-z][a-z_]{0,39}$/.test(key))
      .sort(compareStrings)
      .map((key) => {
        const one = setting(`${wanted.path}.${key}`, wanted.cell, wanted.about);
        return [key, readOne(`${name}.${key}`, one, defaults[key] as T)];
      });
  };
  const speeds = readMap(
    'roads.speedsKmh',
    SPEEDS,
    DEFAULT_SPEEDS_KMH as Record<string, number | typeof NOT_PASSABLE>,
  );
  const factors = Object.entries(DEFAULT_SURFACE_FACTORS).map(
    ([key, factor]) => [key, Math.round(factor * 1e6)] as const,
  );
  const surfaces = readMap('roads.surfacePpm', SURFACES, Object.fromEntries(factors));

  const rules = {
    convoy: {
      minVehicles: get('convoy.minVehicles'),
      maxVehicles: get('convoy.maxVehicles'),
      headwaySeconds: get('convoy.headwaySeconds'),
      maxStops: get('convoy.maxStops'),
    },
    daylight: { only: get('daylight.only'), marginSeconds: get('daylight.marginSeconds') },
    handling: {
      loadingSeconds: get('handling.loadingSeconds'),
      loadingSecondsPerVehicle: get('handling.loadingSecondsPerVehicle'),
      unloadingSeconds: get('handling.unloadingSeconds'),
      unloadingSecondsPerVehicle: get('handling.unloadingSecondsPerVehicle'),
      defaultBays: get('handling.defaultBays'),
    },
    duty: { turnaroundSeconds: get('duty.turnaroundSeconds') },
    leadSeconds: get('leadSeconds'),
    orderlyMinimumGrams: get('orderlyMinimumGrams'),
    householdSize: get('householdSize'),
    staleAfterSeconds: {
      people: get('staleAfterSeconds.people'),
      stock: get('staleAfterSeconds.stock'),
      arrivals: get('staleAfterSeconds.arrivals'),
      capacity: get('staleAfterSeconds.capacity'),
      fleet: get('staleAfterSeconds.fleet'),
      links: get('staleAfterSeconds.links'),
      access: get('staleAfterSeconds.access'),
    },
    staleWidenPpm: get('staleWidenPpm'),
    notice: {
      recipients: readRecipients(settings, readSaid, context, problems),
      changeChargePpm: get('notice.changeChargePpm'),
    },
    roads: {
      speedsKmh: Object.fromEntries(
        speeds.filter((entry): entry is [string, number] => entry[1] !== NOT_PASSABLE),
      ),
      surfacePpm: Object.fromEntries(surfaces),
      contingencyPpm: get('roads.contingencyPpm'),
      snapMaxMetres: get('roads.snapMaxMetres'),
      snapSpeedKmh: get('roads.snapSpeedKmh'),
      joinMetres: get('roads.joinMetres'),
    },
    assumptions,
  };
  if (rules.convoy.minVehicles > rules.convoy.maxVehicles)
    problems.error(
      'operation.convoy-size',
      settings.locate('rules.convoy.max_vehicles'),
      `at least min_vehicles, which is ${rules.convoy.minVehicles}`,
      String(rules.convoy.maxVehicles),
      'Raise max_vehicles or lower min_vehicles.',
    );
  return rules;
}
