// Writes src/formats/imports/catalogue/catalogue-items.ts from the two tables of the catalogue:
//   node scripts/build-catalogue.ts supply_item_ifrc_standard.csv supply_item_eic.csv
// Both stand in Sahana Eden (https://github.com/sahana/eden, MIT). Kept are items that give weight and volume.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { decodeMixedText } from './catalogue/decode-mixed-text.ts';
import { formatCatalogueModule } from './catalogue/format-catalogue-module.ts';

const [standardFile, emergencyFile] = process.argv.slice(2);
if (standardFile === undefined || emergencyFile === undefined) {
  console.error('Give the IFRC standard table and the table of the Emergency Items Catalogue.');
  process.exit(2);
}

const readTable = (file: string): Record<string, string>[] =>
  parse(decodeMixedText(readFileSync(file)), { columns: true, bom: true, relax_quotes: true });

const target = join(
  import.meta.dirname,
  '..',
  'src',
  'formats',
  'imports',
  'catalogue',
  'catalogue-items.ts',
);
const { text, items, emergency } = formatCatalogueModule(readTable(standardFile), readTable(emergencyFile));
writeFileSync(target, text);
console.log(`${items} items, ${emergency} of them of the Emergency Items Catalogue: ${target}`);
