import { all, append, edit, type HostileCase, put } from '../hostile-case.ts';

const BEST = 'people.csv 3 best: people.not-a-number';

/** What may stand in one cell of a table. */
export const CELL_CASES: readonly HostileCase[] = [
  ...[
    '1e308',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '1_000',
    '2,100',
    '٢١٠٠',
    '２１００',
    '2100 people',
    '½',
  ].map(
    (text): HostileCase => ({
      name: `a count that is written ${text}`,
      change: edit('people.csv', ',2100,', `,"${text}",`),
      problems: [BEST],
    }),
  ),
  {
    name: 'a negative weight of stores',
    change: edit('places.csv', ',450000,', ',-450000,'),
    problems: ['places.csv 3 storage_kg: places.negative'],
  },
  {
    name: 'minus zero kilograms of a good',
    change: edit('goods.csv', '21.5', '-0'),
    problems: ['goods.csv 2 kg: goods.out-of-range'],
  },
  {
    name: 'a number of 4000 digits',
    change: edit('people.csv', ',2100,', `,${'9'.repeat(4000)},`),
    problems: ['people.csv 3 best: people.too-large'],
  },
  {
    name: 'a decimal of 4000 places',
    change: edit('goods.csv', '21.5', `21.${'3'.repeat(4000)}`),
    problems: ['goods.csv 2 kg: goods.not-exact'],
  },
  {
    name: 'half a truck',
    change: edit('fleet.csv', ',6,5,6,', ',5.5,5,6,'),
    problems: ['fleet.csv 2 count: fleet.not-whole'],
  },
  {
    name: 'a latitude that is a longitude',
    change: edit('places.csv', '32.395,36.305', '136.305,32.395'),
    problems: ['places.csv 2 lat: places.out-of-range'],
  },
  {
    name: 'degrees with minutes and a direction',
    change: edit('places.csv', '32.395', '32° 23.7 N'),
    problems: ['places.csv 2 lat: places.not-a-number'],
  },
  {
    name: 'tonnes where kilograms belong',
    change: edit('goods.csv', '21.5', '21.5 t'),
    problems: ['goods.csv 2 kg: goods.not-a-number'],
  },
  {
    name: 'a need in kilograms that is counted in litres',
    change: edit('goods.csv', 'water: 18 L', 'water: 18 kg'),
    problems: ['goods.csv 3 serves: goods.wrong-unit'],
  },
  {
    name: 'stock counted in a unit that nothing converts',
    change: edit('stock.csv', ',pack,2024', ',truckload,2024'),
    problems: ['stock.csv 2 unit: stock.no-conversion (warning)'],
  },
  {
    name: 'a date outside the horizon by centuries',
    change: edit('people.csv', '2024-05-05,,2100', '2924-05-05,,2100'),
    problems: ['people.csv 3 date: people.implausible-date'],
  },
  {
    name: 'a date outside the horizon by years',
    change: edit('people.csv', '2024-05-05,,2100', '2014-05-05,,2100'),
    problems: ['people.csv 3 date: people.far-date (warning)'],
  },
  {
    name: '30 February',
    change: edit('people.csv', '2024-05-05,,2100', '2024-02-30,,2100'),
    problems: ['people.csv 3 date: people.not-a-date'],
  },
  {
    name: 'a date as the US writes it',
    change: edit('people.csv', '2024-05-05,,2100', '05/06/2024,,2100'),
    problems: ['people.csv 3 date: people.not-a-date'],
  },
  {
    name: 'a date in Arabic digits',
    change: edit('people.csv', '2024-05-05,,2100', '٢٠٢٤-٠٥-٠٥,,2100'),
    problems: ['people.csv 3 date: people.not-a-date'],
  },
  {
    name: 'a time at 25 o’clock',
    change: edit('sources.csv', 'T16:00:00', 'T25:00:00'),
    problems: ['sources.csv 2 published: sources.not-an-instant'],
  },
  {
    name: 'a time 99 hours east of Greenwich',
    change: edit('sources.csv', '+03:00', '+99:00'),
    problems: ['sources.csv 2 published: sources.not-an-instant'],
  },
  {
    name: 'hours that end in nonsense',
    change: edit('places.csv', '06:00-18:00', '06:00-18:00 or so'),
    problems: ['places.csv 3 opening_hours: places.bad-hours'],
  },
  {
    name: 'hours of 6000 rules and a slip in the last',
    change: edit('places.csv', '06:00-18:00', `${'Mo 06:00;'.replace('06:00', '06:00-07:00').repeat(1300)}X`),
    problems: ['places.csv 3 opening_hours: places.bad-hours'],
  },
  {
    name: 'an id with a zero-width space',
    change: edit('places.csv', 'south-school,', 'south\u200b-school,'),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'an id that reads backwards',
    change: edit('places.csv', 'south-school,', 'south\u202e-school,'),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'an id with an invisible letter',
    change: edit('places.csv', 'south-school,', 'south\u3164-school,'),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'an id with a variation selector',
    change: edit('places.csv', 'south-school,', 'south\ufe0f-school,'),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'an id of a path out of the folder',
    change: edit('places.csv', 'south-school,', '../../etc/passwd,'),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'an id of 81 characters',
    change: edit('places.csv', 'south-school,', `${'s'.repeat(81)},`),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'an id that a spreadsheet would run',
    change: edit('places.csv', 'south-school,', '"=cmd|\' /C calc\'!A0",'),
    problems: ['places.csv 5 id: places.bad-id'],
  },
  {
    name: 'ids that differ by Unicode form only',
    change: append(
      'places.csv',
      'caf\u00e9,Café one,,site,32.3,36.302,50,XX01,,,,,,1,,,flash-2,\ncafe\u0301,Café two,,site,32.3,36.302,50,XX01,,,,,,1,,,flash-2,\n',
    ),
    problems: ['places.csv 7 id: places.duplicate-id'],
  },
  {
    name: 'ids that differ by case only',
    change: append('places.csv', 'Hub-A,Another hub,,hub,32.3,36.302,50,XX01,,,,,,1,,,flash-2,\n'),
    problems: ['places.csv 6 id: places.similar-id (warning)'],
  },
  {
    name: 'ids that differ by full-width letters only',
    change: append('places.csv', 'ｈｕｂ-a,Another hub,,hub,32.3,36.302,50,XX01,,,,,,1,,,flash-2,\n'),
    problems: ['places.csv 6 id: places.similar-id (warning)'],
  },
  {
    name: 'a name with a bell and an escape',
    change: edit('places.csv', 'Hub A', 'Hub\u0007\u001b[31mA'),
    problems: ['places.csv 3 name: places.bad-characters'],
  },
  {
    name: 'a name that reads backwards',
    change: edit('places.csv', 'Hub A', 'Hub \u202eA'),
    problems: ['places.csv 3 name: places.bad-characters'],
  },
  {
    name: 'a name with hidden tag characters',
    change: edit('places.csv', 'Hub A', 'Hub A\u{e0041}\u{e0042}'),
    problems: ['places.csv 3 name: places.bad-characters'],
  },
  {
    name: 'a name with something that is no character',
    change: edit('places.csv', 'Hub A', 'Hub A\uffff'),
    problems: ['places.csv 3 name: places.bad-characters'],
  },
  {
    name: 'a name as long as a page',
    change: edit('places.csv', 'Hub A', 'Hub '.repeat(1000)),
    problems: ['places.csv 3 name: places.too-long'],
  },
  {
    name: 'an address that runs a script',
    change: edit('sources.csv', 'https://example.org/flash-2', 'javascript:alert(1)'),
    problems: ['sources.csv 3 url: sources.bad-url'],
  },
  {
    name: 'an address with a quotation mark in it',
    change: edit('sources.csv', 'https://example.org/flash-2', '"https://example.org/""onload=alert(1)"'),
    problems: ['sources.csv 3 url: sources.bad-url'],
  },
  {
    name: 'a line in metres instead of degrees',
    change: edit('road_edits.csv', '36.301 32.345, 36.33', '717000 3600000, 36.33'),
    problems: ['road_edits.csv 3 geometry: road_edits.bad-line'],
  },
  {
    name: 'a line nested in brackets',
    change: edit('road_edits.csv', 'LINESTRING(', `LINESTRING${'('.repeat(5000)}`),
    problems: ['road_edits.csv 3 geometry: road_edits.bad-line'],
  },
  {
    name: 'a line of a single point, again and again',
    change: edit('road_edits.csv', '36.301 32.345, 36.33 32.34, 36.352 32.301', '36 32, 36 32, 36 32'),
    problems: ['road_edits.csv 3 geometry: road_edits.bad-line'],
  },
  {
    name: 'a tag named after what every object has',
    change: edit('road_edits.csv', 'maxweight', 'constructor'),
    problems: ['road_edits.csv 2 key: road_edits.no-effect (warning)'],
  },
  {
    name: 'a source that nobody wrote down',
    change: edit('places.csv', ',flash-2,position', ',flash-9,position'),
    problems: ['places.csv 5 source: places.unknown-source'],
  },
  {
    name: 'a place that is nowhere',
    change: edit('stock.csv', 'st-water,hub-a', 'st-water,hub-z'),
    problems: ['stock.csv 3 place: stock.unknown-place'],
  },
  {
    name: 'a need so large that nobody can count it',
    change: edit('needs.csv', '15,7.5', '999999999,7.5'),
    problems: ['needs.csv 2 amount: needs.beyond-counting'],
  },
  {
    name: 'a conversion into more people than there are',
    change: all(
      edit('conversions.csv', '2,1.8,2.2', '90000,90000,90000'),
      edit('people.csv', ',2100,', ',99000000,'),
    ),
    problems: ['needs.csv 2 amount: needs.beyond-counting', 'needs.csv 3 amount: needs.beyond-counting'],
  },
  {
    name: 'a pallet of 100 million packs',
    change: edit('conversions.csv', ',40,,', ',100000000,,'),
    problems: ['conversions.csv 3 factor: conversions.too-large'],
  },
  {
    name: 'the same fact in two tables',
    change: edit('arrivals.csv', 'ar-food', 'st-food'),
    problems: ['arrivals.csv 2 id: arrivals.duplicate-id'],
  },
  {
    name: 'the same row twice',
    change: put(
      'consumption.csv',
      'user,good,packs_per_day,from,source\neast-camp,water-bottles,10,2024-05-06,flash-2\neast-camp,water-bottles,10,2024-05-06,flash-2\n',
    ),
    problems: ['consumption.csv 3: consumption.duplicate-row'],
  },
  {
    name: 'a low above the high',
    change: edit('people.csv', '11000,12400,14000', '14000,12400,11000'),
    problems: ['people.csv 2 low: people.range-order'],
  },
  {
    name: 'a place in the sea',
    change: edit('places.csv', '32.252,36.299', '31.9,34.2'),
    problems: ['places.csv 5 lat: places.far-from-roads (warning)'],
  },
  {
    name: 'a place at zero, zero',
    change: edit('places.csv', '32.252,36.299', '0,0'),
    problems: ['places.csv 5 lat: places.far-from-roads (warning)'],
  },
  {
    name: 'several things wrong in one row',
    change: all(
      edit('people.csv', ',2100,', ',1e308,'),
      edit('people.csv', '2024-05-05,,1e308', '2024-13-05,,1e308'),
    ),
    problems: [BEST, 'people.csv 3 date: people.not-a-date'],
  },
];
