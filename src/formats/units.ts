/** The units in which needs may be written, and the whole-number unit each becomes inside. */
export const NEED_UNITS = {
  kcal: { unit: 'kcal', factor: 1 },
  L: { unit: 'ml', factor: 1000 },
  ml: { unit: 'ml', factor: 1 },
  m2: { unit: 'cm2', factor: 10_000 },
  cm2: { unit: 'cm2', factor: 1 },
  kg: { unit: 'g', factor: 1000 },
  g: { unit: 'g', factor: 1 },
  item: { unit: 'item', factor: 1 },
} as const;

export type NeedUnit = keyof typeof NEED_UNITS;

export const NEED_UNIT_NAMES = Object.keys(NEED_UNITS) as readonly NeedUnit[];
