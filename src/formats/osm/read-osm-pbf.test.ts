import { zlibSync } from 'fflate';
import { PbfWriter } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../domain/index.ts';
import { readRoads } from '../roads/read-roads.ts';

interface Node {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags?: Readonly<Record<string, string>>;
}
interface Way {
  readonly id: number;
  readonly refs: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A block of nodes and ways as osmium writes it; `dense` or one message a node. */
function encodeBlock(
  nodes: readonly Node[],
  ways: readonly Way[],
  dense = true,
  granularity = 100,
): Uint8Array {
  const strings = [''];
  const indexOf = (text: string): number => {
    const at = strings.indexOf(text);
    return at >= 0 ? at : strings.push(text) - 1;
  };
  const scaled = (degrees: number): number => Math.round((degrees * 1e9) / granularity);
  const tagged = (tags: Readonly<Record<string, string>>) =>
    Object.entries(tags).map(([key, value]) => [indexOf(key), indexOf(value)] as const);
  const differences = (values: readonly number[]) => values.map((value, i) => value - (values[i - 1] ?? 0));
  const group = new PbfWriter();
  if (dense && nodes.length > 0) {
    group.writeMessage(
      2,
      (_, pbf) => {
        pbf.writePackedSVarint(1, differences(nodes.map(({ id }) => id)));
        pbf.writePackedSVarint(8, differences(nodes.map(({ lat }) => scaled(lat))));
        pbf.writePackedSVarint(9, differences(nodes.map(({ lon }) => scaled(lon))));
        if (nodes.some(({ tags }) => tags)) {
          pbf.writePackedVarint(
            10,
            nodes.flatMap(({ tags }) => [...tagged(tags ?? {}).flat(), 0]),
          );
        }
      },
      null,
    );
  } else {
    for (const { id, lat, lon, tags = {} } of nodes) {
      group.writeMessage(
        1,
        (_, pbf) => {
          pbf.writeTag(1, 0);
          pbf.writeSVarint(id);
          pbf.writePackedVarint(
            2,
            tagged(tags).map(([key]) => key),
          );
          pbf.writePackedVarint(
            3,
            tagged(tags).map(([, value]) => value),
          );
          pbf.writeTag(8, 0);
          pbf.writeSVarint(scaled(lat));
          pbf.writeTag(9, 0);
          pbf.writeSVarint(scaled(lon));
        },
        null,
      );
    }
  }
  for (const { id, refs, tags } of ways) {
    group.writeMessage(
      3,
      (_, pbf) => {
        pbf.writeVarintField(1, id);
        pbf.writePackedVarint(
          2,
          tagged(tags).map(([key]) => key),
        );
        pbf.writePackedVarint(
          3,
          tagged(tags).map(([, value]) => value),
        );
        pbf.writePackedSVarint(8, differences(refs));
      },
      null,
    );
  }
  const groupBytes = group.finish();
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, pbf) => {
      for (const text of strings) pbf.writeStringField(1, text);
    },
    null,
  );
  block.writeBytesField(2, groupBytes);
  if (granularity !== 100) block.writeVarintField(17, granularity);
  return block.finish().slice();
}

interface BlobOptions {
  readonly type?: string;
  readonly compression?: 'raw' | 'zlib' | 'lzma';
  /** What the blob says its inflated length is. */
  readonly claim?: number;
  /** What the header says the blob's length is. */
  readonly size?: number;
}

function encodeBlob(
  content: Uint8Array,
  { type = 'OSMData', compression = 'zlib', claim, size }: BlobOptions = {},
): Uint8Array {
  const blob = new PbfWriter();
  if (compression === 'raw') blob.writeBytesField(1, content);
  else {
    blob.writeVarintField(2, claim ?? content.length);
    blob.writeBytesField(compression === 'zlib' ? 3 : 4, zlibSync(content));
  }
  const data = blob.finish().slice();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, size ?? data.length);
  const headerBytes = header.finish().slice();
  return join([Uint8Array.of(0, 0, headerBytes.length >> 8, headerBytes.length & 255), headerBytes, data]);
}

function encodeHeader(features: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']): Uint8Array {
  const header = new PbfWriter();
  for (const feature of features) header.writeStringField(4, feature);
  return encodeBlob(header.finish().slice(), { type: 'OSMHeader' });
}

const join = (parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]));
const read = (...parts: Uint8Array[]) =>
  readRoads(new Map([['roads.osm.pbf', join(parts)]]), { joinMetres: 0 });
const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

const NODES: Node[] = [
  { id: 10, lon: 34.25, lat: 31.25 },
  { id: 7_000_000_001, lon: 34.3, lat: 31.3, tags: { barrier: 'bollard', note: 'x' } },
  { id: 7_000_000_002, lon: -179.9999999, lat: -89.5 },
  { id: 7_000_000_009, lon: 1, lat: 1, tags: { barrier: 'gate' } },
];
const WAYS: Way[] = [
  {
    id: 20,
    refs: [10, 7_000_000_001],
    tags: { highway: 'primary', name: 'شارع', military: 'yes', landuse: 'military', source: 'x' },
  },
  { id: 3, refs: [7_000_000_001, 7_000_000_002], tags: { route: 'ferry', access: 'military' } },
  { id: 4, refs: [10, 7_000_000_009], tags: { building: 'yes' } },
];

describe('roads of a PBF file', () => {
  test.each([
    ['dense nodes', true, 'zlib'],
    ['plain nodes', false, 'zlib'],
    ['raw blocks', true, 'raw'],
  ] as const)('from %s', (_, dense, compression) => {
    const { roads, problems } = read(
      encodeHeader(),
      encodeBlob(encodeBlock(NODES, WAYS, dense), { compression }),
    );
    expect(problems).toEqual([]);
    expect(roads.roads.map(({ id, nodes, tags }) => [id, [...nodes], tags])).toEqual([
      ['way/20', [0, 1], { highway: 'primary', name: 'شارع' }],
      ['way/3', [1, 2], { access: 'private', route: 'ferry' }],
    ]);
    expect([...roads.lonE7]).toEqual([342_500_000, 343_000_000, -1_799_999_999]);
    expect([...roads.latE7]).toEqual([312_500_000, 313_000_000, -895_000_000]);
    // The gate stands on no road; of the bollard only what rules read is kept.
    expect([...roads.barriers]).toEqual([[1, { barrier: 'bollard' }]]);
    expect(roads.credit).toContain('OpenStreetMap');
  });

  test('are the same whatever the order of blocks and ways, but for the hash', () => {
    const one = read(encodeHeader(), encodeBlob(encodeBlock(NODES, WAYS)));
    const parts = [
      encodeBlock([], WAYS.slice(1)),
      encodeBlock([], WAYS.slice(0, 1)),
      encodeBlock([...NODES].reverse(), [], false),
    ];
    const other = read(encodeHeader(), ...parts.map((part) => encodeBlob(part)));
    expect({ ...other.roads, hash: '' }).toEqual({ ...one.roads, hash: '' });
    expect(other.roads.hash).not.toBe(one.roads.hash);
  });

  test('with a coarser granularity', () => {
    const { roads } = read(encodeHeader(), encodeBlob(encodeBlock(NODES, WAYS.slice(0, 1), true, 1000)));
    expect([...roads.lonE7]).toEqual([342_500_000, 343_000_000]);
  });

  test('end where the extract lacks their nodes', () => {
    const way = { id: 5, refs: [10, 99, 7_000_000_001, 7_000_000_002, 98, 10], tags: { highway: 'track' } };
    const { roads, problems } = read(encodeHeader(), encodeBlob(encodeBlock(NODES, [way, WAYS[0]!, way])));
    expect(roads.roads.map(({ id, nodes }) => [id, nodes.length])).toEqual([
      ['way/20', 2],
      ['way/5', 2],
    ]);
    expect(codes(problems)).toEqual(['roads.osm-duplicate-way', 'roads.osm-missing-nodes']);
    expect(problems[1]!.got).toBe('1 roads that lack 2 nodes');
  });
});

describe('a PBF file that is', () => {
  const whole = join([encodeHeader(), encodeBlob(encodeBlock(NODES, WAYS))]);
  const block = encodeBlock(NODES, WAYS);

  test.each([
    ['empty', new Uint8Array(0), 'roads.pbf-truncated'],
    ['cut within a block', whole.subarray(0, whole.length - 5), 'roads.pbf-truncated'],
    ['cut within a length', whole.subarray(0, encodeHeader().length + 2), 'roads.pbf-truncated'],
    ['text', new TextEncoder().encode('<osm version="0.6"></osm> and more text'), 'roads.pbf-broken'],
    ['shorter inside than it says', encodeBlob(block, { claim: block.length + 1 }), 'roads.pbf-broken'],
    ['longer inside than it says', encodeBlob(block, { claim: block.length - 1 }), 'roads.pbf-broken'],
    [
      'much longer inside than it says',
      encodeBlob(new Uint8Array(30_000_000), { claim: 100 }),
      'roads.pbf-broken',
    ],
    ['claiming gigabytes', encodeBlob(block, { claim: 2 ** 33 }), 'roads.pbf-too-large'],
    ['of a huge block', encodeBlob(block, { size: 2 ** 30 }), 'roads.pbf-too-large'],
    ['compressed by other means', encodeBlob(block, { compression: 'lzma' }), 'roads.pbf-compression'],
    ['a history', encodeHeader(['OsmSchema-V0.6', 'HistoricalInformation']), 'roads.pbf-feature'],
    [
      'of nodes nowhere',
      encodeBlob(
        encodeBlock([{ id: 1, lon: 200, lat: 0 }], [{ id: 1, refs: [1, 1], tags: { highway: 'track' } }]),
      ),
      'roads.osm-coordinate-out-of-range',
    ],
    ['without a road', encodeBlob(encodeBlock(NODES, WAYS.slice(2))), 'roads.osm-no-roads'],
  ])('%s gives a coded problem', (_, bytes, code) => {
    const { roads, problems } = read(bytes);
    expect(codes(problems)).toEqual([code]);
    expect(roads.roads).toEqual([]);
  });

  test('damaged anywhere gives problems or roads, never a crash', () => {
    const raw = join([encodeHeader(), encodeBlob(block, { compression: 'raw' })]);
    for (let at = 0; at < raw.length; at++) {
      for (const value of [0, 0x7f, 0xff, raw[at]! ^ 1]) {
        const damaged = raw.slice();
        damaged[at] = value;
        for (const { code } of read(damaged).problems) expect(code).toMatch(/^roads\.(pbf|osm)-/);
      }
      for (const { code } of read(raw.subarray(0, at)).problems) expect(code).toMatch(/^roads\.(pbf|osm)-/);
    }
  });

  test('flipped inside a compressed block is found by its checksum', () => {
    const damaged = whole.slice();
    damaged[damaged.length - 1]! ^= 1;
    expect(codes(read(damaged).problems)).toEqual(['roads.pbf-broken']);
  });
});
