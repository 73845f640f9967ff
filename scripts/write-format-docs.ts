// Writes what is made from the parser's own descriptions: docs/formats.md, docs/errors.md, schemas/operation.schema.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatErrorsPage } from '../src/formats/describe/errors-page.ts';
import { formatFormatsPage } from '../src/formats/describe/formats-page.ts';
import { buildOperationSchema } from '../src/formats/describe/operation-schema.ts';

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'schemas'), { recursive: true });
writeFileSync(join(root, 'docs/formats.md'), formatFormatsPage());
writeFileSync(join(root, 'docs/errors.md'), formatErrorsPage());
writeFileSync(
  join(root, 'schemas/operation.schema.json'),
  `${JSON.stringify(buildOperationSchema(), null, 2)}\n`,
);
