import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drop, type HostileCase, put } from '../hostile-case.ts';

const nothing = (): void => {};

/** What may lie in a folder beside sound files, or in place of them. */
export const FOLDER_CASES: readonly HostileCase[] = [
  {
    name: 'a file nobody knows',
    change: put('place.csv', 'id\n'),
    problems: ['place.csv: file.unknown (warning)'],
  },
  {
    name: 'a file whose name reads backwards',
    change: put('vsc.\u202eselcalp', 'id\n'),
    problems: ['vsc. selcalp: file.unknown (warning)'],
  },
  {
    name: 'a file whose name forges a line',
    change: put('a\nerror: all is well.csv', 'id\n'),
    problems: ['a error: all is well.csv: file.unknown (warning)'],
  },
  {
    name: 'a file whose name leads out of the folder',
    change: put('people%2f..%2f..%2fpasswd.csv', 'id\n'),
    problems: ['people%2f..%2f..%2fpasswd.csv: file.unknown (warning)'],
  },
  {
    name: 'a table that is a link out of the folder',
    change: drop('people.csv'),
    onDisk: (folder) => symlink('/etc/passwd', join(folder, 'people.csv')),
    problems: ['"people.csv": operation.file-not-readable'],
  },
  {
    name: 'a table that is a link to itself',
    change: drop('people.csv'),
    onDisk: (folder) => symlink('people.csv', join(folder, 'people.csv')),
    problems: ['"people.csv": operation.file-not-readable'],
  },
  {
    name: 'a table that never ends',
    change: drop('people.csv'),
    onDisk: (folder) => symlink('/dev/zero', join(folder, 'people.csv')),
    problems: ['"people.csv": operation.file-not-readable'],
  },
  {
    name: 'a table that is a folder',
    change: drop('people.csv'),
    onDisk: async (folder) => {
      await mkdir(join(folder, 'people.csv'));
      await writeFile(join(folder, 'people.csv', 'people.csv'), 'id\n');
    },
    problems: ['"people.csv": operation.file-not-readable'],
  },
  {
    name: 'a folder that is not there',
    change: nothing,
    onDisk: (folder) => rm(folder, { recursive: true }),
    problems: ['operation: operation.folder-not-readable'],
  },
  {
    name: 'a folder that is a file',
    change: nothing,
    onDisk: async (folder) => {
      await rm(folder, { recursive: true });
      await writeFile(folder, 'operation\n');
    },
    problems: ['operation: operation.folder-not-readable'],
  },
];
