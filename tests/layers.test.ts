import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LAYERS, listLayerProblems, PURE_LAYERS } from './layer-rules.ts';

const src = join(import.meta.dirname, '..', 'src');

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .sort();

test('every file keeps the order of the layers', () => {
  const problems = files.flatMap((path) => listLayerProblems(path, readFileSync(join(src, path), 'utf8')));
  expect(problems).toEqual([]);
});

const existing = readdirSync(src, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(existing)('the compiler settings of %s', (layer) => {
  const settings = JSON.parse(readFileSync(join(src, layer, 'tsconfig.json'), 'utf8'));

  test('refer to the layers it may import and to no other', () => {
    const references = settings.references.map((reference: { path: string }) =>
      reference.path.slice('../'.length),
    );
    expect(LAYERS[layer]).toBeDefined();
    expect(LAYERS[layer]).toEqual(expect.arrayContaining(references));
  });

  test.runIf(layer in PURE_LAYERS)('show it neither Node nor the browser', () => {
    expect(settings.compilerOptions.types).toBeUndefined();
    expect(settings.compilerOptions.lib).toBeUndefined();
  });
});

describe('the checker itself', () => {
  test.each([
    [
      'an import against the order',
      'domain/a.ts',
      "import { x } from '../network/index.ts';",
      'domain must not import network',
    ],
    [
      'the engine knowing its judge',
      'engine/a.ts',
      "import type { X } from '../check/index.ts';",
      'engine must not import check',
    ],
    [
      'the judge knowing the engine',
      'check/a.ts',
      "import type { X } from '../engine/index.ts';",
      'check must not import engine',
    ],
    [
      'the judge sharing the router',
      'check/a.ts',
      "import type { X } from '../network/index.ts';",
      'check must not import network',
    ],
    ['a function in the judge', 'check/a.ts', "import { x } from '../domain/index.ts';", 'types only'],
    [
      'types one by one in the judge',
      'check/a.ts',
      "import { type X } from '../domain/index.ts';",
      'types only',
    ],
    ['a re-export in the judge', 'check/a.ts', "export { x } from '../domain/index.ts';", 'types only'],
    ['an import past the door', 'domain/a.ts', "import { x } from '../base/heap.ts';", 'passes by the door'],
    [
      'a dynamic import',
      'domain/a.ts',
      "const x = await import('../cli/main.ts');",
      'domain must not import cli',
    ],
    [
      'an import inside a type',
      'domain/a.ts',
      "type X = import('../cli/main.ts').X;",
      'domain must not import cli',
    ],
    ['an import with another ending', 'domain/a.ts', "import { x } from './b.js';", 'must end in .ts'],
    ['an import from outside', 'domain/a.ts', "import { x } from '../../tests/a.ts';", 'leaves src/'],
    ['a folder that is no layer', 'tools/a.ts', '', 'tools is no layer'],
    ['node: in a pure layer', 'formats/a.ts', "import { readFileSync } from 'node:fs';", 'import of node:fs'],
    [
      'a package where it does not belong',
      'engine/a.ts',
      "import { Model } from 'highs';",
      'the package highs',
    ],
    ['console', 'domain/a.ts', "console.log('x');", 'console in a pure layer'],
    ['Date.now', 'engine/a.ts', 'const t = Date.now();', 'Date.now'],
    ['the present date', 'engine/a.ts', 'const t = new Date();', 'new Date() without'],
    ['the present date as text', 'engine/a.ts', 'const t = Date();', 'Date()'],
    ['Math.random', 'engine/a.ts', 'const r = Math.random();', 'Math.random'],
    ['process', 'check/a.ts', 'const e = process.env;', 'process in a pure layer'],
    ['fetch', 'formats/a.ts', "const r = fetch('http://x');", 'fetch in a pure layer'],
    ['fetch handed on', 'formats/a.ts', 'const o = { fetch };', 'fetch in a pure layer'],
    ['a timer', 'base/a.ts', 'setTimeout(f, 1);', 'setTimeout'],
    ['an order that depends on the machine', 'base/a.ts', 'a.localeCompare(b);', 'localeCompare'],
    ['a bin', 'network/utils.ts', '', 'one idea'],
    ['a bin deeper down', 'engine/fleet/helpers.ts', '', 'one idea'],
    ['a file name in another style', 'engine/fleetMoves.ts', '', 'kebab-case'],
  ])('catches %s', (_, path, source, expected) => {
    const problems = listLayerProblems(path, source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  test.each([
    ['the next layer by its door', 'network/a.ts', "import { heap } from '../base/index.ts';"],
    ['a neighbour in the same layer', 'engine/fleet/a.ts', "import { x } from '../allocation/levels.ts';"],
    ['types in the judge', 'check/a.ts', "import type { Plan } from '../domain/index.ts';"],
    ['the fleet door', 'services/a.ts', "import { x } from '../engine/fleet/index.ts';"],
    ['Node in an outer layer', 'cli/a.ts', "import 'node:fs'; console.log(process.env, Date.now());"],
    ['a date from a number', 'formats/a.ts', 'const d = new Date(seconds * 1000);'],
    [
      'a property that is called process',
      'domain/a.ts',
      'const p = { process: 1 }; p.process; interface I { fetch: 1 }',
    ],
    ['a parameter that is called window', 'domain/a.ts', 'const f = (window: number) => window + 1;'],
    ['examples for tests in a test', 'domain/a.test.ts', "import { x } from '../../tests/support/a.ts';"],
    ['Node in a test', 'base/a.test.ts', "import 'node:fs'; import { test } from 'vitest'; console.log(1);"],
  ])('lets pass %s', (_, path, source) => {
    expect(listLayerProblems(path, source)).toEqual([]);
  });
});
