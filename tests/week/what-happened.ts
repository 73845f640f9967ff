import type { Movement, Plan } from '../../src/domain/index.ts';

/** A row of actuals or notices by column. */
type Cells = Readonly<Record<string, string | number>>;

/** One day of the week: what became of its movements, and what was asked for meanwhile. */
export interface Day {
  readonly date: string;
  readonly actuals: readonly Cells[];
  readonly notices: readonly Cells[];
}

const ACTUAL_COLUMNS = [
  ...['movement', 'date', 'outcome', 'place', 'lot', 'delivered', 'returned', 'lost', 'damaged'],
  ...[
    'departed_at',
    'returned_at',
    'delay_minutes',
    'vehicles_out',
    'out_until',
    'note',
    'source',
    'known_at',
  ],
];
const NOTICE_COLUMNS = [
  ...['movement', 'recipient', 'sent_at', 'reference', 'answer', 'answered_at', 'source', 'known_at'],
];

export const formatActuals = (day: Day): string => formatRows(ACTUAL_COLUMNS, day.actuals);
export const formatNotices = (day: Day): string => formatRows(NOTICE_COLUMNS, day.notices);

const formatRows = (columns: readonly string[], rows: readonly Cells[]): string =>
  [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');

/**
 * The story of the week, told of the plans that are in force on its days: `UPDATE=1` writes it into examples/week when plans come out
 * otherwise. Movements have ids made of their content, so that rows with ids hold for one plan only.
 */
export const tellDay = (date: string, plans: ReadonlyMap<string, Plan>): Day => {
  const plan = plans.get(date)!;
  const today = onDate(plan, date);
  const events = STORIES[date]?.(today) ?? new Map<string, readonly Cells[]>();
  const yesterday = plans.get('2025-08-30');
  const late = date === '2025-08-31' && yesterday !== undefined ? pickSilent(yesterday) : null;
  const actuals = today.flatMap((movement) => events.get(movement.id) ?? whole(movement, 'facilitated')[1]);
  const heardLate =
    late === null ? [] : whole(late, 'facilitated', { ...told(date), note: 'no radio on Saturday' })[1];
  return { date, actuals: [...actuals, ...heardLate], notices: listNotices(date, plan) };
};

const told = (date: string): Cells => ({ source: 'radio-room', known_at: `${date}T19:45:00+03:00` });

/** Rows by movement. */
type Story = (today: readonly Movement[]) => ReadonlyMap<string, readonly Cells[]>;

const deliveries = (today: readonly Movement[]): Movement[] =>
  today.filter(({ kind }) => kind === 'delivery');

const pick = (movements: readonly Movement[], what: string): Movement => {
  const [first] = movements;
  if (first === undefined) throw new Error(`The plan has no ${what}: the story must be told otherwise.`);
  return first;
};

const whole = (movement: Movement, outcome: string, more: Cells = {}): [string, readonly Cells[]] => [
  movement.id,
  [{ movement: movement.id, date: movement.date, outcome, ...told(movement.date), ...more }],
];

/** One row for each lot; `fate` says what became of its packs. */
const byLot = (
  movement: Movement,
  note: string,
  fate: (packs: number, index: number) => Cells,
): [string, readonly Cells[]] => {
  const packs = new Map<string, number>();
  for (const load of movement.loads) packs.set(load.lotId, (packs.get(load.lotId) ?? 0) + load.packs);
  const place = movement.visits[1]!.placeId;
  const rows = [...packs]
    .sort(([, a], [, b]) => b - a)
    .map(([lot, count], index) => ({
      ...{ movement: movement.id, date: movement.date, outcome: 'partly', place, lot, note },
      ...told(movement.date),
      ...fate(count, index),
    }));
  return [movement.id, rows];
};

const STORIES: Readonly<Record<string, Story>> = {
  // Denied: five hours at the Ford Post, back with everything.
  '2025-08-25': (today) => {
    const denied = pick(deliveries(today), 'delivery on Monday');
    return new Map([
      whole(denied, 'denied', {
        ...{ departed_at: '2025-08-25T07:30:00+03:00', returned_at: '2025-08-25T13:20:00+03:00' },
        ...{ delay_minutes: 300, note: 'held five hours at Ford Post; refused; back loaded' },
      }),
    ]);
  },
  // A truck breaks down after unloading; another convoy may unload only part and brings the rest back.
  '2025-08-29': (today) => {
    const broken = pick(deliveries(today), 'delivery on Friday');
    const back = pick(deliveries(today).slice(1), 'second delivery on Friday');
    const truck = broken.vehicles[0]!;
    return new Map([
      whole(broken, 'delayed', {
        ...{ delay_minutes: 90, vehicles_out: `${truck.fleetId}#${truck.number}` },
        note: 'gearbox; nobody knows how long',
      }),
      byLot(back, 'crowd at the gate; half unloaded and the rest taken back', (packs) => {
        const delivered = Math.floor(packs / 2);
        return { delivered, returned: packs - delivered, returned_at: '2025-08-29T17:40:00+03:00' };
      }),
    ]);
  },
  // Part of a load falls into the water. Of another convoy nobody has heard by the evening.
  '2025-08-30': (today) => {
    const wet = pick(deliveries(today), 'delivery on Saturday');
    return new Map([
      byLot(wet, 'a trailer tipped over at the ford', (packs, index) =>
        index === 0
          ? { delivered: packs - 60, lost: 40, damaged: 20 }
          : { delivered: packs, lost: 0, damaged: 0 },
      ),
      [pickSilentOf(today).id, []],
    ]);
  },
};

const pickSilent = (plan: Plan): Movement => pickSilentOf(onDate(plan, '2025-08-30'));

const pickSilentOf = (today: readonly Movement[]): Movement =>
  pick(deliveries(today).slice(1), 'second delivery on Saturday');

/** Every movement of the next day is asked for in the morning; on Sunday those of Monday were. Wednesday's answer for one is no. */
const listNotices = (date: string, plan: Plan): readonly Cells[] => {
  const next = nextDate(date);
  const ask = (sentOn: string, movements: readonly Movement[]): Cells[] =>
    movements.map((movement, index) => {
      const denied = date === '2025-08-27' && index === 0;
      return {
        ...{ movement: movement.id, recipient: 'cell', sent_at: `${sentOn}T09:30:00+03:00` },
        reference: `C-${sentOn.slice(8)}${index + 1}`,
        ...{ answer: denied ? 'denied' : 'no_objection', answered_at: `${sentOn}T17:00:00+03:00` },
        ...{ source: 'cell-log', known_at: `${sentOn}T17:00:00+03:00` },
      };
    });
  return [
    ...(date === '2025-08-25' ? ask('2025-08-24', onDate(plan, date)) : []),
    ...ask(date, onDate(plan, next)),
  ];
};

const onDate = (plan: Plan, date: string): readonly Movement[] =>
  plan.movements.filter((movement) => movement.date === date);

const nextDate = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
