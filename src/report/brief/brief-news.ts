import type {
  AccessConstraint,
  Ask,
  ConstraintId,
  Instant,
  Operation,
  Plan,
  PlanChanges,
} from '../../domain/index.ts';

/** How far back "since yesterday" goes from the instant of the plan. */
const WINDOW_SECONDS = 86_400;

/** Lists whose rows are counted one by one as they become known. */
const COUNTED = [
  'people',
  'flows',
  'stock',
  'arrivals',
  'capacities',
  'fleet',
  'links',
  'conversions',
  'consumption',
] as const;
export type CountedList = (typeof COUNTED)[number];

/** What became known, began or ended in the day before the instant of the plan. */
export interface BriefNews {
  readonly from: Instant;
  readonly to: Instant;
  /** Limits on access, each once: newly known before begun, begun before ended. */
  readonly access: readonly { readonly id: ConstraintId; readonly change: 'known' | 'began' | 'ended' }[];
  /** Rows newly known; lists without any are left out. */
  readonly facts: readonly { readonly list: CountedList; readonly rows: number }[];
  /** Movements that an earlier plan had notified; null where there are none. */
  readonly notified: Pick<PlanChanges, 'notified' | 'kept' | 'dropped' | 'released'> | null;
  readonly asked: readonly Ask[];
  readonly answered: readonly Ask[];
}

export function listNews(visible: Operation, plan: Plan): BriefNews {
  const to = plan.asOf;
  const from = to - WINDOW_SECONDS;
  const isNew = (instant: Instant | null): boolean => instant !== null && from < instant && instant <= to;
  const judge = (constraint: AccessConstraint): 'known' | 'began' | 'ended' | null => {
    if (isNew(constraint.origin.knownAt)) return 'known';
    if (isNew(constraint.to)) return 'ended';
    return isNew(constraint.from) ? 'began' : null;
  };
  const order = ['known', 'began', 'ended'];
  return {
    from,
    to,
    access: visible.access
      .flatMap((constraint) => {
        const change = judge(constraint);
        return change === null ? [] : [{ id: constraint.id, change }];
      })
      .sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
    facts: COUNTED.flatMap((list) => {
      const rows = visible[list].filter((row) => isNew(row.origin.knownAt)).length;
      return rows === 0 ? [] : [{ list, rows }];
    }),
    notified: plan.changes.notified === 0 ? null : plan.changes,
    asked: visible.asks.filter((ask) => isNew(ask.askedAt)),
    answered: visible.asks.filter((ask) => isNew(ask.answeredAt)),
  };
}
