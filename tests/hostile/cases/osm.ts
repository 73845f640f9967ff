import { gzipSync } from 'fflate';
import {
  encodeOsmBlob,
  encodeOsmBlock,
  encodeOsmHeader,
  joinBytes,
  OSM_XML,
} from '../../support/osm-files.ts';
import { all, drop, edit, type Folder, type HostileCase, put } from '../hostile-case.ts';

/** The folder with roads from OpenStreetMap, and without what names the roads of the example. */
const withRoads = (file: string, content: string | Uint8Array): ((folder: Folder) => void) =>
  all(drop('roads.geojson'), drop('road_edits.csv'), drop('access.geojson'), put(file, content));

const pbf = (name: string, content: Uint8Array, ...problems: readonly string[]): HostileCase => ({
  name,
  change: withRoads('roads.osm.pbf', content),
  problems: problems.map((problem) => `roads.osm.pbf: ${problem}`),
});
const xml = (name: string, content: string | Uint8Array, ...problems: readonly string[]): HostileCase => ({
  name,
  change: withRoads('roads.osm', content),
  problems: problems.map((problem) => `roads.osm: ${problem}`),
});
const gzip = (name: string, content: Uint8Array, ...problems: readonly string[]): HostileCase => ({
  name,
  change: withRoads('roads.osm.gz', content),
  problems: problems.map((problem) => `roads.osm.gz: ${problem}`),
});

const block = encodeOsmBlock();
const sound = joinBytes(encodeOsmHeader(), encodeOsmBlob(block));
const TEN_GIGABYTES = 10 * 1024 ** 3;

/** OpenStreetMap extracts. */
export const OSM_CASES: readonly HostileCase[] = [
  pbf('a PBF that ends within a block', sound.subarray(0, sound.length - 5), 'roads.pbf-truncated'),
  pbf('a PBF that ends within a header', sound.subarray(0, 9), 'roads.pbf-truncated'),
  pbf('a PBF that ends within a length', sound.subarray(0, 2), 'roads.pbf-truncated'),
  pbf('an empty PBF', new Uint8Array(0), 'roads.pbf-truncated'),
  pbf(
    'a block that claims 10 GB',
    joinBytes(encodeOsmHeader(), encodeOsmBlob(block, { claim: TEN_GIGABYTES })),
    'roads.pbf-too-large',
  ),
  pbf(
    'a header that claims a block of 10 GB',
    joinBytes(encodeOsmHeader(), encodeOsmBlob(block, { size: TEN_GIGABYTES })),
    'roads.pbf-too-large',
  ),
  pbf(
    'a block that claims less than it holds',
    joinBytes(encodeOsmHeader(), encodeOsmBlob(block, { claim: 10 })),
    'roads.pbf-broken',
  ),
  pbf(
    'a block that claims more than it holds',
    joinBytes(encodeOsmHeader(), encodeOsmBlob(block, { claim: 1_000_000 })),
    'roads.pbf-broken',
  ),
  pbf('a header of 4 GB', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 1, 2, 3), 'roads.pbf-broken'),
  pbf(
    'a block compressed with lzma',
    joinBytes(encodeOsmHeader(), encodeOsmBlob(block, { field: 4 })),
    'roads.pbf-compression',
  ),
  pbf(
    'a history file',
    joinBytes(encodeOsmHeader(['HistoricalInformation']), encodeOsmBlob(block)),
    'roads.pbf-feature',
  ),
  pbf(
    'a node beyond the pole',
    joinBytes(encodeOsmHeader(), encodeOsmBlob(encodeOsmBlock({ latitude: 91 }))),
    'roads.osm-coordinate-out-of-range',
  ),
  pbf('a text file named like a PBF', new TextEncoder().encode('id,name\n1,2\n'), 'roads.pbf-broken'),
  pbf(
    'strings without end',
    joinBytes(
      encodeOsmHeader(),
      encodeOsmBlob(Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f), { field: 1 }),
    ),
    'roads.pbf-broken',
  ),
  xml('XML that ends in the middle', OSM_XML.slice(0, 150), 'roads.xml-broken'),
  xml(
    'XML that declares entities',
    `<!DOCTYPE osm [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>${OSM_XML}`,
    'roads.xml-broken',
  ),
  xml('an entity that every object has', OSM_XML.replace('primary', '&toString;'), 'roads.xml-broken'),
  xml('XML nested 100 000 deep', '<a>'.repeat(100_000).replace('<a>', '<osm>'), 'roads.xml-broken'),
  xml('an attribute of a megabyte of >', `<osm><node id="${'>'.repeat(2_000_000)}`, 'roads.xml-broken'),
  {
    name: 'half a megabyte of > in an attribute, which is sound',
    change: all(
      withRoads(
        'roads.osm',
        OSM_XML.replace('primary"', `primary"/><tag k="note" v="${'>'.repeat(524_288)}"`),
      ),
      edit('places.csv', '32.252,36.299', '32.301,36.3'),
    ),
    problems: [],
  },
  xml('XML in another encoding', OSM_XML.replace('UTF-8', 'ISO-8859-1'), 'roads.xml-encoding'),
  xml('a node at NaN', OSM_XML.replace('32.4', 'NaN'), 'roads.osm-coordinate-out-of-range'),
  xml('a node at 1e308', OSM_XML.replace('32.4', '1e308'), 'roads.osm-coordinate-out-of-range'),
  xml('a way with an id of 30 digits', OSM_XML.replace('"7"', `"${'7'.repeat(30)}"`), 'roads.xml-broken'),
  xml('another kind of XML', '<html></html>', 'roads.xml-broken'),
  gzip(
    'a gzip that ends in the middle',
    gzipSync(new TextEncoder().encode(OSM_XML)).subarray(0, 60),
    'roads.gzip-broken',
  ),
  gzip('XML that is not in gzip', new TextEncoder().encode(OSM_XML), 'roads.gzip-broken'),
  {
    name: 'two road files',
    change: put('roads.osm', OSM_XML),
    problems: ['roads.geojson: roads.several-files'],
  },
];
