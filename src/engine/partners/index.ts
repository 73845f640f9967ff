export { listPartners } from './list-partners.ts';
