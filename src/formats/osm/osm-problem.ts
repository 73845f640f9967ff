import type { Problem } from '../../domain/index.ts';

/** Data that cannot be read on: thrown inside the OSM readers, which give it back as a problem. */
export class OsmFormatError extends Error {
  readonly kind: OsmProblemKind;

  constructor(kind: OsmProblemKind, got: string) {
    super(got);
    this.kind = kind;
  }
}

export type OsmProblemKind = keyof typeof WORDING;

export function describeOsmProblem(file: string, kind: OsmProblemKind, got: string): Problem {
  const { severity, expected, remedy } = WORDING[kind];
  return { code: `roads.${kind}`, severity, at: { file }, expected, got, remedy };
}

const WORDING = {
  'pbf-truncated': {
    severity: 'error',
    expected: 'a complete file',
    remedy: 'Download or copy the extract again; it ends too early.',
  },
  'pbf-broken': {
    severity: 'error',
    expected: 'OpenStreetMap data in PBF format',
    remedy: 'Download the extract again, or convert it with osmium.',
  },
  'osm-too-large': {
    severity: 'error',
    expected: 'an extract of at most 8 million nodes as XML',
    remedy: 'Cut the extract to the area of the operation, or use .osm.pbf.',
  },
  'pbf-too-large': {
    severity: 'error',
    expected: 'blocks of at most 32 MiB and 4 GiB in all',
    remedy: 'Cut the extract to the area of the operation.',
  },
  'osm-too-dense': {
    severity: 'error',
    expected: 'no more inside than a file of its size can hold',
    remedy: 'Download the extract again; no map packs this densely.',
  },
  'pbf-compression': {
    severity: 'error',
    expected: 'blocks that are plain or compressed with zlib',
    remedy: 'Write the extract again with zlib compression (osmium cat -f pbf,pbf_compression=zlib).',
  },
  'pbf-feature': {
    severity: 'error',
    expected: 'features OsmSchema-V0.6 and DenseNodes',
    remedy: 'Take an extract of the current map; history files cannot be used.',
  },
  'gzip-broken': {
    severity: 'error',
    expected: 'a complete gzip file of at most 4 GiB inside',
    remedy: 'Download or copy the file again.',
  },
  'xml-broken': {
    severity: 'error',
    expected: 'OpenStreetMap data in XML',
    remedy: 'Export the data again.',
  },
  'xml-encoding': {
    severity: 'error',
    expected: 'UTF-8',
    remedy: 'Save the file as UTF-8.',
  },
  'osm-coordinate-out-of-range': {
    severity: 'error',
    expected: 'longitude -180..180, latitude -90..90',
    remedy: 'Correct or remove the node.',
  },
  'osm-duplicate-way': {
    severity: 'warning',
    expected: 'each way once',
    remedy: 'The first of each was used; merge extracts with osmium merge.',
  },
  'osm-missing-nodes': {
    severity: 'warning',
    expected: 'every node of a road in the file',
    remedy:
      'Usual at the edge of an extract: the roads end there. Take a larger extract if they should go on.',
  },
  'osm-no-roads': {
    severity: 'warning',
    expected: 'ways with highway, or ferry routes',
    remedy: 'Check the extract: was it filtered?',
  },
} as const;
