import {
  computeStockDays,
  computeStockDaysByPlan,
  type Instant,
  type Operation,
  type Problem,
  type StockDays,
} from '../domain/index.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import { readPlanFile } from './read-plan-file.ts';

export type StockShown =
  | {
      readonly kind: 'shown';
      readonly operation: Operation;
      readonly asOf: Instant;
      readonly now: StockDays;
      /** Empty without a plan. */
      readonly byPlan: readonly StockDays[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * Days of stock left as of an instant and, with a plan, at the end of each of its days. The plan's own instant counts
 * where none is given.
 */
export const showStockDays = async (
  folder: string,
  options: { readonly asOf?: Instant; readonly planPath?: string },
): Promise<StockShown> => {
  const read = options.planPath === undefined ? null : await readPlanFile(options.planPath);
  const wanted = options.asOf ?? read?.plan?.asOf;
  const { operation, problems } = await readOperationFolder(
    folder,
    wanted === undefined ? {} : { asOf: wanted },
  );
  if (operation === null || (read !== null && read.plan === null)) {
    const all = [...problems, ...(read?.problems ?? [])];
    return { kind: 'invalid', problems: all.filter((problem) => problem.severity === 'error') };
  }
  const asOf = wanted ?? operation.defaultAsOf;
  if (operation.days.every((day) => day.endsAt <= asOf)) {
    return {
      kind: 'invalid',
      problems: [
        {
          code: 'days.over',
          severity: 'error',
          at: {},
          expected: 'an instant before the last day of the horizon ends',
          got: new Date(asOf * 1000).toISOString(),
          remedy: 'Give an earlier --as-of, or a later horizon in operation.yaml.',
        },
      ],
    };
  }
  return {
    kind: 'shown',
    operation,
    asOf,
    now: computeStockDays(operation, asOf),
    byPlan: read?.plan ? computeStockDaysByPlan(operation, read.plan) : [],
  };
};
