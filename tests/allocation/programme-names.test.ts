import { expect, it } from 'vitest';
import { buildProgramme } from '../../src/engine/allocation/build-programme.ts';
import { computeLanes } from '../../src/engine/allocation/lanes.ts';
import { columnName, type Programme, rowName } from '../../src/engine/allocation/programme.ts';
import { buildPlainProgramme } from '../support/plain-programme.ts';
import { randomTiny } from '../support/random-tiny.ts';
import { constantTravel, tinySituation } from '../support/tiny-operation.ts';

/** Entries of every row by names, cumulative rows summed up. */
const spellOut = (programme: Programme): Map<string, Map<string, number>> => {
  const { rowCount, rowBefore, columnCount, differences } = programme;
  const rows = Array.from({ length: rowCount }, () => new Map<string, number>());
  for (let j = 0; j < columnCount; j++) {
    for (let k = differences.starts[j]!; k < differences.starts[j + 1]!; k++)
      rows[differences.indices[k]!]!.set(columnName(programme, j), differences.values[k]!);
  }
  for (let i = 0; i < rowCount; i++) {
    if (rowBefore[i]! < 0) continue;
    for (const [name, value] of rows[rowBefore[i]!]!) rows[i]!.set(name, (rows[i]!.get(name) ?? 0) + value);
  }
  return new Map(
    rows.map((row, i) => [rowName(programme, i), new Map([...row].filter(([, value]) => value !== 0))]),
  );
};

it('has the rows and columns of the rules by name, entry, bound and right side', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const situation = tinySituation(randomTiny(seed));
    const lanes = computeLanes(situation, constantTravel(3000));
    const programme = buildProgramme(situation, lanes);
    const plain = buildPlainProgramme(situation, lanes);
    for (let j = 0; j < programme.columnCount; j++) {
      const name = columnName(programme, j);
      expect(programme.columnUpper[j], `seed ${seed} ${name}`).toBe(plain.upper.get(name));
    }
    const rows = spellOut(programme);
    for (let i = 0; i < programme.rowCount; i++) {
      const name = rowName(programme, i);
      const expected = plain.rows.get(name);
      expect(programme.rowUpper[i], `seed ${seed} ${name}`).toBe(expected?.side);
      // The plain programme also has columns of goods of which there is nothing: their bound is 0.
      const entries = new Map([...expected!.entries].filter(([column]) => plain.upper.get(column)! > 0));
      for (const [column, value] of entries) {
        if (column.startsWith('r|')) continue;
        expect(rows.get(name)!.get(column) ?? 0, `seed ${seed} ${name} ${column}`).toBe(value);
      }
      for (const column of rows.get(name)!.keys()) expect(expected!.entries.has(column)).toBe(true);
    }
  }
});
