import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../base/index.ts';
import { parseOperation } from '../parse-operation.ts';
import { DESCRIBED_TABLES } from './described-tables.ts';
import { formatErrorsPage } from './errors-page.ts';
import { formatFormatsPage } from './formats-page.ts';
import { buildOperationSchema } from './operation-schema.ts';
import { PROBLEM_CATALOGUE } from './problem-catalogue.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs/formats.md'), 'utf8');
const examples = new Map(
  [...page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, file, text]) => [file!, text!] as const),
);

const REWRITE = 'run node scripts/write-format-docs.ts';

test('docs/formats.md, docs/errors.md and the schema are what the descriptions give', () => {
  expect(page, REWRITE).toBe(formatFormatsPage());
  expect(readFileSync(join(root, 'docs/errors.md'), 'utf8'), REWRITE).toBe(formatErrorsPage());
  const schema = JSON.parse(readFileSync(join(root, 'schemas/operation.schema.json'), 'utf8'));
  expect(schema, REWRITE).toEqual(JSON.parse(JSON.stringify(buildOperationSchema())));
});

test('every file has an example, and all examples together are a valid operation without a single problem', async () => {
  const documented = ['operation.yaml', 'roads.geojson', ...DESCRIBED_TABLES.map(({ file }) => file)];
  expect([...examples.keys()].sort()).toEqual(documented.sort());
  const files = new Map([...examples].map(([file, text]) => [file, encodeUtf8(text)]));
  const { operation, problems } = await parseOperation(files);
  expect(problems).toEqual([]);
  expect(operation?.id).toBe('lower-valley-2024');
});

test('every column of a CSV table but the common ones stands in its example', () => {
  for (const { file, columns } of DESCRIBED_TABLES) {
    if (!file.endsWith('.csv')) continue;
    const header = examples.get(file)!.split('\n')[0]!.split(',');
    expect(header, file).toEqual(
      expect.arrayContaining(
        columns.map(({ name }) => name).filter((name) => !/_(low|high)$/.test(name) && name !== 'id'),
      ),
    );
  }
});

test('every code of the source is in docs/errors.md, and every documented code in the source', () => {
  const listed = PROBLEM_CATALOGUE.flatMap(({ codes }) => Object.keys(codes));
  expect(new Set(listed).size, 'a code is documented once').toBe(listed.length);
  const general = new Set(
    listed.filter((code) => code.startsWith('TABLE.')).map((code) => code.slice('TABLE.'.length)),
  );
  const found = new Set<string>();
  for (const layer of ['formats', 'exercise', 'services', 'cli', 'report']) {
    const folder = join(root, 'src', layer);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      for (const code of listCodes(name, readFileSync(join(folder, name), 'utf8'))) {
        const [table, problem] = code.split('.') as [string, string];
        // Codes of roads, plans and imports are listed one by one; elsewhere the general ones stand for all tables.
        const isGeneral =
          general.has(problem) &&
          !['file', 'roads', 'plan', 'explain', 'import', 'commitments'].includes(table);
        found.add(isGeneral ? `TABLE.${problem}` : code);
      }
    }
  }
  expect([...found].sort()).toEqual([...listed].sort());
});

/** The problem codes that a source file can give, with TABLE for the name of a table that only the run knows. */
function listCodes(name: string, source: string): string[] {
  const codes: string[] = [];
  const take = (node: ts.Node | undefined, prefix: string): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) codes.push(prefix + node.text);
    else if (ts.isTemplateExpression(node)) {
      const text = node.getText().slice(1, -1);
      if (/^\w+\.\$\{(kind|read\.fault|parsed\.fault)\}$/.test(text) || /\.\$\{fault\}$/.test(text)) return;
      if (name === 'shaped-json.ts') {
        for (const file of ['plan', 'commitments']) codes.push(text.replace(/^\$\{stem\}/, file));
        return;
      }
      codes.push(text.replace(/^\$\{(table\.)?stem\}/, 'TABLE').replace(/\$\{noun\}/, 'NOUN'));
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const called = node.expression;
      // Dates of messy files have faults of their own, which are no problems yet.
      const isCell = !name.startsWith('messy/');
      if (ts.isIdentifier(called) && called.text === 'fault' && isCell) take(node.arguments[0], 'TABLE.');
      if (/(^|\.)(refuse|refused|ask|error|warn|add)$/.test(called.getText()))
        for (const argument of node.arguments)
          if (ts.isStringLiteralLike(argument) && /^(import|operation|rations)\.[a-z-]+$/.test(argument.text))
            codes.push(argument.text);
      if (
        ts.isPropertyAccessExpression(called) &&
        ['error', 'warn'].includes(called.name.text) &&
        /^(context\.)?problems$/.test(called.expression.getText())
      )
        take(node.arguments[0], '');
    } else if (ts.isObjectLiteralExpression(node)) {
      const property = (key: string): ts.Expression | undefined =>
        node.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === key)
          ?.initializer;
      const names = node.properties.map((one) => one.name?.getText());
      if (names.includes('severity') && names.includes('code')) take(property('code'), '');
      if (names.includes('fault')) take(property('fault'), 'TABLE.');
    } else if (
      ts.isVariableDeclaration(node) &&
      /^(roads|osm)\//.test(name) &&
      /^(REMEDIES|WORDING)$/.test(node.name.getText())
    ) {
      const table =
        node.initializer && ts.isAsExpression(node.initializer)
          ? node.initializer.expression
          : node.initializer;
      if (table && ts.isObjectLiteralExpression(table))
        for (const one of table.properties) codes.push(`roads.${one.name!.getText().replaceAll("'", '')}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true));
  return codes;
}
