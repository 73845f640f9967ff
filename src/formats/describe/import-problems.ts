import type { ProblemSection } from './problem-catalogue.ts';

/** Problems of giving a meaning to the columns, values and names of a file. */
export const IMPORT_PROBLEMS: ProblemSection = {
  title: 'Importing: columns, values, names',
  about: 'What `new` and `import` ask or refuse; docs/importing.md says how a file is read.',
  codes: {
    'operation.folder-not-empty': [
      'A new operation needs a folder that is new or empty.',
      'Name another folder: nothing is overwritten.',
    ],
    'import.bad-mapping': [
      'The mapping file says something that a mapping cannot say, or is for another kind.',
      'Correct it at the line named; an example stands in docs/importing.md.',
    ],
    'import.unknown-column': [
      'The mapping or --set names a column that the table of the operation does not have.',
      'Take one of the columns listed; the nearest is named.',
    ],
    'import.unknown-header': [
      'The mapping names a header that the file does not have.',
      'Take one of the headers listed; the nearest is named. A column without header is called `column C`.',
    ],
    'import.missing-column': [
      'Nothing in the file fills a column that must be filled.',
      'Name its header in the mapping, or give one value for all rows with --set.',
    ],
    'import.blank-below': [
      'A cell that each row needs is empty below a filled one: the name may hold for the rows below it, or be missing.',
      'Write `fill_down: [place]` into the mapping if the cell above holds; else fill it in.',
    ],
    'import.set-unused': [
      'Warning: --set gives a value to rows whose cell is empty, and no row has an empty one.',
      'Take the column out of the mapping if the value is meant for all rows.',
    ],
    'import.group-heading': [
      'A short line between the rows seems to say something of all rows below it, such as the warehouse or `Damaged`. As a warning: the rows were taken without it.',
      'Write it into a column of its own in each of its rows.',
    ],
    'import.source-needed': [
      'Nobody says who says so: every row needs a source.',
      'Give --source with the id of a row of sources.csv, or --publisher and --published to make one.',
    ],
    'import.unknown-source': [
      '--source names no row of sources.csv.',
      'Take one of its ids, or make one with --publisher and --published.',
    ],
    'import.ambiguous-number': [
      'Every number of the column has one mark with three digits behind it: `1.234` may be one or a thousand.',
      'Write `decimals: point` or `decimals: comma` into the mapping.',
    ],
    'import.mixed-numbers': [
      'The column has numbers with commas and numbers with points as decimal marks.',
      'Correct the cells, or write `decimals` into the mapping if one of them marks thousands.',
    ],
    'import.open-ended': [
      'A figure has one end only: `100+`, `at least 100`, `<100`.',
      'Ask for the other end, or write the figure to plan with.',
    ],
    'import.range-not-possible': [
      'The cell is a range, and the column holds one figure.',
      'Write the figure to plan with, and why, in the column assumption.',
    ],
    'import.wrong-unit': [
      'The cell or the header says a unit of another kind than the column, such as kg for cubic metres or households for people; or it says another one than the column of units.',
      'Correct the cell, the header or the column of units, or map another column.',
    ],
    'import.unit-needed': [
      'The figures are so small that they must be tons, and neither header nor cells say so.',
      'Write the unit into the header, such as `Payload (t)`.',
    ],
    'import.unknown-unit': [
      'It is not known how many packs of this good one of the unit is.',
      'Add it to `units` of the mapping, or to conversions.csv. Where the unit is a weight or volume, give it to the good first.',
    ],
    'import.ambiguous-date': [
      'No date of the column shows whether the day or the month comes first.',
      'Write `dates: day-first` or `dates: month-first` into the mapping.',
    ],
    'import.mixed-dates': [
      'Some dates of the column can only have the day first, others only the month.',
      'Correct those that are the other way round, or write them as YYYY-MM-DD.',
    ],
    'import.hijri-date': [
      'The date is one of the Hijri calendar, which depends on where the moon was seen.',
      'Write the Gregorian date.',
    ],
    'import.grid-reference': ['The position is an MGRS or UTM reference.', 'Convert it to degrees (WGS84).'],
    'import.swapped-coordinates': [
      'With latitude and longitude exchanged all places would lie near those of the operation; as they are, they do not.',
      'Exchange the headers of lat and lon in the mapping.',
    ],
    'import.unknown-name': [
      'No place, area or good of the operation has this id, name or local name.',
      'Import it first, or say in `names` of the mapping what it is. Nothing is taken on mere likeness.',
    ],
    'import.ambiguous-name': [
      'Several places, areas or goods may be meant.',
      'Say in `names` of the mapping which one it is.',
    ],
    'import.code-and-name-differ': [
      'P-code and name of one row are those of two areas.',
      'Correct the one that is wrong.',
    ],
    'import.code-repaired': [
      'Warning: a P-code had lost zeros, or had blanks or small letters; just one area fits.',
      'Look whether it is the right one.',
    ],
    'import.target-is-workbook': [
      'The table that the rows would go to is a workbook; those are not changed.',
      'Save it as CSV UTF-8 in the folder and take the workbook out.',
    ],
  },
};
