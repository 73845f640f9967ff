import type { BindingLimit, NotKnown, Operation, Place, Plan, Problem, UnmetLine } from '../domain/index.ts';
import { findSimilar, quote } from '../formats/index.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import { readPlanFile } from './read-plan-file.ts';

export interface PlaceExplanation {
  readonly place: Place;
  readonly unmet: readonly UnmetLine[];
  /** Limits over all unmet needs of the place, weighted by what is unmet, strongest first; shares sum to at most 10^6. */
  readonly limits: readonly BindingLimit[];
  readonly notKnown: readonly NotKnown[];
}

export type Explained =
  | {
      readonly kind: 'explained';
      readonly operation: Operation;
      readonly plan: Plan;
      readonly places: readonly PlaceExplanation[];
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** What is unmet at one place, or everywhere, and which limit binds there. */
export const explainPlan = async (
  folder: string,
  planPath: string,
  placeText: string | null,
): Promise<Explained> => {
  const read = await readPlanFile(planPath);
  const { operation, problems } = await readOperationFolder(
    folder,
    read.plan ? { asOf: read.plan.asOf } : {},
  );
  if (operation === null || read.plan === null) {
    return {
      kind: 'invalid',
      problems: [...problems, ...read.problems].filter((problem) => problem.severity === 'error'),
    };
  }
  const { plan } = read;
  const sites = operation.places.filter((place) => place.kind === 'site');
  const wanted = placeText === null ? sites : sites.filter((place) => place.id === placeText);
  if (placeText !== null && wanted.length === 0) {
    return { kind: 'invalid', problems: [unknownPlace(operation, placeText)] };
  }
  return { kind: 'explained', operation, plan, places: wanted.map((place) => explainPlace(plan, place)) };
};

const explainPlace = (plan: Plan, place: Place): PlaceExplanation => {
  const unmet = plan.unmet.filter((line) => line.placeId === place.id);
  const weights = new Map<string, { limit: BindingLimit; weight: number }>();
  const people = unmet.reduce((sum, line) => sum + line.people, 0);
  for (const line of unmet) {
    for (const limit of line.binding) {
      const key = `${limit.kind}|${limit.subject}`;
      const weight = (weights.get(key)?.weight ?? 0) + limit.sharePpm * line.people;
      weights.set(key, { limit, weight });
    }
  }
  return {
    place,
    unmet,
    limits: [...weights.values()]
      .map(({ limit, weight }) => ({ ...limit, sharePpm: people === 0 ? 0 : Math.floor(weight / people) }))
      .sort((a, b) => b.sharePpm - a.sharePpm || (a.subject < b.subject ? -1 : 1)),
    notKnown: plan.notKnown.filter((line) => line.subject === place.id),
  };
};

const unknownPlace = (operation: Operation, text: string): Problem => {
  const ids = operation.places.filter((place) => place.kind === 'site').map((place) => place.id);
  const near = findSimilar(text, ids);
  return {
    code: 'explain.unknown-place',
    severity: 'error',
    at: {},
    expected: 'the id of a site of the operation',
    got: quote(text),
    remedy: near
      ? `Did you mean ${near}?`
      : `Sites are ${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ' ...' : ''}.`,
  };
};
