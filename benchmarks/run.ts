// Runs one benchmark: node benchmarks/run.ts NAME ARGUMENTS. Figures for people on standard error, one JSON object on
// standard output with --json. Nothing here is part of the tests.
const BENCHMARKS: Readonly<
  Record<
    string,
    { readonly about: string; readonly load: () => Promise<{ run: (args: string[]) => Promise<unknown> }> }
  >
> = {
  plan: {
    about: 'plan OPERATION [--runs N] [--threads N]: seconds and memory of the whole main job',
    load: () => import('./plan.ts'),
  },
  exercise: {
    about:
      'exercise EXTRACT [--sites N ...] [--runs N] [--threads N]: draws an exercise with these options, then `plan` on it',
    load: () => import('./exercise.ts'),
  },
  roads: {
    about:
      'roads EXTRACT [--runs N]: reading an extract, its network and hierarchy, 1,000,000 pairs against Dijkstra, and asking for 50,000 legs',
    load: () => import('./roads.ts'),
  },
};

const args = process.argv.slice(2).filter((argument) => argument !== '--json');
const json = process.argv.includes('--json');
const [name, ...rest] = args;
const benchmark = name === undefined ? undefined : BENCHMARKS[name];
if (benchmark === undefined) {
  process.stderr.write(
    `Benchmarks:\n${Object.values(BENCHMARKS)
      .map((entry) => `  ${entry.about}\n`)
      .join('')}`,
  );
  process.exitCode = 2;
} else {
  const { run } = await benchmark.load();
  const result = await run(rest);
  process.stdout.write(`${json ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
}
