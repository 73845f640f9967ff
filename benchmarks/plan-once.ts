// One whole plan in this process, so that its peak memory (all threads) can be read. Arguments: folder, threads, out.
import { planOperation } from '../src/services/index.ts';

const [folder = 'operations/rafah', threads = '2', out = 'out'] = process.argv.slice(2);
const started = performance.now();
const outcome = await planOperation({
  folder,
  asOf: null,
  outFolder: out,
  seed: 1,
  threads: Number(threads),
  iterations: null,
  seconds: null,
  signal: new AbortController().signal,
  observer: () => {},
});
if (outcome.kind !== 'planned') throw new Error(`no plan: ${outcome.kind}`);
const seconds = (performance.now() - started) / 1000;
process.stdout.write(
  JSON.stringify({
    seconds,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    violations: outcome.check.violations.length,
    movements: outcome.plan.movements.length,
  }),
);
