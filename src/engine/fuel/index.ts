export { listFuelPlaces } from './fuel-section.ts';
export { InputBalance } from './input-balance.ts';
