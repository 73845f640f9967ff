import { type CatalogueHits, loadCatalogue, searchCatalogue } from '../formats/index.ts';

/** The products of the catalogue that have all the words, the best first. */
export const findInCatalogue = async (words: string): Promise<CatalogueHits> =>
  searchCatalogue(await loadCatalogue(), words);
