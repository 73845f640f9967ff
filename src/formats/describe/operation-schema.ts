import type { JsonSchema } from '../cell.ts';
import { DEFAULT_RULES } from '../default-rules.ts';
import type { Column } from '../field.ts';
import { RECIPIENT_CELLS, RECIPIENTS_PATH } from '../notice-settings.ts';
import { OPERATION_SETTINGS } from '../operation-settings.ts';
import { RULE_SETTINGS, SPEEDS, SURFACES } from '../rule-settings.ts';
import type { Setting } from '../setting.ts';
import { DESCRIBED_TABLES, type DescribedTable, ORIGIN_COLUMNS } from './described-tables.ts';

/**
 * The operation folder as one JSON document (draft 2020-12): a key for each file, its rows as objects of cells with
 * numbers as numbers; GeoJSON files by their features' properties. Made from the descriptions that the parser reads by.
 */
export function buildOperationSchema(): JsonSchema {
  const files = DESCRIBED_TABLES.map((table) => [table.file, buildFile(table)] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://throughline.example/schemas/operation@1.json',
    title: 'throughline/operation@1',
    description:
      'An operation folder as one document: a key for each file. The rules that span files are checked by `throughline validate`.',
    type: 'object',
    required: ['operation.yaml', 'sources.csv', 'places.csv'],
    properties: { 'operation.yaml': buildSettings(), ...Object.fromEntries(files) },
    additionalProperties: false,
    $defs: {
      origin: { properties: buildProperties(ORIGIN_COLUMNS), required: listRequired(ORIGIN_COLUMNS) },
    },
  };
}

function buildFile(table: DescribedTable): JsonSchema {
  const row = {
    type: 'object',
    properties: buildProperties(table.columns),
    required: listRequired(table.columns),
    ...(table.isFacts && { $ref: '#/$defs/origin' }),
    // Unknown columns are let be, with a warning.
    additionalProperties: true,
  };
  if (!table.file.endsWith('.geojson')) return { description: table.about, type: 'array', items: row };
  const feature = {
    type: 'object',
    required: ['type', 'properties', 'geometry'],
    properties: { type: { const: 'Feature' }, properties: row, geometry: { type: ['object', 'null'] } },
  };
  return {
    description: table.about,
    type: 'object',
    required: ['type', 'features'],
    properties: { type: { const: 'FeatureCollection' }, features: { type: 'array', items: feature } },
  };
}

const buildProperties = (columns: readonly Column[]): JsonSchema =>
  Object.fromEntries(
    columns.map(({ name, kind, schema, about, hxl }) => [
      name,
      { ...schema, description: about, $comment: `${kind}; HXL ${hxl}` },
    ]),
  );

const listRequired = (columns: readonly Column[]): readonly string[] =>
  columns.filter((column) => column.required).map((column) => column.name);

interface Group {
  readonly properties: Record<string, JsonSchema | Group>;
  readonly required: string[];
}

function buildSettings(): JsonSchema {
  const root: Group = { properties: {}, required: [] };
  for (const one of Object.values(OPERATION_SETTINGS) as readonly Setting<unknown>[])
    place(root, one.path, one.required, {
      ...one.cell.schema,
      description: one.about,
      $comment: one.cell.kind,
    });
  for (const one of Object.values(RULE_SETTINGS) as readonly Setting<unknown>[]) {
    const fallback = DEFAULT_RULES[one.path.slice('rules.'.length) as keyof typeof DEFAULT_RULES];
    place(root, one.path, false, {
      ...allowReason(one.cell.schema),
      description: `${one.about} Default ${fallback}.`,
    });
  }
  for (const { path, cell, about } of [SPEEDS, SURFACES])
    place(root, path, false, {
      type: 'object',
      additionalProperties: allowReason(cell.schema),
      description: about,
    });
  place(root, RECIPIENTS_PATH, false, {
    type: 'object',
    description: 'Who must be told of every movement, each under its id.',
    additionalProperties: {
      type: 'object',
      required: Object.entries(RECIPIENT_CELLS).flatMap(([key, { required }]) => (required ? [key] : [])),
      properties: Object.fromEntries(
        Object.entries(RECIPIENT_CELLS).map(([key, { cell, about }]) => [
          key,
          { ...allowReason(cell.schema), description: about },
        ]),
      ),
      additionalProperties: false,
    },
  });
  return seal(root);
}

/** A rule may be plain, or carry its reason. */
const allowReason = (schema: JsonSchema): JsonSchema => ({
  anyOf: [
    schema,
    {
      type: 'object',
      required: ['value'],
      properties: { value: schema, assumption: { type: 'string' }, source: { type: 'string' } },
      additionalProperties: false,
    },
  ],
});

function place(root: Group, path: string, required: boolean, schema: JsonSchema): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  let group = root;
  for (const key of keys) {
    if (required && !group.required.includes(key)) group.required.push(key);
    group.properties[key] ??= { properties: {}, required: [] };
    group = group.properties[key] as Group;
  }
  group.properties[last] = schema;
  if (required) group.required.push(last);
}

function seal(group: Group): JsonSchema {
  const properties = Object.entries(group.properties).map(([key, value]) => [
    key,
    isGroup(value) ? seal(value) : value,
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: group.required,
    additionalProperties: false,
  };
}

const isGroup = (value: JsonSchema | Group): value is Group =>
  Array.isArray(value['required']) && !('type' in value);
