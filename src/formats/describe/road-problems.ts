import type { ProblemSection } from './problem-catalogue.ts';

/** Problems of the road readers. */
export const ROAD_PROBLEMS: ProblemSection = {
  title: 'Roads',
  about: 'roads.geojson and OpenStreetMap extracts.',
  codes: {
    'roads.several-files': [
      'More than one file of roads.',
      'Keep one; connect what it lacks with links.csv.',
    ],
    'roads.not-geojson': ['roads.geojson is no GeoJSON feature collection.', 'Export the layer again.'],
    'roads.missing-id': ['A line has no id.', 'Give the feature an id, or a property id.'],
    'roads.duplicate-id': [
      'Two roads share an id.',
      'Give each its own; access.geojson and road_edits.csv name roads by it.',
    ],
    'roads.bad-id': [
      'The id of a line is too long, or holds characters that nobody can see.',
      'Give the road a short id of letters and digits.',
    ],
    'roads.missing-highway': [
      'A line has neither highway nor route=ferry.',
      'Add the property, as OpenStreetMap names road classes.',
    ],
    'roads.property-value': ['A property is no text or number.', 'Write the value as OpenStreetMap does.'],
    'roads.geometry-type': ['A feature is no line.', 'Keep lines only.'],
    'roads.broken-geometry': ['A line lacks positions.', 'Draw it again or leave it out.'],
    'roads.coordinate-out-of-range': [
      'A position is outside WGS84 degrees.',
      'Export in WGS84, longitude first.',
    ],
    'roads.zero-length': ['Warning: a line without length; it is left out.', 'Remove it.'],
    'roads.near-miss': [
      'Warning: two loose ends nearly meet.',
      'Draw them to one point, or set rules.roads.join_m.',
    ],
    'roads.too-many-loose-ends': [
      'More pairs of loose ends nearly meet than any map has: its lines share no points.',
      'Export the roads with shared points at junctions, or take an OpenStreetMap extract.',
    ],
    'roads.barrier-off-road': [
      'Warning: a barrier lies on no road.',
      'Put the point onto the road at one of its positions.',
    ],
    'roads.pbf-truncated': ['The PBF file ends too early.', 'Download or copy it again.'],
    'roads.pbf-broken': [
      'The file is no OpenStreetMap PBF.',
      'Download it again, or convert it with osmium.',
    ],
    'roads.osm-too-large': [
      'An extract in XML holds more nodes than are read.',
      'Cut the extract to the area of the operation, or use .osm.pbf.',
    ],
    'roads.pbf-too-large': [
      'A block, or the whole, is too large.',
      'Cut the extract to the area of the operation.',
    ],
    'roads.osm-too-dense': [
      'The extract inflates to more, or names more roads, than a file of its size can hold.',
      'Download it again; no map packs this densely.',
    ],
    'roads.pbf-compression': [
      'Blocks are compressed in another way than zlib.',
      'Write the extract again with zlib.',
    ],
    'roads.pbf-feature': [
      'The file needs features that are not read.',
      'Take an extract of the current map.',
    ],
    'roads.gzip-broken': ['The gzip file is broken or too large inside.', 'Download or copy it again.'],
    'roads.xml-broken': ['The file is no OpenStreetMap XML.', 'Export the data again.'],
    'roads.xml-encoding': ['The XML is not in UTF-8.', 'Save it as UTF-8.'],
    'roads.osm-coordinate-out-of-range': ['A node lies outside WGS84 degrees.', 'Correct or remove it.'],
    'roads.osm-duplicate-way': [
      'Warning: ways are there twice; the first is used.',
      'Merge extracts with osmium merge.',
    ],
    'roads.osm-missing-nodes': [
      'Warning: roads end where the extract lacks nodes.',
      'Take a larger extract if they should go on.',
    ],
    'roads.osm-no-roads': ['Warning: the extract holds no road.', 'Check whether it was filtered.'],
  },
};
