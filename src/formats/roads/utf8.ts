/**
 * The text of UTF-8 bytes, without a byte order mark; `null` where they are no UTF-8. The platform's decoder is pure
 * and the same in Node and in browsers.
 */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return DECODER.decode(bytes);
  } catch {
    return null;
  }
}

/** The language's own library does not name it, and pure layers see no platform types. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

const DECODER = new TextDecoder('utf-8', { fatal: true });
