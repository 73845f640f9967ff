/** Whether a cell of the operation says what an import says. Numbers may be written in two ways; a default need not be written. */
export const meansTheSame = (old: string, value: string, column: string): boolean =>
  old === value ||
  (old === '' && ((column === 'unit' && value === 'pack') || (column === 'group' && value === 'people'))) ||
  (/^-?\d+(\.\d+)?$/.test(old) && /^-?\d+(\.\d+)?$/.test(value) && Number(old) === Number(value));
