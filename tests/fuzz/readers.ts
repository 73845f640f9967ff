import { encodeUtf8 } from '../../src/base/index.ts';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation } from '../../src/domain/index.ts';
import { parseOpeningHours } from '../../src/formats/opening-hours.ts';
import { parseOperation } from '../../src/formats/parse-operation.ts';
import { formatPlan, parsePlan } from '../../src/formats/plan-file.ts';
import { createProblemList } from '../../src/formats/problem-list.ts';
import { roadEditsTable } from '../../src/formats/tables/road-edits-table.ts';
import { UTC } from '../../src/formats/time-zone.ts';
import { readWorkbookSheet } from '../../src/formats/workbook-sheet.ts';
import { type FuzzedReader, fileOf, judgeInFolder, SOUND } from './fuzzed-reader.ts';
import { IMPORT_READERS } from './import-readers.ts';
import { judgeProblems } from './judge-outcome.ts';
import { mutateCsv, mutateGzip, mutateJson, mutatePbf, mutateZip } from './mutate-inside.ts';

const WITHOUT_ROADS = ['roads.geojson', 'road_edits.csv', 'access.geojson'];

let example: Operation | null = null;

export const READERS: Readonly<Record<string, FuzzedReader>> = {
  csv: {
    judge: (bytes, name) => judgeInFolder(fileOf(name), bytes),
    tokens: [
      ',',
      '"',
      '""',
      '\n',
      ';',
      'hub-a',
      'flash-2',
      '2024-05-06',
      '2024-05-06T05:00:00Z',
      '24/7',
      'outside',
      '#loc+code',
    ],
    inside: mutateCsv,
  },
  yaml: {
    judge: (bytes, name) => judgeInFolder(fileOf(name), bytes),
    tokens: [
      ': ',
      '\n',
      '\n  ',
      '- ',
      '? ',
      '&a ',
      '*a',
      '!!str ',
      '<<: ',
      '|\n',
      '>\n',
      '---\n',
      '"',
      "'",
      '{',
      '[',
      '#',
      '%YAML 1.2\n',
      'rules:',
    ],
  },
  geojson: {
    judge: (bytes, name) => judgeInFolder(fileOf(name), bytes),
    tokens: [
      '{"type":"Feature","properties":{},"geometry":null}',
      '[36.3,32.3]',
      '"id":"main"',
      '"coordinates":[]',
      '"MultiPolygon"',
      '"Point"',
      ',',
      ':',
      '[[[',
      ']]]',
      '"highway":"track"',
    ],
    inside: mutateJson,
  },
  plan: {
    judge: async (bytes) => {
      const { plan, problems } = parsePlan(bytes);
      judgeProblems(problems);
      if ((plan === null) !== problems.length > 0)
        throw new Error('a plan in spite of problems, or none without');
      if (plan === null) return;
      const text = formatPlan(plan);
      const again = parsePlan(encodeUtf8(text)).plan;
      if (again === null || formatPlan(again) !== text)
        throw new Error('a plan that does not read back as it was');
      example ??= (await parseOperation(SOUND)).operation;
      checkPlan(example!, plan);
    },
    tokens: [
      '"kind":"road"',
      '"packs":0',
      '"2024-05-07"',
      'null',
      '[]',
      '{}',
      ',',
      '"x"',
      '1715000000',
      '"hub-a"',
    ],
    inside: mutateJson,
  },
  pbf: {
    judge: (bytes) => judgeInFolder('roads.osm.pbf', bytes, WITHOUT_ROADS),
    tokens: ['\u0001', '\u0002', '\b', '\u0012\u0000', '\n\u0000', 'highway', 'ferry', 'OSMData', '\u007f'],
    inside: mutatePbf,
  },
  xml: {
    judge: (bytes) => judgeInFolder('roads.osm', bytes, WITHOUT_ROADS),
    tokens: [
      '<node id="1" lat="1" lon="1"/>',
      '<way id="1">',
      '</way>',
      '<nd ref="1"/>',
      '<tag k="highway" v="a"/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?xml?>',
      '&#x41;',
      '&amp;',
      '/>',
      '"',
      "'",
      '<!DOCTYPE osm>',
    ],
  },
  gzip: {
    judge: (bytes) => judgeInFolder('roads.osm.gz', bytes, WITHOUT_ROADS),
    tokens: ['\u001f', '\b', '<osm>', '</osm>'],
    inside: mutateGzip,
  },
  xlsx: {
    judge: (bytes) => {
      const problems = createProblemList();
      const sheet = readWorkbookSheet('people', bytes, problems);
      judgeProblems(problems.sorted());
      if (sheet === null && !problems.hasErrors()) throw new Error('no sheet and no problem');
      for (const { row, cells } of sheet?.rows ?? []) {
        if (!(Number.isSafeInteger(row) && row > 1)) throw new Error(`row ${row}`);
        // A hole in the list would be no text.
        for (let i = 0; i < cells.length; i++)
          if (typeof cells[i] !== 'string' || !cells[i].isWellFormed())
            throw new Error(`cell ${i} of row ${row}`);
      }
    },
    tokens: [
      '<row>',
      '<row r="1">',
      '</row>',
      '<c>',
      '<c r="A1" t="s">',
      '</c>',
      '<v>',
      '</v>',
      '<f>',
      '</f>',
      '<is><t>',
      ' t="inlineStr"',
      ' s="1"',
      '_x000D_',
      '&#10;',
      'yyyy',
    ],
    inside: mutateZip,
  },
  ...IMPORT_READERS,
  hours: {
    judge: (bytes) => {
      const hours = parseOpeningHours(new TextDecoder().decode(bytes));
      if ('character' in hours) {
        if (!(hours.character >= 1 && hours.expected !== '')) throw new Error('a fault nowhere');
        return;
      }
      for (const { weekdays, fromSecond, toSecond } of hours) {
        if (!(fromSecond >= 0 && fromSecond < toSecond && toSecond <= 86_400))
          throw new Error(`${fromSecond}-${toSecond}`);
        if (
          weekdays.length === 0 ||
          weekdays.some((day, i) => day < 0 || day > 6 || day <= (weekdays[i - 1] ?? -1))
        )
          throw new Error(`days ${weekdays}`);
      }
    },
    tokens: ['Mo', 'Su-Th', ',', ';', '-', '24:00', '00:00', '24/7', 'closed', 'off', ' '],
  },
  wkt: {
    judge: (bytes) => {
      const text = new TextDecoder().decode(bytes).trim();
      const line = roadEditsTable.fields.geometry.read({
        context: { zone: UTC },
        text: (column) => (column === 'geometry' ? text : ''),
        report: (_, { fault, expected, remedy }) => {
          if (fault === '' || expected === '' || remedy === '') throw new Error('a fault without words');
        },
      });
      for (const [lon, lat] of line ?? [])
        if (
          !(
            Number.isSafeInteger(lon) &&
            Math.abs(lon) <= 1.8e9 &&
            Number.isSafeInteger(lat) &&
            Math.abs(lat) <= 9e8
          )
        )
          throw new Error(`${lon}, ${lat}`);
    },
    tokens: ['LINESTRING(', ')', ', ', ' ', '180 90', '-180 -90', '36.3 32.3', 'EMPTY', 'Z', 'MULTI'],
  },
};
