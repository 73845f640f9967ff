import ts from 'typescript';

/** The layers each layer may import from. `web` is not here: it speaks HTTP. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  domain: ['base'],
  network: ['base', 'domain'],
  engine: ['base', 'domain', 'network'],
  exercise: ['base', 'domain', 'network'],
  check: ['domain'],
  formats: ['base', 'domain'],
  store: ['base', 'domain', 'formats'],
  report: ['base', 'domain', 'formats'],
  services: ['base', 'domain', 'network', 'engine', 'exercise', 'check', 'formats', 'store', 'report'],
  api: ['base', 'domain', 'network', 'engine', 'exercise', 'check', 'formats', 'store', 'report', 'services'],
  cli: ['base', 'domain', 'network', 'engine', 'exercise', 'check', 'formats', 'store', 'report', 'services'],
};

/** Layers without IO, clock, ambient randomness or console, and the packages each may use. */
export const PURE_LAYERS: Readonly<Record<string, readonly string[]>> = {
  base: [],
  domain: [],
  network: ['flatbush'],
  engine: [],
  exercise: [],
  check: [],
  formats: ['csv-parse', 'exceljs', 'fflate', 'moment-timezone', 'pbf', 'suncalc', 'yaml', 'zod'],
};

/** Doors beside `index.ts` of each layer; package.json exports them too. */
const EXTRA_DOORS = ['engine/fleet/index.ts'];

const BIN_NAMES = ['utils', 'util', 'helpers', 'helper', 'types', 'common', 'misc', 'shared', 'lib'];

const AMBIENT_NAMES = [
  'Buffer',
  'console',
  'crypto',
  'document',
  'fetch',
  'globalThis',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
];

/** All the ways in which one file of src/ breaks the order of layers; `path` is relative to src/. Empty when it keeps it. */
export function listLayerProblems(path: string, source: string): string[] {
  const problems: string[] = [];
  const layer = path.slice(0, path.indexOf('/'));
  const allowed = LAYERS[layer];
  if (allowed === undefined)
    return [`${path}: ${layer} is no layer; the layers stand in tests/layer-rules.ts`];

  const isTest = path.endsWith('.test.ts');
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const stem = fileName.replace(/(\.test|\.d)?\.ts$/, '');
  if (BIN_NAMES.includes(stem)) problems.push(`${path}: name the file for its one idea, not "${stem}"`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) problems.push(`${path}: file names are kebab-case`);

  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  for (const { specifier, typeOnly } of listImports(file)) {
    const problem = specifier.startsWith('.')
      ? judgeRelativeImport(path, layer, isTest ? testImports(layer) : allowed, specifier, typeOnly || isTest)
      : isTest
        ? undefined
        : judgePackageImport(layer, specifier);
    if (problem !== undefined) problems.push(`${path}: ${problem}`);
  }
  if (layer in PURE_LAYERS && !isTest) {
    for (const use of listImpureUses(file, layer)) problems.push(`${path}: ${use} in a pure layer`);
  }
  return problems;
}

/** A unit test keeps to its layer's order; those of `check` may build their examples with functions of lower layers. */
function testImports(layer: string): readonly string[] {
  return layer === 'check' ? ['base', 'domain'] : LAYERS[layer]!;
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Static, dynamic and re-exporting imports and those inside types. */
function listImports(file: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({ specifier: node.moduleSpecifier.text, typeOnly: isTypeOnly(node.importClause) });
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      imports.push({ specifier: node.moduleSpecifier.text, typeOnly: node.isTypeOnly });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      imports.push({ specifier: (node.argument.literal as ts.StringLiteral).text, typeOnly: true });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      const specifier = argument && ts.isStringLiteralLike(argument) ? argument.text : 'a computed import';
      imports.push({ specifier, typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return imports;
}

/** True for `import type`; an import whose every name says `type` still loads the module, so it does not count. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function judgeRelativeImport(
  path: string,
  layer: string,
  allowed: readonly string[],
  specifier: string,
  typeOnly: boolean,
): string | undefined {
  if (!/\.(ts|json|wasm)$/.test(specifier)) return `import "${specifier}" must end in .ts`;
  const target = resolve(path, specifier);
  if (target === undefined && path.endsWith('.test.ts') && /^(\.\.\/)+tests\/support\//.test(specifier))
    return undefined;
  if (target === undefined) return `import "${specifier}" leaves src/`;
  const targetLayer = target.slice(0, target.indexOf('/'));
  if (targetLayer === layer) return undefined;
  if (!allowed.includes(targetLayer)) return `${layer} must not import ${targetLayer} ("${specifier}")`;
  if (target !== `${targetLayer}/index.ts` && !EXTRA_DOORS.includes(target)) {
    return `import "${specifier}" passes by the door ${targetLayer}/index.ts`;
  }
  if (layer === 'check' && !typeOnly) return `check takes types only: use "import type" for "${specifier}"`;
  return undefined;
}

function judgePackageImport(layer: string, specifier: string): string | undefined {
  const packages = PURE_LAYERS[layer];
  if (packages === undefined) return undefined;
  if (specifier.startsWith('node:')) return `import of ${specifier} in a pure layer`;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return packages.includes(name) ? undefined : `${layer} must not use the package ${name}`;
}

/** The path relative to src/ that `specifier` names; `undefined` when it lies outside. */
function resolve(from: string, specifier: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length < 2 ? undefined : parts.join('/');
}

/** Uses of clock, randomness, console, network, process or the machine's language. */
function listImpureUses(file: ts.SourceFile, layer: string): string[] {
  const uses: string[] = [];
  const declared = listDeclaredNames(file);
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) {
      uses.push('new Date() without an argument');
    } else if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) {
      uses.push('Date()');
    } else if (ts.isPropertyAccessExpression(node)) {
      const member = node.name.text;
      if (isNamed(node.expression, 'Date') && member === 'now') uses.push('Date.now');
      if (isNamed(node.expression, 'Math') && member === 'random') uses.push('Math.random');
      if (member === 'localeCompare' || member.startsWith('toLocale'))
        uses.push(`${member} (depends on the machine)`);
    } else if (ts.isIdentifier(node) && isFreeName(node) && !declared.has(node.text)) {
      if (AMBIENT_NAMES.includes(node.text)) uses.push(node.text);
      if (node.text === 'Intl' && layer !== 'check') uses.push('Intl (only check keeps time by it)');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

/** Names the file gives to its own variables, parameters and functions: `window` is a word of the field too. */
function listDeclaredNames(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node);
    if (declares && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** True where an identifier reads a variable; not where it names a property, a member or a type's field. */
function isFreeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  const named = parent as { name?: ts.Node };
  return named.name !== node || ts.isShorthandPropertyAssignment(parent);
}
