import type { LevelCertificate, StageBound } from '../../domain/index.ts';
import { evaluateCertificate, readMultiplier } from '../bound/certificate.ts';
import { buildProgramme, type Programme, type Row } from '../bound/programme.ts';
import type { Case } from '../case.ts';
import type { DerivedElement } from '../derive/elements.ts';
import type { Findings } from '../findings.ts';

/** What rounding of the duals may cost (R20). */
const CERTIFICATE_SLACK = 0.0005;
/** A level's bound and what its elements are held at differ by rounding only. */
const LEVEL_GAP_PPM = 1000;

interface Stage {
  readonly name: string;
  readonly kind: 'floor' | 'target';
  readonly tier: number;
  readonly elements: readonly DerivedElement[];
}

/** What fixed elements are held at, by row name `hold|stage|element`. */
type Holds = Map<string, Row>;

/** Stages in their order: floors by tier, then targets by tier, each with the elements that ask for something. */
export function listStages(judged: Case): Stage[] {
  const tiers = [...new Set(judged.elements.map((element) => element.need.tier))].sort((a, b) => a - b);
  return (['floor', 'target'] as const).flatMap((kind) =>
    tiers.map((tier) => ({
      name: `${kind}${tier}`,
      kind,
      tier,
      elements: judged.elements.filter(
        (element) => element.need.tier === tier && demandOf(element, kind) > 0,
      ),
    })),
  );
}

const demandOf = (element: DerivedElement, kind: 'floor' | 'target'): number =>
  kind === 'floor' ? element.floorAmount : element.targetAmount;

/** R20: every stage is there, its levels follow from each other, and every certificate proves its bound. */
export function checkBound(judged: Case, findings: Findings): void {
  const stages = listStages(judged).filter((stage) => stage.elements.length > 0);
  const given = judged.plan.bounds.filter((bound) => bound.levels.length > 0);
  const names = given.map((bound) => `${bound.stage}${bound.tier}`);
  findings.equal('bound.stages', 'bounds', stages.map((stage) => stage.name).join(' '), names.join(' '));
  const programme = buildProgramme(judged);
  const holds: Holds = new Map();
  for (const stage of stages) {
    const bound = given.find((one) => one.stage === stage.kind && one.tier === stage.tier);
    if (bound) checkStage(stage, bound, programme, holds, findings);
  }
}

function checkStage(
  stage: Stage,
  bound: StageBound,
  programme: Programme,
  holds: Holds,
  findings: Findings,
): void {
  const elementOf = new Map<string, DerivedElement>(stage.elements.map((element) => [element.id, element]));
  let free = new Set(elementOf.keys());
  let before = 0;
  const sums = { weight: 0, held: 0, value: 0 };
  bound.levels.forEach((level, number) => {
    const where = `${stage.name} level ${number}`;
    findings.equal('bound.free', where, [...free].sort().join(' '), [...level.free].sort().join(' '));
    const fits = level.fixed.length > 0 && level.fixed.every((id) => free.has(id));
    const once = new Set(level.fixed).size === level.fixed.length;
    findings.expect('bound.fixed', fits && once, where, 'some of the free elements', level.fixed);
    checkLevelValues(level, before, where, findings);
    before = level.heldPpm;
    checkCertificate(stage, level, free, elementOf, programme, holds, where, findings);
    for (const id of level.fixed) {
      const element = elementOf.get(id);
      if (!element || !free.has(id)) continue;
      const demand = BigInt(demandOf(element, stage.kind));
      const amount = Number((BigInt(level.heldPpm) * demand) / 1_000_000n);
      holds.set(`hold|${stage.name}|${id}`, { coefficients: new Map([[`r|${id}`, -1]]), limit: -amount });
      sums.weight += element.weight;
      sums.held += element.weight * level.heldPpm;
      sums.value += element.weight * level.valuePpm;
    }
    free = new Set([...free].filter((id) => !level.fixed.includes(id)));
  });
  findings.equal('bound.unfixed', stage.name, '', [...free].sort().join(' '));
  const low = Math.floor(sums.held / sums.weight) - 1;
  const high = Math.ceil(sums.value / sums.weight) + 1;
  const within = low <= bound.meanPpm && bound.meanPpm <= high;
  findings.expect('bound.mean', within, stage.name, `${low} to ${high}`, bound.meanPpm);
}

function checkLevelValues(level: LevelCertificate, before: number, where: string, findings: Findings): void {
  const { valuePpm, heldPpm } = level;
  const sane = heldPpm <= valuePpm && valuePpm <= 1_000_000;
  findings.expect('bound.level-value', sane, where, 'held <= value <= 1000000', [heldPpm, valuePpm]);
  findings.expect(
    'bound.level-gap',
    valuePpm - heldPpm <= LEVEL_GAP_PPM,
    where,
    `at most ${LEVEL_GAP_PPM} apart`,
    [heldPpm, valuePpm],
  );
  findings.expect('bound.level-order', valuePpm >= before, where, `at least ${before}`, valuePpm);
}

function checkCertificate(
  stage: Stage,
  level: LevelCertificate,
  free: ReadonlySet<string>,
  elementOf: ReadonlyMap<string, DerivedElement>,
  programme: Programme,
  holds: Holds,
  where: string,
  findings: Findings,
): void {
  const weighted: { row: Row; multiplier: number }[] = [];
  const seen = new Set<string>();
  for (const { row: name, value } of level.multipliers) {
    const multiplier = readMultiplier(value);
    findings.expect('bound.multiplier', multiplier >= 0, `${where} ${name}`, 'a number, at least 0', value);
    const row = findRow(name, stage, free, elementOf, programme, holds);
    const known = row !== null && !seen.has(name);
    findings.expect('bound.unknown-row', known, where, 'a row of this level, once', name);
    seen.add(name);
    if (known && multiplier >= 0) weighted.push({ row, multiplier });
  }
  const proven = evaluateCertificate(weighted, programme.upperOf);
  const claimed = level.valuePpm / 1e6;
  findings.expect(
    'bound.not-proven',
    proven <= claimed + CERTIFICATE_SLACK,
    where,
    `proves at most ${claimed}`,
    proven,
  );
}

function findRow(
  name: string,
  stage: Stage,
  free: ReadonlySet<string>,
  elementOf: ReadonlyMap<string, DerivedElement>,
  programme: Programme,
  holds: Holds,
): Row | null {
  if (name.startsWith('hold|')) return holds.get(name) ?? null;
  if (!name.startsWith('cover|')) return programme.findRow(name);
  const id = name.slice('cover|'.length);
  if (!free.has(id)) return null;
  const demand = demandOf(elementOf.get(id)!, stage.kind);
  return {
    coefficients: new Map([
      ['z', demand],
      [`r|${id}`, -1],
    ]),
    limit: 0,
  };
}
