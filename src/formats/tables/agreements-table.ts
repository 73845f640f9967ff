import type { Agreement, AgreementKind } from '../../domain/index.ts';
import { optional, required, withDefault } from '../field.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { textCell, wordCell, yesNoCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { Read } from './people-tables.ts';

const KINDS: readonly AgreementKind[] = ['stock', 'vehicles', 'storage'];

export const agreementsTable = defineTable({
  stem: 'agreements',
  about:
    'What partners let each other use. Without this file everything is planned as shared, and the report says so; with it only what a row allows is.',
  id: 'made',
  idAbout: "Id of the agreement; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    owner: required(textCell(), 'owner', {
      about: 'Whose it is, as written in places, stock, arrivals or fleet.',
      hxl: '#org+owner',
    }),
    kind: required(wordCell(KINDS), 'kind', {
      about:
        'stock: others may carry and store what the owner has; vehicles: the owner carries for others; storage: the owner stores for others.',
      hxl: '#service+type',
    }),
    with: required(textCell(), 'with', {
      about: 'The partner who may use it, or all. A row of an owner with itself says that nothing is shared.',
      hxl: '#org+partner',
    }),
    from: optional(dateCell, 'from', { about: 'First day; empty: from the start.', hxl: '#date+start' }),
    to: optional(dateCell, 'to', { about: 'Last day; empty: until further notice.', hxl: '#date+end' }),
    commonService: withDefault(yesNoCell, 'common_service', false, {
      about: 'Whether it is a service offered to all on the same terms; empty: no.',
      hxl: '#service+common',
    }),
    ...originFields,
  },
});

/** Agreements by id. Whether their names are known is judged once all owners are read. */
export function readAgreements(sheet: Sheet | 'unreadable' | null, context: ReadingContext): Read<Agreement> {
  const table = readTable(agreementsTable, sheet, context, context.problems);
  const items = table.rows.map((row): Agreement => {
    const { values, at } = row;
    checkDateOrder('agreements', at, values.from, values.to, context.problems);
    const partner = values.with.toLowerCase() === 'all' ? null : values.with;
    if (values.commonService && partner !== null)
      context.problems.error(
        'agreements.common-not-for-all',
        { ...at, column: 'with' },
        'all: a common service is offered to everybody',
        quote(values.with),
        'Write all, or no under common_service.',
      );
    return {
      owner: values.owner,
      kind: values.kind,
      partner,
      fromDate: values.from,
      toDate: values.to,
      commonService: values.commonService,
      origin: readOrigin(row, 'agreements', context),
    };
  });
  return { items, table };
}
