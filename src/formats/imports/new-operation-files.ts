import { formatCsv } from '../csv-cells.ts';
import { placesTable } from '../tables/places-table.ts';
import { sourcesTable } from '../tables/sources-table.ts';
import { makeSourceId } from './import-source.ts';

/** What a new operation starts from. */
export interface NewOperation {
  /** Folder name: the id is made of it. */
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly first: string;
  readonly last: string;
  readonly exercise: boolean;
}

/** The files of an operation that knows nothing yet but its name and its days. */
export const formatNewOperation = ({
  id,
  name,
  zone,
  first,
  last,
  exercise,
}: NewOperation): Map<string, Uint8Array> => {
  const settings = [
    'format: throughline/operation@1',
    `id: ${JSON.stringify(makeSourceId(id))}`,
    `name: ${JSON.stringify(name)}`,
    `exercise: ${exercise}`,
    `time_zone: ${JSON.stringify(zone)}`,
    'horizon:',
    `  first: ${JSON.stringify(first)}`,
    `  last: ${JSON.stringify(last)}`,
    '# Planning rules that are not set here take the defaults of docs/formats.md, each listed as an assumption.',
    '',
  ].join('\n');
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return new Map([
    ['operation.yaml', encode(settings)],
    ['sources.csv', encode(formatCsv([sourcesTable.columns.map((column) => column.name)]))],
    ['places.csv', encode(formatCsv([placesTable.columns.map((column) => column.name)]))],
  ]);
};
