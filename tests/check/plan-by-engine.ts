import type { Operation, Plan } from '../../src/domain/index.ts';
import { assemblePlan, planOperation } from '../../src/engine/index.ts';
import { prepare } from '../../src/services/planning/prepare.ts';
import { loadHighsSolver } from '../../src/services/solver/highs-solver.ts';

/** The planner's plan of an operation as of an instant, in this thread, without the re-plans for sensitivity. */
export async function planByEngine(operation: Operation, asOf: number): Promise<Plan> {
  const prepared = prepare(operation, asOf);
  const { situation, travel, lanes } = prepared;
  const solver = await loadHighsSolver();
  const core = await planOperation({ situation, travel, solver, seed: 1, iterations: 1 });
  if (core.kind === 'failed') throw new Error(`planning failed: ${core.code} ${core.detail}`);
  const reached = new Set<string>(
    lanes.lanes.filter((lane) => lane.kind === 'delivery').map((lane) => lane.toId),
  );
  const wanting = new Set<string>(situation.elements.map((element) => element.placeId));
  const unreachable = [...wanting]
    .filter((site) => !reached.has(site))
    .map((subject) => ({ code: 'place.unreachable', subject, detail: '' }));
  return assemblePlan({
    situation,
    parts: { ...core, notKnown: unreachable },
    seed: 1,
    software: { version: 'test', solver: solver.name, solverHash: solver.wasmHash },
    sensitivity: [],
  });
}
