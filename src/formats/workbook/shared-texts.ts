import type { ZipPart } from '../zip-directory.ts';
import { readPart, WorkbookError } from './workbook-part.ts';

/** The table of texts that cells name by number. Throws `WorkbookError`. */
export function readSharedTexts(part: ZipPart): readonly string[] {
  const texts: string[] = [];
  const collector = createTextCollector();
  readPart(part, {
    open: (name) => {
      if (name === 'si') collector.start();
      collector.open(name);
    },
    close: (name) => {
      collector.close(name);
      if (name === 'si' && texts.push(collector.take()) > MOST_TEXTS)
        throw new WorkbookError(`more than ${MOST_TEXTS} texts`);
    },
    text: collector.text,
  });
  return texts;
}

const MOST_TEXTS = 2_000_000;

/** Puts the runs of a rich text together; how it is pronounced (`rPh`) is left out. */
export interface TextCollector {
  readonly start: () => void;
  readonly open: (name: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
  /** The text since `start`. */
  readonly take: () => string;
}

export function createTextCollector(): TextCollector {
  let runs: string[] = [];
  let inText = false;
  let inSound = false;
  return {
    start: () => {
      runs = [];
    },
    open: (name) => {
      if (name === 'rPh') inSound = true;
      else if (name === 't') inText = !inSound;
    },
    close: (name) => {
      if (name === 'rPh') inSound = false;
      else if (name === 't') inText = false;
    },
    text: (text) => {
      if (inText) runs.push(text);
    },
    take: () => decodeEscapes(runs.join('')),
  };
}

/** `_x000D_` stands for a character that XML cannot hold. */
const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        .toWellFormed()
    : text;
