import { compareStrings } from '../base/index.ts';
import type { Instant, Need, Operation, Problem, Source } from '../domain/index.ts';
import { COMMITMENTS_FILE, parseCommitments } from './commitments-file.ts';
import { DEFAULT_NEED_SOURCES, listDefaultNeeds } from './default-needs.ts';
import { type FeatureSheet, readFeatures } from './geojson-sheet.ts';
import { findMeanPosition, listLocalDays } from './local-days.ts';
import { judgeFiles, type TableStem } from './operation-files.ts';
import { readOperationSettings } from './operation-settings.ts';
import type { IdSet, ReadingContext } from './origin-fields.ts';
import { createProblemList, type ProblemList, quote } from './problem-list.ts';
import { readYaml, type YamlMap } from './read-yaml.ts';
import { readRoads } from './roads/read-roads.ts';
import { readRules } from './rule-settings.ts';
import { createSettingsReader } from './setting.ts';
import type { Sheet } from './sheet.ts';
import type { KnownRows, TableRows } from './table.ts';
import { readSheets, type Sheets } from './table-sheets.ts';
import { readAccess } from './tables/access-table.ts';
import { readActuals } from './tables/actuals-table.ts';
import { readAgreements } from './tables/agreements-table.ts';
import { readAreas } from './tables/areas-table.ts';
import { readCapacity } from './tables/capacity-table.ts';
import { checkEarmarks, readEarmarks } from './tables/earmarks-table.ts';
import { readFacilitation } from './tables/facilitation-table.ts';
import { readFleet } from './tables/fleet-table.ts';
import { judgeHousehold } from './tables/judge-household.ts';
import { judgeOwners } from './tables/judge-owners.ts';
import { judgeTotals } from './tables/judge-totals.ts';
import { createKnownIds } from './tables/known-ids.ts';
import { readLedger } from './tables/ledger-table.ts';
import { readLinks } from './tables/links-table.ts';
import { readGoods, readNeeds } from './tables/needs-tables.ts';
import { readNotices } from './tables/notices-table.ts';
import { readConversions, readFlows, readPeople } from './tables/people-tables.ts';
import { readPlaces } from './tables/places-table.ts';
import { readAsks, readStatements } from './tables/record-tables.ts';
import { readRoadEdits } from './tables/road-edits-table.ts';
import { readSources } from './tables/sources-table.ts';
import { arrivalsTable, readConsumption, readSupply, stockTable } from './tables/supply-tables.ts';
import { readVehiclesOut } from './tables/vehicles-out-table.ts';
import { warnOfFarPlaces } from './tables/warn-of-far-places.ts';
import { warnOfStrandedFleet } from './tables/warn-of-stranded-fleet.ts';
import { warnOfUncountedStock } from './tables/warn-of-uncounted-stock.ts';
import { TIME_ZONE_DATA } from './time-zone.ts';

export interface ParseOptions {
  /** What will be planned as of: later road edits and places have no part in roads and sun. Default: operation.yaml's as_of. */
  readonly asOf?: Instant;
}

export interface ParsedOperation {
  /** Null where any problem is an error: nothing is half-imported. */
  readonly operation: Operation | null;
  readonly problems: readonly Problem[];
}

/**
 * The operation that the files of a folder (name to bytes) describe, and all problems of all files at once. Never
 * throws on bad input. Codes in docs/errors.md, files in docs/formats.md.
 */
export async function parseOperation(
  files: ReadonlyMap<string, Uint8Array>,
  options: ParseOptions = {},
): Promise<ParsedOperation> {
  const problems = createProblemList();
  judgeFiles(files.keys(), problems);
  const sheets = readSheets(files, problems);
  const operation = assembleOperation(files, sheets, options, problems);
  return { operation: problems.hasErrors() ? null : operation, problems: problems.sorted() };
}

function assembleOperation(
  files: ReadonlyMap<string, Uint8Array>,
  sheets: Sheets,
  options: ParseOptions,
  problems: ProblemList,
): Operation {
  const sheet = (stem: TableStem): Sheet | 'unreadable' | null => sheets.get(stem) ?? null;
  const features = (stem: string): FeatureSheet | null => {
    const bytes = files.get(`${stem}.geojson`);
    return bytes === undefined ? null : readFeatures(`${stem}.geojson`, stem, bytes, problems);
  };
  const yaml = files.get('operation.yaml');
  const tree = yaml === undefined ? null : readYaml('operation.yaml', yaml, problems);
  // An unreadable file is one problem, not one for every setting in it.
  const settings = createSettingsReader(tree ?? EMPTY, tree === null ? createProblemList() : problems);
  const general = readOperationSettings(settings, tree === null ? createProblemList() : problems);
  const { zone } = general;
  const asOf = options.asOf ?? general.asOf;
  const horizonDays = listLocalDays(general.first, general.last, zone, null).length;

  const sourceRows = readSources(sheet('sources'), { zone }, problems);
  const sources = new Map<string, Source>(sourceRows.sources.map((source) => [source.id, source]));
  const context: ReadingContext = {
    zone,
    problems,
    sources,
    sourceIds: sourceRows.table.ids,
    horizon: general.horizonIsKnown ? general : null,
  };
  const rules = readRules(settings, sourceRows.table.ids, { zone }, problems);
  if (tree !== null) settings.reportUnknown();

  const areas = readAreas(features('areas'), context);
  const { places, table: placeRows } = readPlaces(sheet('places'), areas.table.ids, context);
  const needRows = sheets.has('needs') ? readNeeds(sheet('needs'), horizonDays, context) : null;
  const needs = needRows?.items ?? listDefaultNeeds(horizonDays);
  const needIds = needRows?.table.ids ?? new Map(needs.map((need) => [need.id as string, null]));
  const goods = readGoods(sheet('goods'), needs, needIds, context);
  const known = createKnownIds(
    { areas: areas.table.ids, places: placeRows.ids, goods: goods.table.ids },
    problems,
  );
  const capacities = readCapacity(sheet('capacity'), known, context);
  const people = readPeople(sheet('people'), known, context);
  const flows = readFlows(sheet('flows'), known, context);
  const conversions = readConversions(sheet('conversions'), goods.table.ids, context);
  judgeTotals(
    { people: people.items, flows: flows.items, conversions: conversions.items, needs, horizonDays },
    needRows?.table ?? null,
    problems,
  );
  const stock = readSupply(stockTable, sheet('stock'), known, context);
  const arrivals = readSupply(arrivalsTable, sheet('arrivals'), known, context);
  // A faulty conversion is told itself, not again in each row that needs it. (Of a table that cannot be read any id is known.)
  const { ids: conversionIds } = conversions.table;
  if (!conversionIds.has('') && [...conversionIds.keys()].length === conversions.items.length)
    for (const { table, items } of [stock, arrivals])
      warnOfUncountedStock(table, items, conversions.items, goods.table.ids, problems);
  judgeHousehold({ stock, arrivals }, goods.items, places, problems);
  const fleet = readFleet(sheet('fleet'), known, context);
  const agreements = readAgreements(sheet('agreements'), context);
  const earmarks = readEarmarks(sheet('earmarks'), needIds, known, context);
  judgeOwners({ places: { items: places, table: placeRows }, stock, arrivals, fleet }, agreements, problems);
  if (sheets.has('earmarks'))
    for (const { table, items } of [stock, arrivals])
      checkEarmarks(table, items, goods.items, earmarks, problems);
  const users = eitherOf(placeRows.ids, fleet.table.ids);
  const consumption = readConsumption(sheet('consumption'), users, known, context);
  const recipients = new Set(rules.notice.recipients.map((recipient) => recipient.id));
  // Of settings that cannot be read any recipient is known.
  const recipientIds: IdSet = tree === null ? { has: () => true, keys: () => [] } : recipients;
  const notices = readNotices(sheet('notices'), recipientIds, context);
  const facilitation = readFacilitation(sheet('facilitation'), known, context);
  const committed = files.get(COMMITMENTS_FILE);
  const commitments = committed === undefined ? null : parseCommitments(committed, problems);
  const links = readLinks(sheet('links'), known, context);
  const statements = readStatements(sheet('statements'), context);
  const asks = readAsks(sheet('asks'), context);
  const vehiclesOut = readVehiclesOut(sheet('vehicles_out'), fleet.table.ids, known, context);
  const actuals = readActuals(sheet('actuals'), fleet.table.ids, known, context);
  const ledger = readLedger(sheet('ledger'), known, context);

  const published = readRoads(files, { joinMetres: rules.roads.joinMetres });
  problems.take(published.problems);
  const broken = published.problems.some(({ severity }) => severity === 'error');
  const roads = broken ? 'unreadable' : published.roads;
  const edited = readRoadEdits(sheet('road_edits'), roads, asOf, rules.roads.joinMetres, context);
  const access = readAccess(
    features('access'),
    { roadIds: edited.roadIds, linkIds: links.table.ids },
    context,
  );
  checkFactIds(
    [
      capacities,
      people,
      flows,
      conversions,
      stock,
      arrivals,
      consumption,
      fleet,
      vehiclesOut,
      agreements,
      earmarks,
      notices,
      facilitation,
      links,
      access,
      statements,
      asks,
    ]
      .map(({ table }) => table)
      .concat([actuals.table, ledger.table, edited.table]),
    problems,
  );

  warnOfStrandedFleet(fleet.table, fleet.items, links.items, problems);
  if (roads !== 'unreadable' && edited.roads.roads.length > 0)
    warnOfFarPlaces(placeRows, places, links.items, edited.roads, rules.roads.snapMaxMetres, problems);

  const position = general.position ??
    findMeanPosition(places.filter(({ origin }) => origin.knownAt <= asOf)) ?? { latE7: 0, lonE7: 0 };
  return {
    format: 'throughline/operation@1',
    id: general.id,
    name: general.name,
    nameLocal: general.nameLocal,
    exercise: general.exercise,
    languages: general.languages,
    sensitivity: general.sensitivity,
    summary: general.summary,
    timeZone: zone.name,
    timeZoneData: TIME_ZONE_DATA,
    position,
    defaultAsOf: general.asOf,
    days: listLocalDays(general.first, general.last, zone, position),
    rules,
    sources: addDefaultSources(sourceRows.sources, needs, sources),
    statements: statements.items,
    asks: asks.items,
    areas: areas.items,
    places,
    capacities: capacities.items,
    people: people.items,
    flows: flows.items,
    conversions: conversions.items,
    needs,
    goods: goods.items,
    stock: stock.items,
    arrivals: arrivals.items,
    consumption: consumption.items,
    fleet: fleet.items,
    vehiclesOut: vehiclesOut.items,
    actuals: actuals.items,
    ledger: ledger.items,
    agreements: agreements.items,
    earmarks: earmarks.items,
    notices: notices.items,
    facilitation: facilitation.items,
    commitments,
    access: access.items,
    links: links.items,
    roads: edited.roads,
  };
}

const EMPTY: YamlMap = { kind: 'map', entries: new Map(), line: 1 };

function addDefaultSources(
  own: readonly Source[],
  needs: readonly Need[],
  known: ReadonlyMap<string, Source>,
): readonly Source[] {
  const named = new Set<string>(needs.map((need) => need.origin.sourceId));
  const added = DEFAULT_NEED_SOURCES.filter((source) => named.has(source.id) && !known.has(source.id));
  return [...own, ...added].sort((a, b) => compareStrings(a.id, b.id));
}

const eitherOf = (a: KnownRows, b: KnownRows): IdSet => ({
  has: (id) => a.has(id) || b.has(id),
  keys: () => [...a.keys(), ...b.keys()],
});

/** Lots, conflicts and assumptions name facts by id alone, whatever table they stand in. */
function checkFactIds(tables: readonly TableRows[], problems: ProblemList): void {
  const seen = new Map<string, { readonly file: string; readonly row: number }>();
  for (const { stem, ids } of tables) {
    for (const [id, at] of ids.entries()) {
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, at);
        continue;
      }
      problems.error(
        `${stem}.duplicate-id`,
        { ...at, column: 'id' },
        'an id that no other row of facts has',
        `${quote(id)}, as in ${first.file} row ${first.row}`,
        'Give it another id, or leave the id empty where the table makes one.',
      );
    }
  }
}
