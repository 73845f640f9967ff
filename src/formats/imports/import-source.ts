import { formatHint } from '../did-you-mean.ts';
import { transliterate } from '../messy/names.ts';
import { quote } from '../problem-list.ts';
import { sourcesTable } from '../tables/sources-table.ts';
import type { ImportTarget } from './import-target.ts';
import type { KnownThings } from './known-things.ts';
import type { ImportKind } from './mapping.ts';
import type { PresetSource } from './presets/preset.ts';
import type { RowProblems } from './row-problems.ts';

/** Who says what a file holds: a row of sources.csv, or what is needed to make one. */
export interface GivenSource {
  readonly id: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly title: string | null;
  readonly reliability: string | null;
  readonly url: string | null;
  readonly licence: string | null;
  readonly credit: string | null;
}

export const SOURCES_TARGET: ImportTarget = {
  kind: 'places',
  stem: 'sources',
  file: 'sources.csv',
  table: sourcesTable,
  columns: sourcesTable.columns,
  helpColumns: [],
  needed: ['id', 'title', 'publisher', 'published', 'reliability'],
  key: ['id'],
  references: new Map(),
  madeIdFrom: null,
  amountColumn: null,
};

/** The source's id, and the row that sources.csv gets where it is new; null with import.source-needed or .unknown-source. */
export const chooseSource = (
  given: GivenSource,
  preset: PresetSource | null,
  fileName: string,
  known: KnownThings,
  problems: RowProblems,
): { readonly id: string; readonly row: ReadonlyMap<string, string> | null } | null => {
  if (given.id !== null) {
    if (known.sourceIds.has(given.id)) return { id: given.id, row: null };
    problems.ask(
      'source',
      'import.unknown-source',
      'the id of a row of sources.csv',
      quote(given.id),
      `Add it to sources.csv, or give --publisher and --published to make one.${formatHint(given.id, known.sourceIds)}`,
    );
    return null;
  }
  const publisher = given.publisher ?? preset?.publisher ?? null;
  const published = given.published ?? preset?.published ?? null;
  if (publisher === null || published === null) {
    const ids = [...known.sourceIds].slice(0, 8).join(', ');
    problems.ask(
      null,
      'import.source-needed',
      'who says so and since when it is known',
      publisher === null ? 'no source' : 'no date of publication',
      `Give --source ID (${ids === '' ? 'sources.csv has no row yet' : ids}), or --publisher NAME --published DATE.`,
    );
    return null;
  }
  const title = given.title ?? preset?.title ?? fileName;
  const { id, isKnown } = findOwnId(makeSourceId(fileName), publisher, published, given.title, known);
  if (isKnown) return { id, row: null };
  const values: (readonly [string, string | null])[] = [
    ['id', id],
    ['title', title],
    ['publisher', publisher],
    ['url', given.url ?? preset?.url ?? null],
    ['published', published],
    ['reliability', given.reliability ?? 'F'],
    ['licence', given.licence],
    ['credit', given.credit],
    ['note', preset?.note ?? null],
  ];
  return {
    id,
    row: new Map(values.filter((entry): entry is readonly [string, string] => entry[1] !== null)),
  };
};

/**
 * The id of the source that says the same of itself, or the first free one: a file that comes under one name every week is
 * another source each time, and gets its date behind the name.
 */
const findOwnId = (
  name: string,
  publisher: string,
  published: string,
  title: string | null,
  known: KnownThings,
): { readonly id: string; readonly isKnown: boolean } => {
  const dated = `${name}-${published.slice(0, 10)}`;
  for (let n = 0; ; n++) {
    const id = n === 0 ? name : n === 1 ? dated : `${dated}-${n}`;
    const row = known.sources.get(id);
    if (row === undefined) return { id, isKnown: false };
    const isOwn =
      row.get('publisher') === publisher &&
      row.get('published') === published &&
      (title === null || row.get('title') === title);
    if (isOwn) return { id, isKnown: true };
  }
};

/** The name under which a file first came, where it is one of refused rows that was corrected. */
export const findFirstName = (kind: ImportKind, fileName: string): string => {
  const name = new RegExp(`^${kind}-(.+)\\.refused\\.csv$`).exec(fileName)?.[1];
  return name === undefined ? fileName : `${name}.csv`;
};

/** `Stock 5 May.xlsx` gives `stock-5-may`. */
export const makeSourceId = (fileName: string): string => {
  const stem = transliterate(fileName.replace(/(\.(csv|tsv|txt|xlsx|geojson|json|osm|pbf|gz))+$/i, ''))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return stem === '' ? 'file' : stem;
};
