import { expect } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import type { Problem } from '../../src/domain/index.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';

/** Name to bytes; what a case changes in place. */
export type Folder = Map<string, Uint8Array>;

/** One thing wrong with the example of docs/formats.md, and every problem that must come of it. */
export interface HostileCase {
  readonly name: string;
  readonly change: (folder: Folder) => void;
  /** What bytes in files cannot say: links, pipes. */
  readonly onDisk?: (folder: string) => Promise<void>;
  /** All problems, in order, as `formatExpected` writes them. */
  readonly problems: readonly string[];
}

/** `places.csv 3 storage_kg: places.negative`, with `(warning)` behind it where it is one. */
export const formatExpected = ({ at, code, severity }: Problem): string =>
  `${[at.file, at.row, at.column].filter((part) => part !== undefined).join(' ')}: ${code}${severity === 'warning' ? ' (warning)' : ''}`;

export const soundFolder = (): Folder =>
  new Map(Object.entries(EXAMPLE_FOLDER).map(([file, text]) => [file, encodeUtf8(text)]));

type Change = HostileCase['change'];

/** Text in a file replaced at its first place; it must be there. */
export const edit =
  (file: string, from: string, to: string): Change =>
  (folder) => {
    const text = new TextDecoder().decode(folder.get(file));
    expect(text, `${file} holds ${from}`).toContain(from);
    folder.set(file, encodeUtf8(text.replace(from, () => to)));
  };

export const put =
  (file: string, content: string | Uint8Array): Change =>
  (folder) => {
    folder.set(file, typeof content === 'string' ? encodeUtf8(content) : content);
  };

export const append =
  (file: string, text: string): Change =>
  (folder) => {
    folder.set(file, encodeUtf8(new TextDecoder().decode(folder.get(file)) + text));
  };

export const drop =
  (file: string): Change =>
  (folder) => {
    folder.delete(file);
  };

export const all =
  (...changes: readonly Change[]): Change =>
  (folder) => {
    for (const change of changes) change(folder);
  };
