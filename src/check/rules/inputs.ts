import type { Case } from '../case.ts';
import type { Findings } from '../findings.ts';
import { writeCanonicalJson } from '../text/canonical-json.ts';
import { digestHex } from '../text/digest.ts';

/** R23: the plan was made from these facts and no others; it names the operation it is for. */
export function checkInputs(judged: Case, findings: Findings): void {
  const { plan, operation } = judged;
  findings.equal('plan.operation', 'operation.id', operation.id, plan.operation.id);
  findings.equal('plan.operation', 'operation.name', operation.name, plan.operation.name);
  findings.equal('plan.operation', 'operation.exercise', operation.exercise, plan.operation.exercise);
  const { defaultAsOf: _unused, ...rest } = operation;
  const inputs = writeCanonicalJson({ ...rest, roads: operation.roads.hash });
  findings.equal('plan.inputs-hash', 'operation.inputsHash', digestHex(inputs), plan.operation.inputsHash);
}
