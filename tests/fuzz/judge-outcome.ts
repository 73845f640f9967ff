import type { Operation, Problem } from '../../src/domain/index.ts';

/** Throws where problems are not what every problem must be: coded, located, and safe to show. (That codes are documented is tested elsewhere.) */
export function judgeProblems(problems: readonly Problem[]): void {
  if (problems.length > 20_000) throw new Error(`${problems.length} problems`);
  for (const problem of problems) {
    const { code, at, expected, got, remedy } = problem;
    if (!/^[a-z_]+\.[a-z0-9-]+$/.test(code)) throw new Error(`no code: ${code}`);
    const texts = [expected, got, remedy, at.file ?? '', at.column ?? ''];
    const said = JSON.stringify(problem);
    if (at.file === undefined) throw new Error(`a problem of no file: ${said}`);
    if (at.row !== undefined && !(Number.isSafeInteger(at.row) && at.row >= 1))
      throw new Error(`a row: ${said}`);
    if ([expected, got, remedy].some((text) => text.trim() === '')) throw new Error(`nothing said: ${said}`);
    if (texts.some((text) => UNSAFE.test(text))) throw new Error(`unsafe to show: ${said}`);
    if (texts.some((text) => text.length > 800)) throw new Error(`too long: ${said}`);
  }
}

/** Line breaks, controls, marks that turn the reading, blanks without width, halves of characters. */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** Throws where an operation that was read holds a number that is not whole, a broken text or an empty id. */
export function judgeOperation(operation: Operation): void {
  walk(operation, '$');
}

function walk(value: unknown, path: string): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`${path} is ${value}`);
  } else if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error(`${path} is half a character`);
    if (value === '' && /id$/i.test(path)) throw new Error(`${path} is empty`);
  } else if (value instanceof Map) for (const [key, item] of value) walk(item, `${path}.${String(key)}`);
  else if (ArrayBuffer.isView(value)) return;
  else if (Array.isArray(value))
    value.forEach((item, index) => {
      walk(item, `${path}[${index}]`);
    });
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`);
}
