import type { Credibility, Instant, LocalDate, Location, Origin, Source } from '../domain/index.ts';
import { factId, sourceId } from '../domain/index.ts';
import { type Cell, type CellContext, refine } from './cell.ts';
import { formatHint } from './did-you-mean.ts';
import { optional, required } from './field.ts';
import { wholeCell } from './number-cells.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { idCell, textCell } from './text-cells.ts';
import { instantCell } from './time-cells.ts';

const credibilityCell: Cell<Credibility> = refine(wholeCell({ least: 1, most: 6 }), (n) => n as Credibility);

/** The columns that every table of facts has: where the row comes from. */
export const originFields = {
  source: required(idCell, 'source', {
    about: 'Id of the row in sources.csv that says so.',
    hxl: '#meta+source',
  }),
  credibility: optional(credibilityCell, 'credibility', {
    about: 'Credibility of this fact, 1 confirmed to 5 improbable, 6 cannot be judged.',
    hxl: '#meta+credibility',
  }),
  knownAt: optional(instantCell, 'known_at', {
    about:
      "When this could first be known; empty: the source's published. Plans as of an earlier time do not see the row.",
    hxl: '#date+known',
  }),
  lastVerifiedAt: optional(instantCell, 'last_verified', {
    about: 'When somebody last saw that it still holds.',
    hxl: '#date+verified',
  }),
  countingPoint: optional(textCell(), 'counting_point', {
    about: 'Where along the way it was counted: crossing, warehouse, handed out.',
    hxl: '#meta+counting',
  }),
  assumption: optional(textCell(500), 'assumption', {
    about: 'The reason, where the row is an assumption and not what the source says.',
    hxl: '#meta+assumption',
  }),
};

/** What tables need to know of each other while they are read. */
export interface ReadingContext extends CellContext {
  readonly problems: ProblemList;
  readonly sources: ReadonlyMap<string, Source>;
  /** Ids of all rows of sources.csv, faulty ones too. */
  readonly sourceIds: IdSet;
  /** Null where operation.yaml does not say it rightly. */
  readonly horizon: { readonly first: LocalDate; readonly last: LocalDate } | null;
}

/** Ids that rows may name. */
export interface IdSet {
  readonly has: (id: string) => boolean;
  readonly keys: () => Iterable<string>;
}

interface OriginValues {
  readonly source: string;
  readonly credibility: Credibility | null;
  readonly knownAt: Instant | null;
  readonly lastVerifiedAt: Instant | null;
  readonly countingPoint: string | null;
  readonly assumption: string | null;
}

/** Where a row comes from; notes `<stem>.unknown-source`. */
export function readOrigin(
  row: { readonly id: string; readonly values: OriginValues; readonly at: Location },
  stem: string,
  context: ReadingContext,
): Origin {
  const { source, credibility, knownAt, lastVerifiedAt, countingPoint, assumption } = row.values;
  checkReference(
    context.problems,
    stem,
    row.at,
    'source',
    source,
    context.sourceIds,
    'source',
    'sources.csv',
  );
  return {
    factId: factId(row.id),
    sourceId: sourceId(source),
    credibility,
    // A source that is not there is an error, so that this 0 never leaves the reader.
    knownAt: knownAt ?? context.sources.get(source)?.publishedAt ?? 0,
    lastVerifiedAt,
    countingPoint,
    assumption,
  };
}

/** All ids where they are few enough to choose from, such as the needs. */
const listFew = (known: IdSet): string => {
  const ids: string[] = [];
  // A table may have very many, and each problem asks.
  for (const id of known.keys()) {
    if (ids.length === FEW) return '';
    ids.push(id);
  }
  return ids.length === 0 ? '' : ` Ids are ${ids.join(', ')}.`;
};

const FEW = 12;

/** True where `id` is one of `known`; notes `<stem>.unknown-<noun>` where not. */
export function checkReference(
  problems: ProblemList,
  stem: string,
  at: Location,
  column: string,
  id: string,
  known: IdSet,
  noun: string,
  file: string,
): boolean {
  if (known.has(id)) return true;
  problems.error(
    `${stem}.unknown-${noun}`,
    { ...at, column },
    `the id of a ${noun} in ${file}`,
    quote(id),
    () => `Add it to ${file} or correct the id.${formatHint(id, known.keys())}${listFew(known)}`,
  );
  return false;
}
