import { append, drop, edit, type HostileCase, put } from '../hostile-case.ts';

const HEADER = 'id,place,area,date,low,best,high,group,source\n';

/** What may be wrong with a whole CSV file. */
export const TABLE_CASES: readonly HostileCase[] = [
  {
    name: 'a column that is missing',
    change: edit('people.csv', ',best,', ',number,'),
    problems: [
      'people.csv 1 best: people.missing-column',
      'people.csv 1 number: people.unknown-column (warning)',
    ],
  },
  {
    name: 'a column that is there twice',
    change: edit('people.csv', ',group,', ',date,'),
    problems: ['people.csv 1 date: people.duplicate-column'],
  },
  {
    name: 'a header with an invisible letter in it',
    change: edit('people.csv', ',best,', ',be\u200bst,'),
    problems: [
      'people.csv 1 be<U+200B>st: people.unknown-column (warning)',
      'people.csv 1 best: people.missing-column',
    ],
  },
  {
    name: 'a header named after what every object has',
    change: edit('people.csv', ',assumption', ',__proto__'),
    problems: ['people.csv 1 __proto__: people.unknown-column (warning)'],
  },
  {
    name: 'a header of 300 columns',
    change: put('people.csv', `${'x,'.repeat(300)}\n`),
    problems: ['people.csv 1: file.row-too-large'],
  },
  {
    name: 'a row wider than the header',
    change: append('people.csv', ',east-camp,,2024-05-05,,1,,adults,flash-2,,,and,more\n'),
    problems: ['people.csv 4: people.too-many-cells'],
  },
  {
    name: 'a quote that is never closed',
    change: append('people.csv', '"never,closed\n'),
    problems: ['people.csv 4: file.csv-broken'],
  },
  {
    name: 'a quote within a cell',
    change: append('people.csv', 'a"b,east-camp,,2024-05-05,,1,,adults,flash-2,,\n'),
    problems: ['people.csv 4: file.csv-broken'],
  },
  {
    name: 'a cell as long as a book',
    change: append('people.csv', `,east-camp,,2024-05-05,,1,,adults,flash-2,,${'x'.repeat(20_001)}\n`),
    problems: ['people.csv 4: file.row-too-large'],
  },
  {
    name: 'semicolons',
    change: put('people.csv', HEADER.replaceAll(',', ';')),
    problems: ['people.csv 1: file.not-commas'],
  },
  { name: 'nothing', change: put('people.csv', ''), problems: ['people.csv: file.no-header'] },
  {
    name: 'blanks and commas',
    change: put('people.csv', ' , ,\n,\n'),
    problems: ['people.csv: file.no-header'],
  },
  {
    name: 'UTF-16',
    change: put('people.csv', Uint8Array.from([0xff, 0xfe, 0x69, 0x00, 0x64, 0x00])),
    problems: ['people.csv: file.not-utf8'],
  },
  {
    name: 'bytes of an older encoding',
    change: put('people.csv', Uint8Array.from([...new TextEncoder().encode(HEADER), 0xe9, 0x0a])),
    problems: ['people.csv: file.not-utf8'],
  },
  {
    name: 'UTF-8 written longer than it may be',
    change: put('people.csv', Uint8Array.of(0xc0, 0xaf)),
    problems: ['people.csv: file.not-utf8'],
  },
  {
    name: 'zero bytes',
    change: put('people.csv', new Uint8Array(1000)),
    problems: ['people.csv: file.not-utf8'],
  },
  {
    name: 'a picture',
    change: put('people.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)),
    problems: ['people.csv: file.not-utf8'],
  },
  {
    name: 'a thousand rows that are all wrong',
    change: put(
      'people.csv',
      HEADER + Array.from({ length: 1000 }, (_, i) => `p${i},hub-a,,2024-05-05,,x,,,flash-2\n`).join(''),
    ),
    problems: [
      'people.csv: file.more-problems',
      ...Array.from({ length: 200 }, (_, i) => `people.csv ${i + 2} best: people.not-a-number`),
    ],
  },
  {
    name: 'a table that everybody needs is missing',
    change: drop('sources.csv'),
    problems: ['sources.csv: file.missing'],
  },
  {
    name: 'a table twice',
    change: put('people.xlsx', new Uint8Array(4)),
    problems: ['people.xlsx: file.twice'],
  },
];
