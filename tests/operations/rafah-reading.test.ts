import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Operation, resolveSituation } from '../../src/domain/index.ts';
import { type ParsedOperation, parseOperation } from '../../src/formats/index.ts';
import { buildRoadNetwork, classifyFleet, describeComponents } from '../../src/network/index.ts';

const folder = join(import.meta.dirname, '../../operations/rafah');

describe('the Rafah operation as read', () => {
  let parsed: ParsedOperation;
  let operation: Operation;
  beforeAll(async () => {
    const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    const files = new Map(names.map(({ name }) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
    parsed = await parseOperation(files);
    operation = parsed.operation!;
  });

  it('has no problem and no warning', () => {
    expect(parsed.problems).toEqual([]);
  });

  it('has 2.2 million people at 21 sites, none of them unknown', () => {
    const { sites } = resolveSituation(operation, operation.defaultAsOf);
    expect(sites.length).toBe(21);
    expect(sites.filter((site) => site.people === null)).toEqual([]);
    // 1,116,000 adults on 5 May (rounded as published) times the stated 2.0.
    expect(sites.reduce((sum, site) => sum + site.people![0], 0)).toBe(2_232_000);
  });

  it('knows supply for food alone: water, health and shelter stay not known', () => {
    const { unknownNeedIds } = resolveSituation(operation, operation.defaultAsOf);
    expect([...unknownNeedIds].sort()).toEqual(['health', 'shelter', 'water']);
  });

  it('has capacity data for every crossing that is known on 6 May', () => {
    const { capacities, operation: visible } = resolveSituation(operation, operation.defaultAsOf);
    const crossings = visible.places.filter(({ kind }) => kind === 'crossing').map(({ id }) => id);
    expect(crossings).toEqual(['erez', 'kerem-shalom', 'rafah-crossing']);
    const unknown = capacities.filter(
      ({ placeId, trucks }) => crossings.includes(placeId) && trucks === null,
    );
    expect(unknown).toEqual([]);
  });

  it('is known through to the end of its horizon as of later days, too', () => {
    for (const asOf of ['2024-05-08T05:00:00Z', '2024-05-12T05:00:00Z', '2024-05-19T13:00:00Z']) {
      const { sites } = resolveSituation(operation, Date.parse(asOf) / 1000);
      expect(
        sites.filter((site) => site.people === null),
        asOf,
      ).toEqual([]);
    }
  });

  it('reaches every place by the roads and links of the map when nothing is shut', () => {
    const { classes } = classifyFleet(operation.fleet);
    const network = buildRoadNetwork({
      roads: operation.roads,
      places: operation.places,
      links: operation.links,
      constraints: operation.access,
      classes,
      rules: operation.rules.roads,
    });
    for (const [index] of classes.entries()) {
      const { strong, detached } = describeComponents(network, index);
      expect(detached).toEqual([]);
      expect(strong.filter(({ placeIds }) => placeIds.length > 0).length).toBe(1);
    }
  });
});
