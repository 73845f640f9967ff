/** Known P-codes by the ways in which files spoil them. */
export interface PcodeIndex {
  readonly codes: ReadonlySet<string>;
  readonly byCapitals: ReadonlyMap<string, readonly string[]>;
  readonly byBare: ReadonlyMap<string, readonly string[]>;
}

export type PcodeMatch =
  | { readonly kind: 'exact' | 'repaired'; readonly code: string }
  | { readonly kind: 'none' };

/** Which of the known P-codes a text is; `repaired` where zeros were lost, or blanks, dashes and small letters came in. */
export const matchPcode = (text: string, known: PcodeIndex): PcodeMatch => {
  const plain = text.trim();
  if (known.codes.has(plain)) return { kind: 'exact', code: plain };
  const packed = plain.toUpperCase().replace(/[\s._-]+/g, '');
  if (!/^[A-Z]{2,3}\d+$/.test(packed)) return { kind: 'none' };
  const same = known.byCapitals.get(packed) ?? [];
  const near = same.length === 1 ? same : (known.byBare.get(withoutZeros(packed)) ?? []);
  return near.length === 1 ? { kind: 'repaired', code: near[0]! } : { kind: 'none' };
};

export const buildPcodeIndex = (known: Iterable<string>): PcodeIndex => {
  const codes = new Set(known);
  return {
    codes,
    byCapitals: Map.groupBy(codes, (code) => code.toUpperCase()),
    byBare: Map.groupBy(codes, (code) => withoutZeros(code.toUpperCase())),
  };
};

/** Zeros that a spreadsheet drops: those that lead the digits. */
const withoutZeros = (code: string): string => code.replace(/^([A-Z]+)0+(?=\d)/, '$1');
