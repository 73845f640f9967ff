import { readMessyTable } from '../messy/find-table.ts';
import { createProblemList, type ProblemList } from '../problem-list.ts';
import { loadCatalogue } from './catalogue/catalogue.ts';
import { CATALOGUE_SOURCE, computeCatalogueGoods } from './catalogue/catalogue-table.ts';
import { NOTHING_IMPORTED } from './describe-import.ts';
import type { ImportRequest, ImportResult } from './import-result.ts';
import { importTable } from './import-table.ts';
import { findTarget } from './import-target.ts';
import { readKnownThings } from './known-things.ts';
import { addPlaceColumns } from './map-files/place-columns.ts';
import { readFeatureTable } from './map-files/read-feature-table.ts';
import { computeRoadImport, findOsmTarget } from './map-files/road-file.ts';
import { dropRefusedColumns } from './refused-rows.ts';

/**
 * What an import would do to an operation folder, and everything that must be known to approve it (docs/importing.md). Pure;
 * nothing is written. The same request gives the same result.
 */
export const computeImport = async (request: ImportRequest): Promise<ImportResult> => {
  const problems = createProblemList();
  const { file, kind, folder } = request;
  if (kind === 'roads') {
    const target = findOsmTarget(file.bytes);
    if (target !== null) {
      const roads = computeRoadImport(
        file,
        target,
        folder,
        { update: request.update, joinMetres: 0 },
        problems,
      );
      return describeRoads(target, roads, problems);
    }
  }
  if (request.catalogue !== null) return importCatalogue(request, request.catalogue, problems);
  const isMap = looksLikeJson(file.bytes);
  const target = findTarget(kind, isMap);
  let table = isMap
    ? readFeatureTable(file, problems)
    : await readMessyTable(
        file,
        {
          sheet: request.sheet ?? request.mapping?.sheet ?? null,
          headerRow: request.mapping?.headerRow ?? null,
        },
        problems,
      );
  if (table === null)
    return { ...NOTHING_IMPORTED, outcome: 'unusable', target: target.file, problems: problems.sorted() };
  table = dropRefusedColumns(table);
  if (isMap && kind === 'places') table = addPlaceColumns(table, problems);
  return importTable(request, target, table, await readKnownThings(folder), problems);
};

/** Goods of the catalogue that ships with the product, under its own source. */
const importCatalogue = async (
  request: ImportRequest,
  codes: readonly string[],
  problems: ProblemList,
): Promise<ImportResult> => {
  const known = await readKnownThings(request.folder);
  const { table, mapping } = computeCatalogueGoods(
    await loadCatalogue(),
    codes,
    known.needIds,
    request.set,
    problems,
  );
  const { id, title, publisher, url, published, reliability, licence, credit } = CATALOGUE_SOURCE;
  const source = known.sourceIds.has(id)
    ? {
        id,
        title: null,
        publisher: null,
        url: null,
        published: null,
        reliability: null,
        licence: null,
        credit: null,
      }
    : { id: null, title, publisher, url, published, reliability, licence, credit };
  const own = { ...request, mapping, set: new Map<string, string>(), source };
  return importTable(own, findTarget('goods', false), { ...table, file: id }, known, problems);
};

const describeRoads = (
  target: string,
  roads: ReturnType<typeof computeRoadImport>,
  problems: ProblemList,
): ImportResult => {
  const base = { ...NOTHING_IMPORTED, target, problems: problems.sorted() };
  if (roads === null)
    return {
      ...base,
      outcome: base.problems.some(({ code }) => code === 'import.roads-differ') ? 'refused' : 'unusable',
    };
  const files = new Map<string, Uint8Array | null>();
  if (roads.became !== 'same') {
    files.set(roads.target, roads.bytes);
    for (const name of roads.removes) files.set(name, null);
  }
  const counts = {
    ...NOTHING_IMPORTED.counts,
    added: roads.became === 'same' ? 0 : roads.counts.roads,
    same: roads.became === 'same' ? roads.counts.roads : 0,
  };
  return { ...base, outcome: roads.became === 'same' ? 'same' : 'ready', counts, roads: roads.counts, files };
};

const looksLikeJson = (bytes: Uint8Array): boolean =>
  /^\ufeff?\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
