import { quote } from './problem-list.ts';
import { decodeUtf8 } from './roads/utf8.ts';

/** A document that cannot be read on; `message` says why. */
export class XmlError extends Error {
  readonly kind: 'broken' | 'encoding';

  constructor(kind: 'broken' | 'encoding', message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What a scanner reports. A self-closing element is opened and closed. */
export interface XmlHandler {
  readonly open: (name: string, attributes: () => Record<string, string>) => void;
  readonly close: (name: string) => void;
  /** A piece of text between tags; several in a row where comments divide it. */
  readonly text?: (text: string) => void;
}

export interface XmlScanner {
  /** Takes the next bytes of the document. Throws `XmlError`. */
  readonly push: (bytes: Uint8Array) => void;
  /** Says that there are no more. Throws `XmlError` where the document is not complete. */
  readonly end: () => void;
}

/**
 * A scanner for the documents of maps and workbooks. Document types are refused, so that no entity can be declared. Holds
 * no more than one tag, and the text before it, between pushes.
 */
export function createXmlScanner(handler: XmlHandler): XmlScanner {
  const openNames: string[] = [];
  /** Bytes after the last `>`, and text of a tag or comment that holds a `>` but is not over. */
  let restBytes: Uint8Array = new Uint8Array(0);
  let restText = '';
  let lines = 1;
  let sawRoot = false;

  const fail = (what: string): never => {
    throw new XmlError('broken', `${what}, near line ${lines}`);
  };
  const readTag = (tag: string): void => {
    if (tag.startsWith('/')) {
      const name = tag.slice(1).trimEnd();
      if (openNames.pop() !== name) fail(`${quote(`</${name}>`)} that closes nothing`);
      handler.close(name);
      return;
    }
    NAME.lastIndex = 0;
    const name = NAME.exec(tag)?.[0] ?? fail('a tag without a name');
    if (openNames.length === 0 && sawRoot) fail('a second root element');
    sawRoot = true;
    const selfClosing = tag.endsWith('/');
    const end = selfClosing ? tag.length - 1 : tag.length;
    handler.open(name, () =>
      parseAttributes(tag, name.length, end, () => fail(`a broken ${quote(`<${name}>`)}`)),
    );
    if (selfClosing) handler.close(name);
    else if (openNames.push(name) > MAX_DEPTH) fail('elements nested too deep');
  };

  return {
    push(piece) {
      const bytes = restBytes.length === 0 ? piece : concat(restBytes, piece);
      // A character never spans a `>`, so the bytes up to the last one are whole characters.
      const cut = bytes.lastIndexOf(GREATER_THAN) + 1;
      restBytes = bytes.slice(cut);
      const decoded = decodeUtf8(bytes.subarray(0, cut));
      if (decoded === null) throw new XmlError('encoding', `other bytes after line ${lines}`);
      const text = restText + decoded;
      let at = 0;
      for (;;) {
        const from = text.indexOf('<', at);
        const end = from < 0 ? -1 : findMarkupEnd(text, from, fail);
        if (end < 0) {
          restText = from < 0 ? '' : text.slice(from);
          break;
        }
        if (handler.text !== undefined && from > at)
          handler.text(decodeEntities(text.slice(at, from), () => fail('a broken entity')));
        const second = text[from + 1];
        if (second === '?') checkEncoding(text.slice(from, end));
        else if (second !== '!') readTag(text.slice(from + 1, end - 1));
        else if (text.startsWith('<![CDATA[', from)) handler.text?.(text.slice(from + 9, end - 3));
        at = end;
      }
      for (let line = decoded.indexOf('\n'); line >= 0; line = decoded.indexOf('\n', line + 1)) lines++;
      if (restText.length + restBytes.length > MAX_TAG_BYTES)
        fail(`a tag of more than ${MAX_TAG_BYTES} bytes`);
    },
    end() {
      if (restBytes.some((byte) => byte === LESS_THAN) || restText !== '') fail('an end within a tag');
      if (openNames.length > 0) fail(`an end within ${quote(`<${openNames.at(-1)}>`)}`);
      if (!sawRoot) fail('no element');
    },
  };
}

/** One past the `>` that ends the markup beginning at `from`; -1 where it goes on beyond the text. */
function findMarkupEnd(text: string, from: number, fail: (what: string) => never): number {
  switch (text[from + 1]) {
    case '?':
      return endAfter(text, '?>', from + 2);
    case '!':
      if (text.startsWith('<!--', from)) return endAfter(text, '-->', from + 4);
      if (text.startsWith('<![CDATA[', from)) return endAfter(text, ']]>', from + 9);
      return fail('a document type');
    default: {
      const end = text.indexOf('>', from);
      if (end < 0) return -1;
      // Nearly no tag has a `>` within quotes: the rest is passed character by character only where one has.
      const last = findUnquoted(text, from, end + 1);
      return (last === end ? end : findUnquoted(text, from, text.length)) + 1 || -1;
    }
  }
}

function endAfter(text: string, ending: string, start: number): number {
  const at = text.indexOf(ending, start);
  return at < 0 ? -1 : at + ending.length;
}

/** Where the first `>` outside quotes stands in a tag that begins at `from`; -1 where none does before `to`. */
function findUnquoted(text: string, from: number, to: number): number {
  let within = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (within !== 0) {
      if (code === within) within = 0;
    } else if (code === QUOTE || code === APOSTROPHE) within = code;
    else if (code === GREATER_THAN) return at;
  }
  return -1;
}

function checkEncoding(instruction: string): void {
  const encoding = /^<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(instruction)?.[1];
  if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) {
    throw new XmlError('encoding', quote(encoding));
  }
}

function parseAttributes(tag: string, from: number, end: number, fail: () => never): Record<string, string> {
  const attributes: Record<string, string> = {};
  ATTRIBUTE.lastIndex = from;
  let at = from;
  for (let match = ATTRIBUTE.exec(tag); match !== null; match = ATTRIBUTE.exec(tag)) {
    attributes[match[1]!] = decodeEntities(match[2] ?? match[3]!, fail);
    at = ATTRIBUTE.lastIndex;
  }
  if (tag.slice(at, end).trim() !== '') fail();
  return attributes;
}

function decodeEntities(text: string, fail: () => never): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;]{0,12});?/g, (_, name: string) => {
    const known = ENTITIES.get(name);
    if (known !== undefined) return known;
    const code = /^#x[0-9a-f]+$/i.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : /^#\d+$/.test(name)
        ? Number(name.slice(1))
        : -1;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : fail();
  });
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** A tag value in OSM has at most 255 characters. */
const MAX_TAG_BYTES = 2 ** 20;
const MAX_DEPTH = 16;

const NAME = /[A-Za-z_:][\w:.-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
