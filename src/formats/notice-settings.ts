import { compareStrings } from '../base/index.ts';
import type { NoticeRecipient } from '../domain/index.ts';
import { type Cell, type CellContext, fault, isFault } from './cell.ts';
import { hoursCell, wholeCell } from './number-cells.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { type Setting, type SettingsReader, setting } from './setting.ts';
import { idCell, textCell } from './text-cells.ts';

/** A wall-clock time as seconds of the day. */
export const clockCell: Cell<number> = {
  kind: 'time HH:MM',
  schema: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  parse: (text) => {
    const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
    return match === null
      ? fault('not-a-time', 'a time such as "15:00"', 'Write hours and minutes with two digits, in quotes.')
      : Number(match[1]) * 3600 + Number(match[2]) * 60;
  },
};

/** Where the recipients stand: a group for each, under its id. */
export const RECIPIENTS_PATH = 'rules.notice.recipients';

/** What is said of each recipient, by its key. */
export const RECIPIENT_CELLS = {
  name: { cell: textCell(), about: 'Who is told, as it stands on the request.', required: true },
  lead_hours: {
    cell: hoursCell({ most: 720 }),
    about: 'Hours that must lie between the request and the departure.',
    required: true,
  },
  cutoff: {
    cell: clockCell,
    about: 'Local time after which a request counts from the next day; empty: any hour counts.',
    required: false,
  },
  requests_per_day: {
    cell: wholeCell({ least: 1, most: 1000 }),
    about: 'Most movements of one date that may be asked for; empty: no limit.',
    required: false,
  },
} as const;

type Key = keyof typeof RECIPIENT_CELLS;
type ValueOf<K extends Key> = (typeof RECIPIENT_CELLS)[K]['cell'] extends Cell<infer T> ? T : never;

/** `readRule` as the reader of rules has it: null where nothing or nothing right is said. */
type ReadRule = <T>(name: string, wanted: Setting<T>) => T | null;

/** Everybody who must be told of movements, by id; `readSetting` is asked for each setting, also of those that are faulty. */
export function readRecipients(
  settings: SettingsReader,
  readSetting: ReadRule,
  context: CellContext,
  problems: ProblemList,
): readonly NoticeRecipient[] {
  const ids = settings.keysOf(RECIPIENTS_PATH).filter((id) => {
    const read = id.includes('.')
      ? fault('bad-id', 'an id without a point', 'Use hyphens in place of points.')
      : idCell.parse(id, context);
    if (!isFault(read)) return true;
    const { expected, remedy } = read;
    const at = settings.locate(RECIPIENTS_PATH);
    problems.error(`operation.${read.fault}`, at, expected, quote(id), remedy);
    return false;
  });
  return ids
    .map((id): NoticeRecipient => {
      const get = <K extends Key>(key: K, inside: string): ValueOf<K> | null => {
        const { cell, about, required } = RECIPIENT_CELLS[key];
        const wanted = setting(`${RECIPIENTS_PATH}.${id}.${key}`, cell as Cell<ValueOf<K>>, about);
        return readSetting(`notice.recipients.${id}.${inside}`, { ...wanted, required });
      };
      return {
        id,
        name: get('name', 'name') ?? id,
        leadSeconds: get('lead_hours', 'leadSeconds') ?? 0,
        cutoffSecond: get('cutoff', 'cutoffSecond'),
        requestsPerDay: get('requests_per_day', 'requestsPerDay'),
      };
    })
    .sort((a, b) => compareStrings(a.id, b.id));
}
