import { quote } from '../problem-list.ts';
import { createXmlScanner, XmlError, type XmlHandler } from '../xml-scanner.ts';
import type { ZipPart } from '../zip-directory.ts';

/** Runs through a part; names come without their prefix. Throws `WorkbookError`. */
export function readPart(part: ZipPart, handler: Partial<XmlHandler>): void {
  const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
  const { open, close, text } = handler;
  const scanner = createXmlScanner({
    open: (name, attributes) => open?.(localName(name), attributes),
    close: (name) => close?.(localName(name)),
    ...(text !== undefined && { text }),
  });
  try {
    const bytes = part.inflate();
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) scanner.push(bytes.subarray(at, at + PIECE_BYTES));
    scanner.end();
  } catch (error) {
    if (error instanceof XmlError)
      throw new WorkbookError(`a part ${quote(part.name)} with ${error.message}`);
    throw error;
  }
}

const PIECE_BYTES = 2 ** 18;

/** A workbook that cannot be read; `message` says what came instead. */
export class WorkbookError extends Error {}
