import { deflateSync, gzipSync } from 'node:zlib';
import { PbfWriter } from 'pbf';
import { encodeOsmBlob, encodeOsmHeader, joinBytes } from '../../support/osm-files.ts';
import { rawTextRow, writeRawWorkbook } from '../../support/raw-workbook.ts';
import { all, drop, edit, type Folder, type HostileCase, put } from '../hostile-case.ts';

/** A case whose danger is size; `problems` are the first ones, each told once. */
export interface Bomb extends HostileCase {
  /** The whole process; a sound folder takes 110. Default 500. */
  readonly mostMegabytes?: number;
  /** Default 10. */
  readonly mostSeconds?: number;
}

const osm =
  (file: string, make: () => Uint8Array): ((folder: Folder) => void) =>
  (folder) =>
    all(drop('roads.geojson'), drop('road_edits.csv'), drop('access.geojson'), put(file, make()))(folder);
const workbook =
  (make: () => Uint8Array): ((folder: Folder) => void) =>
  (folder) =>
    all(drop('people.csv'), put('people.xlsx', make()))(folder);
const lazily =
  (file: string, make: () => string): ((folder: Folder) => void) =>
  (folder) =>
    put(file, make())(folder);

/** A block of one message repeated: it compresses a thousandfold. */
const repeated = (bytes: readonly number[], length: number): Uint8Array => {
  const whole = new Uint8Array(length - (length % bytes.length));
  for (let at = 0; at < whole.length; at += bytes.length) whole.set(bytes, at);
  return whole;
};
const field = (number: number, content: Uint8Array): Uint8Array => {
  const pbf = new PbfWriter();
  pbf.writeBytesField(number, content);
  return pbf.finish().slice();
};
const MEBIBYTE = 1024 * 1024;
const block = (content: Uint8Array): Uint8Array => joinBytes(encodeOsmHeader(), encodeOsmBlob(content));
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const collection = (features: string): string => `{"type":"FeatureCollection","features":[${features}]}`;

export const BOMBS: readonly Bomb[] = [
  {
    name: 'a CSV row of 60 million cells',
    change: lazily('people.csv', () => ','.repeat(60_000_000)),
    problems: ['people.csv 1: file.row-too-large'],
  },
  {
    name: 'a CSV of 80 000 rows of 170 cells',
    change: lazily('people.csv', () => `id${',x'.repeat(170)}\n`.repeat(80_000)),
    problems: ['people.csv 1 best: people.missing-column'],
    mostMegabytes: 950,
    mostSeconds: 30,
  },
  {
    name: 'a CSV of 80 000 rows that are wrong in each cell',
    change: lazily(
      'stock.csv',
      () =>
        `id,place,good,count,unit,date,source\n${lines(80_000, (i) => `s${i},plac${i},goo${i},-5,bla,2024-13-01,nope\n`)}`,
    ),
    problems: ['stock.csv: file.more-problems'],
    mostMegabytes: 700,
    mostSeconds: 20,
  },
  {
    name: 'a CSV of 300 000 rows',
    change: lazily('people.csv', () => `id,place\n${'a,b\n'.repeat(300_000)}`),
    problems: ['people.csv: file.too-many-rows'],
  },
  {
    name: '130 000 places',
    change: lazily(
      'places.csv',
      () => `id,name,kind,lat,lon,source\n${lines(130_000, (i) => `p${i},P${i},site,32.3,36.3,flash-2\n`)}`,
    ),
    problems: ['actuals.csv 3 held_at: actuals.unknown-place'],
    mostMegabytes: 800,
    mostSeconds: 20,
  },
  {
    name: 'JSON of 30 million lists',
    change: lazily('areas.geojson', () => `{"a":[${'[],'.repeat(30_000_000)}1]}`),
    problems: ['areas.geojson 1: file.too-many-values'],
  },
  {
    name: 'JSON of 60 million brackets',
    change: lazily('roads.geojson', () => '['.repeat(60_000_000)),
    problems: ['roads.geojson 1: file.too-deep'],
  },
  {
    name: 'GeoJSON whose features share no property',
    change: lazily('areas.geojson', () =>
      collection(
        lines(
          100_000,
          (i) => `${i > 0 ? ',' : ''}{"type":"Feature","properties":{"a${i}":1},"geometry":null}`,
        ),
      ),
    ),
    problems: ['areas.geojson: file.row-too-large'],
  },
  {
    name: 'an outline folded 49 000 times',
    change: lazily('areas.geojson', () =>
      collection(
        `{"type":"Feature","properties":{"pcode":"a","name":"b","level":1,"source":"flash-2"},"geometry":{"type":"Polygon","coordinates":[${JSON.stringify([...Array.from({ length: 49_000 }, (_, i) => [(i % 2 ? 36.4 : 36.2) + i * 1e-5, (i % 2 ? 32.4 : 32.2) + i * 1e-5]), [36.2, 33], [36.1, 32], [36.2, 32.2]])}]}}`,
      ),
    ),
    problems: ['areas.geojson 1 geometry: areas.ring-crosses (warning)'],
  },
  {
    name: '20 000 roads whose ends all nearly meet',
    change: lazily('roads.geojson', () =>
      collection(
        lines(
          20_000,
          (i) =>
            `${i > 0 ? ',' : ''}{"type":"Feature","id":"r${i}","properties":{"highway":"primary"},"geometry":{"type":"LineString","coordinates":[[36.3,${(32.3 + i * 1e-7).toFixed(7)}],[36.3002,${(32.3 + i * 1e-7).toFixed(7)}]]}}`,
        ),
      ),
    ),
    problems: ['roads.geojson coordinates: roads.too-many-loose-ends'],
  },
  {
    name: '100 000 new tracks beside 50 000 roads on one parallel',
    change: all(
      edit('operation.yaml', 'join_m: 0', 'join_m: 200'),
      lazily(
        'road_edits.csv',
        () =>
          `id,road,key,value,geometry,source\n${lines(100_000, (i) => `e${i},n${i},highway,track,"LINESTRING(${(36 + i * 1e-5).toFixed(6)} 32, ${(36 + i * 1e-5).toFixed(6)} 32.1)",flash-2\n`)}`,
      ),
      lazily('roads.geojson', () =>
        collection(
          lines(
            50_000,
            (i) =>
              `${i > 0 ? ',' : ''}{"type":"Feature","id":"r${i}","properties":{"highway":"primary"},"geometry":{"type":"LineString","coordinates":[[${(i * 3e-3).toFixed(7)},40],[${(i * 3e-3 + 1e-4).toFixed(7)},40]]}}`,
          ),
        ),
      ),
    ),
    problems: ['access.geojson 4 roads: access.unknown-road'],
    mostMegabytes: 900,
    mostSeconds: 20,
  },
  {
    name: 'YAML that is wrong in each of 100 000 lines',
    change: lazily('operation.yaml', () => 'a: "\n'.repeat(100_000)),
    problems: ['operation.yaml: file.more-problems'],
  },
  {
    name: 'YAML of half a million comments',
    change: lazily('operation.yaml', () => '#\n'.repeat(500_000)),
    problems: ['operation.yaml 1: file.not-yaml'],
  },
  {
    name: 'a zip of 140 MB of zeros that lies about its size',
    change: workbook(() => {
      const bomb = writeRawWorkbook('x'.repeat(140 * MEBIBYTE));
      const view = new DataView(bomb.buffer);
      const directory = view.getUint32(bomb.length - 22 + 16, true);
      for (let at = directory; at + 46 < bomb.length - 22; at += 46 + view.getUint16(at + 28, true))
        view.setUint32(at + 24, 1000, true);
      return bomb;
    }),
    problems: ['people.xlsx: file.bad-workbook'],
  },
  {
    name: 'a workbook with a name for 17 billion cells',
    change: workbook(() => {
      const office = 'http://schemas.openxmlformats.org';
      return writeRawWorkbook(rawTextRow(1, 'place'), {
        'xl/workbook.xml': `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="people" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="x">people!$A$1:$XFD$1048576</definedName></definedNames></workbook>`,
      });
    }),
    problems: ['people.xlsx 1 best: people.missing-column'],
    mostMegabytes: 250,
  },
  {
    name: 'a workbook with 190 000 cells in the last column',
    change: workbook(() =>
      writeRawWorkbook(lines(190_000, (i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`)),
    ),
    problems: ['people.xlsx 1: file.row-too-large'],
  },
  {
    name: 'a workbook of 2 million cells',
    change: workbook(() =>
      writeRawWorkbook(lines(20_000, () => `<row>${'<c><v>1</v></c>'.repeat(100)}</row>`)),
    ),
    problems: ['people.xlsx 1 1: people.unknown-column (warning)'],
  },
  {
    name: 'a workbook whose sheet is 4 million tags deep',
    change: workbook(() => writeRawWorkbook('<c>'.repeat(4_000_000))),
    problems: ['people.xlsx: file.bad-workbook'],
  },
  {
    name: 'a workbook of 100 MB of one number',
    change: workbook(() => writeRawWorkbook(`<row><c><v>${'1'.repeat(100_000_000)}</v></c></row>`)),
    problems: ['people.xlsx: file.bad-workbook'],
  },
  {
    name: 'a PBF block of 16 million empty strings',
    change: osm('roads.osm.pbf', () => block(field(1, repeated([0x0a, 0x00], 31 * MEBIBYTE)))),
    problems: ['roads.osm.pbf: roads.osm-too-dense'],
  },
  {
    name: 'a PBF block of 16 million empty groups',
    change: osm('roads.osm.pbf', () => block(repeated([0x12, 0x00], 31 * MEBIBYTE))),
    problems: ['roads.osm.pbf: roads.osm-too-dense'],
  },
  {
    name: 'a PBF block of 30 million node ids',
    change: osm('roads.osm.pbf', () => block(field(2, field(3, field(8, repeated([0x02], 30 * MEBIBYTE)))))),
    problems: ['roads.osm.pbf: roads.osm-too-dense'],
  },
  {
    name: 'a PBF of 100 blocks of 30 MB of zeros',
    change: osm('roads.osm.pbf', () => {
      const one = encodeOsmBlob(field(2, new Uint8Array(30 * MEBIBYTE)));
      return joinBytes(encodeOsmHeader(), ...Array.from({ length: 100 }, () => one));
    }),
    problems: ['roads.osm.pbf: roads.osm-too-dense'],
  },
  {
    name: 'a PBF of a million tiny blocks of nothing known',
    change: osm('roads.osm.pbf', () => {
      const one = encodeOsmBlob(new Uint8Array(0), { type: 'x' });
      return joinBytes(encodeOsmHeader(), repeated([...one], one.length * 1_000_000));
    }),
    problems: ['roads.osm.pbf: roads.osm-no-roads (warning)'],
  },
  {
    name: 'a PBF of a million roads in 200 KB',
    change: osm('roads.osm.pbf', () => {
      const way = field(3, Uint8Array.of(0x08, 7, 0x12, 1, 1, 0x1a, 1, 2, 0x42, 2, 2, 2));
      const strings = field(
        1,
        Uint8Array.of(0x0a, 0, 0x0a, 7, ...new TextEncoder().encode('highway'), 0x0a, 1, 0x61),
      );
      const one = encodeOsmBlob(joinBytes(strings, field(2, repeated([...way], way.length * 1_000_000))));
      return joinBytes(encodeOsmHeader(), one);
    }),
    problems: ['roads.osm.pbf: roads.osm-too-dense'],
  },
  {
    name: 'a gzip of half a gigabyte of blanks',
    change: osm('roads.osm.gz', () => gzipSync(`<osm>${' '.repeat(500 * MEBIBYTE)}</osm>`, { level: 1 })),
    problems: ['roads.osm.gz: roads.xml-broken'],
  },
  {
    name: 'a gzip of 4 million roads',
    change: osm('roads.osm.gz', () =>
      gzipSync(
        new TextEncoder().encode(
          `<osm>${'<way id="1"><nd ref="1"/><tag k="highway" v="a"/></way>'.repeat(4_000_000)}</osm>`,
        ),
      ),
    ),
    problems: ['roads.osm.gz: roads.osm-too-dense'],
  },
  {
    name: 'an XML attribute of a megabyte of >',
    change: osm('roads.osm', () =>
      new TextEncoder().encode(`<osm>${`<node id="${'>'.repeat(1_000_000)}"`.repeat(20)}`),
    ),
    problems: ['roads.osm: roads.xml-broken'],
  },
  {
    name: 'a zlib stream within a zlib stream',
    change: osm('roads.osm.pbf', () => block(deflateSync(deflateSync(new Uint8Array(30 * MEBIBYTE))))),
    problems: ['roads.osm.pbf: roads.pbf-broken'],
  },
];
