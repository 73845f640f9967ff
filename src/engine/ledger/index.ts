export type { Book } from './book.ts';
export type { Shortfall } from './book-movements.ts';
export { computeLedger, type Ledger, type LedgerInput } from './compute-ledger.ts';
export type { HouseholdGood } from './household-stock.ts';
export { listNextStock, type NextStock, type NextStocks } from './next-stock.ts';
export { listNextVehiclesOut, type NextVehiclesOut, nameVehiclesOut } from './next-vehicles.ts';
