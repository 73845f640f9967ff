import { encodeUtf8 } from '../../src/base/index.ts';
import { formatMapping } from '../../src/formats/imports/format-mapping.ts';
import { computeImport } from '../../src/formats/imports/import-file.ts';
import type { ImportRequest } from '../../src/formats/imports/import-result.ts';
import { IMPORT_KINDS, type ImportKind } from '../../src/formats/imports/mapping.ts';
import { parseMapping } from '../../src/formats/imports/mapping-file.ts';
import { parseOperation } from '../../src/formats/parse-operation.ts';
import { createProblemList } from '../../src/formats/problem-list.ts';
import { type FuzzedReader, fileOf, SOUND } from './fuzzed-reader.ts';
import { judgeProblems } from './judge-outcome.ts';
import { mutateCsv, mutateJson, mutateZip } from './mutate-inside.ts';

/** What is imported, and how it is to be understood. */
export const IMPORT_READERS: Readonly<Record<string, FuzzedReader>> = {
  import: {
    judge: judgeImport,
    tokens: [
      ...[
        ',',
        ';',
        '\t',
        '\n',
        '"',
        'Total',
        'Grand total',
        '-',
        'n/a',
        '~',
        '1 000',
        '1.000,5',
        '05/06/2024',
        'May 2024',
      ],
      ...[
        'Hub A',
        'East Camp',
        'Food parcel',
        'pallets',
        'kg',
        '#item',
        '36R 717000 3600000',
        '32°18′N',
        '٢٠٢٤',
        'المستودع أ',
      ],
    ],
    inside: (bytes, draw, mutate) =>
      bytes[0] === 0x50
        ? mutateZip(bytes, draw, mutate)
        : bytes[0] === 0x7b
          ? mutateJson(bytes, draw, mutate)
          : mutateCsv(bytes, draw, mutate),
  },
  mapping: {
    judge: (bytes, name) => {
      const problems = createProblemList();
      const kind = findImportKind(name);
      const mapping = parseMapping('mapping.yaml', bytes, kind, problems);
      judgeProblems(problems.sorted());
      if (mapping === null) {
        if (!problems.hasErrors()) throw new Error('no mapping and no problem');
        return;
      }
      const text = formatMapping(mapping, ['a']);
      const again = parseMapping('mapping.yaml', encodeUtf8(text), kind, problems);
      if (again === null || formatMapping(again, ['a']) !== text)
        throw new Error(`a mapping that does not read back: ${text}`);
    },
    tokens: [
      'kind: stock',
      'columns:',
      '  good: "Item"',
      'names:',
      'units:',
      '  - { unit: a, packs: 2 }',
      'spread:',
      'null',
      '~',
      ': ',
      '\n',
      '[',
      '{',
      '"',
    ],
  },
};

/** What a corpus file is imported as: the first part of its name. */
function findImportKind(name: string): ImportKind {
  const kind = IMPORT_KINDS.find((one) => one === name.split('.')[0]);
  if (kind === undefined) throw new Error(`${name} is called after no kind of import`);
  return kind;
}

/** An import that is ready must leave the folder as sound as it was, and be the same again once it is done. */
async function judgeImport(bytes: Uint8Array, name: string): Promise<void> {
  const source = {
    publisher: null,
    published: null,
    title: null,
    reliability: null,
    url: null,
    licence: null,
    credit: null,
  };
  const request: ImportRequest = {
    kind: findImportKind(name),
    file: { name: fileOf(name), bytes },
    catalogue: null,
    folder: SOUND,
    mapping: null,
    savedMappings: new Map(),
    sheet: null,
    set: new Map(),
    source: { ...source, id: 'flash-2' },
    goodRows: true,
    update: true,
  };
  const result = await computeImport(request);
  judgeProblems(result.problems);
  if (result.outcome === 'unusable' && result.problems.length === 0)
    throw new Error('unusable, and nobody says why');
  if (result.outcome !== 'ready') {
    if (result.files.size > 0) throw new Error(`files of an import that is ${result.outcome}`);
    return;
  }
  const files = new Map(SOUND);
  for (const [file, content] of result.files) {
    if (content === null) files.delete(file);
    else files.set(file, content);
  }
  const { operation, problems } = await parseOperation(files);
  if (operation === null) {
    const first = problems.find(({ severity }) => severity === 'error');
    throw new Error(`an import that breaks the operation: ${JSON.stringify(first)}`);
  }
}
