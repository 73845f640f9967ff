import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

/** Small OpenStreetMap files, sound and broken, as programs and attackers write them. */

/** One block: dense nodes 1 and 2, and way 7 between them. */
export function encodeOsmBlock(options: { readonly latitude?: number } = {}): Uint8Array {
  const { latitude = 32.3 } = options;
  const block = new PbfWriter();
  block.writeMessage(
    1,
    (_, pbf) => {
      for (const text of ['', 'highway', 'primary']) pbf.writeStringField(1, text);
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (_dense, pbf) => {
          pbf.writePackedSVarint(1, [1, 1]);
          pbf.writePackedSVarint(8, [Math.round(latitude * 1e7), 1_000_000]);
          pbf.writePackedSVarint(9, [363_000_000, 0]);
        },
        null,
      );
      group.writeMessage(
        3,
        (_way, pbf) => {
          pbf.writeVarintField(1, 7);
          pbf.writePackedVarint(2, [1]);
          pbf.writePackedVarint(3, [2]);
          pbf.writePackedSVarint(8, [1, 1]);
        },
        null,
      );
    },
    null,
  );
  return block.finish().slice();
}

export interface OsmBlobOptions {
  readonly type?: string;
  /** What the blob says its inflated length is. */
  readonly claim?: number;
  /** What the header says the blob's length is. */
  readonly size?: number;
  /** The number of the field that holds the data: 1 plain, 3 zlib, 4 lzma. */
  readonly field?: number;
}

export function encodeOsmBlob(content: Uint8Array, options: OsmBlobOptions = {}): Uint8Array {
  const { type = 'OSMData', claim = content.length, size, field = 3 } = options;
  const blob = new PbfWriter();
  if (field !== 1) blob.writeVarintField(2, claim);
  blob.writeBytesField(field, field === 1 ? content : deflateSync(content, { level: 9 }));
  const data = blob.finish().slice();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, size ?? data.length);
  const head = header.finish().slice();
  return joinBytes(Uint8Array.of(0, 0, head.length >> 8, head.length & 255), head, data);
}

export function encodeOsmHeader(features: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']): Uint8Array {
  const header = new PbfWriter();
  for (const feature of features) header.writeStringField(4, feature);
  return encodeOsmBlob(header.finish().slice(), { type: 'OSMHeader' });
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const OSM_XML = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6">
 <node id="1" lat="32.3" lon="36.3"/>
 <node id="2" lat="32.4" lon="36.3"/>
 <way id="7"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way>
</osm>
`;
