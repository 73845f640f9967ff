/** Text in a single-byte encoding; throws where a letter has no byte in it. */
const encodeLegacy = (text: string, encoding: 'windows-1252' | 'windows-1256'): Uint8Array => {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const bytes = new Map([...letters].map((letter, byte) => [letter, byte]));
  return Uint8Array.from([...text], (letter) => {
    const byte = bytes.get(letter);
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`);
    return byte;
  });
};

const encodeUtf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const french = [
  'Rapport de stock – Unité logistique;;;;;',
  ';;;;;',
  'Entrepôt;Article;Quantité;Unité;Date;Péremption',
  'Main Warehouse;Rice 25 kg;1 240;sacs;4 mai 2024;31/12/2024',
  'Qantara Warehouse;Soap;85;cartons;5 mai 2024;',
  'Qantara Warehouse;Wheat flour;1.250,00;kg;5 mai 2024;30/09/2024',
  'Total général;;2 575;;;',
  '',
].join('\r\n');

const arabic = [
  'المستودع,الصنف,الكمية,الوحدة,تاريخ الجرد,انتهاء الصلاحية',
  'المستودع الرئيسي,زيت نباتي,120,كرتون,05/05/2024,31/12/2024',
  'مستودع القنطرة,صابون,45,كرتون,05/05/2024,',
  'مستودع النور,حقيبة نظافة,60,طقم,05/05/2024,',
  'الإجمالي,,225,,,',
  '',
].join('\r\n');

const unicodeText = [
  'Warehouse\tالصنف\tQty\tUnit\tDate',
  'المستودع الرئيسي\tأرز ٢٥ كغ\t75\tbag\t13/05/2024',
  'Qantara Warehouse - مستودع القنطرة\tSoap\t30\tcarton\t06/05/2024',
  '',
].join('\r\n');

const plain = ['Warehouse,Item,Qty', 'Main Warehouse,Rice 25 kg,75', 'Qantara Warehouse,Soap,30', ''].join(
  '\r\n',
);

/** Files in encodings other than UTF-8, by their paths. */
export const CORPUS_TEXTS: ReadonlyMap<string, Uint8Array> = new Map([
  ['07-french-report/input.csv', encodeLegacy(french, 'windows-1252')],
  ['08-old-arabic-report/input.csv', encodeLegacy(arabic, 'windows-1256')],
  ['56-unicode-text/input.txt', join(Uint8Array.of(0xff, 0xfe), encodeUtf16(unicodeText))],
  ['57-wide-letters-without-mark/input.csv', encodeUtf16(plain)],
  [
    '58-two-encodings-in-one-file/input.csv',
    join(
      encodeUtf8('Warehouse,Item,Qty,Owner\r\nMain Warehouse,Rice 25 kg,75,Société de Naseem\r\n'),
      encodeLegacy('Qantara Warehouse,Soap,30,Société de Naseem\r\n', 'windows-1252'),
      encodeUtf8('Al Nour Warehouse,Soap,10,Société de Naseem\r\n'),
    ),
  ],
]);
