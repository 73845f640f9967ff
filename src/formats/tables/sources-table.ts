import { type Reliability, type Source, sourceId } from '../../domain/index.ts';
import type { CellContext } from '../cell.ts';
import { optional, required } from '../field.ts';
import type { ProblemList } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRows } from '../table.ts';
import { textCell, urlCell, wordCell } from '../text-cells.ts';
import { instantCell } from '../time-cells.ts';

const RELIABILITIES: readonly Reliability[] = ['A', 'B', 'C', 'D', 'E', 'F'];

export const sourcesTable = defineTable({
  stem: 'sources',
  about: 'Who says so. Every row of every other table names one of these.',
  id: 'given',
  idAbout: 'Short id that other tables name, such as ocha-2024-05-05.',
  idHxl: '#meta+id',
  fields: {
    title: required(textCell(300), 'title', {
      about: 'Title of the document, call or visit.',
      hxl: '#meta+title',
    }),
    publisher: required(textCell(), 'publisher', {
      about: 'Who published or told it.',
      hxl: '#org+publisher',
    }),
    url: optional(urlCell, 'url', { about: 'Where it can be read.', hxl: '#meta+url' }),
    published: required(instantCell, 'published', {
      about: 'When it became known; a date alone is local midnight.',
      hxl: '#date+published',
    }),
    reliability: required(wordCell(RELIABILITIES), 'reliability', {
      about: 'Reliability of the source: A completely reliable to E unreliable, F cannot be judged.',
      hxl: '#meta+reliability',
    }),
    licence: optional(textCell(), 'licence', {
      about: 'Terms under which its data may be used.',
      hxl: '#meta+licence',
    }),
    credit: optional(textCell(300), 'credit', {
      about: 'Credit line that reports must print.',
      hxl: '#meta+credit',
    }),
    note: optional(textCell(2000), 'note', { about: 'Anything a reader should know.', hxl: '#description' }),
  },
});

export function readSources(
  sheet: Sheet | 'unreadable' | null,
  context: CellContext,
  problems: ProblemList,
): { readonly sources: Source[]; readonly table: TableRows } {
  const table = readTable(sourcesTable, sheet, context, problems);
  const sources = table.rows.map(({ id, values }): Source => {
    const { published, ...rest } = values;
    return { id: sourceId(id), ...rest, publishedAt: published };
  });
  return { sources, table };
}
