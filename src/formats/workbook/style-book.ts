import type { CellStyle } from './format-workbook.ts';

/** Gives each style a number; 0 is the plain one. */
export interface StyleBook {
  readonly idOf: (style: CellStyle) => number;
  /** The part with every style that was asked for. */
  readonly format: () => string;
}

export function createStyleBook(): StyleBook {
  const plain = '{}';
  const known = new Map<string, { readonly id: number; readonly style: CellStyle }>([
    [plain, { id: 0, style: {} }],
  ]);
  return {
    idOf: (style) => {
      const key = Object.keys(style).length === 0 ? plain : JSON.stringify(style);
      const found = known.get(key) ?? { id: known.size, style };
      known.set(key, found);
      return found.id;
    },
    format: () => formatStyles([...known.values()].map(({ style }) => style)),
  };
}

/** Fonts, fills and borders are listed once for each style: simple, and there are few. */
function formatStyles(styles: readonly CellStyle[]): string {
  const fonts = styles.map(
    ({ bold, size = 11, colour }) =>
      `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="${COLOURS[colour ?? 'ink']}"/><name val="Calibri"/><family val="2"/></font>`,
  );
  const fills = styles.map(({ fill }) =>
    fill === undefined
      ? '<fill><patternFill patternType="none"/></fill>'
      : `<fill><patternFill patternType="solid"><fgColor rgb="${FILLS[fill]}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  const borders = styles.map(({ border }) => {
    const side = (name: string): string =>
      border ? `<${name} style="thin"><color rgb="FF7C8894"/></${name}>` : `<${name}/>`;
    return `<border>${['left', 'right', 'top', 'bottom', 'diagonal'].map((name) => (name === 'diagonal' ? '<diagonal/>' : side(name))).join('')}</border>`;
  });
  const formats = styles.map((style, index) => {
    const { align, wrap, rightToLeft, format } = style;
    const aligned = [
      align === undefined ? '' : ` horizontal="${ALIGNMENTS[align]}"`,
      ' vertical="top"',
      wrap ? ' wrapText="1"' : '',
      rightToLeft ? ' readingOrder="2"' : '',
    ].join('');
    // The first two fills of a book are none and grey, whatever stands there.
    return `<xf numFmtId="${format === undefined ? 0 : NUMBER_FORMATS[format]}" fontId="${index}" fillId="${index + 2}" borderId="${index}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${aligned}/></xf>`;
  });
  const list = (name: string, items: readonly string[]): string =>
    `<${name} count="${items.length}">${items.join('')}</${name}>`;
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    list('numFmts', [
      '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>',
      '<numFmt numFmtId="165" formatCode="#,##0.000"/>',
    ]),
    list('fonts', fonts),
    list('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      ...fills,
    ]),
    list('borders', borders),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', formats),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '</styleSheet>',
  ].join('');
}

const COLOURS = { ink: 'FF1D2733', muted: 'FF55616E', white: 'FFFFFFFF' } as const;
const FILLS = { panel: 'FFF4F6F8', deep: 'FF24466B', red: 'FF8C2A21', amber: 'FFFFF3D6' } as const;
const ALIGNMENTS = { start: 'left', centre: 'center', end: 'right' } as const;
/** 49 is text and 3 whole numbers with marks, in every program. */
const NUMBER_FORMATS = { text: 49, date: 164, whole: 3, 'decimal-3': 165 } as const;
