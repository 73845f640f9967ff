import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readRoads } from '../roads/read-roads.ts';
import { createXmlScanner } from '../xml-scanner.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readRoads(new Map([['roads.osm', bytes(text)]]), { joinMetres: 0 });

const DOCUMENT = `<?xml version='1.0' encoding='UTF-8'?>
<osm version="0.6">
  <!-- <node id="0" --> <bounds minlat="0"/>
  <node id="-1" lat="31.25" lon="34.25"/>
  <node id="2" lat="31.3" lon="34.3"><tag k="barrier" v="gate"/><tag k="hgv" v="no"/></node>
  <node id='3' lat='31.4' lon='34.4' visible='true' />
  <node id="4" lat="31.5" lon="34.5" action="delete"/>
  <way id="9"><nd ref="-1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/>
    <tag k="highway" v="primary"/><tag k="name" v="A &amp; B &#x634;&#1575; &quot;>&quot;"/></way>
  <way id="8"><nd ref="2"/><nd ref="3"/><tag k="railway" v="rail"/></way>
  <relation id="1"><member type="way" ref="9" role=""/><tag k="highway" v="no"/></relation>
</osm>
`;

test('roads of OSM XML, deleted things passed over', () => {
  const { roads, problems } = read(DOCUMENT);
  expect(roads.roads).toEqual([
    { id: 'way/9', nodes: Int32Array.of(0, 1, 2), tags: { highway: 'primary', name: 'A & B شا ">"' } },
  ]);
  expect([...roads.latE7]).toEqual([312_500_000, 313_000_000, 314_000_000]);
  expect([...roads.barriers]).toEqual([[1, { barrier: 'gate', hgv: 'no' }]]);
  expect(problems.map(({ code }) => code)).toEqual(['roads.osm-missing-nodes']);
});

test('gzip holds the same roads', () => {
  const files = new Map([['roads.osm.gz', gzipSync(bytes(DOCUMENT))]]);
  expect(readRoads(files, { joinMetres: 0 }).roads.roads).toEqual(read(DOCUMENT).roads.roads);
});

test('a document may be cut into pieces at any byte', () => {
  const collect = (pieces: readonly Uint8Array[]): string[] => {
    const events: string[] = [];
    const scanner = createXmlScanner({
      open: (name, attributes) => events.push(`${name} ${JSON.stringify(attributes())}`),
      close: (name) => events.push(`/${name}`),
    });
    pieces.forEach(scanner.push);
    scanner.end();
    return events;
  };
  const all = bytes(`${DOCUMENT}<!-- > --><!-- شارع -->`);
  const whole = collect([all]);
  expect(whole).toContain('tag {"k":"name","v":"A & B شا \\">\\""}');
  for (let at = 0; at <= all.length; at++)
    expect(collect([all.subarray(0, at), all.subarray(at)])).toEqual(whole);
  expect(collect(Array.from(all, (byte) => Uint8Array.of(byte)))).toEqual(whole);
});

describe('a document that is', () => {
  test.each([
    ['cut short', DOCUMENT.slice(0, 400), 'roads.xml-broken'],
    ['cut within a tag', DOCUMENT.slice(0, DOCUMENT.indexOf('lon=')), 'roads.xml-broken'],
    ['empty', '', 'roads.xml-broken'],
    ['not XML', 'id,name\n1,2\n', 'roads.xml-broken'],
    ['another one', '<gpx></gpx>', 'roads.xml-broken'],
    ['closed wrongly', '<osm><way></osm>', 'roads.xml-broken'],
    ['of two roots', '<osm/><osm/>', 'roads.xml-broken'],
    ['declaring entities', '<!DOCTYPE osm [<!ENTITY a "b">]><osm/>', 'roads.xml-broken'],
    ['using them', '<osm><node id="1" lat="&a;" lon="0"/></osm>', 'roads.xml-broken'],
    ['of broken attributes', '<osm><node id=1 lat="0" lon="0"/></osm>', 'roads.xml-broken'],
    ['of nodes without an id', '<osm><node lat="0" lon="0"/></osm>', 'roads.xml-broken'],
    ['of nodes nowhere', '<osm><node id="1" lat="91" lon="0"/></osm>', 'roads.osm-coordinate-out-of-range'],
    [
      'of nodes without a place',
      '<osm><node id="1" lat="" lon="0"/></osm>',
      'roads.osm-coordinate-out-of-range',
    ],
    ['in another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><osm/>', 'roads.xml-encoding'],
    ['of one endless tag', `<osm><node id="${'1'.repeat(2 ** 21)}`, 'roads.xml-broken'],
    ['nested without end', `<osm>${'<a>'.repeat(100)}`, 'roads.xml-broken'],
  ])('%s gives a coded problem', (_, text, code) => {
    const { roads, problems } = read(text);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(roads.roads).toEqual([]);
  });

  test('no UTF-8 gives a coded problem', () => {
    const latin = Uint8Array.from([...bytes('<osm><tag k="a" v="'), 0xe9, ...bytes('"/></osm>')]);
    const { problems } = readRoads(new Map([['roads.osm', latin]]), { joinMetres: 0 });
    expect(problems.map(({ code }) => code)).toEqual(['roads.xml-encoding']);
  });

  test('a broken gzip file gives a coded problem', () => {
    const whole = gzipSync(bytes(DOCUMENT));
    for (const broken of [bytes(DOCUMENT), whole.subarray(0, 60), whole.subarray(0, 5), new Uint8Array(0)]) {
      const { problems } = readRoads(new Map([['roads.osm.gz', broken]]), { joinMetres: 0 });
      expect(problems[0]!.code).toMatch(/^roads\.(gzip|xml)-broken$/);
    }
  });
});
