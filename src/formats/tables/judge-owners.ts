import type { Agreement, Fleet, Place, SupplyFact } from '../../domain/index.ts';
import { formatHint } from '../did-you-mean.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { TableRows } from '../table.ts';
import type { Read } from './people-tables.ts';

export interface OwnedRows {
  readonly places: { readonly items: readonly Place[]; readonly table: TableRows };
  readonly stock: Read<SupplyFact>;
  readonly arrivals: Read<SupplyFact>;
  readonly fleet: Read<Fleet>;
}

/**
 * Compares the names in agreements.csv with those of the owners of places, stock, arrivals and vehicles. Notes
 * `agreements.unknown-owner` and `agreements.unknown-partner`, names that are written in two ways
 * (`TABLE.owner-written-otherwise`), stock that nobody may carry (`TABLE.owner-without-vehicles`) and lots that two
 * owners share (`TABLE.owners-in-one-lot`). Silent without agreements: then all is planned as shared.
 */
export function judgeOwners(owned: OwnedRows, agreements: Read<Agreement>, problems: ProblemList): void {
  const { items, table } = agreements;
  if (items.length === 0) return;
  const tables = [owned.places, owned.stock, owned.arrivals, owned.fleet];
  // A faulty row may be the one that names the owner.
  if (!tables.every(isWhole)) return;
  const owners = new Set<string>();
  for (const { items: rows } of tables) for (const { owner } of rows) if (owner !== null) owners.add(owner);
  const checkName = (index: number, column: string, noun: string, name: string): void => {
    if (owners.has(name)) return;
    problems.error(
      `agreements.unknown-${noun}`,
      { ...table.rows[index]!.at, column },
      'an owner named in places, stock, arrivals or fleet',
      quote(name),
      () => `Write the name as there.${formatHint(name, owners)}`,
    );
  };
  items.forEach(({ owner, partner }, index) => {
    checkName(index, 'owner', 'owner', owner);
    if (partner !== null) checkName(index, 'with', 'partner', partner);
  });
  warnOfSpellings(tables, problems);
  // With a faulty agreement nobody knows yet who may carry what.
  if (!isWhole(agreements)) return;
  for (const supply of [owned.stock, owned.arrivals]) {
    warnOfStuckStock(supply, owned.fleet.items, items, owners, problems);
    warnOfSharedLots(supply, problems);
  }
}

const isWhole = ({ items, table }: { readonly items: readonly unknown[]; readonly table: TableRows }) =>
  !table.ids.has('') && [...table.ids.keys()].length === items.length;

/** One name in two spellings (case, spaces, signs) would be two owners. */
function warnOfSpellings(
  tables: readonly {
    readonly items: readonly { readonly owner: string | null }[];
    readonly table: TableRows;
  }[],
  problems: ProblemList,
): void {
  const first = new Map<string, string>();
  const told = new Set<string>();
  for (const { items, table } of tables) {
    items.forEach(({ owner }, index) => {
      if (owner === null || told.has(owner)) return;
      const plain = owner
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '');
      const other = first.get(plain);
      if (other === undefined) first.set(plain, owner);
      if (other === undefined || other === owner) return;
      told.add(owner);
      problems.warn(
        `${table.stem}.owner-written-otherwise`,
        { ...table.rows[index]!.at, column: 'owner' },
        `one spelling for one owner: ${quote(other)} stands elsewhere`,
        quote(owner),
        'Write the name the same everywhere; as it stands they are two owners.',
      );
    });
  }
}

function warnOfStuckStock(
  { items, table }: Read<SupplyFact>,
  fleet: readonly Fleet[],
  agreements: readonly Agreement[],
  owners: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const mayMove = (owner: string): boolean =>
    fleet.some(
      (row) =>
        row.owner === null ||
        row.owner === owner ||
        agreements.some(
          ({ kind, owner: whose, partner }) =>
            (kind === 'vehicles' && whose === row.owner && (partner === null || partner === owner)) ||
            (kind === 'stock' && whose === owner && (partner === null || partner === row.owner)),
        ),
    );
  const told = new Set<string>();
  items.forEach(({ owner }, index) => {
    if (owner === null || told.has(owner) || mayMove(owner)) return;
    told.add(owner);
    const others = [...owners].filter((name) => name !== owner);
    problems.warn(
      `${table.stem}.owner-without-vehicles`,
      { ...table.rows[index]!.at, column: 'owner' },
      'an owner with vehicles, or with an agreement under which others carry its stock',
      quote(owner),
      () => `As it stands no vehicle may carry it: add the agreement.${formatHint(owner, others)}`,
    );
  });
}

/** Rows of one lot and day are reports of the same packs: one counts, whoever they name as owner. */
function warnOfSharedLots({ items, table }: Read<SupplyFact>, problems: ProblemList): void {
  const first = new Map<string, string | null>();
  items.forEach(({ placeId, goodId, lot, unit, date, owner }, index) => {
    const key = JSON.stringify([placeId, goodId, lot, unit, date]);
    const other = first.get(key);
    if (other === undefined) first.set(key, owner);
    if (other === undefined || other === owner) return;
    problems.warn(
      `${table.stem}.owners-in-one-lot`,
      { ...table.rows[index]!.at, column: 'owner' },
      `the owner of the same lot in another row: ${other === null ? 'none' : quote(other)}`,
      owner === null ? 'none' : quote(owner),
      'If they are two stocks, give each its own lot; as it stands they are two reports of one, and one counts.',
    );
  });
}
