import type { ProblemSection } from './problem-catalogue.ts';

/** Problems of imports from map files, published files and the catalogue of products. */
export const IMPORT_MAP_PROBLEMS: ProblemSection = {
  title: 'Importing maps, published files and products',
  about:
    'What `import` says of GeoJSON, OpenStreetMap extracts, files of the Humanitarian Data Exchange and the catalogue.',
  codes: {
    'import.not-geojson': [
      'The file is JSON but no GeoJSON.',
      'Export the layer as GeoJSON with WGS84 coordinates; TopoJSON and others are not read.',
    ],
    'import.not-a-feature': ['An entry of the list is no Feature.', 'Export the layer again.'],
    'import.other-grid': [
      'The coordinates are in another grid than WGS84 degrees; the problem names it.',
      'Export the layer again with EPSG:4326.',
    ],
    'import.party-property-dropped': [
      'Warning: a property says who holds a place, or calls it safe.',
      'Nothing to do: it is not read. Store what is shut or slow, and who says so.',
    ],
    'import.safe-word-dropped': [
      'Warning: a text calls a place or way safe.',
      'Nothing to do: the word is left out. Store what is shut or slow, and who says so.',
    ],
    'import.broken-geometry': [
      'A feature has positions that are none, or several geometries in a collection.',
      'Draw it again, or leave the feature out.',
    ],
    'import.no-position': [
      'A place has neither point nor outline.',
      'Draw it as a point or an area. Lines are no places.',
    ],
    'import.access-kind': [
      'A word does not say what kind of constraint it is, or could mean several (checkpoint).',
      'Say it in the mapping, names: { kind: { WORD: closed } }, or for all rows with --set kind=closed.',
    ],
    'import.slow-factor-needed': [
      'Something slows, but the file does not say by how much.',
      'Give --set slow_factor=2, or take the word as closed in the mapping.',
    ],
    'import.hours-needed': ['A window without hours.', 'Give --set hours="06:00-18:00".'],
    'import.permit-needed': ['A permit is needed, but not which.', 'Give --set permit=NAME.'],
    'import.risk-needed': ['A risk without its weight.', 'Give --set risk_per_hour=0.02 with a reason.'],
    'import.access-shape': [
      'A constraint is nowhere, in several ways, or in a geometry that cannot be used.',
      'An area, a line, a point, ids of roads or ids of links: one of them.',
    ],
    'import.radius-needed': [
      'A point without the metres that it reaches.',
      'Give --set radius_m=50 with a reason in assumption.',
    ],
    'import.bad-buffer': [
      'The width for lines is no number from 1 to 1000.',
      'Metres on each side of the line: --set buffer_m=10.',
    ],
    'import.no-length': ['A line between two equal points.', 'Draw it again, or as a point.'],
    'import.area-without-code': ['An area has no P-code.', 'Map the column that holds it.'],
    'import.area-without-name': ['An area has no name.', 'Map the column that holds it.'],
    'import.area-shape': ['A point or line stands for an area.', 'Take the file of outlines.'],
    'import.differs': [
      'The operation holds the row already, with another value.',
      'Give --update to replace it, or leave the row out.',
    ],
    'import.same-key': ['Two rows of the file are about one thing.', 'Leave one of them out.'],
    'import.target-unreadable': [
      'The file of the operation that should be added to is no FeatureCollection.',
      'Correct it, or take it out of the folder.',
    ],
    'import.road-class': [
      'A word does not say what class of road it is.',
      'Say it in the mapping, names: { highway: { WORD: tertiary } }, or for all with --set highway=unclassified.',
    ],
    'import.road-shape': ['A feature of a road layer is no line.', 'Keep lines only.'],
    'import.road-class-assumed': [
      'Warning: a word names the surface of a road; its class was chosen from that.',
      'If the choice is wrong, say the class in the mapping.',
    ],
    'import.no-roads': ['A road file without any road.', 'Check whether it was filtered or cut elsewhere.'],
    'import.roads-differ': [
      'The operation has other roads already.',
      'Give --update to replace them; access.geojson and road_edits.csv name roads by id.',
    ],
    'import.preset-choice': [
      'A published file was recognised, but a choice is open: sector, period or country.',
      'Give it with --set, as the problem says.',
    ],
    'import.ambiguous-area': [
      'A name of a published file is that of several areas of the operation.',
      'Give --set level=1 if the file is about areas of that level.',
    ],
    'import.area-near-miss': [
      'Warning: a name of a published file is nearly that of an area for which the file has no other row.',
      'The row is left out. If it is that area, say so in the mapping: names: { area: { NAME: PCODE } }.',
    ],
    'import.unknown-catalogue-code': [
      'No product with weight and volume has this code.',
      'Search with `throughline catalogue WORDS`.',
    ],
    'import.catalogue-serves': [
      'The catalogue does not say what a product gives to which need.',
      'Give --set serves="NEED: AMOUNT UNIT" for one piece.',
    ],
    'import.catalogue-implausible': [
      'Weight and volume of a product exclude each other: it would be denser than lead.',
      'Weigh and measure a piece; give --set kg=KG or --set m3=M3.',
    ],
  },
};
