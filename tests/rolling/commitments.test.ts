import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { checkPlan } from '../../src/check/index.ts';
import { mergeTable, parseOperation } from '../../src/formats/index.ts';
import { rollOn } from '../../src/services/rolling/roll-on.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { readFiles, rollOrThrow, writeActuals } from './rolled-operation.ts';
import { listTenDayFiles } from './ten-day-operation.ts';

const RECIPIENTS = `  notice:
    recipients:
      liaison: {name: Liaison desk, lead_hours: 12}
`;

it('what was notified is handed on as it stood, under the lots of the next folder, and can be planned with', async () => {
  const files = listTenDayFiles();
  const yaml = new TextDecoder().decode(files.get('operation.yaml'));
  files.set('operation.yaml', encodeUtf8(yaml + RECIPIENTS));
  const operation = await readFiles(files);
  const plan = await planInThread(operation);
  expect(checkPlan(operation, plan).violations).toEqual([]);
  const to = '2025-03-04';
  const notified = plan.movements.find(({ date, kind }) => date === '2025-03-05' && kind === 'delivery')!;
  const done = plan.movements.filter(({ date }) => date < to);
  const rows = done.map(({ id, date }) => ({
    ...{ movement: id, date, outcome: 'facilitated', known_at: `${date}T20:00:00Z` },
  }));
  const notices = (known: string): Uint8Array =>
    encodeUtf8(`movement,recipient,sent_at,reference,answer,answered_at,source,known_at
${notified.id},liaison,2025-03-03T10:00:00Z,R-17,no_objection,2025-03-03T15:00:00Z,radio-room,${known}
`);
  const rolled = await rollOn({
    ...{ files, plan, to, actualsCsv: writeActuals(rows), noticesCsv: notices('2025-03-03T15:00:00Z') },
  });
  if (rolled.kind === 'invalid') throw new Error(JSON.stringify(rolled.problems));
  expect(rolled.check.violations).toEqual([]);
  const { commitments } = rolled.operation.commitments!;
  expect(commitments).toHaveLength(1);
  const [{ movement, notices: told }] = commitments as unknown as [(typeof commitments)[number]];
  expect({ ...movement, loads: [] }).toEqual({ ...notified, loads: [] });
  expect(told).toEqual([
    {
      recipientId: 'liaison',
      reference: 'R-17',
      answer: 'no_objection',
      ...{ sentAt: Date.UTC(2025, 2, 3, 10) / 1000, answeredAt: Date.UTC(2025, 2, 3, 15) / 1000 },
    },
  ]);
  // The loads are the same packs, under the rows of stock that hold them now.
  const lots = new Set<string>(rolled.operation.stock.map((row) => row.origin.factId));
  expect(movement.loads.map(({ packs, vehicle }) => [packs, vehicle])).toEqual(
    notified.loads.map(({ packs, vehicle }) => [packs, vehicle]),
  );
  for (const { lotId } of movement.loads) expect(lots.has(lotId) && lotId.startsWith('stock-')).toBe(true);
  const next = await planInThread(rolled.operation, { asOf: rolled.asOf });
  expect(checkPlan(rolled.operation, next).violations).toEqual([]);

  // What became known only after the day began is not handed on yet.
  const late = mergeTable(files, 'notices', notices('2025-03-04T09:00:00Z'));
  expect((await parseOperation(late)).operation).not.toBeNull();
  const unaware = await rollOrThrow(late, plan, rows, to);
  expect(unaware.operation.commitments?.commitments).toEqual([]);
}, 60_000);
