/** Reports what is wrong with a value at a path; silent when the value has the shape. */
export type Shape = (value: unknown, path: string, report: ShapeReport) => void;

/** `fractional` and `negative` tell numbers that are no count from values of a wrong kind. */
export type ShapeReport = (
  fault: 'missing' | 'kind' | 'not-whole' | 'negative',
  path: string,
  expected: string,
  actual: unknown,
) => void;

export const whole: Shape = (value, path, report) => {
  if (typeof value !== 'number')
    report(value === undefined ? 'missing' : 'kind', path, 'a whole number', value);
  else if (!Number.isSafeInteger(value)) report('not-whole', path, 'a whole number', String(value));
  else if (value < 0) report('negative', path, 'at least 0', value);
};

export const signed: Shape = (value, path, report) => {
  if (typeof value !== 'number')
    report(value === undefined ? 'missing' : 'kind', path, 'a whole number', value);
  else if (!Number.isSafeInteger(value)) report('not-whole', path, 'a whole number', String(value));
};

export const text: Shape = (value, path, report) => {
  if (typeof value !== 'string') report(value === undefined ? 'missing' : 'kind', path, 'text', value);
};

export const date: Shape = (value, path, report) => {
  const fits = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
  if (!fits) report(value === undefined ? 'missing' : 'kind', path, 'a date YYYY-MM-DD', value);
};

export const flag: Shape = (value, path, report) => {
  if (typeof value !== 'boolean')
    report(value === undefined ? 'missing' : 'kind', path, 'true or false', value);
};

export const orNull =
  (shape: Shape): Shape =>
  (value, path, report) => {
    if (value !== null) shape(value, path, report);
  };

export const oneOf =
  (...choices: readonly string[]): Shape =>
  (value, path, report) => {
    if (typeof value !== 'string' || !choices.includes(value))
      report(value === undefined ? 'missing' : 'kind', path, choices.join(' or '), value);
  };

export const list =
  (shape: Shape): Shape =>
  (value, path, report) => {
    if (!Array.isArray(value)) report(value === undefined ? 'missing' : 'kind', path, 'a list', value);
    else for (let i = 0; i < value.length; i++) shape(value[i], `${path}[${i}]`, report);
  };

export const record =
  (members: Readonly<Record<string, Shape>>): Shape =>
  (value, path, report) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report(value === undefined ? 'missing' : 'kind', path, 'an object', value);
      return;
    }
    for (const [key, shape] of Object.entries(members))
      shape((value as Record<string, unknown>)[key], `${path}.${key}`, report);
  };

/** The shape that the value's `kind` names. */
export const byKind =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, path, report) => {
    const kind = (value as { kind?: unknown } | null)?.kind;
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (shape) shape(value, path, report);
    else report('kind', `${path}.kind`, Object.keys(shapes).join(' or '), kind);
  };
