import { CHECK_CODES, type CheckCode } from './check-codes.ts';

/** One broken rule: where in the plan, what the rules call for and what the plan says. */
export interface Violation {
  readonly code: CheckCode;
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

/** How many things one rule really looked at; 0 says that nothing was there to look at. */
export interface RuleCount {
  readonly code: CheckCode;
  readonly checked: number;
}

/** How far a plan stays below its bound in one stage, in parts per million of coverage (R21); negative where it is above. */
export interface BoundDistance {
  /** `floor1`, `target1` ... */
  readonly stage: string;
  readonly leastPpm: number;
  readonly meanPpm: number;
}

export interface CheckResult {
  readonly violations: readonly Violation[];
  readonly rules: readonly RuleCount[];
  /** No violation in itself: vehicles come whole, the bound does not. */
  readonly distances: readonly BoundDistance[];
}

/** Collects what the rules find. Owned by one run of the judge. */
export interface Findings {
  /** Counts one examined thing and records a violation unless `ok`. Returns `ok`. */
  readonly expect: (
    code: CheckCode,
    ok: boolean,
    where: string,
    expected: unknown,
    actual: unknown,
  ) => boolean;
  /** `expect` for two numbers or texts that must be equal. */
  readonly equal: (code: CheckCode, where: string, expected: unknown, actual: unknown) => boolean;
  /** Counts things examined and found right, where one by one would cost too much. */
  readonly count: (code: CheckCode, things: number) => void;
  readonly result: (distances?: readonly BoundDistance[]) => CheckResult;
}

/** Violations of one code beyond this many are counted but not listed: the first ones tell the story. */
const LISTED_PER_CODE = 200;

export function createFindings(): Findings {
  const checked = new Map<CheckCode, number>();
  const broken = new Map<CheckCode, number>();
  const violations: Violation[] = [];
  const count = (code: CheckCode, things: number): void => {
    checked.set(code, (checked.get(code) ?? 0) + things);
  };
  const expect: Findings['expect'] = (code, ok, where, expected, actual) => {
    count(code, 1);
    if (ok) return true;
    const before = broken.get(code) ?? 0;
    broken.set(code, before + 1);
    if (before < LISTED_PER_CODE)
      violations.push({ code, where, expected: show(expected), actual: show(actual) });
    return false;
  };
  return {
    expect,
    equal: (code, where, expected, actual) => expect(code, expected === actual, where, expected, actual),
    count,
    result: (distances = []) => ({
      violations,
      distances,
      rules: (Object.keys(CHECK_CODES) as CheckCode[])
        .sort()
        .map((code) => ({ code, checked: checked.get(code) ?? 0 })),
    }),
  };
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return 'nothing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
