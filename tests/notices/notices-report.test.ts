import { expect, it } from 'vitest';
import type { Plan } from '../../src/domain/index.ts';
import { formatTerminalSummary, renderReport } from '../../src/report/index.ts';
import { buildNotified } from '../check/notified-small-plan.ts';

const textOf = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('the restricted report says until when to ask, the chance, the second destination and the hour to turn back', () => {
  const { operation, plan } = buildNotified();
  const page = textOf(renderReport(operation, plan, null));
  // m3: asked for the day before by 9:00 and that morning by 6:30; 90 % (60-100); on to B, or back from 17:43.
  expect(page).toContain(
    'm3 Tue 3 March 2026, 08:15 Mon 2 March 2026, 09:00 Tue 3 March 2026, 06:30 90 % (60 %–100 %) B Tue 3 March 2026, 17:43',
  );
  // m1 was notified; its vehicles have nowhere else to go.
  expect(page).toContain('07:00 notified notified 80 % (50 %–100 %) none; load returns');
  expect(page).toContain('food 100 % 40 % 63 % 71 %');
  expect(page).toContain(
    '2 movements had been notified: 2 stay as they were, 0 cannot take place, 0 are given up.',
  );
});

it('the report says why a notified movement does not take place, and what giving it up brings', () => {
  const { operation, plan } = buildNotified();
  const changes = {
    ...plan.changes,
    kept: [],
    dropped: [{ movementId: plan.movements[0]!.id, code: 'stock', detail: 'ration' }],
    released: [plan.movements[1]!.id],
    compared: {
      ...{ stage: 'target', tier: 2, figure: 'mean' },
      ...{ keptPpm: 500_000, freePpm: 576_922, changed: 1, chargePpm: 5_000 },
    },
  } as Plan['changes'];
  const page = textOf(renderReport(operation, { ...plan, changes }, null));
  expect(page).toContain('m1 what it was to carry is not there ration');
  expect(page).toContain('m2 given up for a better plan');
  expect(page).toContain(
    'The plan without them reaches 57.6 % instead of 50.0 % (targets of tier 2, on average); that is worth 1 changes at 0.5 points each.',
  );
});

it('the terminal says which request is due first and what can be expected', () => {
  const { operation, plan } = buildNotified();
  const text = formatTerminalSummary(operation, plan, null, { colour: false, width: 400 });
  expect(text).toContain('First request due Mon 2 March 2026, 09:00: Board.');
  expect(text).toContain('food: 40 % to 71 %, best 63 %');
});
