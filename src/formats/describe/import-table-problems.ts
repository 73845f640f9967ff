import type { ProblemSection } from './problem-catalogue.ts';

/** Problems of finding the table in a file as it came by mail. */
export const IMPORT_TABLE_PROBLEMS: ProblemSection = {
  title: 'Importing tables: finding the table',
  about: 'What `import` says of a file before any column of it has a meaning.',
  codes: {
    'import.not-a-table': [
      'The file is an old workbook, an OpenDocument file, a PDF, a web page, a picture or too large, whatever its name says.',
      'Save it as .xlsx or CSV UTF-8. Of a web page: download the file itself.',
    ],
    'import.no-table': [
      'No row of headers with rows of data below it was found.',
      'Name the row of the headers in a mapping (header_row), or the sheet with --sheet.',
    ],
    'import.no-sheet': [
      'The workbook has no sheet of that name.',
      'Take one of the names that the problem lists.',
    ],
    'import.bad-workbook': [
      'The workbook cannot be read.',
      'Save it again from a spreadsheet program, or as CSV UTF-8.',
    ],
    'import.failed-formula': [
      'A formula failed, such as `#REF!`, or was never computed.',
      'Correct the formula, or leave the cell empty where it is not known.',
    ],
    'import.hidden-row': [
      'Warning: a row is hidden in the workbook; it is left out.',
      'Show it in the spreadsheet if it is meant to count.',
    ],
    'import.too-many-columns': [
      'Warning: the table has more columns than are read (200); what stands right of them is left out.',
      'Move the columns that count to the left, or delete others.',
    ],
    'import.mixed-encodings': [
      'Warning: some lines are in another encoding than the rest; they were read in a legacy one.',
      'Look at the accents and letters of these rows.',
    ],
  },
};
