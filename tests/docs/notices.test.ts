import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';
import { parseOperation } from '../../src/formats/index.ts';

test('the settings of docs/notices.md read as the page says', async () => {
  const page = readFileSync(new URL('../../docs/notices.md', import.meta.url), 'utf8');
  const shown = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  const { 'notices.csv': _, ...rest } = EXAMPLE_FOLDER;
  const settings = rest['operation.yaml']!.replace(/^rules:\n[\s\S]*/m, shown);
  const files = Object.entries({ ...rest, 'operation.yaml': settings });
  const { operation } = await parseOperation(new Map(files.map(([name, text]) => [name, encodeUtf8(text)])));
  expect(operation!.rules.notice).toEqual({
    recipients: [
      { id: 'liaison', name: 'Liaison office', leadSeconds: 86_400, cutoffSecond: 54_000, requestsPerDay: 6 },
    ],
    changeChargePpm: 5_000,
  });
});
