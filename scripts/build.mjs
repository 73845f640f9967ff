// Compiles src/ into dist/ and copies what is not TypeScript. With --if-stale it does nothing when dist/
// already comes from these very sources. Messages of the compiler go to standard error.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { root, withLock } from './setup.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.throughline-stamp');
const quiet = process.argv.includes('--quiet');

function isFresh() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === computeStamp();
}

/** One hash over the text of everything the build reads, tests left out. */
function computeStamp() {
  const hash = createHash('sha256');
  for (const file of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.base.json',
    ...listSources(),
  ]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return `${hash.digest('hex')}\n`;
}

function listSources() {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function compile() {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  return result.status ?? 1;
}

/** Fonts, tables and other files beside the code keep their place under dist/. */
function copyAssets() {
  for (const file of listSources()) {
    if (file.endsWith('.ts') || file.endsWith('tsconfig.json')) continue;
    const target = join(dist, file.slice('src/'.length));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, file), target);
  }
}

function build() {
  if (process.argv.includes('--if-stale') && isFresh()) return 0;
  if (!quiet) process.stderr.write('Building dist/ ...\n');
  const stamp = computeStamp();
  const status = compile();
  if (status !== 0) return status;
  copyAssets();
  const main = join(dist, 'cli', 'main.js');
  if (existsSync(main)) chmodSync(main, 0o755);
  writeFileSync(stampFile, stamp);
  return 0;
}

process.exitCode = withLock(join(root, 'node_modules', '.build-lock'), build);
