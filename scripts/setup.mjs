// Brings node_modules in line with package-lock.json. Plain JavaScript without dependencies: it is the
// first thing that runs in a fresh clone, on whatever Node the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The oldest Node that can run these scripts; everything after them runs on the bundled Node. */
const OLDEST_NODE_MAJOR = 20;

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.throughline-stamp');

/** Path of the Node that every script runs on; the file exists only after `setUp()`. */
export const bundledNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Installs what package-lock.json names if node_modules does not already hold it. Prints one line to standard error when it has work to do. */
export function setUp() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE_MAJOR) {
    fail(
      `Throughline needs Node ${OLDEST_NODE_MAJOR} or newer to set itself up; this is Node ${process.versions.node}.\n` +
        'Install a current Node from https://nodejs.org and run the command again.',
    );
  }
  if (isReady()) return;
  withLock(join(root, '.setup-lock'), () => {
    if (isReady()) return;
    if (holdsWhatLockNames() && runs(bundledNode)) writeFileSync(stampFile, computeStamp());
    else install();
  });
}

function isReady() {
  return (
    existsSync(bundledNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === computeStamp()
  );
}

/** The lock file decides what is installed; platform and architecture decide which binaries. */
function computeStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`;
}

/** True after somebody's `npm install`: then there is no need to remove and install everything again. */
function holdsWhatLockNames() {
  const installedFile = join(modules, '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const named = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(named).every(([path, entry]) => {
    if (path === '') return true;
    if (installed[path] === undefined) return entry.optional === true;
    return installed[path].version === entry.version && existsSync(join(root, path));
  });
}

function install() {
  process.stderr.write('Setting up: installing packages, about half a minute ...\n');
  const result = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: withoutNpmLogLevel(process.env),
    },
  );
  if (result.error) fail(`Could not start npm: ${result.error.message}. Is npm installed and on the PATH?`);
  if (result.status !== 0) {
    fail(
      `npm ci failed with code ${result.status}:\n${result.stdout}${result.stderr}\n` +
        'Check the connection to the package registry (npm config get registry) and run the command again.',
    );
  }
  if (!runs(bundledNode)) repairBundledNode();
  writeFileSync(stampFile, computeStamp());
}

/** npm may skip the install scripts of dependencies (--ignore-scripts, newer npm); the `node` package needs its own to put the binary in place. */
function repairBundledNode() {
  const result = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(modules, 'node'),
    encoding: 'utf8',
    env: { ...process.env, npm_config_ignore_scripts: 'false' },
  });
  if (!runs(bundledNode)) {
    fail(
      `The bundled Node could not be installed:\n${result.stdout ?? ''}${result.stderr ?? ''}\n` +
        'Delete node_modules and run the command again.',
    );
  }
}

function runs(node) {
  return existsSync(node) && spawnSync(node, ['--version']).status === 0;
}

/** `npm run --silent` sets its log level for child processes; errors of the installation must still be seen. */
function withoutNpmLogLevel(env) {
  const { npm_config_loglevel: _, ...rest } = env;
  return rest;
}

/** Runs `work` while no other process holds the lock `directory`; a lock whose owner is gone is taken over. */
export function withLock(directory, work) {
  const ownerFile = join(directory, 'pid');
  for (;;) {
    try {
      mkdirSync(directory);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      waitMilliseconds(200);
      if (!ownerIsAlive(ownerFile)) rmSync(directory, { recursive: true, force: true });
    }
  }
  try {
    writeFileSync(ownerFile, String(process.pid));
    return work();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function ownerIsAlive(ownerFile) {
  try {
    process.kill(Number(readFileSync(ownerFile, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function waitMilliseconds(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) setUp();
