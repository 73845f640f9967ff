// Everything that can be checked without running the tests: build, types of tests, format and lint, unused
// files, exports and dependencies. Runs all of them and ends with 1 when one fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup.mjs';

const runner = join(root, 'scripts', 'with-node.mjs');
const steps = [
  ['build', 'scripts/build.mjs'],
  ['types of tests', 'tsc', '-b', 'tests'],
  ['format and lint', 'biome', 'check', '--error-on-warnings'],
  ['unused code', 'knip'],
];

const failed = [];
for (const [name, ...command] of steps) {
  const started = performance.now();
  const result = spawnSync(process.execPath, [runner, ...command], { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${result.status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (result.status !== 0) failed.push(name);
}
if (failed.length > 0) {
  process.stderr.write(`check: ${failed.join(', ')} failed\n`);
  process.exitCode = 1;
}
