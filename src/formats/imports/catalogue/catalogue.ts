/** One product of the catalogue of the IFRC and the ICRC: one piece of it, as the catalogue gives it. */
export interface CatalogueItem {
  readonly code: string;
  /** As printed there: capitals first, cut after 60 characters. */
  readonly description: string;
  /** Plain decimals of kilograms and cubic metres, exactly those of the catalogue. */
  readonly kg: string;
  readonly m3: string;
  /** Whether the Emergency Items Catalogue has it too. */
  readonly emergency: boolean;
  /** The two figures exclude each other: denser than lead. One of them is a slip of the catalogue. */
  readonly implausible: boolean;
}

export interface Catalogue {
  readonly items: readonly CatalogueItem[];
  readonly byCode: ReadonlyMap<string, CatalogueItem>;
}

/** The catalogue that ships with the product; its 270 kB are read when first asked for. */
export async function loadCatalogue(): Promise<Catalogue> {
  if (loaded === undefined) {
    const { CATALOGUE_ITEMS } = await import('./catalogue-items.ts');
    loaded = readCatalogue(CATALOGUE_ITEMS);
  }
  return loaded;
}

let loaded: Catalogue | undefined;

/** The catalogue of a text of lines: code, E or nothing, kilograms, litres, description, with tabs between. */
export function readCatalogue(text: string): Catalogue {
  const items = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): CatalogueItem => {
      const [code, mark, kg, litres, description] = line.split('\t') as [
        string,
        string,
        string,
        string,
        string,
      ];
      return {
        code,
        description,
        kg,
        m3: toThousandth(litres),
        emergency: mark === 'E',
        implausible: Number(kg) > Number(litres) * LEAD_KG_PER_LITRE,
      };
    });
  return { items, byCode: new Map(items.map((item) => [item.code, item])) };
}

const LEAD_KG_PER_LITRE = 11.34;

/** A thousandth of a plain decimal, exactly: the point moves three digits to the left. */
function toThousandth(decimal: string): string {
  const [whole, fraction = ''] = decimal.split('.') as [string, string?];
  const digits = whole.padStart(4, '0') + fraction;
  const point = digits.length - fraction.length - 3;
  const text = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return text.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
}

/** The item with a code, in any case and with blanks around; undefined where the catalogue has none. */
export const findCatalogueItem = (catalogue: Catalogue, code: string): CatalogueItem | undefined =>
  catalogue.byCode.get(code.trim().toUpperCase());
