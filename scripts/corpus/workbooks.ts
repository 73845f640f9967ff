import { type DrawnSheet, day, type Filled } from './write-workbook.ts';

const sum = (formula: string, result: number): Filled => ({ formula, result });
const failed = (formula: string, error: `#${string}`): Filled => ({ formula, result: { error } });

const merged: DrawnSheet = {
  name: 'Stock 05-05',
  merged: ['A1:G1', 'A5:A7', 'A8:C8', 'A9:A11', 'A12:C12', 'A13:C13'],
  hiddenRows: [11],
  rows: [
    ['WAREHOUSE STOCK POSITION'],
    ['Reporting date:', day('2024-05-05')],
    [],
    ['Warehouse', 'Item', 'Unit', 'Opening balance', 'Received', 'Dispatched', 'Closing balance'],
    ['Main Warehouse', 'Rice 25 kg', 'bag', 1000, 200, 150, sum('D5+E5-F5', 1050)],
    [null, 'Wheat flour', 'bag', 500, 0, 80, sum('D6+E6-F6', 420)],
    [null, 'Vegetable oil', 'ctn', 300, 100, 0, sum('D7+E7-F7', 400)],
    ['Sub-total', null, null, sum('SUM(D5:D7)', 1800), 300, 230, sum('SUM(G5:G7)', 1870)],
    ['Qantara Warehouse', 'Rice 25 kg', 'bag', 100, 0, 40, sum('D9+E9-F9', 60)],
    [null, 'Soap', 'carton', 80, 0, 5, sum('D10+E10-F10', 75)],
    [null, 'Blanket', 'piece', 900, 0, 0, sum('D11+E11-F11', 900)],
    ['Sub-total', null, null, 1080, 0, 45, sum('SUM(G9:G11)', 1035)],
    ['Grand Total', null, null, 2880, 300, 275, sum('G8+G12', 2905)],
    [],
    ['Storekeeper: ____________'],
  ],
};

const twoHeaders: DrawnSheet = {
  name: 'Sheet1',
  merged: ['A1:A2', 'B1:C1', 'D1:F1', 'G1:G2'],
  rows: [
    ['Warehouse', 'Item', null, 'Stock on hand', null, null, 'Remarks'],
    [null, 'Code', 'Description', 'Qty', 'Unit', 'Expiry'],
    ['Main Warehouse', 'F-01', 'Rice 25 kg', 640, 'bags', day('2024-12-31')],
    ['Main Warehouse', 'F-02', 'Vegetable oil', 85, 'cartons', day('2025-02-28'), 'two leak'],
    ['Qantara Warehouse', 'N-07', 'Hygiene kit', 120, 'kits'],
  ],
};

const degrees: DrawnSheet = {
  name: 'Sites',
  merged: ['A1:F1', 'D4:E4'],
  rows: [
    ['LISTE DES SITES - EXERCICE'],
    ['Mise à jour 4 mai 2024'],
    [],
    ['Site', 'Type', 'Commune', 'Coordonnées', null, 'Remarques'],
    [null, null, null, 'Latitude', 'Longitude', null],
    ['Poste du Gué', 'poste frontière', 'Basse Vallée', "32°18.60'N", "36°21.00'E", 'côté est'],
    ['Magasin Nord', 'entrepôt', 'Basse Vallée', "32°20.10'N", "36°18.30'E", ''],
    ['École du Pont', 'école', 'Haute Vallée', "32°15.00'N", "36°20.40'E", 'toit abîmé'],
    ['Total', null, '3 sites'],
  ],
};

const errors: DrawnSheet = {
  name: 'Balance',
  rows: [
    ['Warehouse', 'Item', 'Qty', 'Date'],
    ['Main Warehouse', 'Rice 25 kg', failed('Old!B2-Out!C2', '#REF!'), day('2024-05-05')],
    ['Main Warehouse', 'Soap', 40, day('2024-05-05')],
    ['Qantara Warehouse', 'Blanket', failed('B4/0', '#DIV/0!'), day('2024-05-05')],
    ['Qantara Warehouse', 'Tarpaulin', 12, failed('VLOOKUP(A5,Dates,2)', '#N/A')],
  ],
};

const helperErrors: DrawnSheet = {
  name: 'Balance',
  rows: [
    ['Warehouse', 'Item', 'Qty', 'Price list ref', 'Value USD'],
    ['Main Warehouse', 'Soap', 40, failed('VLOOKUP(B2,Prices,2)', '#N/A'), failed('C2*D2', '#N/A')],
    ['Qantara Warehouse', 'Blanket', 900, 17, sum('C3*D3', 15300)],
  ],
};

const words = ['bag', 'carton', 'kit', 'piece', 'parcel'];
const severalSheets: readonly DrawnSheet[] = [
  {
    name: 'Cover',
    merged: ['A1:D1'],
    rows: [
      ['Monthly logistics report'],
      ['Prepared for the exercise'],
      ['Contact: logistics office'],
      [],
      ['Contents', null],
      ['1', 'Stock'],
      ['2', 'Chart'],
    ],
  },
  {
    name: 'Lists',
    hidden: true,
    rows: [
      ['Code', 'Word'],
      ...Array.from({ length: 30 }, (_, index): Filled[] => [index + 1, words[index % 5]!]),
    ],
  },
  {
    name: 'Stock',
    rows: [
      ['Warehouse', 'Item', 'Quantity', 'Unit', 'Date'],
      ['Main Warehouse', 'Rice 25 kg', 310, 'bag', day('2024-05-04')],
      ['Main Warehouse', 'Soap', 22, 'carton', day('2024-05-04')],
      ['Qantara Warehouse', 'Hygiene kit', 75, 'kit', day('2024-05-03')],
      ['Qantara Warehouse', 'Blanket', 1400, 'piece', day('2024-05-03')],
    ],
  },
  {
    name: 'Chart',
    rows: [
      ['Item', 'Quantity'],
      ['Rice 25 kg', 310],
      ['Soap', 22],
    ],
  },
];

const lateHeader: DrawnSheet = {
  name: 'التقرير',
  logo: true,
  merged: ['B2:F2', 'B3:F3'],
  rows: [
    [],
    [null, 'EXERCISE RELIEF AGENCY'],
    [null, 'Sub-office Naseem'],
    [],
    [null, 'Report no.', 'SO/24/017'],
    [null, 'Reporting officer', 'Duty officer'],
    [null, 'Stock as of 3 May 2024'],
    [null, 'All figures are physical counts, unless stated otherwise.'],
    [],
    [],
    [],
    [null, 'Store', 'Commodity', 'Balance', 'UoM', 'Best before'],
    [null, 'Main Warehouse', 'Rice 25 kg', 512, 'bag', day('2024-12-31')],
    [null, 'Qantara Warehouse', 'Food parcel', 260, 'parcel', day('2024-08-15')],
    [],
    [null, '* including parcels of other agencies'],
  ],
};

const arrivals: DrawnSheet = {
  name: 'Pipeline',
  rows: [
    ['PIPELINE REPORT – sea and road'],
    ['B/L No.', 'Container No.', 'Commodity', 'Qty', 'UoM', 'ETA', 'Point of entry', 'Consignee', 'Status'],
    [
      'BL-771',
      'TGHU 123456-7',
      'Rice 25 kg',
      1000,
      'bag',
      day('2024-05-08T14:30:00'),
      'River Port',
      'Relief agency',
      'at sea',
    ],
    [
      'BL-771',
      'TGHU 123457-2',
      'Rice 25 kg',
      1000,
      'bag',
      day('2024-05-08'),
      'River Port',
      'Relief agency',
      'at sea',
    ],
    [
      'BL-802',
      'MSKU 765432-1',
      'Food parcel',
      24,
      'pallet',
      day('2024-05-10'),
      'River Port',
      'Food agency',
      'delayed',
    ],
    ['CMR-14', '-', 'Soap', 340, 'ctn', day('2024-05-07'), 'North Gate', 'Relief agency', 'on the road'],
  ],
};

const numbersAsText: DrawnSheet = {
  name: 'Sheet1',
  rows: [
    ['Warehouse ', 'Item', 'Qty', 'Batch', 'Date'],
    ['Main Warehouse', 'Rice 25 kg ', '1,200 ', 12, day('2024-05-04')],
    ['Main Warehouse', 'Soap', '350', '0013', '05/05/2024'],
    ['', '', '', '', ''],
    ['Qantara Warehouse', 'Hygiene kit', 75, 14, '05/05/2024'],
    ['', '', '', ' ', ''],
  ],
};

const empty: readonly DrawnSheet[] = [
  { name: 'Sheet1', rows: [] },
  { name: 'Sheet2', rows: [['Warehouse', 'Item', 'Qty']] },
];

const ownWorkbook: DrawnSheet = {
  name: 'stock',
  rows: [
    ['place', 'good', 'count', 'date', 'source'],
    ['hub-b', 'soap', 20, '2024-05-05', 'wh-call'],
  ],
};

/** The drawn workbooks by their paths. */
export const CORPUS_WORKBOOKS: ReadonlyMap<string, readonly DrawnSheet[]> = new Map([
  ['31-stock-kept-in-a-workbook/given/stock.xlsx', [ownWorkbook]],
  ['60-merged-warehouses/input.xlsx', [merged]],
  ['61-two-header-rows/input.xlsx', [twoHeaders]],
  ['88-places-under-merged-coordinates/input.xlsx', [degrees]],
  ['62-failed-formulas/input.xlsx', [errors]],
  ['63-several-sheets/input.xlsx', severalSheets],
  ['64-header-at-row-12/input.xlsx', [lateHeader]],
  ['65-arrivals-by-container/input.xlsx', [arrivals]],
  ['66-empty-sheets/input.xlsx', empty],
  ['86-failed-formulas-elsewhere/input.xlsx', [helperErrors]],
  ['73-numbers-kept-as-text/input.xlsx', [numbersAsText]],
]);
