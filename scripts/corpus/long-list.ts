const WAREHOUSES = ['Main Warehouse', 'Qantara Warehouse', 'Al Nour Warehouse'];
const GOODS = ['Rice 25 kg', 'Wheat flour', 'Vegetable oil', 'Soap', 'Hygiene kit'];
const ROWS = 5000;

/** Bin cards of three warehouses: 5,000 lots, in a style that changes from line to line. By its path. */
export const formatLongList = (): ReadonlyMap<string, Uint8Array> => {
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const count = 1 + ((index * 7) % 2400);
    return [
      WAREHOUSES[index % 3],
      index % 4 === 0 ? GOODS[index % 5]!.toUpperCase() : GOODS[index % 5],
      `L-${String(index + 1).padStart(5, '0')}`,
      index % 2 === 0 ? count : `"${formatThousands(count)}"`,
      `${String(1 + (index % 5)).padStart(2, '0')}-May-24`,
    ].join(',');
  });
  const text = ['Warehouse,Item,Lot,Qty,Date', ...lines, ''].join('\r\n');
  return new Map([['67-five-thousand-rows/input.csv', new TextEncoder().encode(text)]]);
};

const formatThousands = (count: number): string =>
  count < 1000 ? String(count) : `${Math.floor(count / 1000)},${String(count % 1000).padStart(3, '0')}`;
