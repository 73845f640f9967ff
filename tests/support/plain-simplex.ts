import type { PlainProgramme } from './plain-programme.ts';

/**
 * The largest value of one column of a named programme, by the dense two-phase simplex of the textbooks (Dantzig's rule, Bland's when it takes
 * long): slow, plain, and nothing in common with the solver under test. Null where nothing is feasible. Columns other than
 * r and z are bounded only where `bounded` says so.
 */
export const maximiseColumn = (
  programme: PlainProgramme,
  target: string,
  bounded: ReadonlySet<string> = new Set(),
): number | null => {
  const columns = [...programme.upper.keys()];
  const at = new Map(columns.map((name, j) => [name, j]));
  // Every column is measured by its upper bound, so that all lie within 0..1.
  const unit = columns.map((name) => programme.upper.get(name)! || 1);
  const rows: { entries: Float64Array; side: number }[] = [];
  for (const { entries, side } of programme.rows.values()) {
    const dense = new Float64Array(columns.length);
    for (const [name, value] of entries) dense[at.get(name)!]! += value * unit[at.get(name)!]!;
    rows.push({ entries: dense, side });
  }
  columns.forEach((name, j) => {
    // Bounds of the other columns follow from the rows: nothing moves that is not in a lot, no trip without its seconds.
    if (!name.startsWith('r|') && name !== 'z' && !bounded.has(name)) return;
    const dense = new Float64Array(columns.length);
    dense[j] = 1;
    rows.push({ entries: dense, side: programme.upper.get(name)! / unit[j]! });
  });
  for (const row of rows) {
    const scale = Math.max(1e-12, ...row.entries.map(Math.abs));
    row.entries = row.entries.map((value) => value / scale);
    row.side /= scale;
  }
  const n = columns.length;
  const m = rows.length;
  const width = n + m + 2;
  // Columns: programme, slacks, one artificial; last the right side. Last row: objective.
  const table = rows.map(({ entries, side }, i) => {
    const line = new Float64Array(width);
    line.set(entries);
    line[n + i] = 1;
    line[n + m] = -1;
    line[width - 1] = side;
    return line;
  });
  const basis = rows.map((_, i) => n + i);
  const pivot = (objective: Float64Array, row: number, column: number): void => {
    const line = table[row]!;
    const by = line[column]!;
    for (let j = 0; j < width; j++) line[j]! /= by;
    for (const other of [...table, objective]) {
      if (other === line || other[column] === 0) continue;
      const factor = other[column]!;
      for (let j = 0; j < width; j++) other[j]! -= factor * line[j]!;
    }
    basis[row] = column;
  };
  const optimise = (objective: Float64Array, last: number): void => {
    for (let round = 0; round < 20_000; round++) {
      let entering = -1;
      let steepest = -1e-9;
      for (let j = 0; j < last; j++) {
        if (objective[j]! >= steepest) continue;
        entering = j;
        if (round > 300) break;
        steepest = objective[j]!;
      }
      if (entering < 0) return;
      let leaving = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < m; i++) {
        const entry = table[i]![entering]!;
        if (entry <= 1e-9) continue;
        const ratio = table[i]![width - 1]! / entry;
        if (ratio < least - 1e-12 || (ratio < least + 1e-12 && basis[i]! < basis[leaving]!)) {
          least = ratio;
          leaving = i;
        }
      }
      if (leaving < 0) throw new Error('unbounded');
      pivot(objective, leaving, entering);
    }
    throw new Error('no end');
  };
  let worst = 0;
  for (let i = 1; i < m; i++) if (table[i]![width - 1]! < table[worst]![width - 1]!) worst = i;
  if (table[worst]![width - 1]! < 0) {
    const first = new Float64Array(width);
    first[n + m] = 1;
    pivot(first, worst, n + m);
    optimise(first, n + m + 1);
    if (first[width - 1]! < -1e-7) return null;
    const stays = basis.indexOf(n + m);
    if (stays >= 0) {
      const column = table[stays]!.findIndex((value, j) => j < n + m && Math.abs(value) > 1e-9);
      pivot(first, stays, column);
    }
  }
  for (const line of table) line[n + m] = 0;
  const objective = new Float64Array(width);
  objective[at.get(target)!] = -1;
  basis.forEach((column, i) => {
    const factor = objective[column]!;
    if (factor !== 0) for (let j = 0; j < width; j++) objective[j]! -= factor * table[i]![j]!;
  });
  optimise(objective, n + m);
  return objective[width - 1]! * unit[at.get(target)!]!;
};
