type Row = Readonly<Record<string, string>>;

/** The module catalogue-items.ts and what it holds. Weights and volumes stand as the source writes them. */
export function formatCatalogueModule(
  standard: readonly Row[],
  emergency: readonly Row[],
): { text: string; items: number; emergency: number } {
  // The smaller table has the same codes with better spelling of its descriptions.
  const described = new Map(emergency.map((row) => [row['item code']!, row['item description']!]));
  const lines = standard
    .filter((row) => isPositive(row['weight kg']) && isPositive(row['volume litre']))
    .map((row) => {
      const code = row['item code']!.trim();
      const description = clean(described.get(code) ?? row['item description']!);
      return [code, described.has(code) ? 'E' : '', row['weight kg'], row['volume litre'], description].join(
        '\t',
      );
    })
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    text: `${HEAD}${lines.join('\n').replace(/[\\`]|\$\{/g, '\\$&')}\n\`;\n`,
    items: lines.length,
    emergency: lines.filter((line) => line.split('\t')[1] === 'E').length,
  };
}

const isPositive = (text: string | undefined): boolean => Number(text) > 0;

const clean = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const HEAD = `// Made by scripts/build-catalogue.ts; do not edit. Items of the standard products catalogue of the IFRC and the ICRC, E: also
// of their Emergency Items Catalogue, that give both weight and volume, from Sahana Eden
// (modules/templates/, https://github.com/sahana/eden, copyright Sahana Software Foundation, MIT licence).

/** A line an item, tabs between: code, E or nothing, kilograms, litres, description. */
export const CATALOGUE_ITEMS = \`
`;
