import { zipSync } from 'fflate';

/** The first bytes of an XLS file, under the name of an XLSX one, and the frame of an ODS file; by their paths. */
export const formatOldFiles = (): ReadonlyMap<string, Uint8Array> => {
  const compound = new Uint8Array(1536);
  compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const openDocument = zipSync(
    {
      mimetype: [text('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': text('<office:document-content/>'),
    },
    { mtime: new Date(2024, 4, 5) },
  );
  return new Map([
    ['70-old-workbook-in-disguise/input.xlsx', compound],
    ['71-open-document/input.ods', openDocument],
  ]);
};
