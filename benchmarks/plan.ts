import { spawn } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Once {
  readonly seconds: number;
  readonly peakMb: number;
  readonly violations: number;
  readonly movements: number;
}

/** The whole main job, each run in a fresh process: reading, planning, sensitivity, check, writing. */
export const run = async (args: string[]): Promise<unknown> => {
  const option = (name: string, fallback: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? fallback : Number(args[at + 1]);
  };
  const folder = args[0]?.startsWith('--') || args[0] === undefined ? 'operations/rafah' : args[0];
  const runs = option('--runs', 5);
  const threads = option('--threads', 2);
  const results: Once[] = [];
  for (let i = 0; i < runs; i++) {
    results.push(await planOnce(folder, threads));
    process.stderr.write(`run ${i + 1}: ${results[i]?.seconds.toFixed(2)} s, ${results[i]?.peakMb} MB\n`);
  }
  const median = (values: number[]): number =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    operation: folder,
    threads,
    runs,
    cpu: cpus()[0]?.model,
    node: process.versions.node,
    secondsMedian: median(results.map((result) => result.seconds)),
    secondsMax: Math.max(...results.map((result) => result.seconds)),
    peakMbMax: Math.max(...results.map((result) => result.peakMb)),
    violations: Math.max(...results.map((result) => result.violations)),
    movements: results[0]?.movements,
  };
};

const planOnce = (folder: string, threads: number): Promise<Once> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('plan-once.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      [script, folder, String(threads), join(tmpdir(), `throughline-bench-${process.pid}`)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`plan-once ended with ${code}`)),
    );
  });
