import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation, PlaceId } from '../../src/domain/index.ts';
import { readOperationFolder } from '../../src/services/index.ts';
import { type Prepared, prepare } from '../../src/services/planning/prepare.ts';

const folder = join(import.meta.dirname, '../../operations/zaatari');

describe("the Za'atari operation as read", () => {
  let operation: Operation;
  let problems: readonly unknown[];
  let dry: Prepared;
  let flooded: Prepared;
  beforeAll(async () => {
    const read = await readOperationFolder(folder);
    problems = read.problems;
    operation = read.operation!;
    flooded = prepare(operation, operation.defaultAsOf);
    dry = prepare({ ...operation, access: [] }, operation.defaultAsOf);
  });

  it('has no problem and no warning', () => {
    expect(problems).toEqual([]);
    expect(operation.exercise).toBe(true);
  });

  it('has 80,000 people at 28 sites, none of them unknown', () => {
    const { sites } = flooded.situation;
    expect(sites.length).toBe(28);
    expect(sites.reduce((sum, site) => sum + site.people![0]!, 0)).toBe(80_000);
  });

  it('knows no supply of gas for heating: that need stays not known', () => {
    expect(flooded.situation.unknownNeedIds).toEqual(['heating']);
  });

  it('is one network of streets, so that nothing is out of reach when nothing is shut', () => {
    expect(listMinutes(dry).filter((minutes) => !Number.isFinite(minutes))).toEqual([]);
  });

  it('never gets shorter by water, and longer by more than a twentieth on most ways', () => {
    const [before, after] = [listMinutes(dry), listMinutes(flooded)];
    expect(before.length).toBe(12 * 28);
    before.forEach((minutes, index) => {
      expect(after[index]).toBeGreaterThanOrEqual(minutes - 0.01);
    });
    const longer = before.filter((minutes, index) => after[index]! > minutes * 1.05).length;
    expect(longer).toBeGreaterThan(before.length / 2);
  });

  it('shuts streets by what was drawn without access: some ways lead round them', () => {
    const [before, after] = [listWays(dry), listWays(flooded)];
    const changed = before.filter((way, index) => way !== after[index]);
    expect(changed.length).toBeGreaterThan(30);
  });

  it('sees less on the morning of 26 December than on the next', () => {
    const shut = (prepared: Prepared) =>
      prepared.situation.operation.access.filter(({ kind }) => kind === 'closed').length;
    const before = prepare(operation, operation.defaultAsOf - 86_400);
    expect([shut(before), shut(flooded)]).toEqual([6, 8]);
  });
});

const listIds = ({ situation }: Prepared, kind: 'hub' | 'site'): readonly PlaceId[] =>
  situation.operation.places.filter((place) => place.kind === kind).map(({ id }) => id);

/** Noon of the second day; any other time is the same, as no line ends. */
const noonOf = ({ situation }: Prepared): number => situation.days[1]!.startsAt + 12 * 3600;

/** Driving minutes from each hub to each site. */
const listMinutes = (prepared: Prepared): readonly number[] => {
  const noon = noonOf(prepared);
  const seconds = prepared.travel.optimisticSeconds(
    0,
    { from: noon, to: noon + 3600 },
    listIds(prepared, 'hub'),
    listIds(prepared, 'site'),
  );
  return [...seconds].map((value) => value / 60);
};

/** The streets driven from each hub to each site. */
const listWays = (prepared: Prepared): readonly string[] =>
  listIds(prepared, 'hub').flatMap((fromId) =>
    listIds(prepared, 'site').map((toId) => {
      const leg = prepared.travel.findLeg({ classes: [0], fromId, toId, departAt: noonOf(prepared) });
      if ('unreachable' in leg) return leg.unreachable;
      return leg.path.flatMap((step) => (step.kind === 'road' ? [step.roadId] : [])).join(' ');
    }),
  );
