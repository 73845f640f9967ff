import type { Operation, Plan } from '../../src/domain/index.ts';
import { assemblePlan, planOperation } from '../../src/engine/index.ts';
import { prepare } from '../../src/services/planning/prepare.ts';
import { loadHighsSolver } from '../../src/services/solver/highs-solver.ts';

/** A whole plan file of an operation, made in this thread, without sensitivity. */
export const planInThread = async (
  operation: Operation,
  options: { readonly seed?: number; readonly iterations?: number; readonly asOf?: number } = {},
): Promise<Plan> => {
  const solver = await loadHighsSolver();
  const prepared = prepare(operation, options.asOf ?? operation.defaultAsOf);
  const { situation, travel, lanes } = prepared;
  const core = await planOperation({
    situation,
    travel,
    solver,
    seed: options.seed ?? 1,
    iterations: options.iterations ?? 1,
  });
  if (core.kind === 'failed') throw new Error(`${core.code}: ${core.detail}`);
  const reached = new Set(lanes.lanes.filter((lane) => lane.kind === 'delivery').map((lane) => lane.toId));
  const wanting = new Set(situation.elements.map((element) => element.placeId));
  const unreachable = [...wanting].filter((site) => !reached.has(site));
  return assemblePlan({
    situation,
    parts: {
      ...core,
      notKnown: [
        ...unreachable.map((site) => ({ code: 'place.unreachable', subject: site, detail: '' })),
        { code: 'sensitivity.not-run', subject: operation.id, detail: '' },
      ],
    },
    seed: options.seed ?? 1,
    software: { version: '0.0.0', solver: solver.name, solverHash: solver.wasmHash },
    sensitivity: [],
  });
};
