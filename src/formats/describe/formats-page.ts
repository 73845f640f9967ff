import { DEFAULT_RULES, DEFAULT_SPEEDS_KMH, DEFAULT_SURFACE_FACTORS } from '../default-rules.ts';
import type { Column } from '../field.ts';
import { RECIPIENT_CELLS, RECIPIENTS_PATH } from '../notice-settings.ts';
import { OPERATION_SETTINGS } from '../operation-settings.ts';
import { RULE_SETTINGS, SPEEDS, SURFACES } from '../rule-settings.ts';
import type { Setting } from '../setting.ts';
import { NEED_UNITS } from '../units.ts';
import { DESCRIBED_TABLES, type DescribedTable, ORIGIN_COLUMNS } from './described-tables.ts';
import { EXAMPLE_FOLDER } from './example-folder.ts';

/** docs/formats.md, made from the descriptions that the parser reads by. */
export function formatFormatsPage(): string {
  return [INTRO, COMMON, formatSettings(), ...DESCRIBED_TABLES.map(formatTable), COMMITMENTS, ROADS].join(
    '\n',
  );
}

const INTRO = `# The operation folder: \`throughline/operation@1\`

This page is made from the parser's own descriptions by \`scripts/write-format-docs.ts\`; a test keeps them equal and reads every
example below, which together are one small valid operation. The same descriptions give \`schemas/operation.schema.json\`.
What can be wrong is listed in [errors.md](errors.md); what the planner makes of it in [rules.md](rules.md).

An operation is a folder of plain files. Only \`operation.yaml\`, \`sources.csv\` and \`places.csv\` must be there. What another
file would say is *not known* while it is absent: not zero, not open. A folder is read whole or not at all, and all its problems
are told at once. Files in sub-folders, \`README*\`, \`LICENSE*\` and other \`.md\` files are for people and are not read.
`;

const COMMON = `## Tables

- A table is \`NAME.csv\` (UTF-8, commas, cells with commas or line breaks in double quotes), \`NAME.xlsx\` or \`NAME.geojson\`,
  one of them. In a workbook the sheet called NAME is read, else the first. In GeoJSON the columns are properties of the
  features; a place lies where its Point lies, and the geometry of other tables is for maps and not read.
- An apostrophe before text that a spreadsheet would run as a formula (\`'=1+1\`) is taken off; other apostrophes stay.
- The first row holds column names, in any order and case; or [HXL](https://hxlstandard.org) tags; or names with a row of tags
  directly below. A column under an unknown name is read by its tag. Attributes beyond those listed do no harm; \`#adm1\` to
  \`#adm5\` are all one. Unknown columns are left out with a warning.
- An empty cell means *not known*, or the default that the column states.
- Row numbers in problems are those of a spreadsheet: the first row is 1. In GeoJSON files row n is the nth feature; in
  operation.yaml it is the line.
- **Numbers** are plain digits with a point for decimals. Amounts are kept in whole grams, cubic centimetres, seconds,
  millimetres and millilitres; decimals finer than that are refused, never rounded. (Degrees are rounded to 7 decimals.)
- **Ranges**: the column itself is the figure to plan with; \`X_low\` and \`X_high\` (people and flows: \`low\`, \`best\`, \`high\`)
  are its ends, where they are known.
- **Dates** are \`YYYY-MM-DD\`, local days of the operation. **Instants** are ISO 8601 with their zone,
  \`2024-05-06T05:00:00Z\` or \`2024-05-06T08:00+03:00\`; a date alone means local midnight.
- **Hours**: \`24/7\`, \`closed\`, \`08:00-16:00\`, \`Su-Th 08:00-12:00,13:00-16:00; Fr 09:00-12:00\`. Days are Mo Tu We Th Fr Sa Su; a later
  rule replaces earlier ones for its days; \`22:00-02:00\` runs past midnight.
- **Ids** are at most 80 letters and digits of any script and \`. _ : / + @ -\`. Where a table makes ids, they come from the row's
  content, so that adding rows elsewhere changes none. Ids of facts are unique over all tables.
- Words that call a place safe are dropped from names, and properties that tell which party holds a place are not read at all.

### Columns of every table of facts

All tables but sources and areas have these too.

${formatColumns(ORIGIN_COLUMNS)}
What a plan may know is decided by \`known_at\`: planning as of T sees only rows known by T. Of road_edits.csv only edits known
by then are applied, and only places known by then count for the mean position.
`;

function formatSettings(): string {
  const general = (Object.values(OPERATION_SETTINGS) as readonly Setting<unknown>[]).map(
    ({ path, required, cell, about }) =>
      `| \`${path}\` | ${required ? 'yes' : ''} | ${cell.kind} | ${about} |`,
  );
  const rules = (Object.values(RULE_SETTINGS) as readonly Setting<unknown>[]).map(({ path, cell, about }) => {
    const fallback = DEFAULT_RULES[path.slice('rules.'.length) as keyof typeof DEFAULT_RULES];
    return `| \`${path}\` | ${fallback} | ${cell.kind} | ${about} |`;
  });
  const list = (values: Readonly<Record<string, number>>): string =>
    Object.entries(values)
      .map(([key, value]) => `${key} ${value}`)
      .join(', ');
  return `## operation.yaml

Name, zone, horizon and planning rules. YAML without anchors, aliases and tags; an unknown key is an error.

| key | needed | type | meaning |
|---|---|---|---|
${general.join('\n')}

Every rule may be plain (\`headway_minutes: 20\`) or carry its reason (\`headway_minutes: {value: 20, assumption: why, source: id}\`).
A rule that is not set takes the default and is listed in the plan as an assumption: "default of the product, not confirmed by
the operation".

| rule | default | type | meaning |
|---|---|---|---|
${rules.join('\n')}
${formatRecipientRows()}
| \`${SPEEDS.path}\` | see below | map of ${SPEEDS.cell.kind} | ${SPEEDS.about} |
| \`${SURFACES.path}\` | see below | map of ${SURFACES.cell.kind} | ${SURFACES.about} |

Default speeds: ${list(DEFAULT_SPEEDS_KMH)}.
Default surface factors: ${list(DEFAULT_SURFACE_FACTORS)}.

${formatExample('operation.yaml')}`;
}

/** Settings of each recipient; there is none by default. */
const formatRecipientRows = (): string =>
  Object.entries(RECIPIENT_CELLS)
    .map(
      ([key, { cell, about, required }]) =>
        `| \`${RECIPIENTS_PATH}.ID.${key}\` | ${required ? 'needed' : ''} | ${cell.kind} | ${about} |`,
    )
    .join('\n');

function formatTable(table: DescribedTable): string {
  const notes: Readonly<Record<string, string>> = {
    'needs.csv': `Units: ${Object.keys(NEED_UNITS).join(', ')}.\n\n`,
    'stock.csv': 'The columns may also be called packs, packs_low and packs_high.\n\n',
    'arrivals.csv': 'The columns may also be called packs, packs_low and packs_high.\n\n',
    'areas.geojson': 'The columns are properties of the features.\n\n',
    'access.geojson': 'The columns are properties of the features; lists may be JSON arrays.\n\n',
  };
  const more = table.isFacts ? 'And the columns of every table of facts.\n\n' : '';
  return `## ${table.file}

${table.about}

${formatColumns(table.columns)}
${more}${notes[table.file] ?? ''}${formatExample(table.file)}`;
}

function formatColumns(columns: readonly Column[]): string {
  const rows = columns.map(
    ({ name, required, kind, about, hxl }) =>
      `| \`${name}\` | ${required ? 'yes' : ''} | ${kind} | ${about} | \`${hxl}\` |`,
  );
  return `| column | needed | type | meaning | HXL |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
}

/** The fence names the file, so that the test knows what to read. */
const formatExample = (file: string): string =>
  `\`\`\`${file.slice(file.lastIndexOf('.') + 1)} ${file}\n${EXAMPLE_FOLDER[file]}\`\`\`\n`;

const COMMITMENTS = `## commitments.json

What an earlier plan had notified when it was rolled on: movements exactly as in its plan file, with what was sent to whom and
what came back. \`roll\` writes it; nobody edits it. What happens to them is rule R29 of [rules.md](rules.md).
`;

const ROADS = `## Roads

One of \`roads.osm.pbf\`, \`roads.osm\`, \`roads.osm.gz\` (OpenStreetMap extracts) or \`roads.geojson\`. In GeoJSON a road is a LineString
with an id and OSM tags as properties. Roads meet at equal coordinates (7 decimals); near misses are reported, and joined
within the rule \`roads.join_m\`. Tags about the military are dropped at the border.

${formatExample('roads.geojson')}`;
