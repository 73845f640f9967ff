import type { Day, Instant, LocalDate } from '../domain/index.ts';
import { type Cell, type CellContext, fault } from './cell.ts';
import { addDays, listLocalDays, type SunPosition } from './local-days.ts';
import { degreesCell } from './number-cells.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { neededSetting, type SettingsReader, setting } from './setting.ts';
import { idCell, listCell, textCell, wordCell, yesNoCell } from './text-cells.ts';
import { dateCell, instantCell } from './time-cells.ts';
import { findTimeZone, type TimeZone, UTC } from './time-zone.ts';

/** Longer horizons are a slip of the year. */
export const MOST_DAYS = 400;

const timeZoneCell: Cell<TimeZone> = {
  kind: 'IANA time zone',
  schema: { type: 'string' },
  parse: (text) =>
    findTimeZone(text) ??
    fault('unknown-time-zone', 'an IANA time zone such as Asia/Gaza', 'Write continent, slash, city.'),
};

const languageCell: Cell<string> = {
  kind: 'language code',
  schema: { type: 'string' },
  parse: (text) =>
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)
      ? text
      : fault('unknown-language', 'language codes such as en, ar', 'Write two-letter codes in a list.'),
};

/** What operation.yaml says beside the rules. */
export const OPERATION_SETTINGS = {
  format: neededSetting(
    'format',
    wordCell(['throughline/operation@1'] as const),
    'Always throughline/operation@1.',
  ),
  id: neededSetting('id', idCell, 'Short id of the operation.'),
  name: neededSetting('name', textCell(), 'Name in the working language.'),
  nameLocal: setting('name_local', textCell(), 'Name in the local script.'),
  exercise: setting(
    'exercise',
    yesNoCell,
    'true for a simulation exercise: every output says so. Default false.',
  ),
  languages: setting(
    'languages',
    listCell(languageCell),
    'Languages of the outputs, the working language first. Default [en].',
  ),
  sensitivity: setting(
    'sensitivity',
    wordCell(['public', 'restricted', 'confidential', 'strictly-confidential'] as const),
    'Class of the restricted outputs. Default restricted.',
  ),
  summary: setting('summary', textCell(2000), 'What the operation is about, in a few sentences.'),
  timeZone: neededSetting('time_zone', timeZoneCell, 'Zone of all local dates and hours.'),
  first: neededSetting('horizon.first', dateCell, 'First local day.'),
  last: neededSetting('horizon.last', dateCell, `Last local day; at most ${MOST_DAYS} days in all.`),
  asOf: setting(
    'as_of',
    instantCell,
    'What to plan as of when the command does not say; default: the first local midnight.',
  ),
  lat: setting(
    'position.lat',
    degreesCell(90),
    'Where sunrise and sunset are computed; default: the mean of the places.',
  ),
  lon: setting('position.lon', degreesCell(180), 'Its longitude.'),
} as const;

export interface OperationSettings {
  readonly id: string;
  readonly name: string;
  readonly nameLocal: string | null;
  readonly exercise: boolean;
  readonly languages: readonly string[];
  readonly sensitivity: string;
  readonly summary: string | null;
  readonly zone: TimeZone;
  readonly first: LocalDate;
  readonly last: LocalDate;
  /** False where first and last are stand-ins. */
  readonly horizonIsKnown: boolean;
  readonly asOf: Instant;
  readonly position: SunPosition | null;
}

/** Reads everything but the rules. Where something is missing it goes on with a stand-in, so that other files are read. */
export function readOperationSettings(settings: SettingsReader, problems: ProblemList): OperationSettings {
  const utc: CellContext = { zone: UTC };
  const all = OPERATION_SETTINGS;
  settings.read(all.format, utc);
  const zone = settings.read(all.timeZone, utc) ?? UTC;
  const context = { zone };
  const first = settings.read(all.first, context);
  const last = settings.read(all.last, context);
  const horizon = judgeHorizon(first, last, zone, settings, problems);
  const asOf = settings.read(all.asOf, context);
  if (asOf !== null && first !== null && last !== null && asOf >= zone.startOf(addDays(horizon.last, 1)))
    problems.error(
      'operation.as-of-after-horizon',
      settings.locate('as_of'),
      `before the end of ${horizon.last}`,
      quote(new Date(asOf * 1000).toISOString()),
      'Plan for days to come: move the horizon or as_of.',
    );
  const lat = settings.read(all.lat, context);
  const lon = settings.read(all.lon, context);
  if ((lat === null) !== (lon === null))
    problems.error(
      'operation.missing-value',
      settings.locate(lat === null ? 'position.lat' : 'position.lon'),
      'lat and lon, both or neither',
      '""',
      'Fill in the other one.',
    );
  return {
    id: settings.read(all.id, context) ?? '',
    name: settings.read(all.name, context) ?? '',
    nameLocal: settings.read(all.nameLocal, context),
    exercise: settings.read(all.exercise, context) ?? false,
    languages: settings.read(all.languages, context) ?? ['en'],
    sensitivity: settings.read(all.sensitivity, context) ?? 'restricted',
    summary: settings.read(all.summary, context),
    zone,
    ...horizon,
    asOf: asOf ?? zone.startOf(horizon.first),
    position: lat === null || lon === null ? null : { latE7: lat, lonE7: lon },
  };
}

/** The horizon, or one day of it where it makes no sense. */
function judgeHorizon(
  first: LocalDate | null,
  last: LocalDate | null,
  zone: TimeZone,
  settings: SettingsReader,
  problems: ProblemList,
): Pick<OperationSettings, 'first' | 'last' | 'horizonIsKnown'> {
  const start = first ?? last ?? '2000-01-01';
  if (first === null || last === null) return { first: start, last: start, horizonIsKnown: false };
  const report = (expected: string, got: string, remedy: string): ReturnType<typeof judgeHorizon> => {
    problems.error('operation.bad-horizon', settings.locate('horizon.last'), expected, got, remedy);
    return { first, last: first, horizonIsKnown: false };
  };
  if (last < first) return report(`not before ${first}`, quote(last), 'Exchange first and last.');
  if (last > addDays(first, MOST_DAYS - 1))
    return report(
      `at most ${MOST_DAYS} days`,
      quote(`${first} to ${last}`),
      'Check the years; plan a long response in pieces.',
    );
  const days: readonly Day[] = listLocalDays(first, last, zone, null);
  if (
    days[0]?.date !== first ||
    days.at(-1)?.date !== last ||
    days.some((day, i) => i > 0 && addDays(days[i - 1]!.date, 1) !== day.date)
  )
    return report(
      'dates that exist in the zone',
      'a date that the zone skipped',
      'Begin or end the horizon beside the skipped date.',
    );
  return { first, last, horizonIsKnown: true };
}
