import type { Operation } from '../../domain/index.ts';
import { facilitationTable } from '../tables/facilitation-table.ts';
import { noticesTable } from '../tables/notices-table.ts';
import {
  formatInstant,
  formatOptionalInstant,
  formatOrigin,
  formatRange,
  type RowTexts,
} from './cell-texts.ts';
import { buildExportTable, type ExportTable } from './export-table.ts';

/** The tables of what was notified, and of how often movements got through. */
export const listNoticeTables = (operation: Operation): readonly ExportTable[] => [
  buildExportTable(noticesTable, operation.notices.map(listNoticeTexts)),
  buildExportTable(facilitationTable, operation.facilitation.map(listFacilitationTexts)),
];

type Row<K extends keyof Operation> = Operation[K] extends readonly (infer T)[] ? T : never;

const listNoticeTexts = (notice: Row<'notices'>): RowTexts => ({
  id: notice.origin.factId,
  movement: notice.movementId,
  recipient: notice.recipientId,
  sent_at: formatInstant(notice.sentAt),
  reference: notice.reference,
  answer: notice.answer,
  answered_at: formatOptionalInstant(notice.answeredAt),
  ...formatOrigin(notice.origin),
});

const listFacilitationTexts = ({ subject, ...row }: Row<'facilitation'>): RowTexts => ({
  id: row.origin.factId,
  place: subject.kind === 'place' ? subject.placeId : null,
  area: subject.kind === 'area' ? subject.areaId : null,
  from: row.fromDate,
  to: row.toDate,
  ...formatRange(row.sharePpm, 'best', 1_000_000, { low: 'low', high: 'high' }),
  ...formatOrigin(row.origin),
});
