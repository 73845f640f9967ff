import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../examples/ten-days', import.meta.url));

/**
 * The files of examples/ten-days: a response of twelve days, small enough to follow by hand, with links in place of roads.
 * Sites have little room, so that convoys leave every day.
 */
export const listTenDayFiles = (): Map<string, Uint8Array> =>
  new Map(
    readdirSync(FOLDER)
      .filter((name) => !name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(FOLDER, name))]),
  );
