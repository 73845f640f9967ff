// Runs a program on the bundled Node, whatever Node the machine has:
//
//   node scripts/with-node.mjs [--quiet] [--built] [--from-caller] PROGRAM [ARGUMENTS]
//
// PROGRAM is a file of this repository or the command of an installed package. --built compiles first when
// dist/ is missing or stale, --quiet says nothing about it, --from-caller runs in the folder the user called
// npm from, so that relative paths mean what they say.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { bundledNode, root, setUp } from './setup.mjs';

/** The packages whose commands the scripts use. */
const packages = { biome: '@biomejs/biome', knip: 'knip', tsc: 'typescript', vitest: 'vitest' };

const options = new Set();
const rest = process.argv.slice(2);
while (rest[0]?.startsWith('--')) options.add(rest.shift());
const [program, ...programArguments] = rest;
if (program === undefined) {
  process.stderr.write('Usage: node scripts/with-node.mjs [--quiet] [--built] [--from-caller] PROGRAM ...\n');
  process.exit(2);
}

setUp();
if (options.has('--built')) build();

const child = spawn(bundledNode, [findProgram(program), ...programArguments], {
  stdio: 'inherit',
  cwd: options.has('--from-caller') ? (process.env.INIT_CWD ?? process.cwd()) : root,
});
// Ctrl-C at a terminal reaches the whole process group, the child included: this process only has to outlive
// it. Without a terminal the signal comes to this process alone and is passed on.
const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
process.on('SIGINT', () => {
  if (!atTerminal) child.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`Could not run ${bundledNode}: ${error.message}\n`);
  process.exit(1);
});
child.on('close', (code, signal) => {
  process.exit(code ?? 128 + constants.signals[signal]);
});

function build() {
  const result = spawnSync(
    bundledNode,
    [join(root, 'scripts', 'build.mjs'), '--if-stale', ...(options.has('--quiet') ? ['--quiet'] : [])],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function findProgram(name) {
  const packageName = packages[name];
  if (packageName === undefined) {
    const file = join(root, name);
    if (existsSync(file)) return file;
    process.stderr.write(
      `There is no ${name} here, and it is not one of ${Object.keys(packages).join(', ')}.\n`,
    );
    process.exit(2);
  }
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}
