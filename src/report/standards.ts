import type { Need } from '../domain/index.ts';
import type { MessageKey } from './messages.ts';
import type { ReportContext } from './report-context.ts';

const BASIS_KEYS: Readonly<Record<Need['basis'], MessageKey>> = {
  person_day: 'basis.person_day',
  person_period: 'basis.person_period',
  person: 'basis.person',
  household: 'basis.household',
};

/** `15 L a person a day; survival floor 7.5 L`. */
export function formatStandard(context: Pick<ReportContext, 'figures' | 'say'>, need: Need): string {
  const { figures, say } = context;
  const amount = say(BASIS_KEYS[need.basis], {
    amount: figures.amount(need.amount, need.unit, 6),
    days: need.periodDays,
  });
  if (need.floorAmount === 0) return amount;
  return say('standard.with-floor', { amount, floor: figures.amount(need.floorAmount, need.unit, 6) });
}
